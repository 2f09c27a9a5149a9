using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>Scores of ranked answers, each 0 to 1.</summary>
/// <param name="Count">How many answers were ranked.</param>
/// <param name="Mrr">Mean reciprocal rank.</param>
/// <param name="Hits">Share of ranks up to 1, 3 and 10, by <c>1</c>, <c>3</c>, <c>10</c>.</param>
public sealed record ScoresDocument(int Count, double Mrr, IReadOnlyDictionary<string, double> Hits);

/// <summary>A baseline's scores on the same answers.</summary>
/// <param name="Name"><c>recurrency</c>, <c>popularity</c> or <c>persistence</c>.</param>
/// <param name="Mrr">Mean reciprocal rank.</param>
/// <param name="Hits">As in <see cref="ScoresDocument"/>.</param>
/// <param name="FirstTime">Facts never seen before.</param>
/// <param name="Repeated">Facts seen before.</param>
public sealed record BaselineDocument(string Name, double Mrr, IReadOnlyDictionary<string, double> Hits, ScoresDocument FirstTime, ScoresDocument Repeated);

/// <summary>Scores of one relation.</summary>
/// <param name="Relation">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Mrr">Mean reciprocal rank.</param>
public sealed record RelationScore(int Relation, string Name, int Count, double Mrr);

/// <summary>Scores of one pair of actors, both directions.</summary>
/// <param name="First">One actor.</param>
/// <param name="Second">The other.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Mrr">Mean reciprocal rank.</param>
public sealed record PairScore(string First, string Second, int Count, double Mrr);

/// <summary>Seconds on a clock.</summary>
/// <param name="Learn">Counting, learning and training.</param>
/// <param name="Apply">Forecasting and ranking.</param>
/// <param name="Baselines">Waiting for the baselines, which forecast beside.</param>
public sealed record BacktestSeconds(double Learn, double Apply, double Baselines);

/// <summary>A backtest: <c>entente forecast backtest --json</c>.</summary>
/// <param name="Schema"><c>entente/backtest/1</c>.</param>
/// <param name="Set">The folder's name.</param>
/// <param name="Split"><c>valid</c> or <c>test</c>.</param>
/// <param name="Setting"><c>single-step</c> or <c>multi-step</c>.</param>
/// <param name="Model"><c>rules</c> or <c>ranked</c>.</param>
/// <param name="Names">Whether actors' names were used.</param>
/// <param name="Filter"><c>time</c>, <c>raw</c> or <c>static</c>.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Count">How many answers were ranked, both directions.</param>
/// <param name="Mrr">Mean reciprocal rank, 0 to 1; ties get their mean rank.</param>
/// <param name="Hits">Share of ranks up to 1, 3 and 10.</param>
/// <param name="FirstTime">Facts never seen before.</param>
/// <param name="Repeated">Facts seen before.</param>
/// <param name="CandidateShare">The share of answers among the ranker's candidates.</param>
/// <param name="Baselines">The baselines.</param>
/// <param name="Relations">The relations asked most.</param>
/// <param name="Pairs">The pairs asked most.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakMb">The largest memory of the process, MiB.</param>
public sealed record BacktestDocument(
    string Schema,
    string Set,
    string Split,
    string Setting,
    string Model,
    bool Names,
    string Filter,
    long Seed,
    int Count,
    double Mrr,
    IReadOnlyDictionary<string, double> Hits,
    ScoresDocument FirstTime,
    ScoresDocument Repeated,
    double CandidateShare,
    IReadOnlyList<BaselineDocument> Baselines,
    IReadOnlyList<RelationScore> Relations,
    IReadOnlyList<PairScore> Pairs,
    BacktestSeconds Seconds,
    double PeakMb);

/// <summary>Writes <see cref="BacktestDocument"/>.</summary>
[JsonSerializable(typeof(BacktestDocument))]
public sealed partial class BacktestContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static BacktestContext Of { get; } = new(Documents.Options());
}
