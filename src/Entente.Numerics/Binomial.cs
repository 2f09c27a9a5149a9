namespace Entente.Numerics;

/// <summary>The binomial distribution and exact bounds for a share.</summary>
public static class Binomial
{
    /// <summary>P(exactly <paramref name="k"/> of <paramref name="n"/>) at share <paramref name="p"/>.</summary>
    public static double Probability(int k, int n, double p)
    {
        if (k < 0 || k > n)
            return 0;
        if (p is 0 or 1)
            return k == (p == 0 ? 0 : n) ? 1 : 0;
        var choose = -Math.Log(n + 1.0) - SpecialFunctions.LogBeta(n - k + 1.0, k + 1.0);
        return Math.Exp(choose + (k * Math.Log(p)) + ((n - k) * SpecialFunctions.Log1p(-p)));
    }

    /// <summary>P(at most <paramref name="k"/> of <paramref name="n"/>).</summary>
    public static double Cdf(int k, int n, double p) =>
        k < 0 ? 0 : k >= n ? 1 : SpecialFunctions.BetaI(1 - p, p, n - k, k + 1.0);

    /// <summary>The smallest k with P(at most k) ≥ <paramref name="share"/>.</summary>
    public static int Quantile(double share, int n, double p)
    {
        Numerics.Probability.Check(share, nameof(share));
        int low = 0, high = n;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Cdf(middle, n, p) >= share)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>The exact two-sided interval for a share after <paramref name="k"/> of <paramref name="n"/> (Clopper and Pearson 1934).</summary>
    /// <param name="k">How many.</param>
    /// <param name="n">Of how many, at least 1.</param>
    /// <param name="level">The level, such as 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> does not lie within 0 to <paramref name="n"/>, or n is not positive.</exception>
    public static (double Lower, double Upper) ClopperPearson(int k, int n, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, n);
        var tail = (1 - level) / 2;
        var lower = k == 0 ? 0 : BetaDistribution.Quantile(tail, k, n - k + 1.0);
        var upper = k == n ? 1 : 1 - BetaDistribution.Quantile(tail, n - k, k + 1.0);
        return (lower, upper);
    }
}
