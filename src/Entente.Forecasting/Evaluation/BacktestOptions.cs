namespace Entente.Forecasting;

/// <summary>Which model forecasts.</summary>
public enum ForecastModel
{
    /// <summary>Temporal rules only: each forecast is a list of rules and facts.</summary>
    Rules,

    /// <summary>Rules, counts, embedding and context, ranked by a small network.</summary>
    Ranked,
}

/// <summary>How a backtest is run.</summary>
public sealed record BacktestOptions
{
    /// <summary>The part that is forecast: validation or test.</summary>
    public Part Part { get; init; } = Part.Valid;

    /// <summary>How much of the past is known.</summary>
    public Setting Setting { get; init; } = Setting.SingleStep;

    /// <summary>Which model forecasts.</summary>
    public ForecastModel Model { get; init; } = ForecastModel.Ranked;

    /// <summary>Whether the ranker may use what actors' names say.</summary>
    public bool Names { get; init; }

    /// <summary>What is taken out before ranking.</summary>
    public RankFilter Filter { get; init; } = RankFilter.Time;

    /// <summary>The seed of the embedding, the samples and the networks.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Steps that the graph encoder learns after each day.</summary>
    internal int Steps { get; init; } = 3;

    /// <summary>How many networks are averaged; null chooses by the number of facts.</summary>
    internal int? Networks { get; init; }

    /// <summary>The share of training queries that the ranker learns from; 0 chooses it by the number of facts.</summary>
    internal double Share { get; init; }

    /// <summary>Passes over the samples; null chooses by the number of facts.</summary>
    internal int? Epochs { get; init; }

    /// <summary>Features taken away, for measuring what each adds.</summary>
    internal IReadOnlyCollection<Feature> Without { get; init; } = [];
}
