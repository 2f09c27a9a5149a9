namespace Entente.Numerics;

/// <summary>
/// A symmetric matrix as L D Lᵀ, with unit lower triangular L and diagonal D. A pivot below the tolerance marks its column
/// as a combination of earlier ones: it is set aside and takes no part in solving (Therneau's generalised Cholesky).
/// </summary>
public sealed class Cholesky
{
    private readonly Matrix _l;
    private readonly double[] _d;

    private Cholesky(Matrix l, double[] d, int rank, bool negative) => (_l, _d, Rank, HasNegativePivot) = (l, d, rank, negative);

    /// <summary>How many columns are independent.</summary>
    public int Rank { get; }

    /// <summary>Whether a pivot was clearly negative: the matrix is no variance and no information matrix.</summary>
    public bool HasNegativePivot { get; }

    /// <summary>The number of rows.</summary>
    public int Size => _d.Length;

    /// <summary>ln of the determinant over the independent columns.</summary>
    public double LogDeterminant => _d.Where(d => d > 0).Sum(Math.Log);

    /// <summary>Whether a column depends on earlier ones.</summary>
    public bool IsRedundant(int column) => _d[column] == 0;

    /// <summary>Factors a symmetric matrix; only its lower triangle is read.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="tolerance">A pivot below this share of its diagonal entry counts as zero, so that the scale of a column does not matter.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    public static Cholesky Factor(Matrix matrix, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
            throw new ArgumentException($"A square matrix was expected, not {matrix.Rows}×{matrix.Columns}.", nameof(matrix));
        var n = matrix.Rows;
        var l = Matrix.Identity(n);
        var d = new double[n];
        var rank = 0;
        var negative = false;
        for (var j = 0; j < n; j++)
        {
            var pivot = matrix[j, j];
            var limit = Math.Abs(pivot) * tolerance;
            for (var k = 0; k < j; k++)
                pivot -= l[j, k] * l[j, k] * d[k];
            if (!(pivot > limit))
            {
                negative |= pivot < -8 * limit || double.IsNaN(pivot);
                for (var i = j + 1; i < n; i++)
                    l[i, j] = 0;
                continue;
            }

            d[j] = pivot;
            rank++;
            for (var i = j + 1; i < n; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                    sum -= l[i, k] * l[j, k] * d[k];
                l[i, j] = sum / pivot;
            }
        }

        return new Cholesky(l, d, rank, negative);
    }

    /// <summary>Solves matrix · x = <paramref name="right"/>; entries of redundant columns are 0.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var n = Size;
        var x = right.ToArray();
        for (var i = 0; i < n; i++)
            for (var k = 0; k < i; k++)
                x[i] -= l(i, k) * x[k];
        for (var i = n - 1; i >= 0; i--)
        {
            if (_d[i] == 0)
            {
                x[i] = 0;
                continue;
            }

            x[i] /= _d[i];
            for (var k = i + 1; k < n; k++)
                x[i] -= l(k, i) * x[k];
        }

        return x;

        double l(int row, int column) => _l[row, column];
    }

    /// <summary>The inverse; rows and columns of redundant columns are 0.</summary>
    public Matrix Inverse()
    {
        var n = Size;
        var inverse = new Matrix(n, n);
        var unit = new double[n];
        for (var j = 0; j < n; j++)
        {
            if (_d[j] == 0)
                continue;
            Array.Clear(unit);
            unit[j] = 1;
            var column = Solve(unit);
            for (var i = 0; i < n; i++)
                inverse[i, j] = column[i];
        }

        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                inverse[i, j] = inverse[j, i] = 0.5 * (inverse[i, j] + inverse[j, i]);
        return inverse;
    }
}
