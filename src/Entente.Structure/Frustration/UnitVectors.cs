using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Structure.Frustration;

/// <summary>
/// One unit vector of rank 16 a state, whose inner products stand for the matrix of the semidefinite relaxation (Burer and Monteiro
/// 2003), improved one vector at a time (Wang, Chang and Kolter 2017).
/// </summary>
internal sealed class UnitVectors
{
    private const int Rank = 16;
    private readonly int _n;
    private readonly float[] _v;

    private UnitVectors(int n, float[] v) => (_n, _v) = (n, v);

    public static UnitVectors Random(int n)
    {
        var random = new SeededRandom(5);
        var vectors = new UnitVectors(n, new float[n * Rank]);
        for (var q = 0; q < vectors._v.Length; q++)
            vectors._v[q] = (float)random.NextNormal();
        for (var i = 0; i < n; i++)
            vectors.Normalise(i);
        return vectors;
    }

    /// <summary>The vectors after a pair is made one: the mean of the two, one of them turned where they stand apart.</summary>
    public UnitVectors Contract(in Contraction pair)
    {
        var next = new UnitVectors(_n - 1, new float[(_n - 1) * Rank]);
        for (var i = 0; i < _n; i++)
            for (var p = 0; p < Rank; p++)
                next._v[(pair.Map(i) * Rank) + p] += pair.Turn(i) * _v[(i * Rank) + p];
        next.Normalise(pair.Map(pair.Kept));
        return next;
    }

    /// <summary>Each vector in turn takes the direction of the gradient at it; the value rises with every turn.</summary>
    /// <param name="c">The objective, n x n, symmetric with a diagonal of zero.</param>
    /// <param name="sweeps">Most turns of all vectors.</param>
    /// <param name="tolerance">Relative rise of the value below which it ends.</param>
    /// <param name="effort">Where the work is counted.</param>
    /// <returns>The value, as of the last sweep.</returns>
    public double Ascend(float[] c, int sweeps, double tolerance, Effort effort)
    {
        var (last, value) = (double.NegativeInfinity, 0.0);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            value = 0;
            for (var i = 0; i < _n; i++)
                value += Turn(c, i);
            effort.Add((long)_n * _n * 3);
            if (value - last < tolerance * Math.Abs(value) && sweep > 2)
                break;
            last = value;
        }

        return value;
    }

    /// <summary>Moves a symmetric matrix towards the inner products: by the whole way at weight 1.</summary>
    public void Blend(float[] x, float weight, Effort effort)
    {
        for (var i = 0; i < _n; i++)
        {
            var a = Vector256.LoadUnsafe(ref _v[i * Rank]);
            var b = Vector256.LoadUnsafe(ref _v[(i * Rank) + 8]);
            for (var j = 0; j < i; j++)
            {
                var product = Vector256.Sum((a * Vector256.LoadUnsafe(ref _v[j * Rank])) + (b * Vector256.LoadUnsafe(ref _v[(j * Rank) + 8])));
                var at = x[(i * _n) + j];
                x[(i * _n) + j] = x[(j * _n) + i] = at + (weight * (product - at));
            }
        }

        effort.Add((long)_n * _n * 2);
    }

    /// <summary>For each state the product of its vector with the gradient of a lower triangle <paramref name="c"/> at it.</summary>
    public double[] Slopes(double[] c)
    {
        var u = new double[_n];
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var weight = c[(i * _n) + j];
                if (weight == 0)
                    continue;
                double product = 0;
                for (var p = 0; p < Rank; p++)
                    product += (double)_v[(i * Rank) + p] * _v[(j * Rank) + p];
                u[i] += weight * product;
                u[j] += weight * product;
            }
        }

        return u;
    }

    /// <summary>The side of a random plane on which each vector lies (Goemans and Williamson 1995).</summary>
    public sbyte[] Round(SeededRandom random)
    {
        Span<double> normal = stackalloc double[Rank];
        foreach (ref var component in normal)
            component = random.NextNormal();
        var side = new sbyte[_n];
        for (var i = 0; i < _n; i++)
        {
            double product = 0;
            for (var p = 0; p < Rank; p++)
                product += normal[p] * _v[(i * Rank) + p];
            side[i] = (sbyte)(product < 0 ? -1 : 1);
        }

        return side;
    }

    // Four sums at once: one alone would wait for each product before the next.
    private float Turn(float[] c, int i)
    {
        var (a, b, a2, b2) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        ref var row = ref c[i * _n];
        ref var v = ref _v[0];
        var j = 0;
        for (; j < _n - 1; j += 2)
        {
            var (weight, weight2) = (Vector256.Create(Unsafe.Add(ref row, j)), Vector256.Create(Unsafe.Add(ref row, j + 1)));
            var at = (nuint)(j * Rank);
            a = Vector256.MultiplyAddEstimate(weight, Vector256.LoadUnsafe(ref v, at), a);
            b = Vector256.MultiplyAddEstimate(weight, Vector256.LoadUnsafe(ref v, at + 8), b);
            a2 = Vector256.MultiplyAddEstimate(weight2, Vector256.LoadUnsafe(ref v, at + 16), a2);
            b2 = Vector256.MultiplyAddEstimate(weight2, Vector256.LoadUnsafe(ref v, at + 24), b2);
        }

        if (j < _n)
        {
            var weight = Vector256.Create(Unsafe.Add(ref row, j));
            a = Vector256.MultiplyAddEstimate(weight, Vector256.LoadUnsafe(ref v, (nuint)(j * Rank)), a);
            b = Vector256.MultiplyAddEstimate(weight, Vector256.LoadUnsafe(ref v, (nuint)((j * Rank) + 8)), b);
        }

        (a, b) = (a + a2, b + b2);
        var norm = MathF.Sqrt(Vector256.Sum((a * a) + (b * b)));
        if (norm > 1e-12f)
        {
            var scale = Vector256.Create(1 / norm);
            (a * scale).StoreUnsafe(ref _v[i * Rank]);
            (b * scale).StoreUnsafe(ref _v[(i * Rank) + 8]);
        }

        return norm;
    }

    // Where two vectors cancel out, any direction is as good.
    private void Normalise(int i)
    {
        var row = _v.AsSpan(i * Rank, Rank);
        double norm = 0;
        foreach (var component in row)
            norm += (double)component * component;
        if (norm < 1e-12)
        {
            row.Clear();
            row[i % Rank] = 1;
            return;
        }

        var scale = (float)(1 / Math.Sqrt(norm));
        foreach (ref var component in row)
            component *= scale;
    }
}
