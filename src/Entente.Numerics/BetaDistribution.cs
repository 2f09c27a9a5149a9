namespace Entente.Numerics;

/// <summary>The beta distribution on 0 to 1.</summary>
public static class BetaDistribution
{
    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x, double a, double b) =>
        x is < 0 or > 1 ? 0 : Math.Exp(((a - 1) * Math.Log(x)) + ((b - 1) * SpecialFunctions.Log1p(-x)) - SpecialFunctions.LogBeta(a, b));

    /// <summary>P(X ≤ x).</summary>
    public static double Cdf(double x, double a, double b) => SpecialFunctions.BetaI(x, 1 - x, a, b);

    /// <summary>P(X &gt; x), with all digits in the upper tail.</summary>
    public static double Tail(double x, double a, double b) => SpecialFunctions.BetaI(1 - x, x, b, a);

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> lies outside 0 to 1, or a shape is not positive.</exception>
    public static double Quantile(double p, double a, double b)
    {
        Probability.Check(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(a);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(b);
        if (p is 0 or 1)
            return p;

        // Each side is solved in the variable that is small there, where doubles are dense.
        var middle = a / (a + b);
        return p <= Cdf(middle, a, b)
            ? Probability.Invert(x => SpecialFunctions.BetaI(x, 1 - x, a, b) - p, 0, middle)
            : 1 - Probability.Invert(y => SpecialFunctions.BetaI(y, 1 - y, b, a) - (1 - p), 0, 1 - middle);
    }
}
