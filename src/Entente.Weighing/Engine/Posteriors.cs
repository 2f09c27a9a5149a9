namespace Entente.Weighing;

/// <summary>Several posteriors as one.</summary>
internal static class Posteriors
{
    /// <summary>The normalised geometric mean: the mean of the log-odds between any two hypotheses (Genest and Zidek 1986). Identical ones give the same.</summary>
    internal static double[] Pool(IReadOnlyList<double[]> posteriors)
    {
        if (posteriors.Count == 1)
            return posteriors[0];
        var pooled = new double[posteriors[0].Length];
        for (var h = 0; h < pooled.Length; h++)
        {
            double log = 0;
            foreach (var p in posteriors)
                log += Math.Log(p[h]);
            pooled[h] = log / posteriors.Count;
        }

        var max = pooled.Max();
        double sum = 0;
        for (var h = 0; h < pooled.Length; h++)
            sum += pooled[h] = Math.Exp(pooled[h] - max);
        for (var h = 0; h < pooled.Length; h++)
            pooled[h] /= sum;
        return pooled;
    }

    /// <summary>The index of the greatest; the first of equals.</summary>
    internal static int Leader(ReadOnlySpan<double> posterior)
    {
        var best = 0;
        for (var h = 1; h < posterior.Length; h++)
            if (posterior[h] > posterior[best])
                best = h;
        return best;
    }
}
