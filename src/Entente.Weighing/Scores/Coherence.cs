namespace Entente.Weighing;

/// <summary>Makes incoherent probabilities coherent: the nearest ones that hang together, by squared distance.</summary>
public static class Coherence
{
    /// <summary>The nearest probabilities of outcomes that exclude each other and exhaust what can happen: from 0 to 1, sum 1 (projection onto the simplex, Held, Wolfe and Crowder 1974).</summary>
    public static double[] ToPartition(ReadOnlySpan<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfZero(probabilities.Length);
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        double sum = 0, shift = 0;
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            sum += sorted[i];
            var candidate = (sum - 1) / (sorted.Length - i);
            if (sorted[i] - candidate > 0)
                shift = candidate;
        }

        var result = probabilities.ToArray();
        for (var i = 0; i < result.Length; i++)
            result[i] = Math.Max(0, result[i] - shift);
        return result;
    }

    /// <summary>The nearest probabilities of one thing by later and later dates: never falling (pool adjacent violators, Ayer et al. 1955), from 0 to 1.</summary>
    public static double[] ToRising(ReadOnlySpan<double> probabilities)
    {
        var blocks = new List<(double Sum, int Count)>();
        foreach (var p in probabilities)
        {
            blocks.Add((Math.Clamp(p, 0, 1), 1));
            while (blocks.Count > 1 && blocks[^1].Sum / blocks[^1].Count < blocks[^2].Sum / blocks[^2].Count)
            {
                var last = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (blocks[^1].Sum + last.Sum, blocks[^1].Count + last.Count);
            }
        }

        return [.. blocks.SelectMany(b => Enumerable.Repeat(b.Sum / b.Count, b.Count))];
    }
}
