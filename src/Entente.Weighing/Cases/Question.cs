using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>What a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>How long something lasts.</summary>
    Duration,

    /// <summary>Which explanation holds.</summary>
    Explanation,
}

/// <summary>A question with its outcomes and its rival hypotheses.</summary>
public sealed record Question
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The question in words.</summary>
    public required string Ask { get; init; }

    /// <summary>What it asks for.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The pair of states it is about.</summary>
    public Dyad? Dyad { get; init; }

    /// <summary>The day that a duration is counted from.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>What its one-line answer is about.</summary>
    public Headline? Headline { get; init; }

    /// <summary>The outcomes, in the order of the file.</summary>
    public ImmutableArray<Outcome> Outcomes { get; init; } = [];

    /// <summary>The named hypotheses, in the order of the file.</summary>
    public ImmutableArray<Hypothesis> Hypotheses { get; init; } = [];

    /// <summary>What none of the hypotheses says; null in a draft.</summary>
    public CatchAll? CatchAll { get; init; }

    /// <summary>Pacts known to be in a comparison class of this question's priors.</summary>
    public ImmutableArray<string> Precedents { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public Place At { get; init; }
}

/// <summary>What the one-line answer of a question is about: an outcome at a date, or a hypothesis.</summary>
/// <param name="Outcome">The outcome's id.</param>
/// <param name="Date">The outcome's date.</param>
/// <param name="Hypothesis">The hypothesis's id, where the answer is its posterior.</param>
public sealed record Headline(string? Outcome, DateOnly? Date, string? Hypothesis);

/// <summary>What sort of ending an outcome is; the sorts are never mixed.</summary>
public enum OutcomeType
{
    /// <summary>The instrument ends: expires, is denounced, is replaced.</summary>
    Instrument,

    /// <summary>An open break.</summary>
    Rupture,

    /// <summary>A security pact with the other's rival.</summary>
    Realignment,

    /// <summary>Whether a hypothesis holds.</summary>
    Hypothesis,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What a question asks about, with the rule that decides it. One outcome and date has one probability.</summary>
public sealed record Outcome
{
    /// <summary>Its id, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>The outcome in words.</summary>
    public required string Text { get; init; }

    /// <summary>Its sort.</summary>
    public required OutcomeType Type { get; init; }

    /// <summary>What decides it.</summary>
    public string? Rule { get; init; }

    /// <summary>The days by which it is asked, rising.</summary>
    public ImmutableArray<DateOnly> Dates { get; init; } = [];

    /// <summary>The expression that gives the outside view; <c>{date}</c> in it stands for each date.</summary>
    public string? From { get; init; }

    /// <summary>Whether the file says that there is no outside view; then <see cref="Why"/> says why.</summary>
    public bool NoOutsideView { get; init; }

    /// <summary>Why there is no outside view.</summary>
    public string? Why { get; init; }

    /// <summary>For <see cref="OutcomeType.Hypothesis"/>, the hypothesis.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>Where it stands.</summary>
    public Place At { get; init; }
}
