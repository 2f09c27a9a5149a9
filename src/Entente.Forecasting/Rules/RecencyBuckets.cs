namespace Entente.Forecasting;

/// <summary>How long ago and how often, in coarse steps: what a temporal rule is told of a past fact.</summary>
internal static class RecencyBuckets
{
    /// <summary>Steps of "how long ago".</summary>
    internal const int Gaps = 12;

    /// <summary>Steps of "how often".</summary>
    internal const int Counts = 6;

    /// <summary>Steps of both in one.</summary>
    internal const int Steps = Gaps * Counts;

    /// <summary>The step of a gap by days, the last for all longer ones; whoever asks for many fetches the table once.</summary>
    internal static readonly byte[] GapOf = Table([1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 120]);

    /// <summary>The step of a count by times, the last for all greater ones.</summary>
    internal static readonly byte[] CountOf = Table([1, 2, 4, 8, 16]);

    /// <summary>0 for yesterday, then up to 2, 3, 5, 7, 10, 14, 21, 30, 60, 120 days, 11 for longer.</summary>
    internal static int Gap(int days) => Gap(days, GapOf);

    /// <summary>The same by a table at hand.</summary>
    internal static byte Gap(int days, ReadOnlySpan<byte> gaps) => gaps[Math.Min(days, gaps.Length - 1)];

    /// <summary>Both in one; of the count, 0 for once, then up to 2, 4, 8, 16 times, 5 for more.</summary>
    internal static byte Step(int days, float times) => Step(Gap(days, GapOf), times, CountOf);

    /// <summary>The same by a table at hand.</summary>
    internal static byte Step(byte gap, float times, ReadOnlySpan<byte> counts) => (byte)((gap * Counts) + counts[Math.Min((int)times, counts.Length - 1)]);

    private static byte[] Table(int[] edges)
    {
        var table = new byte[edges[^1] + 2];
        for (var g = 0; g < table.Length; g++)
            while (table[g] < edges.Length && g > edges[table[g]])
                table[g]++;
        return table;
    }
}
