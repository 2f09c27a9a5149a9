namespace Entente.Forecasting;

/// <summary>What a backtest is doing.</summary>
public enum BacktestPhase
{
    /// <summary>Counting and learning from days that are known.</summary>
    Learn,

    /// <summary>Training the ranker.</summary>
    Train,

    /// <summary>Forecasting the days of the part.</summary>
    Apply,

    /// <summary>Waiting for the baselines, which forecast beside.</summary>
    Baselines,
}

/// <summary>How far a backtest is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Done">Days done.</param>
/// <param name="Total">Days in all.</param>
public readonly record struct BacktestStep(BacktestPhase Phase, int Done, int Total);

/// <summary>A baseline's scores.</summary>
/// <param name="Name">Its name: <c>recurrency</c>, <c>popularity</c> or <c>persistence</c>.</param>
/// <param name="All">Over all answers.</param>
/// <param name="FirstTime">Over facts never seen before.</param>
/// <param name="Repeated">Over facts seen before.</param>
public sealed record BaselineScores(string Name, Scores All, Scores FirstTime, Scores Repeated);

/// <summary>What a backtest found.</summary>
/// <param name="Ranks">Every answer's rank, by day, subject, relation and object of the question.</param>
/// <param name="All">Scores over all answers, both directions.</param>
/// <param name="FirstTime">Scores over facts never seen before.</param>
/// <param name="Repeated">Scores over facts seen before.</param>
/// <param name="CandidateShare">The share of answers that were among the ranker's candidates; 1 for rules, which score every actor.</param>
/// <param name="Baselines">The baselines, on the same answers.</param>
public sealed record BacktestResult(
    IReadOnlyList<RankedFact> Ranks,
    Scores All,
    Scores FirstTime,
    Scores Repeated,
    double CandidateShare,
    IReadOnlyList<BaselineScores> Baselines);

/// <summary>Backtests: forecasts the days of a part, one after another or all from its eve, and ranks what happened.</summary>
public static class Backtest
{
    /// <summary>Runs a backtest.</summary>
    /// <param name="set">The facts.</param>
    /// <param name="options">How.</param>
    /// <param name="report">Told what is being done; called from one thread.</param>
    /// <param name="cancellation">Stops within a second.</param>
    /// <exception cref="ArgumentException">The part is the training part or empty, or names are asked for and there are none.</exception>
    public static BacktestResult Run(FactSet set, BacktestOptions options, Action<BacktestStep>? report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Part == Part.Train)
            throw new ArgumentException("The training part is learned from; forecast the validation or the test part.", nameof(options));
        if (set[options.Part].IsEmpty)
            throw new ArgumentException($"The {options.Part} part is empty; there is nothing to forecast.", nameof(options));
        if (options.Names && set.EntityNames.IsEmpty)
            throw new ArgumentException("The actors have no names.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        var run = new BacktestRun(set, options, report, cancellation);
        var ranks = run.Forecast();
        return new BacktestResult(
            ranks,
            Scores.Of(ranks),
            Scores.Of(ranks.Where(r => r.FirstTime)),
            Scores.Of(ranks.Where(r => !r.FirstTime)),
            run.CandidateShare,
            [.. run.Baselines.Select(b => Compare(b.Name, b.Ranks))]);
    }

    private static BaselineScores Compare(string name, IReadOnlyList<RankedFact> ranks) =>
        new(name, Scores.Of(ranks), Scores.Of(ranks.Where(r => r.FirstTime)), Scores.Of(ranks.Where(r => !r.FirstTime)));
}
