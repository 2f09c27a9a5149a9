using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>An item as one analyst sees it for one question: what the engine computes with.</summary>
internal sealed class ModelRow
{
    /// <summary>No mark is read as less likely than this, so that nothing is refuted by one zero and every posterior is finite.</summary>
    internal const double Floor = 1e-12;

    internal required EvidenceItem Item { get; init; }

    /// <summary>Weight of the grades, 0 to 1.</summary>
    internal required double Weight { get; init; }

    /// <summary>Index of its group of dependence, or -1.</summary>
    internal required int Group { get; init; }

    /// <summary>P(item | named hypothesis) under each combination of its givens: combination first, hypothesis second. Bit j of the combination says that given j holds.</summary>
    internal required double[][] P { get; init; }

    /// <summary>Whether the analyst marked it; an item that others are given may be here without marks.</summary>
    internal required bool Marked { get; init; }

    /// <summary>Whether the item was seen; a given that was not is summed over.</summary>
    internal required bool Observed { get; init; }

    /// <summary>Rows of its givens.</summary>
    internal int[] Parents { get; set; } = [];

    /// <summary>The marks as they were written, of the plain row, for the methods that count words.</summary>
    internal ImmutableArray<string?> Words { get; init; } = [];
}
