using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>What sort of thing an item of evidence is.</summary>
public enum EvidenceKind
{
    /// <summary>Something that happened or is so.</summary>
    Fact,

    /// <summary>Something reported, not confirmed.</summary>
    Report,

    /// <summary>What a party to the matter says.</summary>
    Statement,

    /// <summary>An expert's view.</summary>
    Opinion,

    /// <summary>Something of the past that is held to bear on the present.</summary>
    History,

    /// <summary>A premise without a source.</summary>
    Assumption,

    /// <summary>Something that was looked for and not seen.</summary>
    Absence,

    /// <summary>A number from the record.</summary>
    Data,

    /// <summary>A restatement of a hypothesis; the same as <see cref="EvidenceItem.Testimony"/>.</summary>
    Testimony,
}

/// <summary>An item of evidence.</summary>
public sealed record EvidenceItem
{
    /// <summary>Its id, unique in the case, never used again.</summary>
    public required string Id { get; init; }

    /// <summary>The item in words.</summary>
    public required string Text { get; init; }

    /// <summary>Its sort.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>When it happened or was so.</summary>
    public EdtfDate When { get; init; }

    /// <summary>When it could be known; the last day it may be counts. Unknown means that it was always known.</summary>
    public EdtfDate Known { get; init; }

    /// <summary>How it reached us; null in a draft.</summary>
    public EvidenceSource? Source { get; init; }

    /// <summary>Other ways by which the same thing reached us.</summary>
    public ImmutableArray<EvidenceSource> Also { get; init; } = [];

    /// <summary>The group of dependence; null for one that stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>The expression that recomputes it from the record.</summary>
    public string? Query { get; init; }

    /// <summary>The items on which its likelihood depends.</summary>
    public ImmutableArray<string> Given { get; init; } = [];

    /// <summary>The pact of which it is the story.</summary>
    public string? PrecedentOf { get; init; }

    /// <summary>Whether it merely restates a hypothesis.</summary>
    public bool Testimony { get; init; }

    /// <summary>Whether it explains contrary evidence away.</summary>
    public bool Deception { get; init; }

    /// <summary>What would have to be seen for its marks to fall.</summary>
    public string? LoweredBy { get; init; }

    /// <summary>The view that it belongs to.</summary>
    public string? View { get; init; }

    /// <summary>Why it no longer counts; null while it does.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Where it stands.</summary>
    public Place At { get; init; }

    /// <summary>Whether it restates a hypothesis, said in either way.</summary>
    public bool IsTestimony => Testimony || Kind == EvidenceKind.Testimony;

    /// <summary>Every way by which it reached us, the first first.</summary>
    public IEnumerable<EvidenceSource> Sources => Source is null ? Also : Also.Prepend(Source);

    /// <summary>Whether it could be known on <paramref name="day"/>.</summary>
    public bool KnownBy(DateOnly day) => Known.Latest is not { } latest ? Known.Earliest is not { } first || first <= day : latest <= day;

    /// <summary>The weight of its grades: the weakest link of a way, the best of the ways; 1 where nothing is graded.</summary>
    public double Weight(GradeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double? best = null;
        foreach (var source in Sources)
            if (source.Weight(table) is { } w)
                best = Math.Max(best ?? 0, w);
        return best ?? 1;
    }
}

/// <summary>A way by which an item reached us.</summary>
/// <param name="Article">The article's id, for what stands in an article.</param>
/// <param name="Ref">The source in words, for what stands in none.</param>
/// <param name="Url">Its address.</param>
/// <param name="Anchor">The stretch of the original.</param>
/// <param name="Chain">From the origin to the text that was read.</param>
/// <param name="Grade">The grade of the origin.</param>
/// <param name="Relay">The grade of whoever passed it on.</param>
/// <param name="Why">Why this grade.</param>
public sealed record EvidenceSource(string? Article, string? Ref, string? Url, Anchor? Anchor, ImmutableArray<string> Chain, AdmiraltyGrade? Grade, AdmiraltyGrade? Relay, string? Why)
{
    /// <summary>The weakest link; null where nothing is graded.</summary>
    public double? Weight(GradeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double? weight = Grade is { } g ? table.Weight(g) : null;
        return Relay is { } r ? Math.Min(weight ?? 1, table.Weight(r)) : weight;
    }
}

/// <summary>A stretch of an original text.</summary>
/// <param name="Hash">SHA-256 of the extracted text, hexadecimal, small letters.</param>
/// <param name="Span">The stretch, in code points.</param>
/// <param name="Sentence">The sentence's index; the first is 0.</param>
public sealed record Anchor(string Hash, TextSpan Span, int Sentence);
