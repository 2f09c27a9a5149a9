using System.Runtime.Intrinsics;
using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// A lower bound from the semidefinite relaxation of the two camps (Goemans and Williamson 1995) with triangle inequalities over
/// all triples (Poljak and Rendl 1995): their multipliers by a projected subgradient with momentum and Polyak's step, the inner
/// problem by block ascent on vectors of rank 16 (Burer and Monteiro 2003; Wang, Chang and Kolter 2017), and each bound certified
/// by a Cholesky factor in double precision.
/// </summary>
internal sealed class SemidefiniteBound
{
    private const int Rank = 16;
    private const double Momentum = 0.2;
    private const double DropAt = 0.3;
    private const int Patience = 4;
    private const double Shrink = 0.7;
    private const int Sweeps = 10;

    private readonly SignedGraph _graph;
    private readonly int _n;
    private readonly double _total;
    private readonly double[] _c;
    private readonly float[] _single;
    private readonly float[] _vectors;
    private readonly double[] _x;
    private readonly TriangleSet _triangles;
    private readonly Effort _effort;

    public SemidefiniteBound(SignedGraph graph, Effort effort)
    {
        (_graph, _n, _effort, _total) = (graph, graph.Nodes, effort, graph.Weight.Sum());
        (_c, _single, _x) = (new double[_n * _n], new float[_n * _n], new double[_n * _n]);
        for (var e = 0; e < graph.Ties; e++)
        {
            _c[(graph.U[e] * _n) + graph.V[e]] += graph.Sign[e] * graph.Weight[e] / 2;
            _c[(graph.V[e] * _n) + graph.U[e]] += graph.Sign[e] * graph.Weight[e] / 2;
        }

        _vectors = RandomVectors(_n);
        _triangles = new TriangleSet(_n);
    }

    /// <summary>The inner products of the vectors, lower triangle: near +1 or -1 where two states are decided to stand together or apart.</summary>
    public double[] Products => _x;

    /// <summary>The bound; stops when it proves that nothing is better than <paramref name="upper"/>, when it stalls, or when the effort is spent.</summary>
    public double Run(double upper)
    {
        CopyToSingle();
        Ascend(2000, 1e-7);
        var best = (_total - Certified()) / 2;
        var (alpha, stalled) = (1.0, 0);
        for (var step = 1; !_effort.IsOver && !Proves(best, upper); step++)
        {
            FillProducts();
            if (step % 5 == 1)
                _triangles.Separate(_x, _effort);
            var multipliers = _triangles.Gradient(_x, Momentum, out var norm);
            var value = multipliers;
            for (var i = 0; i < _n; i++)
                for (var j = 0; j < i; j++)
                    value += 2 * _c[(i * _n) + j] * _x[(i * _n) + j];
            var size = alpha * Math.Max(value - (_total - (2 * upper)), 0.2) / Math.Max(norm, 1e-9) * 0.5;
            _triangles.Step(size, DropAt, _c);
            Mirror();
            CopyToSingle();
            Ascend(Sweeps, 1e-6);
            if (step % 20 != 0)
                continue;
            var bound = (_total - Certified() - _triangles.Sum()) / 2;
            if (bound > best + 1e-2)
            {
                (best, stalled) = (bound, 0);
            }
            else if (++stalled >= Patience)
            {
                (alpha, stalled) = (alpha * Shrink, 0);
            }

            best = Math.Max(best, bound);
            if (alpha < 2e-3)
                break;
        }

        return best;
    }

    private bool Proves(double bound, double upper) => _graph.IsIntegral ? bound > upper - 1 + 1e-4 : bound > upper - 1e-6;

    private static float[] RandomVectors(int n)
    {
        var random = new SeededRandom(5);
        var v = new float[n * Rank];
        for (var i = 0; i < n; i++)
        {
            var row = v.AsSpan(i * Rank, Rank);
            float norm = 0;
            for (var p = 0; p < Rank; p++)
            {
                row[p] = (float)random.NextNormal();
                norm += row[p] * row[p];
            }

            norm = MathF.Sqrt(norm);
            for (var p = 0; p < Rank; p++)
                row[p] /= norm;
        }

        return v;
    }

