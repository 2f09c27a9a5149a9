namespace Entente.Weighing;

/// <summary>How a prediction came out.</summary>
public enum LedgerStatus
{
    /// <summary>Not decided, or not recorded.</summary>
    Unresolved,

    /// <summary>It came true.</summary>
    Yes,

    /// <summary>It did not.</summary>
    No,
}

/// <summary>A prediction that a speaker made, rewritten by us as a dated forecast.</summary>
public sealed record LedgerEntry
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who predicted.</summary>
    public required string Speaker { get; init; }

    /// <summary>In which article.</summary>
    public string? Article { get; init; }

    /// <summary>The speaker's own words, in the original.</summary>
    public Anchor? Anchor { get; init; }

    /// <summary>Our rewriting.</summary>
    public required string Text { get; init; }

    /// <summary>When it was said.</summary>
    public DateOnly? Made { get; init; }

    /// <summary>By when it is to happen.</summary>
    public DateOnly? By { get; init; }

    /// <summary>What decides it.</summary>
    public string? Rule { get; init; }

    /// <summary>The probability that we read into the words.</summary>
    public double? P { get; init; }

    /// <summary>Why that probability.</summary>
    public string? Why { get; init; }

    /// <summary>The outcome of this case that it is about.</summary>
    public string? Outcome { get; init; }

    /// <summary>How it came out.</summary>
    public LedgerStatus Status { get; init; }

    /// <summary>When that was known.</summary>
    public DateOnly? Resolved { get; init; }

    /// <summary>Where that is recorded.</summary>
    public string? Source { get; init; }

    /// <summary>Where it stands.</summary>
    public Place At { get; init; }
}

/// <summary>How an outcome came out.</summary>
public enum ResolutionResult
{
    /// <summary>It did not happen.</summary>
    No,

    /// <summary>It happened.</summary>
    Yes,

    /// <summary>The question could not be decided by its rule.</summary>
    Void,
}

/// <summary>What came out: of an outcome at a date, or which hypothesis of a question held.</summary>
/// <param name="Outcome">The outcome's id; null for a hypothesis.</param>
/// <param name="Date">The outcome's date.</param>
/// <param name="Result">How the outcome came out.</param>
/// <param name="Question">The question's id; null for an outcome.</param>
/// <param name="Hypothesis">The hypothesis that held.</param>
/// <param name="On">When that was known.</param>
/// <param name="Source">Where it is recorded.</param>
/// <param name="At">Where it stands.</param>
public sealed record Resolution(string? Outcome, DateOnly? Date, ResolutionResult Result, string? Question, string? Hypothesis, DateOnly On, string Source, Place At);

/// <summary>A forecast that was made for the case; rows are only ever added.</summary>
/// <param name="When">The day it was made.</param>
/// <param name="Who">Who made it.</param>
/// <param name="Outcome">The outcome's or the hypothesis's id.</param>
/// <param name="Date">The outcome's date; null for a hypothesis.</param>
/// <param name="P">0 to 1.</param>
public sealed record CaseForecast(DateOnly When, string Who, string Outcome, DateOnly? Date, double P);
