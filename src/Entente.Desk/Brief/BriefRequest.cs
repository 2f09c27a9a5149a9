using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief;

/// <summary>Asks for the brief of a case.</summary>
public sealed record BriefRequest
{
    /// <summary>The case's folder.</summary>
    public required string Case { get; init; }

    /// <summary>The folder as the user wrote it, for the recipe.</summary>
    public string? CaseAsGiven { get; init; }

    /// <summary>A folder with the original articles; null where none is attached.</summary>
    public string? Articles { get; init; }

    /// <summary>The same as the user wrote it.</summary>
    public string? ArticlesAsGiven { get; init; }

    /// <summary>The day from which the case is seen; the case's own where null.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The day of publication for articles that do not name one.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The record that queries are answered from; the case's own where null.</summary>
    public string? Record { get; init; }

    /// <summary>The seed of everything drawn.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether testimony counts; the case's own setting where null.</summary>
    public bool? Testimony { get; init; }
}

/// <summary>A brief, and what its reader should know about how it was made.</summary>
/// <param name="Document">The brief.</param>
/// <param name="Warnings">One line each.</param>
public sealed record BriefMade(BriefDocument Document, IReadOnlyList<string> Warnings);
