using System.Collections.Immutable;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.WhatIf;
using Entente.Duration;
using Entente.Duration.Pacts;
using Entente.Files;
using Entente.Record;
using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>What is asked of <see cref="HowLongQuestion"/>.</summary>
/// <param name="A">One state.</param>
/// <param name="B">The other.</param>
/// <param name="AsOf">The day of asking.</param>
/// <param name="Since">When the relation began; null for the pact that stands on that day.</param>
/// <param name="RegisterFile">A table of pacts; null for the embedded register.</param>
/// <param name="Horizons">Years ahead; null for 1, 3, 5, 10, 20.</param>
/// <param name="Record">A record that holds wars, disputes, capability, votes or regimes, for the covariates; null for none.</param>
public sealed record HowLongRequest(StateCode A, StateCode B, DateOnly AsOf, DateOnly? Since = null, string? RegisterFile = null, IReadOnlyList<double>? Horizons = null, string? Record = null)
{
    /// <summary>Changes of the inputs to try beside what is.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];
}

/// <summary>How long can it last? The end of the instrument, from past pacts; of rupture the register does not speak.</summary>
public sealed class HowLongQuestion : IQuestion<HowLongRequest, HowLongDocument>
{
    /// <summary>The day on which the longest provider's record of pacts ends (ATOP 4.01).</summary>
    public static readonly DateOnly RecordEnds = new(2016, 12, 31);

    /// <summary>The day after which recorded endings thin out.</summary>
    public static readonly DateOnly RecordThins = new(2003, 12, 31);

    private static readonly (int From, int To)[] Eras = [(1815, 1869), (1870, 1913), (1914, 1918), (1919, 1938), (1939, 1945), (1946, 1988), (1989, 1992), (1993, 2003), (2004, 2016)];

    private static readonly string[] Kinds = ["expired", "violated", "renegotiated", "stateLost", "unstated"];

