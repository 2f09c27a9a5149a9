using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>A division of a series into spans of constant mean.</summary>
/// <param name="Breaks">The index of the last value of each span but the last, first is 0.</param>
/// <param name="SumOfSquares">What the means leave.</param>
/// <param name="Bic">Schwarz's criterion, a break counted as a parameter (Bai and Perron 2003).</param>
public sealed record Partition(IReadOnlyList<int> Breaks, double SumOfSquares, double Bic);

/// <summary>Breaks in the mean of a series.</summary>
/// <param name="FStatistics">The F statistic of a break after each index from <paramref name="FirstIndex"/> on.</param>
/// <param name="FirstIndex">The index of the first of them.</param>
/// <param name="SupF">The largest (Andrews 1993).</param>
/// <param name="At">The index of the last value before that break.</param>
/// <param name="Earliest">The first index that the break may lie after, at 95 % (Bai 1997; independent data).</param>
/// <param name="Latest">The last.</param>
/// <param name="P">How likely so large a value is in independent data without a break, by DeLong's expansion (1981; Estrella 2003), good in the tail.</param>
/// <param name="PRobust">The same after scaling by the long-run variance, for data that are correlated in time.</param>
/// <param name="Partitions">The best division by number of breaks, 0 first (Bai and Perron 1998).</param>
public sealed record MeanBreaks(IReadOnlyList<double> FStatistics, int FirstIndex, double SupF, int At, int Earliest, int Latest, double P, double PRobust, IReadOnlyList<Partition> Partitions)
{
    /// <summary>The division that Schwarz's criterion prefers.</summary>
    public Partition Chosen => Partitions.MinBy(p => p.Bic)!;

    /// <summary>Looks for breaks.</summary>
    /// <param name="series">The values in order; missing ones (NaN) are passed over, and indices count all.</param>
    /// <param name="trim">The least share of the values in a span.</param>
    /// <param name="most">The largest number of breaks.</param>
    /// <exception cref="InputException">There are fewer than 10 values, or they do not vary.</exception>
    public static MeanBreaks Of(IReadOnlyList<double> series, double trim = 0.15, int most = 5)
    {
        int[] at = [.. Enumerable.Range(0, series.Count).Where(i => double.IsFinite(series[i]))];
        var n = at.Length;
        if (n < 10)
            throw new InputException($"{n} values are too few to look for a break; 10 or more were expected");
        var sums = new PrefixSums([.. at.Select(i => series[i])]);
        var total = sums.Squares(0, n);
        if (!(total > 0))
            throw new InputException("the series is constant; a break in it has no meaning");
        var first = Math.Max(2, (int)Math.Floor(trim * n));
        var statistics = new List<double>();
        for (var i = first; i <= n - first; i++)
        {
            var split = sums.Squares(0, i) + sums.Squares(i, n);
            statistics.Add((total - split) / (split / (n - 2)));
        }

        var best = statistics.IndexOf(statistics.Max());
        var supF = statistics[best];
        var share = (double)first / n;
        var index = best + first;
        var (before, after) = BreakInterval.Of(sums.Mean(index, n) - sums.Mean(0, index), sums.Squares(0, index) / index, sums.Squares(index, n) / (n - index));
        var partitions = Divide(sums, n, first, Math.Min(most, (n / first) - 1)).Select(p => p with { Breaks = [.. p.Breaks.Select(b => at[b])] }).ToArray();
        return new MeanBreaks(statistics, at[first - 1], supF, at[index - 1], at[Math.Max(0, index - 1 - before)], at[Math.Min(n - 1, index - 1 + after)], Tail(supF, share), Tail(supF * sums.ShortOverLong(index), share), partitions);
    }

    // P(sup F > x) for one parameter and symmetric trimming, with ln λ = 2 ln((1 - π) / π).
    private static double Tail(double x, double share)
    {
        if (!(x > 2))
            return 1;
        var lambda = 2 * Math.Log((1 - share) / share);
        var log = (0.5 * Math.Log(x / 2)) - (x / 2) - SpecialFunctions.LogGamma(0.5) + Math.Log(((1 - (1 / x)) * lambda) + (2 / x));
        return Math.Min(1, Math.Exp(log));
    }

    private static IEnumerable<Partition> Divide(PrefixSums sums, int n, int least, int most)
    {
        // cost[m][j]: the least sum of squares of the first j values with m breaks; from[m][j]: where the last span begins.
        var cost = new double[most + 1][];
        var from = new int[most + 1][];
        for (var m = 0; m <= most; m++)
        {
            (cost[m], from[m]) = (new double[n + 1], new int[n + 1]);
            Array.Fill(cost[m], double.PositiveInfinity);
            for (var j = (m + 1) * least; j <= n; j++)
            {
                if (m == 0)
                {
                    cost[m][j] = sums.Squares(0, j);
                    continue;
                }

                for (var i = m * least; i <= j - least; i++)
                {
                    var c = cost[m - 1][i] + sums.Squares(i, j);
                    if (c < cost[m][j])
                        (cost[m][j], from[m][j]) = (c, i);
                }
            }

            if (double.IsInfinity(cost[m][n]))
                yield break;
            var breaks = new int[m];
            for (int k = m, end = n; k > 0; k--)
            {
                end = from[k][end];
                breaks[k - 1] = end - 1;
            }

            var bic = (n * (Math.Log(cost[m][n]) + 1 - Math.Log(n) + Math.Log(2 * Math.PI))) + (Math.Log(n) * 2 * (m + 1));
            yield return new Partition(breaks, cost[m][n], bic);
        }
    }

    /// <summary>Sums of squares about the mean of any span, from running sums of the centred values.</summary>
    private sealed class PrefixSums
    {
        private readonly double[] _values;
        private readonly double[] _sum;
        private readonly double[] _square;

        public PrefixSums(double[] values)
        {
            var mean = Sums.Compensated(values) / values.Length;
            _values = [.. values.Select(v => v - mean)];
            (_sum, _square) = (new double[values.Length + 1], new double[values.Length + 1]);
            for (var i = 0; i < values.Length; i++)
                (_sum[i + 1], _square[i + 1]) = (_sum[i] + _values[i], _square[i] + (_values[i] * _values[i]));
        }

        public double Squares(int from, int to)
        {
            var sum = _sum[to] - _sum[from];
            return Math.Max(0, _square[to] - _square[from] - (sum * sum / (to - from)));
        }

        public double Mean(int from, int to) => (_sum[to] - _sum[from]) / (to - from);

        // The variance of the residuals about two means over their long-run variance (Newey and West 1987, lag n^(1/3)).
        public double ShortOverLong(int split)
        {
            var n = _values.Length;
            var r = new double[n];
            for (var i = 0; i < n; i++)
                r[i] = _values[i] - (i < split ? _sum[split] / split : (_sum[n] - _sum[split]) / (n - split));
            var own = Vectors.Dot(r, r);
            var total = own;
            var lag = (int)Math.Ceiling(1.3 * Math.Cbrt(n));
            for (var l = 1; l <= lag; l++)
                total += 2 * (1 - (l / (lag + 1.0))) * Vectors.Dot(r.AsSpan(l), r.AsSpan(0, n - l));
            return own / Math.Max(total, own * 1e-3);
        }
    }
}
