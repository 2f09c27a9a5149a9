using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Structure.Lead;
using Entente.World;

namespace Entente.Desk.Lead;

/// <summary>What to ask of two series.</summary>
/// <param name="Path">The file, rows in the order of time; null where the two are measures of the record.</param>
/// <param name="Cause">The column, or the expression, that may lead.</param>
/// <param name="Effect">The one that may follow.</param>
public sealed record LeadRequest(string? Path, string Cause, string Effect)
{
    /// <summary>The record that expressions are asked of; it may be absent.</summary>
    public string? Record { get; init; }

    /// <summary>A folder of tables with its mapping, read beside the record; null for none.</summary>
    public string? Tables { get; init; }

    /// <summary>The name of the file in the answer.</summary>
    public string? Name { get; init; }

    /// <summary>The smallest number of lags.</summary>
    public int FromLags { get; init; } = 1;

    /// <summary>The largest number of lags.</summary>
    public int ToLags { get; init; } = 12;

    /// <summary>The last step of the responses.</summary>
    public int Steps { get; init; } = 12;

    /// <summary>Draws of each bootstrap.</summary>
    public int Draws { get; init; } = 999;

    /// <summary>The label of the first row after an event, or its number from 0; null where none is asked about.</summary>
    public string? At { get; init; }

    /// <summary>The seed of the bootstraps.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Who leads whom in two series of events? A series shows timing, never an order.</summary>
public sealed class WhoLeads : IQuestion<LeadRequest, LeadDocument>
{
    private const string Limits = "Timing is not command. A common cause, anticipation of an announced event, or a better coded source for one of the two looks the same; a lead within one period is not seen; that nothing is found does not show that there is nothing.";

    /// <inheritdoc/>
    public Task<LeadDocument> AskAsync(LeadRequest request, IProgress<Progress>? progress, CancellationToken cancellation) =>
        Task.Run(() => Answer(request, progress, cancellation), cancellation);

    private static LeadDocument Answer(LeadRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        if (request.Path is not { } path)
        {
            using var reader = OpenRecords.Reader(request.Record, request.Tables, new Dictionary<string, string>(StringComparer.Ordinal), cancellation);
            return Answer(request, RecordSeries.Of(reader, request.Cause, request.Effect), progress, cancellation);
        }

        var file = SeriesFile.Read(path, request.Cause, request.Effect);
        try
        {
            return Answer(request, file, progress, cancellation);
        }
        catch (InputException e) when (e.File is null)
        {
            throw new InputException(e.Message, path, inner: e);
        }
    }

    internal static LeadDocument Answer(LeadRequest request, SeriesFile file, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        double[][] series = [file.Cause, file.Effect];
        string[] names = [request.Cause, request.Effect];
        var known = Enumerable.Range(0, file.Cause.Length).Count(i => double.IsFinite(file.Cause[i]) && double.IsFinite(file.Effect[i]));
        if (known < (4 * request.ToLags) + 10)
            throw new InputException($"{known} periods are too few for {request.ToLags} lags; {(4 * request.ToLags) + 10} or more were expected, give fewer lags, such as --lags 1..{Math.Max(1, (known - 10) / 4)}");
        var choice = LagChoice.Of(series, names, request.FromLags, request.ToLags);
        var tests = new List<LeadTest>();
        for (var lag = request.FromLags; lag <= request.ToLags; lag++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new Progress("lead", lag - request.FromLags, request.ToLags - request.FromLags + 1, "lags"));
            AddLag(tests, series, names, lag);
        }

