using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>What the errors of a regression are taken to be when its standard errors are computed.</summary>
public enum ErrorModel
{
    /// <summary>Independent, of one variance.</summary>
    Ordinary,

    /// <summary>Independent, each of its own variance: HC3 (MacKinnon and White 1985).</summary>
    Heteroskedastic,

    /// <summary>Of any variance and correlated up to a lag: Bartlett weights (Newey and West 1987).</summary>
    Autocorrelated,
}

/// <summary>A linear regression with a constant.</summary>
public sealed class Regression
{
    private readonly LeastSquares _design;
    private readonly double[] _residuals;

    private Regression(LeastSquares design, double[] coefficients, double[] residuals, IReadOnlyList<string> names) =>
        (_design, Coefficients, _residuals, Names) = (design, coefficients, residuals, names);

    /// <summary>The names of the regressors; the constant is not among them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The coefficients in the order of the names, then the constant.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>The residuals.</summary>
    public IReadOnlyList<double> Residuals => _residuals;

    /// <summary>Rows less coefficients.</summary>
    public int DegreesOfFreedom => _design.Rows - _design.Columns - 1;

    /// <summary>Fits by least squares.</summary>
    /// <exception cref="InputException">A regressor is constant or a combination of others, or there are too few rows.</exception>
    public static Regression Fit(IReadOnlyList<double[]> columns, IReadOnlyList<string> names, double[] left)
    {
        var design = new LeastSquares(columns, j => names[j]);
        var coefficients = design.Fit(left, out var residuals);
        return new Regression(design, coefficients, residuals, names);
    }

    /// <summary>The standard errors of the coefficients, in their order.</summary>
    /// <param name="errors">What the errors are taken to be.</param>
    /// <param name="lag">The largest lag of their correlation, for <see cref="ErrorModel.Autocorrelated"/>.</param>
    public double[] StandardErrors(ErrorModel errors, int lag = 0)
    {
        var inverse = _design.InverseMoments();
        var n = inverse.Rows;
        if (errors == ErrorModel.Ordinary)
        {
            var variance = Vectors.Dot(_residuals, _residuals) / DegreesOfFreedom;
            return [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(variance * inverse[i, i]))];
        }

        var influence = Influence();
        var leverage = errors == ErrorModel.Heteroskedastic ? _design.Leverages() : null;
        var result = new double[n];
        for (var c = 0; c < n; c++)
        {
            var scores = new double[_design.Rows];
            for (var i = 0; i < scores.Length; i++)
                scores[i] = influence[c][i] * _residuals[i] / (1 - (leverage?[i] ?? 0));
            var variance = Vectors.Dot(scores, scores);
            for (var l = 1; l <= lag && leverage is null; l++)
                variance += 2 * (1 - (l / (lag + 1.0))) * Vectors.Dot(scores.AsSpan(l), scores.AsSpan(0, scores.Length - l));
            result[c] = Math.Sqrt(variance);
        }

        return result;
    }

    /// <summary>
    /// The standard errors under correlation whose reach the data choose (Newey and West 1994), with prewhitened scores
    /// (Andrews and Monahan 1992); rows are taken to follow one another.
    /// </summary>
    /// <param name="lag">The largest lag that was chosen.</param>
    /// <exception cref="InputException">There are too few rows for as many coefficients.</exception>
    public double[] AutomaticErrors(out int lag) => AutocorrelatedErrors.Of(_design, _residuals, out lag);

    /// <summary>The statistic of Durbin and Watson (1950): near 2 without correlation from one row to the next.</summary>
    public double DurbinWatson
    {
        get
        {
            double sum = 0;
            for (var i = 1; i < _residuals.Length; i++)
                sum += (_residuals[i] - _residuals[i - 1]) * (_residuals[i] - _residuals[i - 1]);
            return sum / Vectors.Dot(_residuals, _residuals);
        }
    }

    /// <summary>
    /// The p of <see cref="DurbinWatson"/> against positive correlation: the normal tail at the statistic's exact mean and variance
    /// under independent normal errors (Durbin and Watson 1951). Good in long series; in the far tail an order of magnitude, not a number.
    /// </summary>
    public double DurbinWatsonP
    {
        get
        {
            // With M the residual projection and A the matrix of squared differences, the traces of MA and of its square.
            var (n, k) = (_residuals.Length, _design.Columns);
            var influence = _design.Influence([.. Enumerable.Range(0, k)]);
            double[][] turned = [.. influence.Select(Differenced)];
            double[][] columns = [.. Enumerable.Range(0, k).Select(j => Differenced([.. _design.Scaled[j].Select(x => x * _design.ScaleOf(j))]))];
            var first = 2.0 * (n - 1);
            var second = 2 * ((3.0 * n) - 4);
            for (var i = 0; i < k; i++)
            {
                first -= Vectors.Dot(influence[i], columns[i]);
                second -= 2 * Vectors.Dot(turned[i], columns[i]);
                for (var j = 0; j < k; j++)
                    second += Vectors.Dot(influence[i], columns[j]) * Vectors.Dot(influence[j], columns[i]);
            }

            var mean = first / DegreesOfFreedom;
            var variance = 2 * (second - (first * mean)) / (DegreesOfFreedom * (DegreesOfFreedom + 2.0));
            return Normal.Cdf((DurbinWatson - mean) / Math.Sqrt(variance));
        }
    }

    /// <summary>The test of Breusch (1978) and Godfrey (1978) for correlation up to a lag; values before the first row count as zero.</summary>
    public TestResult BreuschGodfrey(int lags)
    {
        var columns = _design.Scaled.ToList();
        for (var l = 1; l <= lags; l++)
        {
            var shifted = new double[_residuals.Length];
            _residuals.AsSpan(0, _residuals.Length - l).CopyTo(shifted.AsSpan(l));
            columns.Add(shifted);
        }

        return TestResult.ChiSquared(_residuals.Length * Explained(columns, _residuals), lags);
    }

    /// <summary>The test of Breusch and Pagan (1979), as Koenker (1981) studentised it, for a variance that depends on the regressors.</summary>
    public TestResult BreuschPagan() =>
        TestResult.ChiSquared(_residuals.Length * Explained(_design.Scaled, [.. _residuals.Select(u => u * u)]), _design.Columns);

    // Each value less its neighbours, as often as it has them: the quadratic form of this is the sum of squared differences.
    private static double[] Differenced(double[] x)
    {
        var result = new double[x.Length];
        for (var i = 1; i < x.Length; i++)
        {
            result[i] += x[i] - x[i - 1];
            result[i - 1] -= x[i] - x[i - 1];
        }

        return result;
    }

    private static double Explained(IReadOnlyList<double[]> columns, double[] left)
    {
        new LeastSquares(columns, j => $"auxiliary regressor {j + 1}").Fit(left, out var residuals);
        var mean = left.Sum() / left.Length;
        return 1 - (Vectors.Dot(residuals, residuals) / left.Sum(x => (x - mean) * (x - mean)));
    }

    private double[][] Influence()
    {
        var rows = _design.Influence([.. Enumerable.Range(0, _design.Columns)]).ToList();
        var constant = new double[_design.Rows];

        // The constant's row follows from the others: a column of ones is fitted by the constant alone.
        Array.Fill(constant, 1.0 / _design.Rows);
        for (var j = 0; j < _design.Columns; j++)
        {
            var mean = _design.MeanOf(j);
            for (var i = 0; i < constant.Length; i++)
                constant[i] -= mean * rows[j][i];
        }

        rows.Add(constant);
        return [.. rows];
    }
}
