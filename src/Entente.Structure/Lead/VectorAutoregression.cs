using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>A vector autoregression with a constant, by least squares (Lütkepohl 2005, chapter 3).</summary>
public sealed class VectorAutoregression
{
    private VectorAutoregression(IReadOnlyList<string> names, LaggedSample sample, LeastSquares design)
    {
        (Names, Sample, Design) = (names, sample, design);
        var k = names.Count;
        Coefficients = new Matrix(k, (k * sample.Lags) + 1);
        Residuals = new double[k][];
        for (var i = 0; i < k; i++)
        {
            design.Fit(sample.Now[i], out Residuals[i]).CopyTo(Coefficients.Row(i));
        }

        Covariance = new Matrix(k, k);
        for (var i = 0; i < k; i++)
            for (var j = 0; j <= i; j++)
                Covariance[i, j] = Covariance[j, i] = Vectors.Dot(Residuals[i], Residuals[j]) / DegreesOfFreedom;
    }

    /// <summary>The names of the series.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many lags.</summary>
    public int Lags => Sample.Lags;

    /// <summary>How many rows the fit has used: times at which all values and all lags are known.</summary>
    public int Rows => Sample.Rows;

    /// <summary>Rows less the coefficients of one equation.</summary>
    public int DegreesOfFreedom => Rows - Coefficients.Columns;

    /// <summary>A row for each equation: the coefficients of all series at lag 1, then lag 2 and so on, and the constant last.</summary>
    public Matrix Coefficients { get; }

    /// <summary>The covariance of the residuals, with the degrees of freedom of one equation as divisor.</summary>
    public Matrix Covariance { get; }

    /// <summary>The residuals, one array for each equation.</summary>
    internal double[][] Residuals { get; }

    internal LaggedSample Sample { get; }

    internal LeastSquares Design { get; }

    /// <summary>The Gaussian log likelihood at the maximum-likelihood covariance.</summary>
    public double LogLikelihood
    {
        get
        {
            var k = Names.Count;
            var ml = new Matrix(k, k);
            for (var i = 0; i < k; i++)
                for (var j = 0; j < k; j++)
                    ml[i, j] = Covariance[i, j] * DegreesOfFreedom / Rows;
            return -Rows / 2.0 * ((k * Math.Log(2 * Math.PI)) + Cholesky.Factor(ml, 1e-300).LogDeterminant + k);
        }
    }

    /// <summary>Fits the model.</summary>
    /// <param name="series">Series of equal length; NaN where a value is missing.</param>
    /// <param name="names">Their names.</param>
    /// <param name="lags">How many lags, 1 or more.</param>
    /// <param name="first">The first time that may be a row; <paramref name="lags"/> if smaller.</param>
    /// <exception cref="InputException">A series is too short for its lags, constant, or a combination of others.</exception>
    public static VectorAutoregression Fit(IReadOnlyList<double[]> series, IReadOnlyList<string> names, int lags, int first = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        if (series.Count == 0 || series.Any(s => s.Length != series[0].Length) || series.Count != names.Count)
            throw new ArgumentException("Series of equal length with a name each were expected.", nameof(series));
        var sample = LaggedSample.Of(series, lags, Math.Max(first, lags));
        return new VectorAutoregression(names, sample, new LeastSquares(sample.Lagged, j => $"{names[j % names.Count]} at lag {(j / names.Count) + 1}"));
    }

    /// <summary>The standard errors of the coefficients, in their order.</summary>
    public Matrix StandardErrors()
    {
        var inverse = Design.InverseMoments();
        var errors = new Matrix(Coefficients.Rows, Coefficients.Columns);
        for (var i = 0; i < errors.Rows; i++)
            for (var j = 0; j < errors.Columns; j++)
                errors[i, j] = Math.Sqrt(Covariance[i, i] * inverse[j, j]);
        return errors;
    }

    /// <summary>The moduli of the eigenvalues of the companion matrix, the largest first; below 1 the model is stable.</summary>
    public IReadOnlyList<double> Roots()
    {
        var (k, size) = (Names.Count, Names.Count * Lags);
        var companion = new Matrix(size, size);
        for (var i = 0; i < k; i++)
            for (var j = 0; j < size; j++)
                companion[i, j] = Coefficients[i, j];
        for (var i = k; i < size; i++)
            companion[i, i - k] = 1;
        return [.. GeneralEigenvalues.Of(companion).Select(z => z.Magnitude).OrderDescending()];
    }
}
