namespace Entente.Numerics;

/// <summary>A square matrix as P L U, with row exchanges (Golub and Van Loan 2013, algorithm 3.4.1).</summary>
public sealed class Lu
{
    private readonly Matrix _lu;
    private readonly int[] _order;
    private readonly int _sign;

    private Lu(Matrix lu, int[] order, int sign) => (_lu, _order, _sign) = (lu, order, sign);

    /// <summary>Whether a pivot is exactly zero: there is no inverse.</summary>
    public bool IsSingular
    {
        get
        {
            for (var i = 0; i < _lu.Rows; i++)
                if (_lu[i, i] == 0)
                    return true;
            return false;
        }
    }

    /// <summary>The determinant.</summary>
    public double Determinant
    {
        get
        {
            double product = _sign;
            for (var i = 0; i < _lu.Rows; i++)
                product *= _lu[i, i];
            return product;
        }
    }

    /// <summary>Factors a square matrix.</summary>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static Lu Factor(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
            throw new ArgumentException($"A square matrix was expected, not {matrix.Rows}×{matrix.Columns}.", nameof(matrix));
        var n = matrix.Rows;
        var lu = matrix.Copy();
        var order = Enumerable.Range(0, n).ToArray();
        var sign = 1;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
                if (Math.Abs(lu[i, k]) > Math.Abs(lu[pivot, k]))
                    pivot = i;
            if (pivot != k)
            {
                for (var j = 0; j < n; j++)
                    (lu[k, j], lu[pivot, j]) = (lu[pivot, j], lu[k, j]);
                (order[k], order[pivot]) = (order[pivot], order[k]);
                sign = -sign;
            }

            if (lu[k, k] == 0)
                continue;
            for (var i = k + 1; i < n; i++)
            {
                var factor = lu[i, k] /= lu[k, k];
                if (factor == 0)
                    continue;
                var from = lu.Row(k);
                var to = lu.Row(i);
                for (var j = k + 1; j < n; j++)
                    to[j] -= factor * from[j];
            }
        }

        return new Lu(lu, order, sign);
    }

    /// <summary>Solves matrix · x = <paramref name="right"/>.</summary>
    /// <exception cref="InvalidOperationException">The matrix is singular.</exception>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        if (IsSingular)
            throw new InvalidOperationException("The matrix is singular; there is no unique solution.");
        var n = _lu.Rows;
        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            x[i] = right[_order[i]];
            for (var k = 0; k < i; k++)
                x[i] -= _lu[i, k] * x[k];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
                x[i] -= _lu[i, k] * x[k];
            x[i] /= _lu[i, i];
        }

        return x;
    }
}
