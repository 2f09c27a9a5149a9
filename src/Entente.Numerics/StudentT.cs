namespace Entente.Numerics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>P(X ≤ x) with <paramref name="df"/> degrees of freedom.</summary>
    public static double Cdf(double x, double df) => Tail(-x, df);

    /// <summary>P(X &gt; x), with all digits in the upper tail.</summary>
    public static double Tail(double x, double df)
    {
        var square = x * x;
        var outer = 0.5 * SpecialFunctions.BetaI(df / (df + square), square / (df + square), df / 2, 0.5);
        return x >= 0 ? outer : 1 - outer;
    }

    /// <summary>The two-sided p value.</summary>
    public static double TwoSided(double t, double df) => 2 * Tail(Math.Abs(t), df);

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> lies outside 0 to 1, or <paramref name="df"/> is not positive.</exception>
    public static double Quantile(double p, double df)
    {
        Probability.Check(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (p == 0.5)
            return 0;
        if (p is 0 or 1)
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var tail = p < 0.5 ? p : 1 - p;
        double high = 1;
        while (Tail(high, df) > tail && high < 1e300)
            high *= 2;
        var x = Probability.Invert(t => tail - Tail(t, df), 0, high);
        return p < 0.5 ? -x : x;
    }
}
