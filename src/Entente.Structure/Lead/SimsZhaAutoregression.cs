using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>How strongly a vector autoregression is drawn to random walks (Sims and Zha 1998).</summary>
/// <param name="Tightness">Of the prior as a whole, above 0; smaller is stronger.</param>
/// <param name="First">Of the first lag beside it, above 0.</param>
/// <param name="Decay">The power of the lag by which further lags are drawn to zero, 0 or more.</param>
/// <param name="Constant">Of the constant, above 0.</param>
/// <param name="OwnSum">The weight of the belief that each series' own coefficients sum to 1; 0 for none.</param>
/// <param name="CommonTrend">The weight of the belief that the series stay at their first mean or share a trend; 0 for none.</param>
public sealed record SimsZhaPrior(double Tightness = 0.6, double First = 0.1, double Decay = 2, double Constant = 0.25, double OwnSum = 0, double CommonTrend = 0);

/// <summary>
/// A vector autoregression under the prior of Sims and Zha (1998) in its normal-Wishart form: each series is expected to be a random
/// walk, and longer lags to matter less. Many lags then cost little, so that a finding need not hang on how many were chosen.
/// </summary>
/// <remarks>
/// The prior's scale is the error variance of an autoregression of each series alone, with a constant and as many lags, over the
/// observations with the dummy ones of the two beliefs in front, zeros where their weight is 0, as the authors' package for conflict
/// data (Brandt, MSBVAR) has it.
/// </remarks>
public sealed class SimsZhaAutoregression
{
    private readonly Matrix _inverse;

    private SimsZhaAutoregression(IReadOnlyList<string> names, int lags, int rows, Matrix coefficients, Matrix covariance, Matrix inverse) =>
        (Names, Lags, Rows, Coefficients, Covariance, _inverse) = (names, lags, rows, coefficients, covariance, inverse);

    /// <summary>The names of the series.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many lags.</summary>
    public int Lags { get; }

    /// <summary>How many rows the fit has used.</summary>
    public int Rows { get; }

    /// <summary>The posterior means, a row for each equation: all series at lag 1, then lag 2 and so on, and the constant last.</summary>
    public Matrix Coefficients { get; }

    /// <summary>The posterior mean of the covariance of the errors.</summary>
    public Matrix Covariance { get; }

    /// <summary>The posterior of the sum of one series' coefficients in another's equation: its mean and standard deviation.</summary>
    /// <param name="cause">Whose coefficients are summed.</param>
    /// <param name="effect">In whose equation.</param>
    public (double Mean, double Deviation) Sum(int cause, int effect)
    {
        var (mean, variance) = (0.0, 0.0);
        for (var l = 0; l < Lags; l++)
        {
            mean += Coefficients[effect, (l * Names.Count) + cause];
            for (var m = 0; m < Lags; m++)
                variance += _inverse[(l * Names.Count) + cause, (m * Names.Count) + cause];
        }

        return (mean, Math.Sqrt(variance * Covariance[effect, effect]));
    }

    /// <summary>Computes the posterior in closed form (Sims and Zha 1998, section 3; scale factors from univariate autoregressions).</summary>
    /// <param name="series">Series of equal length; NaN where a value is missing.</param>
    /// <param name="names">Their names.</param>
    /// <param name="lags">How many lags, 1 or more.</param>
    /// <param name="prior">The prior; null for its usual strength.</param>
    /// <exception cref="InputException">A series is too short for its lags, or constant.</exception>
    public static SimsZhaAutoregression Fit(IReadOnlyList<double[]> series, IReadOnlyList<string> names, int lags, SimsZhaPrior? prior = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        if (series.Count == 0 || series.Any(s => s.Length != series[0].Length) || series.Count != names.Count)
            throw new ArgumentException("Series of equal length with a name each were expected.", nameof(series));
        prior ??= new SimsZhaPrior();
        if (!(prior.Tightness > 0 && prior.First > 0 && prior.Decay >= 0 && prior.Constant > 0))
            throw new ArgumentOutOfRangeException(nameof(prior), "Strengths above 0 and a decay of 0 or more were expected.");
        var sample = LaggedSample.Of(series, lags, lags);
        var (k, n) = (series.Count, (series.Count * lags) + 1);
        if (sample.Rows < k + 1)
            throw new InputException($"{sample.Rows} usable rows are too few for {lags} lags; use fewer lags or a longer series");
        var (left, right) = Stacked(sample, prior);
        double[] variance = [.. left.Select((y, i) => OwnVariance(y, lags, names[i]))];

        // The prior's precision is diagonal; its mean is 1 for each series' own first lag and 0 elsewhere.
        var precision = new double[n];
        for (var l = 1; l <= lags; l++)
            for (var i = 0; i < k; i++)
                precision[((l - 1) * k) + i] = variance[i] * Math.Pow(Math.Pow(l, prior.Decay) / (prior.Tightness * prior.First), 2);
        precision[n - 1] = 1 / Math.Pow(prior.Tightness * prior.Constant, 2);
        var moments = new Matrix(n, n);
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b <= a; b++)
                moments[a, b] = moments[b, a] = Vectors.Dot(right[a], right[b]);
            moments[a, a] += precision[a];
        }

        var factor = Cholesky.Factor(moments, 1e-14);
        var coefficients = new Matrix(k, n);
        var crossed = new double[k][];
        for (var i = 0; i < k; i++)
        {
            crossed[i] = [.. right.Select(x => Vectors.Dot(x, left[i]))];
            crossed[i][i] += precision[i];
            factor.Solve(crossed[i]).CopyTo(coefficients.Row(i));
        }

        var covariance = new Matrix(k, k);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = Vectors.Dot(left[i], left[j]) - Vectors.Dot(coefficients.Row(i), crossed[j]);
                rest += i == j ? precision[i] + (variance[i] / (prior.Tightness * prior.Tightness)) : 0;
                covariance[i, j] = covariance[j, i] = rest / sample.Rows;
            }
        }

        return new SimsZhaAutoregression(names, lags, sample.Rows, coefficients, covariance, factor.Inverse());
    }

    // The dummy observations of the two beliefs, a row for each series and one for all, then the rows of the sample.
    private static (double[][] Left, double[][] Right) Stacked(LaggedSample sample, SimsZhaPrior prior)
    {
        var (k, lags, rows) = (sample.Now.Length, sample.Lags, sample.Rows);
        double[] start = [.. Enumerable.Range(0, k).Select(i => Enumerable.Range(0, lags).Average(l => sample.Lagged[(l * k) + i][0]))];
        double[] Stack(double[] observed, Func<int, double> dummy) => [.. Enumerable.Range(0, k + 1).Select(dummy), .. observed];
        double Belief(int row, int i) => start[i] * (row == i ? prior.OwnSum : row == k ? prior.CommonTrend : 0);
        double[] ones = [.. Enumerable.Repeat(1.0, rows)];
        return (
            [.. sample.Now.Select((y, i) => Stack(y, row => Belief(row, i)))],
            [.. sample.Lagged.Select((x, j) => Stack(x, row => Belief(row, j % k))), Stack(ones, row => row == k ? prior.CommonTrend : 0)]);
    }

    private static double OwnVariance(double[] series, int lags, string name)
    {
        double[][] past = [.. Enumerable.Range(1, lags).Select(l => series[(lags - l)..^l])];
        new LeastSquares(past, j => $"{name} at lag {j + 1}").Fit(series.AsSpan(lags), out var residuals);
        return Vectors.Dot(residuals, residuals) / residuals.Length;
    }
}
