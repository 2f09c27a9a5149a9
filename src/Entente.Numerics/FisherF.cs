namespace Entente.Numerics;

/// <summary>The F distribution of Fisher and Snedecor.</summary>
public static class FisherF
{
    /// <summary>P(X ≤ x) with <paramref name="df1"/> and <paramref name="df2"/> degrees of freedom.</summary>
    public static double Cdf(double x, double df1, double df2) =>
        x <= 0 ? 0 : SpecialFunctions.BetaI(df1 * x / ((df1 * x) + df2), df2 / ((df1 * x) + df2), df1 / 2, df2 / 2);

    /// <summary>P(X &gt; x): the p value of an F test, with all digits however small.</summary>
    public static double Tail(double x, double df1, double df2) =>
        x <= 0 ? 1 : SpecialFunctions.BetaI(df2 / ((df1 * x) + df2), df1 * x / ((df1 * x) + df2), df2 / 2, df1 / 2);

    /// <summary>The value below which a share <paramref name="p"/> lies.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> lies outside 0 to 1, or a parameter is not positive.</exception>
    public static double Quantile(double p, double df1, double df2)
    {
        Probability.Check(p);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df2);
        if (p is 0 or 1)
            return p == 0 ? 0 : double.PositiveInfinity;
        double high = 1;
        while (Tail(high, df1, df2) > 1 - p && high < 1e300)
            high *= 2;
        return p < 0.5
            ? Probability.Invert(x => Cdf(x, df1, df2) - p, 0, high)
            : Probability.Invert(x => 1 - p - Tail(x, df1, df2), 0, high);
    }
}