    private void CopyToSingle()
    {
        for (var q = 0; q < _c.Length; q++)
            _single[q] = (float)_c[q];
    }

    private void Mirror()
    {
        for (var i = 0; i < _n; i++)
            for (var j = 0; j < i; j++)
                _c[(j * _n) + i] = _c[(i * _n) + j];
    }

    private void FillProducts()
    {
        for (var i = 0; i < _n; i++)
        {
            var a = Vector256.LoadUnsafe(ref _vectors[i * Rank]);
            var b = Vector256.LoadUnsafe(ref _vectors[(i * Rank) + 8]);
            for (var j = 0; j < i; j++)
                _x[(i * _n) + j] = Vector256.Sum((a * Vector256.LoadUnsafe(ref _vectors[j * Rank])) + (b * Vector256.LoadUnsafe(ref _vectors[(j * Rank) + 8])));
        }

        _effort.Add((long)_n * _n * 2);
    }

    // Each vector in turn takes the direction of the gradient at it; the value rises with every turn.
    private void Ascend(int sweeps, double tolerance)
    {
        var last = double.NegativeInfinity;
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            double value = 0;
            for (var i = 0; i < _n; i++)
            {
                var (a, b) = (Vector256<float>.Zero, Vector256<float>.Zero);
                var row = _single.AsSpan(i * _n, _n);
                for (var j = 0; j < row.Length; j++)
                {
                    var c = Vector256.Create(row[j]);
                    a = Vector256.MultiplyAddEstimate(c, Vector256.LoadUnsafe(ref _vectors[j * Rank]), a);
                    b = Vector256.MultiplyAddEstimate(c, Vector256.LoadUnsafe(ref _vectors[(j * Rank) + 8]), b);
                }

                var norm = MathF.Sqrt(Vector256.Sum((a * a) + (b * b)));
                value += norm;
                if (norm <= 1e-12f)
                    continue;
                var scale = Vector256.Create(1 / norm);
                (a * scale).StoreUnsafe(ref _vectors[i * Rank]);
                (b * scale).StoreUnsafe(ref _vectors[(i * Rank) + 8]);
            }

            _effort.Add((long)_n * _n * 4);
            if (value - last < tolerance * Math.Abs(value) && sweep > 2)
                break;
            last = value;
        }
    }

    // An upper bound on max x'Cx over signs x: the sum of u, for any u with Diag(u) - C positive semidefinite.
    private double Certified()
    {
        var u = new double[_n];
        double sum = 0;
        var gradient = new double[Rank];
        for (var i = 0; i < _n; i++)
        {
            Array.Clear(gradient);
            for (var j = 0; j < _n; j++)
            {
                var c = _c[(i * _n) + j];
                if (c == 0)
                    continue;
                for (var p = 0; p < Rank; p++)
                    gradient[p] += c * _vectors[(j * Rank) + p];
            }

            for (var p = 0; p < Rank; p++)
                u[i] += gradient[p] * _vectors[(i * Rank) + p];
            sum += u[i];
        }

        var (low, high) = (0.0, 1e-9);
        var work = new double[_n * _n];
        while (!IsDefinite(u, high, work))
            (low, high) = (high, high * 4);
        for (var k = 0; k < 8; k++)
        {
            var middle = Math.Sqrt(Math.Max(low, 1e-10) * high);
            if (IsDefinite(u, middle, work))
                high = middle;
            else
                low = middle;
        }

        return sum + (_n * high);
    }

    private bool IsDefinite(double[] u, double shift, double[] work)
    {
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < _n; j++)
                work[(i * _n) + j] = -_c[(i * _n) + j];
            work[(i * _n) + i] = u[i] + shift;
        }

        _effort.Add((long)_n * _n * _n / 6);
        return DenseCholesky.TryFactor(work, _n);
    }
}
