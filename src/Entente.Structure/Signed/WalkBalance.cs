using System.Numerics;
using System.Runtime.InteropServices;

namespace Entente.Structure.Signed;

/// <summary>
/// Balance over closed walks of all lengths: trace exp(A) over trace exp(|A|), where longer walks count less
/// (Estrada and Benzi 2014). 1 for a balanced network.
/// </summary>
public static class WalkBalance
{
    /// <summary>The ratio, over signs without weights; 1 for a network without states.</summary>
    public static double Of(SignedNetwork network)
    {
        var n = network.States.Count;
        if (n == 0)
            return 1;
        var (signed, plain) = (new double[n * n], new double[n * n]);
        foreach (var tie in network.Ties)
        {
            signed[(tie.A * n) + tie.B] = signed[(tie.B * n) + tie.A] = tie.Sign;
            plain[(tie.A * n) + tie.B] = plain[(tie.B * n) + tie.A] = 1;
        }

        var (a, b) = (Eigenvalues(signed, n), Eigenvalues(plain, n));
        var shift = b.Max();
        return a.Sum(x => Math.Exp(x - shift)) / b.Sum(x => Math.Exp(x - shift));
    }

    /// <summary>The eigenvalues of a symmetric matrix, which is overwritten: Householder to three diagonals, then QL with implicit shifts.</summary>
    internal static double[] Eigenvalues(double[] a, int n)
    {
        var (d, e) = (new double[n], new double[n]);
        var (v, p) = (new double[n], new double[n]);
        for (var k = 0; k < n - 2; k++)
        {
            // The matrix left over stands at rows and columns k + 1 … n - 1; column k below the diagonal is reduced to one entry.
            var m = n - k - 1;
            var column = v.AsSpan(0, m);
            for (var i = 0; i < m; i++)
                column[i] = a[((k + 1 + i) * n) + k];
            d[k] = a[(k * n) + k];
            var norm = Math.Sqrt(Vectors.Dot(column, column));
            var alpha = column[0] > 0 ? -norm : norm;
            e[k] = alpha;
            if (norm == 0)
                continue;
            column[0] -= alpha;
            var h = Vectors.Dot(column, column) / 2;
            if (h == 0)
                continue;
            var product = p.AsSpan(0, m);
            for (var i = 0; i < m; i++)
                product[i] = Vectors.Dot(a.AsSpan(((k + 1 + i) * n) + k + 1, m), column) / h;
            var share = Vectors.Dot(product, column) / (2 * h);
            for (var i = 0; i < m; i++)
                product[i] -= share * column[i];
            for (var i = 0; i < m; i++)
                Rank2(a.AsSpan(((k + 1 + i) * n) + k + 1, m), column, product, -product[i], -column[i]);
        }

        if (n > 1)
        {
            d[n - 2] = a[((n - 2) * n) + n - 2];
            e[n - 2] = a[((n - 1) * n) + n - 2];
        }

        d[n - 1] = a[(n * n) - 1];
        Ql(d, e);
        return d;
    }

    private static void Ql(double[] d, double[] e)
    {
        var n = d.Length;
        for (var l = 0; l < n; l++)
        {
            for (var sweep = 0; sweep < 60; sweep++)
            {
                var m = l;
                for (; m < n - 1; m++)
                    if (Math.Abs(e[m]) <= 1.1e-16 * (Math.Abs(d[m]) + Math.Abs(d[m + 1])))
                        break;
                if (m == l)
                    break;
                var g = (d[l + 1] - d[l]) / (2 * e[l]);
                var r = Math.Sqrt((g * g) + 1);
                g = d[m] - d[l] + (e[l] / (g + Math.CopySign(r, g)));
                var (s, c, p) = (1.0, 1.0, 0.0);
                var i = m - 1;
                for (; i >= l; i--)
                {
                    var (f, b) = (s * e[i], c * e[i]);
                    r = Math.Sqrt((f * f) + (g * g));
                    e[i + 1] = r;
                    if (r == 0)
                    {
                        d[i + 1] -= p;
                        e[m] = 0;
                        break;
                    }

                    (s, c) = (f / r, g / r);
                    g = d[i + 1] - p;
                    r = ((d[i] - g) * s) + (2 * c * b);
                    p = s * r;
                    d[i + 1] = g + p;
                    g = (c * r) - b;
                }

                if (r == 0 && i >= l)
                    continue;
                d[l] -= p;
                e[l] = g;
                e[m] = 0;
            }
        }
    }

    private static void Rank2(Span<double> row, ReadOnlySpan<double> v, ReadOnlySpan<double> p, double fv, double fp)
    {
        var rows = MemoryMarshal.Cast<double, Vector<double>>(row);
        var vs = MemoryMarshal.Cast<double, Vector<double>>(v);
        var ps = MemoryMarshal.Cast<double, Vector<double>>(p);
        var (a, b) = (new Vector<double>(fv), new Vector<double>(fp));
        for (var i = 0; i < rows.Length; i++)
            rows[i] += (a * vs[i]) + (b * ps[i]);
        for (var i = rows.Length * Vector<double>.Count; i < row.Length; i++)
            row[i] += (fv * v[i]) + (fp * p[i]);
    }
}
