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

    private static readonly byte[] GapOf = Table([1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 120]);

    /// <summary>0 for yesterday, then up to 2, 3, 5, 7, 10, 14, 21, 30, 60, 120 days, 11 for longer.</summary>
    internal static int Gap(int days) => GapOf[Math.Min(days, GapOf.Length - 1)];

    /// <summary>0 for once, then up to 2, 4, 8, 16 times, 5 for more.</summary>
    internal static int Count(float times) => (times >= 2 ? 1 : 0) + (times >= 3 ? 1 : 0) + (times >= 5 ? 1 : 0) + (times >= 9 ? 1 : 0) + (times >= 17 ? 1 : 0);

    /// <summary>Both in one.</summary>
    internal static byte Step(int days, float times) => (byte)((Gap(days) * Counts) + Count(times));

    private static byte[] Table(int[] edges)
    {
        var table = new byte[edges[^1] + 2];
        for (var g = 0; g < table.Length; g++)
            while (table[g] < edges.Length && g > edges[table[g]])
                table[g]++;
        return table;
    }
}
