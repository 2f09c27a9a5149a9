namespace Entente.Weighing;

/// <summary>
/// Grades and dependence, as prototypes of the case format state them: an item's likelihood is drawn toward "says nothing" by its grade,
/// P~ = wP + (1-w) mean P, and the items of a group are weighed down together.
/// </summary>
internal static class Dependence
{
    /// <summary>ln of the discounted likelihoods of the named hypotheses, and last that of the catch-all, which is their mean.</summary>
    /// <param name="p">P(item | named hypothesis).</param>
    /// <param name="weight">Weight of the grades, 0 to 1.</param>
    /// <param name="log">Room for one number more than <paramref name="p"/> has.</param>
    internal static void Discount(ReadOnlySpan<double> p, double weight, Span<double> log)
    {
        double mean = 0;
        foreach (var x in p)
            mean += x;
        mean /= p.Length;
        for (var k = 0; k < p.Length; k++)
            log[k] = Math.Log((weight * p[k]) + ((1 - weight) * mean));
        log[p.Length] = Math.Log(mean);
    }

    /// <summary>How much a unit says: ln of its greatest likelihood over its least.</summary>
    internal static double Magnitude(ReadOnlySpan<double> log)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var x in log)
            (low, high) = (Math.Min(low, x), Math.Max(high, x));
        return high - low;
    }

    /// <summary>
    /// The factor by which the units of a group are weighed: f = (sum m^(1/(1-rho)))^(1-rho) / sum m, so that n copies of one unit
    /// weigh n^(1-rho), a neutral unit changes nothing, rho 0 is independence and rho 1 leaves the strongest alone. 1 for a group that says nothing.
    /// </summary>
    internal static double Factor(ReadOnlySpan<double> magnitudes, double rho)
    {
        double sum = 0, greatest = 0;
        foreach (var m in magnitudes)
            (sum, greatest) = (sum + m, Math.Max(greatest, m));
        if (greatest <= 0 || rho <= 0)
            return 1;
        if (rho >= 1)
            return greatest / sum;
        var power = 1 / (1 - rho);
        double scaled = 0;
        foreach (var m in magnitudes)
            scaled += Power(m / greatest, power);
        return greatest * Math.Pow(scaled, 1 - rho) / sum;
    }

    /// <summary>x to a power over 1; powers that are whole or half, as common dependences give (rho .5, .6, .75, .8, .9), without a logarithm.</summary>
    private static double Power(double x, double power)
    {
        var twice = Math.Round(power * 2);
        if (twice > 40 || Math.Abs(twice - (power * 2)) > 1e-12)
            return Math.Pow(x, power);
        var result = ((int)twice & 1) == 1 ? Math.Sqrt(x) : 1;
        var factor = x;
        for (var n = (int)twice >> 1; n > 0; n >>= 1)
        {
            if ((n & 1) == 1)
                result *= factor;
            factor *= factor;
        }

        return result;
    }
}
