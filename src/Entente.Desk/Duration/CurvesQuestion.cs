using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.Files;

namespace Entente.Desk.Duration;

/// <summary>What is asked of <see cref="CurvesQuestion"/>.</summary>
/// <param name="File">The CSV file.</param>
/// <param name="Formula">The formula; its terms make the groups.</param>
/// <param name="Interval">The scale of the intervals.</param>
/// <param name="Level">Their level.</param>
/// <param name="Kind">How the curve is built.</param>
/// <param name="Weights">The column of case weights.</param>
/// <param name="Times">The times to report; null for all.</param>
public sealed record CurvesRequest(string File, string Formula, IntervalKind Interval = IntervalKind.LogLog, double Level = 0.95, CurveKind Kind = CurveKind.KaplanMeier, string? Weights = null, IReadOnlyList<double>? Times = null);

/// <summary>How long do the rows of a table last?</summary>
public sealed class CurvesQuestion : IQuestion<CurvesRequest, CurvesDocument>
{
    /// <inheritdoc/>
    public Task<CurvesDocument> AskAsync(CurvesRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static CurvesDocument Answer(CurvesRequest request, CancellationToken cancellation)
    {
        var formula = Formula.Parse(request.Formula);
        var table = CsvTable.Read(request.File);
        cancellation.ThrowIfCancellationRequested();
        var frame = ModelFrame.Of(formula, table, request.Weights);
        var spells = frame.Spells();
        var (group, names) = frame.Groups(table);
        var curves = KaplanMeier.FitEach(spells, group, names, request.Interval, request.Level, request.Kind);
        var until = curves.Max(c => c.Time[^1]);
        var warnings = new List<string>(frame.Notes);
        if (frame.Dropped > 0)
            warnings.Add($"{frame.Dropped} of {table.RowCount} rows miss a value and were dropped");
        foreach (var curve in curves.Where(c => c.Events.Sum() == 0))
            warnings.Add(FormattableString.Invariant($"nothing ended in {(curve.Name.Length == 0 ? "the rows" : curve.Name)}: the curve stays at 1, which is a bound and not a certainty; at level {request.Level} at least {Numerics.Binomial.ClopperPearson(curve.Records, curve.Records, request.Level).Lower:0.####} survive if all are followed to the end"));
        return new CurvesDocument("entente/duration-curves/1", request.Formula, frame.Rows.Count, spells.Events, frame.Dropped, Words.Of(request.Interval), request.Level, [.. curves.Select(c => Document(c, until, request.Times))], warnings);
    }

    private static CurveOfStratum Document(SurvivalCurve c, double until, IReadOnlyList<double>? times)
    {
        var mean = c.RestrictedMean(until);
        var median = c.Median;
        double[] Pick(double[] all, double before) => times is null ? all : [.. times.Select(t => c.StepAt(t) is var s && s < 0 ? before : all[s])];
        double[] Within(double[] all) => times is null ? all : [.. times.Select((t, i) => all.Where((_, k) => c.Time[k] <= t && (i == 0 || c.Time[k] > times[i - 1])).Sum())];
        return new CurveOfStratum(
            c.Name, c.Records,
            times is null ? c.Time : [.. times],
            times is null ? c.AtRisk : [.. times.Select(c.AtRiskAt)],
            Within(c.Events),
            Within(c.Censored),
            Pick(c.Survival, 1),
            Pick([.. c.StdErr.Zip(c.Survival, (e, s) => s == 0 ? double.NaN : e * s)], 0),
            Pick(c.Lower, 1),
            Pick(c.Upper, 1),
            Pick(c.StdErr, 0),
            Pick(c.CumulativeHazard, 0),
            Pick(c.HazardStdErr, 0),
            new Interval(median.Value, median.Lower, median.Upper),
            new MeanUntil(mean.Mean, mean.StdErr, until),
            c.Events.Sum());
    }
}
