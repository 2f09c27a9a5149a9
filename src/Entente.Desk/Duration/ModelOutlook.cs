using System.Collections.Immutable;
using Entente.Duration.Pacts;

namespace Entente.Desk.Duration;

/// <summary>The forecast of the model of endings for one pact: the number that stands wherever this outcome is named.</summary>
/// <param name="Basis">What it was learnt from.</param>
/// <param name="Pacts">From how many pacts.</param>
/// <param name="Seen">One forecast for each day of censoring.</param>
/// <param name="Models">The models behind each, with their scores.</param>
/// <param name="Situation">What is known of the pact, for windows of five years.</param>
internal sealed record ModelOutlook(string Basis, int Pacts, IReadOnlyList<(DateOnly Day, PactOutlook Outlook)> Seen, IReadOnlyList<(DateOnly Day, ScoredPactModel Model)> Models, PactSituation Situation)
{
    internal const int Most = 20;

    /// <summary>The basis of the models that come with the program.</summary>
    internal const string Alliances = "ATOP 4.01";

    private static readonly double[] OwnHorizons = [5, 10];

    /// <summary>The model's forecast; null where there is too little past to learn from.</summary>
    /// <param name="history">The register as a history.</param>
    /// <param name="focal">The pact.</param>
    /// <param name="asOf">The day of asking.</param>
    /// <param name="own">Whether the register is the user's own: the model is then learnt from it.</param>
    /// <param name="change">What is to be changed in what is known of the pact; null for nothing.</param>
    internal static ModelOutlook? Of(PactHistory history, Focal focal, DateOnly asOf, bool own, Func<PactSituation, PactSituation>? change = null)
    {
        PactSituation Known(PactHistory all, string pact, double horizon) => RegisterHistory.Situation(all, pact, asOf, horizon) is var now && change is null ? now : change(now);
        var days = HowLongQuestion.CensoredBy(asOf);
        var (with, id) = RegisterHistory.With(history, focal);
        var embedded = PactModelTable.Embedded.Where(m => DayOf(days, m.Model.SeenTo) is not null).Select(m => (DayOf(days, m.Model.SeenTo)!.Value, m)).ToArray();
        var fitted = !own && embedded.Length > 0 ? embedded : Fit(history, days);
        if (fitted.Length == 0)
            return null;
        return new ModelOutlook(
            !own && embedded.Length > 0 ? Alliances : own ? "the register given" : "the register's own past",
            fitted.Max(f => f.Item2.Pacts),
            [.. fitted.GroupBy(f => f.Item1).OrderBy(g => g.Key).Select(g => (g.Key, new PactOutlook(g.Select(f => f.Item2.Model), h => Known(with, id, h))))],
            fitted,
            Known(with, id, 5));
    }

    /// <summary>The forecast: the mean over the days of censoring on the scale of log odds, as over the models themselves; the band holds both bands.</summary>
    internal OutlookPoint At(double years)
    {
        var points = Seen.Select(s => s.Outlook.At(years)).ToArray();
        var odds = points.Average(p => Math.Log(Clamp(p.P) / (1 - Clamp(p.P))));
        return new OutlookPoint(years, 1 / (1 + Math.Exp(-odds)), points.Min(p => p.Lower), points.Max(p => p.Upper), points.Min(p => p.Lowest), points.Max(p => p.Highest));
    }

    /// <summary>The years until half of such pacts have ended; null where that lies beyond what is forecast.</summary>
    internal double? Median()
    {
        if (At(Most).P > 0.5)
            return null;
        double low = 0, high = Most;
        while (high - low > 1e-9)
            (low, high) = At((low + high) / 2).P > 0.5 ? ((low + high) / 2, high) : (low, (low + high) / 2);
        return high;
    }

    private static double Clamp(double p) => Math.Clamp(p, 1e-9, 1 - 1e-9);

    private static DateOnly? DayOf(DateOnly[] days, double year) => days.FirstOrDefault(d => d is { Month: 12, Day: 31 } && d.Year + 1 == year) is var day && day != default ? day : null;

    private static (DateOnly, ScoredPactModel)[] Fit(PactHistory history, DateOnly[] days)
    {
        var result = ImmutableArray.CreateBuilder<(DateOnly, ScoredPactModel)>();
        var usable = history.With([.. history.Pacts.Where(p => p.Class >= 0)], history.Members);
        foreach (var day in days)
        {
            var year = day is { Month: 12, Day: 31 } ? day.Year + 1 : day.Year;
            var ensemble = new PactEnsemble(usable, year);
            foreach (var horizon in OwnHorizons)
            {
                if (ensemble.Fit(year, horizon) is not { } model)
                    continue;
                var origins = Enumerable.Range(0, 30).Select(i => 1870 + (5 * i)).Where(o => o + horizon <= year).ToArray();
                var found = new IReadOnlyList<PactForecast>[origins.Length];
                Parallel.For(0, origins.Length, i => found[i] = ensemble.Forecast(origins[i], horizon));
                var forecasts = found.SelectMany(f => f).ToArray();
                result.Add((day, new ScoredPactModel(model with { Shock = EndingCount.Shock(forecasts, year) }, ensemble.Pacts, forecasts.Length == 0 ? null : PactScore.Of(forecasts), forecasts.Length == 0 ? null : ScoreDifference.Of(forecasts, 7))));
            }
        }

        return [.. result];
    }
}
