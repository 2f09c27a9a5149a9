namespace Entente.Numerics;

/// <summary>The chi-square distribution.</summary>
public static class ChiSquare
{
    /// <summary>P(X ≤ x) with <paramref name="df"/> degrees of freedom (any positive number).</summary>
    public static double Cdf(double x, double df) => SpecialFunctions.GammaP(df / 2, x / 2);

    /// <summary>P(X &gt; x): the p value of a chi-square test, with all digits however small.</summary>
    public static double Tail(double x, double df) => SpecialFunctions.GammaQ(df / 2, x / 2);

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> lies outside 0 to 1, or <paramref name="df"/> is not positive.</exception>
    public static double Quantile(double p, double df) => GammaDistribution.Quantile(p, df / 2, 0.5);

    /// <summary>The value above which a share <paramref name="q"/> lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> lies outside 0 to 1, or <paramref name="df"/> is not positive.</exception>
    public static double TailQuantile(double q, double df) => GammaDistribution.TailQuantile(q, df / 2, 0.5);
}
