namespace Entente.Numerics;

/// <summary>What the distributions share: the check of a probability, and quantiles by a bracketed search.</summary>
internal static class Probability
{
    public static void Check(double p, string name = "p")
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(name, p, "A probability lies between 0 and 1.");
    }

    // The root of an increasing function on [low, high], by bisection with secant steps kept inside the bracket; to the last bits.
    public static double Invert(Func<double, double> increasing, double low, double high)
    {
        double atLow = increasing(low), atHigh = increasing(high);
        for (var i = 0; i < 400 && high - low > 2e-16 * Math.Max(Math.Abs(low), Math.Abs(high)); i++)
        {
            var middle = i % 3 == 2 || !(atHigh > atLow) || double.IsInfinity(atLow) || double.IsInfinity(atHigh)
                ? Halfway(low, high)
                : low + ((high - low) * (-atLow / (atHigh - atLow)));
            if (!(middle > low && middle < high))
                middle = Halfway(low, high);
            if (!(middle > low && middle < high))
                break;
            var at = increasing(middle);
            if (at < 0)
                (low, atLow) = (middle, at);
            else
                (high, atHigh) = (middle, at);
            if (at == 0)
                return middle;
        }

        return Math.Abs(atLow) < Math.Abs(atHigh) ? low : high;
    }

    // Widely different scales are halved on the logarithmic scale.
    private static double Halfway(double low, double high) =>
        low > 0 && high / low > 4 ? Math.Sqrt(low) * Math.Sqrt(high) : low == 0 && high > 1e-290 ? high * 1e-3 : 0.5 * (low + high);
}