        var chosen = VectorAutoregression.Fit(series, names, choice.Aic);
        for (var cause = 0; cause < 2; cause++)
            tests.Add(Row(Direction(names, cause), "bootstrap", "values", choice.Aic, BootstrapCausality.Run(chosen, cause, 1 - cause, request.Draws, request.Seed)));
        tests.Add(Row($"{names[0]}--{names[1]}", "instantaneous", "values", choice.Aic, Causality.Instantaneous(chosen, 0)));
        cancellation.ThrowIfCancellationRequested();
        var forth = LeadVerdict.Of(file.Cause, file.Effect, request.ToLags, request.Seed);
        var back = LeadVerdict.Of(file.Effect, file.Cause, request.ToLags, request.Seed);
        AddVerdict(tests, Direction(names, 0), forth);
        AddVerdict(tests, Direction(names, 1), back);
        var adjusted = ManyTests.BenjaminiHochberg([.. tests.Select(t => t.P)]);
        var smallest = new SmallestEffectResult(SmallestEffect.Share(choice.Aic, chosen.DegreesOfFreedom, chosen.Rows), 0.8, 0.05);
        var responses = ImpulseResponses.Of(chosen, request.Steps);
        var band = BootstrapResponses.Of(chosen, request.Steps, request.Draws, request.Seed);
        return new LeadDocument(
            "entente/lead/1",
            request.Name ?? request.Path ?? "the record",
            request.Cause,
            request.Effect,
            request.Seed,
            known,
            file.Cause.Length - known,
            "normal scores of the ranks",
            new LagTable(choice.Aic, choice.Bic, choice.Hq, choice.Aic, [.. choice.Table.Select(c => new LagRow(c.Lags, c.Aic, c.Bic, c.Hq))]),
            [.. tests.Zip(adjusted, (t, p) => t with { PAdjusted = p })],
            [Breaks(names[0], file.Cause, file.Labels), Breaks(names[1], file.Effect, file.Labels)],
            [.. responses.Responses.Select((r, s) => new LeadResponse(s, r[1, 0], band.Low[s][1, 0], band.High[s][1, 0]))],
            [.. responses.VarianceShares().Select(s => s[1, 0])],
            request.At is { } at ? Interrupted(at, file) : null,
            smallest,
            new LeadVerdictResult(forth.Leads, forth.P, back.Leads, Words(names, forth, back, smallest), Limits))
        {
            Prior = UnderPrior(series, names, request.ToLags),
            Checks = [.. Checks(chosen)],
            LargestRoot = chosen.Roots()[0],
        };
    }

    // A short series allows some of the tests and not others.
    private static IEnumerable<LeadCheck> Checks(VectorAutoregression model)
    {
        var lags = Math.Max(16, 2 * model.Lags);
        (string Method, Func<VectorAutoregression, TestResult> Test)[] all =
        [
            ("portmanteau", m => ResidualTests.Portmanteau(m, lags)),
            ("breusch-godfrey", m => ResidualTests.BreuschGodfrey(m)),
            ("arch", m => ResidualTests.Arch(m)),
            ("jarque-bera", ResidualTests.JarqueBera),
        ];
        foreach (var (method, test) in all)
        {
            if (model.Rows <= 2 * lags)
                continue;
            TestResult result;
            try
            {
                result = test(model);
            }
            catch (InputException)
            {
                continue;
            }

            yield return new LeadCheck(method, result.Statistic, result.Df[0], result.P);
        }
    }

    private static LeadUnderPrior[] UnderPrior(double[][] series, string[] names, int lags)
    {
        var model = SimsZhaAutoregression.Fit(series, names, lags);
        return [.. new[] { 0, 1 }.Select(cause =>
        {
            var (sum, deviation) = model.Sum(cause, 1 - cause);
            return new LeadUnderPrior(Direction(names, cause), lags, sum, deviation);
        })];
    }

    private static void AddLag(List<LeadTest> tests, double[][] series, string[] names, int lag)
    {
        var model = VectorAutoregression.Fit(series, names, lag);
        for (var cause = 0; cause < 2; cause++)
        {
            tests.Add(Row(Direction(names, cause), "ordinary", "values", lag, Pair(Causality.Granger(model, cause), model)));
            tests.Add(Row(Direction(names, cause), "hc3", "values", lag, Pair(Causality.GrangerRobust(model, cause), model)));
            tests.Add(Row(Direction(names, cause), "toda-yamamoto", "values", lag, Causality.TodaYamamoto(series, names, cause, 1 - cause, lag)));
        }
    }

    // With one equation tested, its own degrees of freedom are the ones that count; those of the whole system are too many.
    private static TestResult Pair(TestResult test, VectorAutoregression model) =>
        new(test.Statistic, [test.Df[0], model.DegreesOfFreedom], Numerics.FisherF.Tail(test.Statistic, test.Df[0], model.DegreesOfFreedom));

