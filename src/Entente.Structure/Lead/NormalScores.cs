using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>A series by rank, as the normal quantiles of the ranks (van der Waerden 1952): one massacre weighs as the highest rank, not as a thousand days.</summary>
public static class NormalScores
{
    /// <summary>The scores; equal values share the mean of their ranks, missing values (NaN) stay missing.</summary>
    public static double[] Of(IReadOnlyList<double> series)
    {
        int[] order = [.. Enumerable.Range(0, series.Count).Where(i => double.IsFinite(series[i])).OrderBy(i => series[i])];
        var scores = new double[series.Count];
        Array.Fill(scores, double.NaN);
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && series[order[to]] == series[order[from]])
                to++;
            var score = Normal.Quantile(((from + to + 1) / 2.0) / (order.Length + 1));
            for (; from < to; from++)
                scores[order[from]] = score;
        }

        return scores;
    }
}
