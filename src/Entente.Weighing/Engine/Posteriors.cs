namespace Entente.Weighing;

/// <summary>Several posteriors as one.</summary>
internal static class Posteriors
{
    private const int Halvings = 80;

    /// <summary>
    /// The normalised geometric mean, which is the mean of the log-odds between any two hypotheses (Genest and Zidek 1986), held to the analysts' own range at
    /// every hypothesis: normalising a geometric mean lifts what all hold unlikely over what any of them said. A hypothesis that would leave the range stays at its
    /// end, and the odds among the others are the geometric mean's. Identical posteriors give the same. Nothing is extremised: without resolved questions
    /// there is nothing to learn a factor from.
    /// </summary>
    internal static double[] Pool(IReadOnlyList<double[]> posteriors)
    {
        if (posteriors.Count == 1)
            return posteriors[0];
        var pooled = new double[posteriors[0].Length];
        Pool(posteriors, pooled);
        return pooled;
    }

    /// <summary>The same into room that is given.</summary>
    internal static void Pool(IReadOnlyList<double[]> posteriors, Span<double> pooled)
    {
        var max = double.NegativeInfinity;
        for (var h = 0; h < pooled.Length; h++)
        {
            double log = 0;
            foreach (var p in posteriors)
                log += Math.Log(p[h]);
            pooled[h] = log / posteriors.Count;
            max = Math.Max(max, pooled[h]);
        }

        double sum = 0;
        for (var h = 0; h < pooled.Length; h++)
            sum += pooled[h] = Math.Exp(pooled[h] - max);
        var outside = false;
        Span<double> low = stackalloc double[pooled.Length];
        Span<double> high = stackalloc double[pooled.Length];
        for (var h = 0; h < pooled.Length; h++)
        {
            pooled[h] /= sum;
            (low[h], high[h]) = (1, 0);
            foreach (var p in posteriors)
                (low[h], high[h]) = (Math.Min(low[h], p[h]), Math.Max(high[h], p[h]));
            outside |= pooled[h] < low[h] || pooled[h] > high[h];
        }

        if (outside)
            Hold(pooled, low, high);
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

    /// <summary>Finds the factor k for which the numbers k p, held between low and high, sum to 1: their sum never falls with k, and at the ends it lies on both sides of 1.</summary>
    private static void Hold(Span<double> p, ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        double from = -60, to = 60;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (from + to) / 2;
            var factor = Math.Exp(middle);
            double total = 0;
            for (var h = 0; h < p.Length; h++)
                total += Math.Clamp(factor * p[h], low[h], high[h]);
            (from, to) = total < 1 ? (middle, to) : (from, middle);
        }

        var k = Math.Exp((from + to) / 2);
        double held = 0, free = 0;
        for (var h = 0; h < p.Length; h++)
            if (k * p[h] <= low[h] || k * p[h] >= high[h])
                held += p[h] = Math.Clamp(k * p[h], low[h], high[h]);
            else
                free += p[h] *= k;
        if (free <= 0)
            return;
        for (var h = 0; h < p.Length; h++)
            if (p[h] > low[h] && p[h] < high[h])
                p[h] = Math.Clamp(p[h] * (1 - held) / free, low[h], high[h]);
    }
}
