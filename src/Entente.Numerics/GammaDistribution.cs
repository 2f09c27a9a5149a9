namespace Entente.Numerics;

/// <summary>The gamma distribution with a shape and a rate: mean shape / rate.</summary>
public static class GammaDistribution
{
    /// <summary>The density at <paramref name="x"/> ≥ 0.</summary>
    public static double Density(double x, double shape, double rate = 1) =>
        x < 0 ? 0 : Math.Exp((shape * Math.Log(rate)) + ((shape - 1) * Math.Log(x)) - (rate * x) - SpecialFunctions.LogGamma(shape));

    /// <summary>P(X ≤ x).</summary>
    public static double Cdf(double x, double shape, double rate = 1) => SpecialFunctions.GammaP(shape, rate * x);

    /// <summary>P(X &gt; x), with all digits in the upper tail.</summary>
    public static double Tail(double x, double shape, double rate = 1) => SpecialFunctions.GammaQ(shape, rate * x);

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> lies outside 0 to 1, or a parameter is not positive.</exception>
    public static double Quantile(double p, double shape, double rate = 1)
    {
        Probability.Check(p);
        Check(shape, rate);
        if (p is 0 or 1)
            return p == 0 ? 0 : double.PositiveInfinity;
        var high = Math.Max(1, shape);
        while (SpecialFunctions.GammaP(shape, high) < p && high < 1e300)
            high *= 2;
        return Probability.Invert(x => SpecialFunctions.GammaP(shape, x) - p, 0, high) / rate;
    }

    /// <summary>The value above which a share <paramref name="q"/> lies; keeps its digits for tiny q.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="q"/> lies outside 0 to 1, or a parameter is not positive.</exception>
    public static double TailQuantile(double q, double shape, double rate = 1)
    {
        Probability.Check(q, nameof(q));
        Check(shape, rate);
        if (q is 0 or 1)
            return q == 1 ? 0 : double.PositiveInfinity;
        var high = Math.Max(1, shape);
        while (SpecialFunctions.GammaQ(shape, high) > q && high < 1e300)
            high *= 2;
        return Probability.Invert(x => q - SpecialFunctions.GammaQ(shape, x), 0, high) / rate;
    }

    private static void Check(double shape, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
    }
}
