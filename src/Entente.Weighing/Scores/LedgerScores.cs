using System.Collections.Immutable;
using System.Globalization;
using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>A prediction of the ledger with the score of our rewriting, where it is resolved and has a probability.</summary>
/// <param name="Entry">The prediction.</param>
/// <param name="Brier">0 to 1, low is good; null where it cannot be scored.</param>
/// <param name="Log">-ln of the probability given to what came out; null where it cannot be scored.</param>
/// <param name="CaseProbability">This case's own probability for the same outcome by the first date on or after the prediction's; null where there is none.</param>
/// <param name="WhyNot">Why it is not scored; null where it is.</param>
public sealed record ScoredPrediction(LedgerEntry Entry, double? Brier, double? Log, double? CaseProbability, string? WhyNot)
{
    /// <summary>Every prediction, by speaker, then in the order of the file.</summary>
    /// <param name="case">The case.</param>
    /// <param name="weighing">The case weighed; its probabilities stand beside the speakers'.</param>
    public static ImmutableArray<ScoredPrediction> Of(Case @case, CaseWeighing weighing)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(weighing);
        return [.. @case.Ledger.Select(l => One(l, weighing)).OrderBy(s => s.Entry.Speaker, StringComparer.Ordinal)];
    }

    private static ScoredPrediction One(LedgerEntry l, CaseWeighing weighing)
    {
        var own = weighing.Questions.SelectMany(q => q.Outcomes).Where(o => o.Id == l.Outcome && !double.IsNaN(o.Final) && (o.Date is null || l.By is null || o.Date >= l.By)).OrderBy(o => o.Date).FirstOrDefault()?.Final;
        var why = l.By is null ? "no date" : l.Rule is null ? "no criterion" : l.Status == LedgerStatus.Unresolved ? "unresolved" : l.P is null ? "no probability can be read into the words" : null;
        if (why is not null)
            return new(l, null, null, own, why);
        var yes = l.Status == LedgerStatus.Yes;
        return new(l, BinaryScores.Brier(l.P!.Value, yes), BinaryScores.Log(l.P.Value, yes), own, null);
    }
}

/// <summary>The case's own forecasts of one outcome by one forecaster, scored over the time that the question was open.</summary>
/// <param name="Who">Who forecast.</param>
/// <param name="Outcome">The outcome's id.</param>
/// <param name="Date">Its date.</param>
/// <param name="Forecasts">How many forecasts.</param>
/// <param name="Last">The last probability.</param>
/// <param name="Brier">The time-weighted Brier score (0 to 1).</param>
/// <param name="Coverage">The share of the time from the first forecast of anybody to the resolution in which this one held.</param>
public sealed record ForecastRecord(string Who, string Outcome, DateOnly? Date, int Forecasts, double Last, double? Brier, double Coverage)
{
    /// <summary>One for each forecaster and outcome; scored where <c>outcome.yaml</c> resolves it.</summary>
    public static ImmutableArray<ForecastRecord> Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return [.. @case.Forecasts.GroupBy(f => (f.Outcome, f.Date)).OrderBy(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.Outcome} {g.Key.Date:yyyy-MM-dd}"), StringComparer.Ordinal).SelectMany(g => Each(@case, [.. g]))];
    }

    private static IEnumerable<ForecastRecord> Each(Case @case, List<CaseForecast> forecasts)
    {
        var (outcome, date) = (forecasts[0].Outcome, forecasts[0].Date);
        var resolution = @case.Resolutions.FirstOrDefault(r => (r.Outcome == outcome && r.Date == date && r.Result != ResolutionResult.Void) || (date is null && r.Hypothesis is not null && @case.FindQuestion(r.Question ?? "")?.Hypotheses.Any(h => h.Id == outcome) == true));
        var happened = resolution is not null && (resolution.Outcome is not null ? resolution.Result == ResolutionResult.Yes : resolution.Hypothesis == outcome);
        foreach (var own in forecasts.GroupBy(f => f.Who, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var rows = own.OrderBy(f => f.When).ToList();
            double? brier = null;
            double coverage = 0;
            var opened = forecasts.Min(f => f.When).DayNumber;
            if (resolution is not null && resolution.On.DayNumber > opened)
            {
                var score = TimedScores.CarriedForward([.. rows.Select(f => (double)f.When.DayNumber)], [.. rows.Select(f => BinaryScores.Brier(f.P, happened))], opened, resolution.On.DayNumber, out coverage);
                brier = double.IsNaN(score) ? null : score;
            }

            yield return new(own.Key, outcome, date, rows.Count, rows[^1].P, brier, coverage);
        }
    }
}
