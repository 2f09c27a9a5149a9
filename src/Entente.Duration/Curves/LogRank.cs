using Entente.Numerics;

namespace Entente.Duration;

/// <summary>A test that groups share one hazard.</summary>
/// <param name="N">The spells of each group.</param>
/// <param name="Observed">Endings of each group, weighted by S(t-)^rho.</param>
/// <param name="Expected">What one hazard for all would give.</param>
/// <param name="Variance">The covariance of observed less expected.</param>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">The number of groups with anything expected, less one.</param>
/// <param name="P">The p value.</param>
public sealed record LogRankTest(double[] N, double[] Observed, double[] Expected, Matrix Variance, double ChiSquare, int DegreesOfFreedom, double P);

/// <summary>The G-rho family of Harrington and Fleming (1982): rho 0 is the log-rank test, rho 1 the Peto-Peto form of Wilcoxon's.</summary>
public static class LogRank
{
    /// <summary>Compares groups, within strata where they are given.</summary>
    /// <param name="data">The spells.</param>
    /// <param name="group">For each spell its group, 0 … <paramref name="groups"/> - 1.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="rho">The power of the survival that weighs each time.</param>
    /// <param name="strata">For each spell its stratum; null for one.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups.</exception>
    public static LogRankTest Test(SurvivalData data, int[] group, int groups, double rho = 0, int[]? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(group);
        if (groups < 2)
            throw new ArgumentException("Two groups at least are compared.", nameof(groups));
        var (n, observed, expected) = (new double[groups], new double[groups], new double[groups]);
        var variance = new Matrix(groups, groups);
        foreach (var g in group)
            n[g]++;
        var count = strata is null ? 1 : strata.Max() + 1;
        for (var s = 0; s < count; s++)
        {
            var rows = Enumerable.Range(0, data.Count).Where(i => strata is null || strata[i] == s).ToArray();
            if (rows.Length > 0)
                Add(data.Select(rows), Array.ConvertAll(rows, r => group[r]), groups, rho, observed, expected, variance);
        }

        // A group of which nothing is expected tells nothing; one of the others follows from the rest.
        var used = Enumerable.Range(0, groups).Where(g => expected[g] > 0).ToArray();
        var size = Math.Max(0, used.Length - 1);
        var part = new Matrix(size, size);
        var gap = new double[size];
        for (var i = 0; i < size; i++)
        {
            gap[i] = observed[used[i + 1]] - expected[used[i + 1]];
            for (var j = 0; j < size; j++)
                part[i, j] = variance[used[i + 1], used[j + 1]];
        }

        var chi = Matrix.Dot(gap, Cholesky.Factor(part).Solve(gap));
        return new LogRankTest(n, observed, expected, variance, chi, size, size == 0 ? 1 : ChiSquare.Tail(chi, size));
    }

    private static void Add(SurvivalData data, int[] group, int groups, double rho, double[] observed, double[] expected, Matrix variance)
    {
        var order = data.ByExit();
        var entries = data.HasEntry ? data.ByEntry() : null;
        var atRisk = new double[groups];
        if (entries is null)
            for (var i = 0; i < group.Length; i++)
                atRisk[group[i]] += data.WeightOf(i);
        var deaths = new double[groups];
        var leaves = new double[groups];
        double survival = 1;
        var next = 0;
        for (var i = 0; i < order.Length;)
        {
            var time = data.Exit[order[i]];
            if (entries is not null)
                for (; next < entries.Length && data.Entry![entries[next]] < time; next++)
                    atRisk[group[entries[next]]] += data.WeightOf(entries[next]);
            Array.Clear(deaths);
            Array.Clear(leaves);
            for (; i < order.Length && data.Exit[order[i]] == time; i++)
            {
                leaves[group[order[i]]] += data.WeightOf(order[i]);
                if (data.Cause[order[i]] > 0)
                    deaths[group[order[i]]] += data.WeightOf(order[i]);
            }

            double all = atRisk.Sum(), dead = deaths.Sum();
            if (dead > 0)
            {
                var weight = rho == 0 ? 1 : Math.Pow(survival, rho);
                var spread = all > 1 ? weight * weight * dead * (all - dead) / (all * all * (all - 1)) : 0;
                for (var g = 0; g < groups; g++)
                {
                    observed[g] += weight * deaths[g];
                    expected[g] += weight * dead * atRisk[g] / all;
                    variance[g, g] += spread * atRisk[g] * all;
                    for (var h = 0; h < groups; h++)
                        variance[g, h] -= spread * atRisk[g] * atRisk[h];
                }

                survival *= (all - dead) / all;
            }

            for (var g = 0; g < groups; g++)
                atRisk[g] -= leaves[g];
        }
    }
}
