namespace Entente.Structure.Frustration;

/// <summary>A Cholesky factor in place, for the yes or no of definiteness that a bound hangs on.</summary>
internal static class DenseCholesky
{
    /// <summary>Overwrites the lower triangle with its factor; false where the matrix is not positive definite.</summary>
    public static bool TryFactor(double[] a, int n)
    {
        for (var j = 0; j < n; j++)
        {
            var row = a.AsSpan(j * n, j);
            var d = a[(j * n) + j] - Vectors.Dot(row, row);
            if (!(d > 1e-12))
                return false;
            d = Math.Sqrt(d);
            a[(j * n) + j] = d;
            var inverse = 1 / d;
            for (var i = j + 1; i < n; i++)
                a[(i * n) + j] = (a[(i * n) + j] - Vectors.Dot(a.AsSpan(i * n, j), row)) * inverse;
        }

        return true;
    }
}
