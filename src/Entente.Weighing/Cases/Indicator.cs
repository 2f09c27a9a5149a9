using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Evidence that has not been seen yet.</summary>
public sealed record Indicator
{
    /// <summary>Its id, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>What would be seen.</summary>
    public required string Text { get; init; }

    /// <summary>Where one would look it up.</summary>
    public string? Where { get; init; }

    /// <summary>By when it would be seen.</summary>
    public EdtfDate? By { get; init; }

    /// <summary>What looking costs, in any unit, over 0; 1 where nothing is said.</summary>
    public double Cost { get; init; } = 1;

    /// <summary>P(seen | hypothesis), words or numbers, in the order of the file.</summary>
    public ImmutableArray<MarkEntry> Expect { get; init; } = [];

    /// <summary>Why.</summary>
    public string? Because { get; init; }

    /// <summary>Where it stands.</summary>
    public Place At { get; init; }
}
