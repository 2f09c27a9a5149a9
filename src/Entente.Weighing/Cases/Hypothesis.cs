using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>A rival explanation or course of events. The named hypotheses of a question exclude each other.</summary>
public sealed record Hypothesis
{
    /// <summary>Its id, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>The hypothesis in words.</summary>
    public required string Text { get; init; }

    /// <summary>Who holds it.</summary>
    public ImmutableArray<string> HeldBy { get; init; } = [];

    /// <summary>Its prior; null for a candidate of a draft.</summary>
    public Prior? Prior { get; init; }

    /// <summary>The day up to which it speaks.</summary>
    public DateOnly? Horizon { get; init; }

    /// <summary>What it leads one to expect of the outcomes.</summary>
    public ImmutableArray<Implication> Implies { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public Place At { get; init; }
}

/// <summary>What none of the named hypotheses says.</summary>
/// <param name="P">Its prior, 0 to 1.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Implies">What it leads one to expect of the outcomes; where it is silent it takes the mean of the named.</param>
public sealed record CatchAll(double P, string? Text, ImmutableArray<Implication> Implies)
{
    /// <summary>The id under which it appears in every result.</summary>
    public const string Id = "X";
}

/// <summary>P(outcome by each date | hypothesis).</summary>
/// <param name="Outcome">The outcome's id.</param>
/// <param name="ByDate">Date and probability, dates rising, probabilities not falling.</param>
public sealed record Implication(string Outcome, ImmutableArray<DatedProbability> ByDate);

/// <summary>A probability for a date.</summary>
/// <param name="Date">The day.</param>
/// <param name="P">0 to 1.</param>
public readonly record struct DatedProbability(DateOnly Date, double P);

/// <summary>Of what sort a prior is.</summary>
public enum PriorKind
{
    /// <summary>Somebody's judgment.</summary>
    Judgment,

    /// <summary>A comparison class's frequency.</summary>
    OutsideView,
}

/// <summary>A prior with its source.</summary>
/// <param name="P">The number, or what holds while the desk has no answer to <paramref name="From"/>.</param>
/// <param name="From">The expression that the desk answers.</param>
/// <param name="Share">The part of the answer that this hypothesis takes, over 0 to 1.</param>
/// <param name="Class">The comparison class that gives the number; the first of the answer where null.</param>
/// <param name="Kind">Its sort.</param>
/// <param name="Source">The source in words.</param>
/// <param name="At">Where it stands.</param>
public sealed record Prior(double? P, string? From, double Share, string? Class, PriorKind Kind, string? Source, Place At);
