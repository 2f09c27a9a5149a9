using System.Numerics;
using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>Eigenvalues of a small square matrix without symmetry: Hessenberg form by elimination, then shifted QR with complex rotations and deflation.</summary>
internal static class GeneralEigenvalues
{
    /// <summary>The eigenvalues, in no particular order.</summary>
    /// <exception cref="ArithmeticException">The iteration does not converge, which no matrix met in practice makes it do.</exception>
    public static Complex[] Of(Matrix matrix)
    {
        var n = matrix.Rows;
        var h = new Complex[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                h[i, j] = matrix[i, j];
        Reduce(h, n);
        var values = new Complex[n];
        var end = n - 1;
        for (var iteration = 0; end >= 0;)
        {
            var start = end;
            while (start > 0 && Size(h[start, start - 1]) > 1e-16 * (Size(h[start, start]) + Size(h[start - 1, start - 1])))
                start--;
            if (start == end)
            {
                values[end--] = h[start, start];
                iteration = 0;
                continue;
            }

            if (++iteration > 300)
                throw new ArithmeticException("The eigenvalues of the companion matrix did not converge.");
            Sweep(h, start, end, iteration % 11 == 10 ? Size(h[end, end - 1]) + Size(h[end, end]) : Shift(h, end));
        }

        return values;
    }

    private static double Size(Complex z) => Math.Abs(z.Real) + Math.Abs(z.Imaginary);

    // The eigenvalue of the last two rows that lies nearer to the last entry (Wilkinson).
    private static Complex Shift(Complex[,] h, int end)
    {
        var (a, b, c, d) = (h[end - 1, end - 1], h[end - 1, end], h[end, end - 1], h[end, end]);
        var half = (a + d) / 2;
        var root = Complex.Sqrt(((a - d) * (a - d) / 4) + (b * c));
        return Complex.Abs(half + root - d) < Complex.Abs(half - root - d) ? half + root : half - root;
    }

    private static void Sweep(Complex[,] h, int start, int end, Complex shift)
    {
        for (var i = start; i <= end; i++)
            h[i, i] -= shift;
        var rotations = new (Complex C, Complex S)[end - start];
        for (var k = start; k < end; k++)
        {
            var (a, b) = (h[k, k], h[k + 1, k]);
            var norm = Math.Sqrt((a * Complex.Conjugate(a)).Real + (b * Complex.Conjugate(b)).Real);
            var (c, s) = norm == 0 ? (Complex.One, Complex.Zero) : (a / norm, b / norm);
            rotations[k - start] = (c, s);
            for (var j = k; j <= end; j++)
            {
                var (x, y) = (h[k, j], h[k + 1, j]);
                h[k, j] = (Complex.Conjugate(c) * x) + (Complex.Conjugate(s) * y);
                h[k + 1, j] = (c * y) - (s * x);
            }
        }

        for (var k = start; k < end; k++)
        {
            var (c, s) = rotations[k - start];
            for (var i = start; i <= Math.Min(k + 1, end); i++)
            {
                var (x, y) = (h[i, k], h[i, k + 1]);
                h[i, k] = (x * c) + (y * s);
                h[i, k + 1] = (y * Complex.Conjugate(c)) - (x * Complex.Conjugate(s));
            }
        }

        for (var i = start; i <= end; i++)
            h[i, i] += shift;
    }

    private static void Reduce(Complex[,] h, int n)
    {
        for (var m = 1; m < n - 1; m++)
        {
            var pivot = m;
            for (var i = m + 1; i < n; i++)
                if (Size(h[i, m - 1]) > Size(h[pivot, m - 1]))
                    pivot = i;
            if (h[pivot, m - 1] == Complex.Zero)
                continue;
            for (var j = 0; j < n && pivot != m; j++)
                (h[pivot, j], h[m, j]) = (h[m, j], h[pivot, j]);
            for (var i = 0; i < n && pivot != m; i++)
                (h[i, pivot], h[i, m]) = (h[i, m], h[i, pivot]);
            for (var i = m + 1; i < n; i++)
            {
                var factor = h[i, m - 1] / h[m, m - 1];
                if (factor == Complex.Zero)
                    continue;
                for (var j = 0; j < n; j++)
                    h[i, j] -= factor * h[m, j];
                for (var j = 0; j < n; j++)
                    h[j, m] += factor * h[j, i];
            }
        }
    }
}
