namespace Entente.Numerics;

/// <summary>The continuous ranked probability score: the integral of the squared distance between the forecast's distribution and the outcome's step; low is good, in the unit of the forecast.</summary>
public static class Crps
{
    /// <summary>Of an ensemble, as its empirical distribution; <paramref name="weights"/> empty for equal ones.</summary>
    public static double OfEnsemble(double observed, ReadOnlySpan<double> members, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(members.Length);
        double total = 0, first = 0, spread = 0;
        for (var i = 0; i < members.Length; i++)
        {
            var w = weights.IsEmpty ? 1 : weights[i];
            total += w;
            first += w * Math.Abs(members[i] - observed);
            for (var j = 0; j < i; j++)
                spread += w * (weights.IsEmpty ? 1 : weights[j]) * Math.Abs(members[i] - members[j]);
        }

        return (first / total) - (spread / (total * total));
    }

    /// <summary>Of an ensemble, corrected for its size (Ferro 2014): what it would be, on average, with infinitely many members.</summary>
    public static double FairOfEnsemble(double observed, ReadOnlySpan<double> members)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members.Length, 2);
        double first = 0, spread = 0;
        for (var i = 0; i < members.Length; i++)
        {
            first += Math.Abs(members[i] - observed);
            for (var j = 0; j < i; j++)
                spread += Math.Abs(members[i] - members[j]);
        }

        return (first / members.Length) - (spread / (members.Length * (members.Length - 1.0)));
    }

    /// <summary>Of a normal distribution (Gneiting et al. 2005, equation 5).</summary>
    public static double OfNormal(double observed, double mean, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        var z = (observed - mean) / deviation;
        return deviation * ((z * ((2 * Normal.Cdf(z)) - 1)) + (2 * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI)) - (1 / Math.Sqrt(Math.PI)));
    }

    /// <summary>Splits the mean score of ensembles of one size into reliability and potential (Hersbach 2000, equations 25 to 37).</summary>
    /// <param name="observed">What came out.</param>
    /// <param name="ensembles">One ensemble for each, all of the same size.</param>
    public static CrpsParts Decompose(ReadOnlySpan<double> observed, IReadOnlyList<double[]> ensembles)
    {
        ArgumentNullException.ThrowIfNull(ensembles);
        var size = ensembles[0].Length;
        var (alpha, beta) = (new double[size + 1], new double[size + 1]);
        double below = 0, above = 0, n = observed.Length;
        for (var c = 0; c < observed.Length; c++)
        {
            var x = (double[])ensembles[c].Clone();
            Array.Sort(x);
            var y = observed[c];
            if (y < x[0])
                (below, beta[0]) = (below + (1 / n), beta[0] + ((x[0] - y) / n));
            if (y > x[^1])
                (above, alpha[size]) = (above + (1 / n), alpha[size] + ((y - x[^1]) / n));
            for (var i = 1; i < size; i++)
            {
                var split = Math.Clamp(y, x[i - 1], x[i]);
                alpha[i] += (split - x[i - 1]) / n;
                beta[i] += (x[i] - split) / n;
            }
        }

        double reliability = 0, potential = 0;
        for (var i = 0; i <= size; i++)
        {
            var o = i == 0 ? below : i == size ? 1 - above : alpha[i] + beta[i] > 0 ? beta[i] / (alpha[i] + beta[i]) : 0;
            var g = i == 0 ? (below > 0 ? beta[0] / below : 0) : i == size ? (above > 0 ? alpha[size] / above : 0) : alpha[i] + beta[i];
            var p = (double)i / size;
            reliability += g * (o - p) * (o - p);
            potential += g * o * (1 - o);
        }

        return new(reliability + potential, reliability, potential);
    }
}

/// <summary>The parts of a mean CRPS.</summary>
/// <param name="Crps">The whole.</param>
/// <param name="Reliability">How far from calibrated; 0 is best.</param>
/// <param name="Potential">What a calibrated forecast of the same resolution would score.</param>
public readonly record struct CrpsParts(double Crps, double Reliability, double Potential);
