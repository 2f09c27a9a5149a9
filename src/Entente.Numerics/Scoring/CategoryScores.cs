namespace Entente.Numerics;

/// <summary>Scores of probabilities over several categories that sum to 1.</summary>
public static class CategoryScores
{
    /// <summary>Half Brier: sum of (p_k - o_k)^2 over 2, from 0 to 1; for two categories <see cref="BinaryScores.Brier"/>.</summary>
    public static double HalfBrier(ReadOnlySpan<double> p, int outcome) => Brier(p, outcome) / 2;

    /// <summary>Brier (1950): sum of (p_k - o_k)^2, from 0 to 2.</summary>
    public static double Brier(ReadOnlySpan<double> p, int outcome)
    {
        Check(p, outcome);
        double sum = 0;
        for (var k = 0; k < p.Length; k++)
            sum += Square(p[k] - (k == outcome ? 1 : 0));
        return sum;
    }

    /// <summary>-ln of the probability given to what came out.</summary>
    public static double Log(ReadOnlySpan<double> p, int outcome)
    {
        Check(p, outcome);
        return 0.0 - Math.Log(p[outcome]);
    }

    /// <summary>The spherical score, from 0 to 1; high is good.</summary>
    public static double Spherical(ReadOnlySpan<double> p, int outcome)
    {
        Check(p, outcome);
        double squares = 0;
        foreach (var x in p)
            squares += x * x;
        return p[outcome] / Math.Sqrt(squares);
    }

    /// <summary>Ranked probability score (Epstein 1969) of ordered categories: the mean over the K - 1 splits of (F_k - O_k)^2, from 0 to 1.</summary>
    public static double Rps(ReadOnlySpan<double> p, int outcome)
    {
        Check(p, outcome);
        double below = 0, sum = 0;
        for (var k = 0; k < p.Length - 1; k++)
        {
            below += p[k];
            sum += Square(below - (outcome <= k ? 1 : 0));
        }

        return sum / (p.Length - 1);
    }

    /// <summary>The ordinal Brier score of the Good Judgment Project: the mean of the two-sided Brier scores of the splits, twice <see cref="Rps"/>.</summary>
    public static double OrdinalBrier(ReadOnlySpan<double> p, int outcome) => 2 * Rps(p, outcome);

    private static double Square(double x) => x * x;

    private static void Check(ReadOnlySpan<double> p, int outcome)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(p.Length, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(outcome);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outcome, p.Length);
    }
}
