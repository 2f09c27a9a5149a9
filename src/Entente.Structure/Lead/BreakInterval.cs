using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>
/// The distribution of an estimated break date about the true one, for a shift of the mean with another variance on each side
/// (Bai 1997, appendix B): the place of the maximum of a two-sided Brownian motion with drift.
/// </summary>
internal static class BreakInterval
{
    /// <summary>The ends of the interval as numbers of periods before and after the estimate.</summary>
    /// <param name="shift">The shift of the mean.</param>
    /// <param name="before">The variance before the break.</param>
    /// <param name="after">The variance after it.</param>
    /// <param name="level">The level.</param>
    public static (int Before, int After) Of(double shift, double before, double after, double level = 0.95)
    {
        if (!(before > 0) || !(after > 0) || shift == 0)
            return (0, 0);
        var scale = shift * shift / before;
        var ratio = after / before;
        return ((int)Math.Ceiling(Quantile((1 + level) / 2, ratio) / scale), -(int)Math.Floor(Quantile((1 - level) / 2, ratio) / scale));
    }

    private static double Quantile(double share, double ratio)
    {
        var (low, high) = (-1.0, 1.0);
        while (Cdf(low, ratio) > share && low > -1e9)
            low *= 2;
        while (Cdf(high, ratio) < share && high < 1e9)
            high *= 2;
        for (var k = 0; k < 100; k++)
        {
            var middle = (low + high) / 2;
            if (Cdf(middle, ratio) < share)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    private static double Cdf(double x, double phi)
    {
        var a = Math.Max(Math.Abs(x), 1e-12);
        var root = Math.Sqrt(a);
        if (x < 0)
        {
            var f = 1 / phi;
            return -(root * Math.Exp(-a / 8) / Math.Sqrt(2 * Math.PI))
                - (phi * (phi + 2) / (phi + 1) * ExpTail(f * (1 + f) * a / 2, (0.5 + f) * root))
                + (((a / 2) - 2 + ((phi + 2) * (phi + 2) / (phi + 1))) * Normal.Tail(root / 2));
        }

        var frac = 1 / phi;
        return 1 + (Math.Sqrt(frac) * root * Math.Exp(-frac * a / 8) / Math.Sqrt(2 * Math.PI))
            + (frac * ((2 * phi) + 1) / (phi + 1) * ExpTail((phi + 1) * a / 2, (phi + 0.5) / Math.Sqrt(phi) * root))
            - ((((2 * phi) + 1) * ((2 * phi) + 1) / ((phi + 1) * phi) - 2 + (frac * a / 2)) * Normal.Tail(Math.Sqrt(frac) * root / 2));
    }

    // exp(power) times a normal tail, where the one overflows as the other vanishes.
    private static double ExpTail(double power, double z)
    {
        var tail = Normal.Tail(z);
        return Math.Exp(power + (tail > 1e-290 ? Math.Log(tail) : -(z * z / 2) - Math.Log(z * Math.Sqrt(2 * Math.PI))));
    }
}