    private static void AddVerdict(List<LeadTest> tests, string direction, LeadVerdict verdict)
    {
        tests.Add(Row(direction, "hc3", "ranks", verdict.Lags, verdict.Robust));
        if (verdict.Bootstrap is { } bootstrap)
            tests.Add(Row(direction, "bootstrap", "ranks", verdict.Lags, bootstrap));
    }

    private static LeadTest Row(string direction, string method, string scale, int lag, TestResult test) =>
        new(direction, method, scale, lag, test.Statistic, test.Df, test.P, test.P);

    private static string Direction(string[] names, int cause) => $"{names[cause]}->{names[1 - cause]}";

    private static SeriesBreaks Breaks(string name, double[] values, IReadOnlyList<string>? labels)
    {
        var breaks = MeanBreaks.Of(values);
        return new SeriesBreaks(name, breaks.SupF, breaks.At, labels?[breaks.At], breaks.Earliest, breaks.Latest, breaks.P, breaks.PRobust, breaks.Chosen.Breaks);
    }

    private static InterruptedResult Interrupted(string at, SeriesFile file)
    {
        var row = RowOf(at, file);
        var r = InterruptedSeries.Of(file.Effect, row);
        return new InterruptedResult(at, row, r.Level, r.LevelError, r.LevelP, r.Slope, r.SlopeError, r.SlopeP, r.Placebos, r.PlaceboShare)
        {
            AutomaticLag = r.AutomaticLag,
            LevelErrorAutomatic = r.LevelErrorAutomatic,
            SlopeErrorAutomatic = r.SlopeErrorAutomatic,
            DurbinWatson = r.DurbinWatson,
            DurbinWatsonP = r.DurbinWatsonP,
        };
    }

    // A label, or a day: then the first period that begins on it or later; or the number of a row.
    private static int RowOf(string at, SeriesFile file)
    {
        var row = file.Labels?.ToList().IndexOf(at) ?? -1;
        if (row >= 0)
            return row;
        if (DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && file.Labels is { } labels)
        {
            DateOnly?[] starts = [.. labels.Select(Start)];
            if (Array.TrueForAll(starts, s => s is not null))
                return Array.FindIndex(starts, s => s >= day) is >= 0 and var found ? found : throw new InputException($"--at {at}: the last period begins on {starts[^1]:O}; a day within the series was expected");
        }

        if (!int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out row))
            throw new InputException($"--at {at}: {(file.Labels is [var first, ..] ? $"no row has this label in the first column, whose labels run from '{first}' to '{file.Labels[^1]}'" : "the rows have no labels")}; give a label, a day (2024-06-19) where they are dates, or the number of a row from 0");
        return row < file.Effect.Length ? row : throw new InputException($"--at {at}: the file has {file.Effect.Length} rows, numbered from 0");
    }

    // The first day of a period by its label: a day, a month or a year.
    private static DateOnly? Start(string label) =>
        DateOnly.TryParseExact(label, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? start : null;

    private static string Words(string[] names, LeadVerdict forth, LeadVerdict back, SmallestEffectResult smallest)
    {
        var (a, b) = (names[0], names[1]);
        var share = Percent(smallest.Share);
        return (forth.Leads, back.Leads) switch
        {
            (true, false) => $"The past of {a} helps to foresee {b} beyond {b}'s own past (p = {P(forth.P)} with {forth.Lags} lags, robust and bootstrap tests on ranks agree), and not the other way round.",
            (true, true) => $"Each of {a} and {b} helps to foresee the other (p = {P(forth.P)} and {P(back.P)}): they answer each other, and neither is shown to lead.",
            (false, true) => $"The past of {a} does not help to foresee {b} (p = {P(forth.P)}); the past of {b} helps to foresee {a} (p = {P(back.P)}).",
            _ => $"No sign that the past of {a} helps to foresee {b} (p = {P(forth.P)}). An effect below {share} of {b}'s variance beyond its own past would have been missed more often than one time in five.",
        };
    }

    private static string P(double p) => p < 0.001 ? p.ToString("0.##e-0", CultureInfo.InvariantCulture) : p.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
