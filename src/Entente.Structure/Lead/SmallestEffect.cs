using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>What a test could have seen.</summary>
public static class SmallestEffect
{
    /// <summary>
    /// The smallest share of the effect's own surprise (its variance beyond its own past) that the cause's past would have to
    /// explain for an F test of this size to find it with the given power (Cohen 1988, chapter 9).
    /// </summary>
    /// <param name="df1">How many coefficients are tested.</param>
    /// <param name="df2">The degrees of freedom of the residuals.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="level">The level of the test.</param>
    /// <param name="power">The power.</param>
    /// <returns>A share between 0 and 1.</returns>
    public static double Share(double df1, double df2, int rows, double level = 0.05, double power = 0.8)
    {
        var critical = FisherF.Quantile(1 - level, df1, df2);
        var (low, high) = (0.0, 1.0);
        while (1 - NoncentralF(critical, df1, df2, high) < power)
            high *= 2;
        for (var k = 0; k < 80; k++)
        {
            var middle = (low + high) / 2;
            if (1 - NoncentralF(critical, df1, df2, middle) < power)
                low = middle;
            else
                high = middle;
        }

        return high / (high + rows);
    }

    /// <summary>The distribution function of the noncentral F: Poisson weights of incomplete beta functions (Johnson, Kotz and Balakrishnan 1995, 30.8).</summary>
    internal static double NoncentralF(double x, double df1, double df2, double noncentrality)
    {
        var share = df1 * x / ((df1 * x) + df2);
        var mean = noncentrality / 2;
        var centre = (int)mean;
        double sum = 0;
        foreach (var step in new[] { 1, -1 })
        {
            for (var j = step > 0 ? centre : centre - 1; j >= 0; j += step)
            {
                var weight = mean == 0 ? (j == 0 ? 1 : 0) : Math.Exp((j * Math.Log(mean)) - mean - SpecialFunctions.LogGamma(j + 1));
                sum += weight * BetaDistribution.Cdf(share, (df1 / 2) + j, df2 / 2);
                if (weight < 1e-14)
                    break;
            }
        }

        return Math.Min(1, sum);
    }
}
