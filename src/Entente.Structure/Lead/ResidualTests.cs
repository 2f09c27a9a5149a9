using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>What a vector autoregression has left in its residuals (Lütkepohl 2005, sections 4.4 and 4.5).</summary>
public static class ResidualTests
{
    /// <summary>The adjusted portmanteau test (Hosking 1980): correlation up to a lag.</summary>
    public static TestResult Portmanteau(VectorAutoregression model, int lags = 16)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (k, n) = (model.Names.Count, model.Rows);
        var inverse = Cholesky.Factor(Cross(model.Residuals, model.Residuals, n), 1e-300).Inverse();
        double sum = 0;
        for (var l = 1; l <= lags; l++)
        {
            var c = Lagged(model.Residuals, l, n);
            sum += Trace(c.Transpose().Times(inverse).Times(c).Times(inverse)) / (n - l);
        }

        return TestResult.ChiSquared((double)n * n * sum, (double)k * k * (lags - model.Lags));
    }

    /// <summary>The Lagrange multiplier test of Breusch (1978) and Godfrey (1978): correlation up to a lag.</summary>
    public static TestResult BreuschGodfrey(VectorAutoregression model, int lags = 5)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (k, n) = (model.Names.Count, model.Rows);
        var columns = model.Sample.Lagged.ToList();
        for (var l = 1; l <= lags; l++)
            columns.AddRange(model.Residuals.Select(u => Shift(u, l)));
        var left = Leftover(columns, model.Residuals);
        var inverse = Cholesky.Factor(Cross(model.Residuals, model.Residuals, n), 1e-300).Inverse();
        return TestResult.ChiSquared(n * (k - Trace(inverse.Times(Cross(left, left, n)))), (double)lags * k * k);
    }

    /// <summary>The multivariate test for variance that depends on past surprises (ARCH; Engle 1982, Doornik and Hendry 1997).</summary>
    public static TestResult Arch(VectorAutoregression model, int lags = 5)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (k, n) = (model.Names.Count, model.Rows - lags);
        var products = new List<double[]>();
        for (var i = 0; i < k; i++)
            for (var j = i; j < k; j++)
                products.Add([.. model.Residuals[i].Zip(model.Residuals[j], (a, b) => a * b)]);
        var now = products.Select(p => p[lags..]).ToArray();
        var columns = Enumerable.Range(1, lags).SelectMany(l => products.Select(p => p[(lags - l)..^l])).ToList();
        var left = Leftover(columns, now);
        var centred = now.Select(Centred).ToArray();
        var inverse = Cholesky.Factor(Cross(centred, centred, n), 1e-300).Inverse();
        var half = k * (k + 1) / 2.0;
        return TestResult.ChiSquared(n * (half - Trace(inverse.Times(Cross(left, left, n)))), lags * half * half);
    }

    /// <summary>The multivariate test of Jarque and Bera (1987): skewness and tails.</summary>
    public static TestResult JarqueBera(VectorAutoregression model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (k, n) = (model.Names.Count, model.Rows);
        var factor = ImpulseResponses.LowerFactor(Cross(model.Residuals, model.Residuals, n));
        var (third, fourth) = (new double[k], new double[k]);
        var w = new double[k];
        for (var t = 0; t < n; t++)
        {
            for (var i = 0; i < k; i++)
            {
                w[i] = model.Residuals[i][t];
                for (var j = 0; j < i; j++)
                    w[i] -= factor[i, j] * w[j];
                w[i] /= factor[i, i];
                third[i] += w[i] * w[i] * w[i] / n;
                fourth[i] += w[i] * w[i] * w[i] * w[i] / n;
            }
        }

        return TestResult.ChiSquared(third.Sum(b => n * b * b / 6) + fourth.Sum(b => n * (b - 3) * (b - 3) / 24), 2 * k);
    }

    /// <summary>The largest cumulative sum of residuals about the mean of a series (Ploberger and Krämer 1992), with the p of the Brownian bridge.</summary>
    /// <returns>The statistic and its p; no degrees of freedom.</returns>
    public static TestResult OlsCusum(IReadOnlyList<double> series)
    {
        var centred = Centred([.. series]);
        var size = Math.Sqrt(Vectors.Dot(centred, centred) / (centred.Length - 1) * centred.Length);
        var (sum, largest) = (0.0, 0.0);
        foreach (var x in centred)
        {
            sum += x;
            largest = Math.Max(largest, Math.Abs(sum));
        }

        var statistic = largest / size;
        double p = 0;
        for (var j = 1; j <= 100; j++)
            p += 2 * (j % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * j * j * statistic * statistic);
        return new TestResult(statistic, [], Math.Clamp(p, 0, 1));
    }

    private static double[][] Leftover(IReadOnlyList<double[]> columns, IReadOnlyList<double[]> lefts)
    {
        var design = new LeastSquares(columns, j => $"auxiliary regressor {j + 1}");
        return [.. lefts.Select(l =>
        {
            design.Fit(l, out var residuals);
            return residuals;
        })];
    }

    private static double[] Centred(double[] values)
    {
        var mean = Sums.Compensated(values) / values.Length;
        return [.. values.Select(v => v - mean)];
    }

    private static double[] Shift(double[] values, int by)
    {
        var shifted = new double[values.Length];
        values.AsSpan(0, values.Length - by).CopyTo(shifted.AsSpan(by));
        return shifted;
    }

    private static Matrix Cross(double[][] a, double[][] b, double divisor)
    {
        var cross = new Matrix(a.Length, b.Length);
        for (var i = 0; i < a.Length; i++)
            for (var j = 0; j < b.Length; j++)
                cross[i, j] = Vectors.Dot(a[i], b[j]) / divisor;
        return cross;
    }

    private static Matrix Lagged(double[][] u, int lag, double divisor)
    {
        var cross = new Matrix(u.Length, u.Length);
        for (var i = 0; i < u.Length; i++)
            for (var j = 0; j < u.Length; j++)
                cross[i, j] = Vectors.Dot(u[i].AsSpan(lag), u[j].AsSpan(0, u[j].Length - lag)) / divisor;
        return cross;
    }

    private static double Trace(Matrix matrix)
    {
        double sum = 0;
        for (var i = 0; i < matrix.Rows; i++)
            sum += matrix[i, i];
        return sum;
    }
}
