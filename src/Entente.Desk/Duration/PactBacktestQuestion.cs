using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Duration.Pacts;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>What is asked of <see cref="PactBacktestQuestion"/>.</summary>
/// <param name="File">A table of pacts: <c>atopid, begin, end, ended, cls</c> and facts.</param>
/// <param name="Horizons">Years ahead.</param>
/// <param name="Origins">Origins, years.</param>
/// <param name="Censored">Years whose last day ends observation, one run for each.</param>
/// <param name="Context">The folder of tables of members, wars and regimes; null to look beside the file.</param>
/// <param name="Lag">How many years late endings and covariates are known.</param>
/// <param name="Seed">The seed of the bootstrap.</param>
/// <param name="Fit">Whether the model as fitted at the end of observation is wanted too.</param>
public sealed record PactBacktestRequest(string File, IReadOnlyList<double> Horizons, IReadOnlyList<int> Origins, IReadOnlyList<int> Censored, string? Context = null, int Lag = 0, ulong Seed = 7, bool Fit = false);

/// <summary>The answer: scores, and every forecast.</summary>
/// <param name="Document">The scores.</param>
/// <param name="Forecasts">The forecasts, each with the year of censoring.</param>
/// <param name="Models">The model of each day of censoring and horizon, where it was asked for.</param>
public sealed record PactBacktestAnswer(PactBacktestDocument Document, IReadOnlyList<(int Censored, PactForecast Forecast)> Forecasts, IReadOnlyList<ScoredPactModel> Models);

/// <summary>Would the model have forecast the ends of pacts better than the period rate?</summary>
public sealed class PactBacktestQuestion : IQuestion<PactBacktestRequest, PactBacktestAnswer>
{
    private static readonly (string Name, Func<int, bool> Belongs)[] Sets =
    [
        ("all", _ => true),
        ("to 1995", o => o <= 1995),
        ("to 1945", o => o <= 1945),
        ("after 1945", o => o > 1945),
    ];

    /// <inheritdoc/>
    /// <exception cref="InputException">The table cannot be read, or no origin can be scored.</exception>
    public Task<PactBacktestAnswer> AskAsync(PactBacktestRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, progress, cancellation), cancellation);
    }

    private static PactBacktestAnswer Answer(PactBacktestRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var notes = new List<string>();
        var history = PactFiles.Read(request.File, request.Context, notes);
        var all = new List<(int, PactForecast)>();
        var models = new List<ScoredPactModel>();
        var (scores, counts) = (new List<ScoreOfSet>(), new List<CountOfWindow>());
        foreach (var year in request.Censored)
        {
            var ensemble = new PactEnsemble(history, year + 1.0);
            foreach (var horizon in request.Horizons)
            {
                ensemble.Prepare(horizon);
                var origins = request.Origins.Where(o => o + horizon <= year + 1.0).ToArray();
                var found = new IReadOnlyList<PactForecast>[origins.Length];
                var done = 0;
                Parallel.For(0, origins.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = 4 }, i =>
                {
                    // The latest origins have the longest past: they go first.
                    var k = origins.Length - 1 - i;
                    found[k] = ensemble.Forecast(origins[k], horizon, request.Lag);
                    progress?.Report(new Progress($"censored {year}, {horizon} years ahead", Interlocked.Increment(ref done), origins.Length, "origins"));
                });
                var forecasts = found.SelectMany(f => f).ToArray();
                all.AddRange(forecasts.Select(f => (year, f)));
                if (request.Fit && ensemble.Fit(year + 1, horizon) is { } model)
                    models.Add(new ScoredPactModel(model with { Shock = EndingCount.Shock(forecasts, year + 1.0) }, ensemble.Pacts, PactScore.Of(forecasts), ScoreDifference.Of(forecasts, request.Seed)));
                foreach (var (name, belongs) in Sets)
                {
                    var set = forecasts.Where(f => belongs(f.Origin)).ToArray();
                    if (set.Length == 0)
                        continue;
                    var (s, d, blocks) = (PactScore.Of(set), ScoreDifference.Of(set, request.Seed), ScoreDifference.Of(set, request.Seed, blockYears: 10));
                    scores.Add(new ScoreOfSet(year, horizon, name, s.Forecasts, s.Origins, s.Brier, s.BaselineBrier, d.Difference, d.Lower, d.Upper, blocks.Lower, blocks.Upper, d.Won, s.Calibration, s.BaselineCalibration, s.LogScore, s.BaselineLogScore));
                }

                counts.AddRange(EndingCount.Of(forecasts).Select(c => new CountOfWindow(year, horizon, c.Origin, c.Standing, c.Ended, c.Expected, c.Lower, c.Upper, c.BinomialLower, c.BinomialUpper)));
            }
        }

        if (all.Count == 0)
            throw new InputException("no origin can be scored: each needs five pacts in force, fifteen endings before it, and its horizon within the years observed", request.File);
        return new PactBacktestAnswer(new PactBacktestDocument("entente/pact-backtest/1", history.Pacts.Count, request.Lag, scores, counts, Verdict(scores, counts, request.Lag), notes), all, models);
    }

    private static string Verdict(List<ScoreOfSet> scores, List<CountOfWindow> counts, int lag)
    {
        var parts = scores.Where(s => s.Origins == "all").Select(s => string.Create(CultureInfo.InvariantCulture,
            $"{s.Horizon:0} years ahead, censored {s.Censored}: Brier {s.Brier:0.0000} against the period rate's {s.BaselineBrier:0.0000}, difference {s.Difference:+0.0000;-0.0000} [{s.Lower:+0.0000;-0.0000}, {s.Upper:+0.0000;-0.0000}]{(s.Difference >= 0 ? ": the model does not beat the period rate" : s.Upper > 0 ? ": better, but the interval holds zero" : ": better")}; 90 % intervals for the number of endings hold {counts.Count(c => c.Censored == s.Censored && c.Horizon == s.Horizon && c.Ended >= c.Lower && c.Ended <= c.Upper)} of {s.OriginCount} windows at a mean width of {counts.Where(c => c.Censored == s.Censored && c.Horizon == s.Horizon).Average(c => c.Upper - c.Lower):0.0} (independent endings: {counts.Count(c => c.Censored == s.Censored && c.Horizon == s.Horizon && c.Ended >= c.BinomialLower && c.Ended <= c.BinomialUpper)})"));
        return string.Join(". ", parts) + $".{(lag > 0 ? $" Endings and covariates are known {lag} years late here." : "")} \"Ends\" is not \"breaks\": nearly half of the endings since 1950 are renegotiations.";
    }
}