    /// <inheritdoc/>
    /// <exception cref="InputException">The register cannot be read, or no pact of the two stands on that day and no start is named.</exception>
    public Task<HowLongDocument> AskAsync(HowLongRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, cancellation), cancellation);
    }

    /// <summary>The two days of censoring that always stand side by side, or one where the day of asking comes first.</summary>
    internal static DateOnly[] CensoredBy(DateOnly asOf) => [.. new[] { RecordThins, RecordEnds }.Select(d => d < asOf ? d : asOf).Distinct()];

    private static HowLongDocument Answer(HowLongRequest request, CancellationToken cancellation)
    {
        var rows = request.RegisterFile is { } file ? PactTable.Parse(TextFile.Read(file), file) : PactRegister.Load();
        var horizons = request.Horizons ?? [1, 3, 5, 10, 20];
        var focal = Focal.Find(rows, new Dyad(request.A, request.B), request.AsOf, request.Since);
        var censored = CensoredBy(request.AsOf);
        var age = focal.Age(rows, PactDating.BySignature, request.AsOf);
        var estimates = ClassEstimates.Of(rows, focal, request.AsOf, censored, horizons);
        cancellation.ThrowIfCancellationRequested();
        var main = ComparisonClasses.For(rows, focal.Parties, focal.Obligations, focal.Id, PactDating.BySignature);
        using var record = request.Record is { } held ? RecordFile.OpenExisting(held) : null;
        var outlook = ModelOutlook.Of(RegisterHistory.Of(rows, record), focal, request.AsOf, request.RegisterFile is not null);
        var forecast = Forecast(outlook, request, horizons, main[0], age);
        var whatIf = request.Changes.Count == 0 ? null : WhatIf(rows, focal, request, horizons, outlook, record, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var spells = PactSpells.Of(rows, PactDating.BySignature);
        var backtest = Backtest(spells, censored);
        var baseline = censored.Select(day => Baseline(spells, day, horizons)).ToArray();
        var spread = ClassEstimates.Spread(estimates, horizons);
        return new HowLongDocument(
    "entente/last/1",
    new PactInQuestion(focal.Id, focal.Name, focal.Parties.First.Text, focal.Parties.Second.Text, Promises(focal.Obligations), ClassEstimates.Iso(focal.Start), focal.Authority, focal.Others),
    ClassEstimates.Iso(request.AsOf),
    age,
    "the instrument ends: it expires, is denounced or violated, is replaced, or a party is lost; nearly half of the recorded endings since 1950 are renegotiations, so \"ends\" is not \"breaks\"",
    forecast,
    estimates,
    spread,
    baseline,
    [.. censored.SelectMany(day => Ways(main[0], age, day, horizons))],
    [.. Eras.Select(e => Era(spells, e))],
    Precedents.Of(rows, focal, age),
    backtest,
    [.. from c in main.Where(c => c.Name is "all" or "same-obligations" or "great-powers" or "same-members") from day in censored let curve = ClassEstimates.Curve(c, day) where curve is not null select new ClassCurve(c.Name, ClassEstimates.Iso(day), curve.Records, curve.Time, curve.AtRisk, curve.Survival, curve.Lower, curve.Upper)],
    HowLongVerdict.Of(focal, request.AsOf, age, forecast, spread, baseline, estimates),
    Limits(request, focal, forecast),
    whatIf);
    }

    private static ModelForecast? Forecast(ModelOutlook? outlook, HowLongRequest request, IReadOnlyList<double> horizons, ComparisonClass all, double age)
    {
        var curves = CensoredBy(request.AsOf).ToDictionary(d => d, d => ClassEstimates.Curve(all, d));
        return outlook is null ? null : ForecastAnswer.Of(outlook, horizons, (day, years) => ClassEstimates.AtRisk(curves[day], age + years));
    }

    private static WhatIfResult WhatIf(ImmutableArray<Pact> rows, Focal focal, HowLongRequest request, IReadOnlyList<double> horizons, ModelOutlook? before, RecordFile? record, CancellationToken cancellation)
    {
        var history = RegisterHistory.Of(WhatIfLast.Rows(rows, request.Changes, focal, request.AsOf), record);
        return WhatIfLast.Of(request.Changes, horizons, before, strength => ModelOutlook.Of(history, focal, request.AsOf, request.RegisterFile is not null, s => WhatIfLast.Situation(s, request.Changes, strength)), cancellation);
    }

    private static BaselineEstimate Baseline(ImmutableArray<PactSpell> spells, DateOnly day, IReadOnlyList<double> horizons)
    {
        var to = PactLife.YearOf(day);
        var rate = PeriodRate.Of(Lives(spells, day), to - 20, to);
        var (lower, upper) = rate.Interval();
        return new BaselineEstimate(ClassEstimates.Iso(day), rate.Endings, rate.PactYears, rate.Rate, [.. horizons.Select(h => new YearsAhead(h, rate.Survival(h), Math.Exp(-upper * h), Math.Exp(-lower * h), false))]);
    }

    private static IEnumerable<WayOfEnding> Ways(ComparisonClass all, double age, DateOnly day, IReadOnlyList<double> horizons)
    {
        var seen = all.Spells.Where(s => s.Seen(day) is { } x && x.Years > age).ToArray();
        if (seen.Length == 0)
            return [];
        var data = new SurvivalData(
            seen.Select(s => s.Seen(day)!.Value.Years).ToArray(),
            seen.Select(s => s.Seen(day)!.Value.Ended ? Cause(s.Kind) : 0).ToArray(),
            seen.Select(_ => age).ToArray());
        var curve = AalenJohansen.Fit(data, Kinds);
        return Kinds.Select((kind, k) => new WayOfEnding(kind, ClassEstimates.Iso(day), [.. horizons.Select(h =>
        {
            var step = curve.StepAt(age + h);
            return step < 0 ? new YearsAhead(h, 0, null, null, false)
                : age + h > curve.Time[^1] && curve.Remaining[^1] > 0 ? new YearsAhead(h, null, null, null, false)
                : new YearsAhead(h, curve.Probability[k][step], Null(curve.Lower[k][step]), Null(curve.Upper[k][step]), false);
        })]));
    }

    private static PeriodHazard Era(ImmutableArray<PactSpell> spells, (int From, int To) era)
    {
        var rate = PeriodRate.Of(Lives(spells, RecordEnds), era.From, era.To + 1);
        var (lower, upper) = rate.Interval();
        return new PeriodHazard(era.From, era.To, rate.Endings, rate.PactYears, rate.PactYears > 0 ? rate.Endings / rate.PactYears : null, Null(lower), Null(upper));
    }

    private static BacktestScore[] Backtest(ImmutableArray<PactSpell> spells, DateOnly[] censored) =>
        [.. from years in new[] { 5.0, 10 }
            from day in censored
            let score = PactScore.Of(CurveBacktest.Run(Lives(spells, day), Enumerable.Range(0, 30).Select(i => 1870 + (5 * i)), years, PactLife.YearOf(day)))
            select new BacktestScore(years, ClassEstimates.Iso(day), score.Forecasts, score.Origins, score.Brier, score.BaselineBrier, score.Calibration, score.BaselineCalibration)];

    private static PactLife[] Lives(ImmutableArray<PactSpell> spells, DateOnly day) =>
        [.. from s in spells let seen = s.Seen(day) where seen is not null
            select new PactLife(s.Id, PactLife.YearOf(s.Start), PactLife.YearOf(s.Start) + seen.Value.Years, seen.Value.Ended ? Cause(s.Kind) : 0)];

    private static int Cause(EndKind kind) => kind switch
    {
        EndKind.Expired => 1,
        EndKind.Violated => 2,
        EndKind.Renegotiated => 3,
        EndKind.StateLost => 4,
        _ => 5,
    };

    private static IReadOnlyList<string> Promises(Obligations o) =>
        [.. Enum.GetValues<Obligations>().Where(x => x != Obligations.None && o.HasFlag(x)).Select(x => x == Obligations.NonAggression ? "nonAggression" : x.ToString().ToLowerInvariant())];

    private static double? Null(double value) => double.IsNaN(value) ? null : value;

    private static IReadOnlyList<string> Limits(HowLongRequest request, Focal focal, ModelForecast? forecast)
    {
        var limits = new List<string>
        {
            "The register speaks of the end of instruments alone; for rupture and realignment there is no outside view here (n = 0).",
            $"Providers follow their pacts to {ClassEstimates.Iso(RecordEnds)} at the latest, and recorded endings thin out before: each estimate stands once censored there and once at {ClassEstimates.Iso(RecordThins)}.",
            "The classes overlap and share shocks (1914-18, 1939-45, 1989-92): their intervals are too narrow for a world war, and their spread is part of the answer.",
        };
        if (focal.Named)
            limits.Add("The start was named by the user; the classes' own starts follow the rule of dating.");
        if (forecast is { Basis: ModelOutlook.Alliances } && request.AsOf > RecordEnds)
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"The models know of endings to {ClassEstimates.Iso(RecordEnds)} at the latest, {PactLife.YearOf(request.AsOf) - PactLife.YearOf(RecordEnds):0.0} years before the day of asking. Known two years late, two thirds of their gain over the period rate goes at five years (Brier .108 beside .111), and at ten years they are no better."));
        if (forecast is { Covariates: var covariates } && covariates.Where(c => c.Value is null).ToArray() is { Length: > 0 } missing)
            limits.Add($"Not known of this pact, and left at the mean of past pacts: {string.Join("; ", missing.Select(c => c.Text))}. A record with such tables (--record) fills what it covers.");
        if (request.AsOf > RecordEnds)
            limits.Add($"Nothing recorded after {ClassEstimates.Iso(RecordEnds)} enters an estimate.");
        return limits;
    }
}
