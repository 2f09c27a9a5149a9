namespace Entente.Numerics;

/// <summary>A matrix with at least as many rows as columns as Q R, by Householder reflections (Golub and Van Loan 2013, algorithm 5.2.1); least squares without squaring the condition.</summary>
public sealed class Qr
{
    private readonly Matrix _qr;
    private readonly double[] _diagonal;

    private Qr(Matrix qr, double[] diagonal) => (_qr, _diagonal) = (qr, diagonal);

    /// <summary>How many columns are independent, at a tolerance of 1e-10 of the largest diagonal entry of R.</summary>
    public int Rank
    {
        get
        {
            var largest = _diagonal.Length == 0 ? 0 : _diagonal.Max(Math.Abs);
            return _diagonal.Count(d => Math.Abs(d) > 1e-10 * largest);
        }
    }

    /// <summary>Factors a matrix.</summary>
    /// <exception cref="ArgumentException">There are fewer rows than columns.</exception>
    public static Qr Factor(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows < matrix.Columns)
            throw new ArgumentException($"At least as many rows as columns were expected, not {matrix.Rows}×{matrix.Columns}.", nameof(matrix));
        var qr = matrix.Copy();
        var diagonal = new double[matrix.Columns];
        for (var k = 0; k < matrix.Columns; k++)
        {
            double norm = 0;
            for (var i = k; i < matrix.Rows; i++)
                norm = double.Hypot(norm, qr[i, k]);
            if (norm != 0)
            {
                if (qr[k, k] < 0)
                    norm = -norm;
                for (var i = k; i < matrix.Rows; i++)
                    qr[i, k] /= norm;
                qr[k, k] += 1;
                for (var j = k + 1; j < matrix.Columns; j++)
                {
                    double sum = 0;
                    for (var i = k; i < matrix.Rows; i++)
                        sum += qr[i, k] * qr[i, j];
                    sum = -sum / qr[k, k];
                    for (var i = k; i < matrix.Rows; i++)
                        qr[i, j] += sum * qr[i, k];
                }
            }

            diagonal[k] = -norm;
        }

        return new Qr(qr, diagonal);
    }

    /// <summary>The x that makes matrix · x nearest to <paramref name="right"/> in the sum of squares.</summary>
    /// <exception cref="InvalidOperationException">The columns are not independent.</exception>
    public double[] LeastSquares(ReadOnlySpan<double> right)
    {
        var n = _diagonal.Length;
        if (Rank < n)
            throw new InvalidOperationException("The columns are not independent; there is no unique solution.");
        var y = right.ToArray();
        for (var k = 0; k < n; k++)
        {
            double sum = 0;
            for (var i = k; i < _qr.Rows; i++)
                sum += _qr[i, k] * y[i];
            sum = -sum / _qr[k, k];
            for (var i = k; i < _qr.Rows; i++)
                y[i] += sum * _qr[i, k];
        }

        for (var k = n - 1; k >= 0; k--)
        {
            for (var j = k + 1; j < n; j++)
                y[k] -= _qr[k, j] * y[j];
            y[k] /= _diagonal[k];
        }

        return y[..n];
    }
}
