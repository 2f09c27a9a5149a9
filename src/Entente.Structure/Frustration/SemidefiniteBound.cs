using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// A lower bound from the semidefinite relaxation of the two camps (Goemans and Williamson 1995) with triangle inequalities over
/// all triples (Poljak and Rendl 1995) and pentagonal ones: their multipliers by a projected subgradient at the running mean of the
/// products, with Polyak's step; the inner problem on vectors of low rank; each bound certified by a Cholesky factor in double precision.
/// </summary>
internal sealed class SemidefiniteBound
{
    private const float Memory = 0.1f;
    private const float DropAt = 0.3f;
    private const int Patience = 4;
    private const double Shrink = 0.7;
    private const double LeastStep = 2e-3;
    private const int Sweeps = 10;

    private readonly int _n;
    private readonly double _total;
    private readonly double[] _c;
    private readonly float[] _single;
    private readonly float[] _x;
    private readonly UnitVectors _vectors;
    private readonly TriangleSet _triangles;
    private readonly PentagonSet _pentagons;
    private readonly bool _isChild;
    private readonly double _quantum;

    public SemidefiniteBound(SignedGraph graph)
        : this(graph, UnitVectors.Random(graph.Nodes), new TriangleSet(graph.Nodes), new PentagonSet(graph.Nodes))
    {
    }

    private SemidefiniteBound(SignedGraph graph, UnitVectors vectors, TriangleSet triangles, PentagonSet pentagons)
    {
        (Graph, _n, _total, _vectors, _triangles, _pentagons) = (graph, graph.Nodes, graph.Weight.Sum(), vectors, triangles, pentagons);
        _quantum = graph.Quantum;
        (_c, _single, _x) = (new double[_n * _n], new float[_n * _n], new float[_n * _n]);
        for (var e = 0; e < graph.Ties; e++)
            _c[(Math.Max(graph.U[e], graph.V[e]) * _n) + Math.Min(graph.U[e], graph.V[e])] += graph.Sign[e] * graph.Weight[e] / 2;
        triangles.PutAll(_c);
        pentagons.PutAll(_c);
    }

    private SemidefiniteBound(SemidefiniteBound parent, SignedGraph graph, in Contraction pair, TriangleSet triangles)
        : this(graph, parent._vectors.Contract(pair), triangles, parent._pentagons.Contract(pair, triangles)) => (_isChild, _quantum) = (true, parent._quantum);

    public SignedGraph Graph { get; }

    /// <summary>The relaxation after a pair is made one, with what is known of this one.</summary>
    public SemidefiniteBound Contract(in Contraction pair, SignedGraph graph) => new(this, graph, pair, _triangles.Contract(pair));

    /// <summary>Camps from the vectors.</summary>
    public sbyte[] Round(SeededRandom random) => _vectors.Round(random);

    /// <summary>The bound; stops when it proves that nothing is better than <paramref name="upper"/>, when it stalls, or when the effort is spent.</summary>
    /// <param name="upper">The cost of the best camps known.</param>
    /// <param name="most">The most steps.</param>
    /// <param name="effort">How much may be done.</param>
    public double Run(double upper, int most, Effort effort)
    {
        Mirror();
        var value = _vectors.Ascend(_single, 2000, 1e-7, effort);
        _vectors.Blend(_x, 1, effort);
        var best = Certified(effort);
        var (alpha, stalled) = (_isChild ? 0.3 : 1.0, 0);
        for (var step = 1; step <= most && !effort.IsOver && !Proves(best, upper) && alpha >= LeastStep; step++)
        {
            if (step % 5 == 1)
                _triangles.Separate(_x, effort);
            if (step % 20 == 1 && (_isChild || step > 200))
                _pentagons.Separate(_x, _triangles.Weightiest(10 * _n), effort);
            var norm = _triangles.Look(_x) + _pentagons.Look(_x);
            var excess = value + _triangles.Sum() + _pentagons.Sum() - (_total - (2 * upper));
            var size = alpha * Math.Max(excess, 0.2) / Math.Max(norm, 1e-9) * 0.5;
            _triangles.Step(size, DropAt, _c);
            _pentagons.Step(size, DropAt, _c);
            Mirror();
            value = _vectors.Ascend(_single, Sweeps, 1e-6, effort);
            _vectors.Blend(_x, Memory, effort);
            if (step % 20 != 0)
                continue;
            var bound = Certified(effort);
            if (bound > best + 1e-2)
                stalled = 0;
            else if (++stalled >= Patience)
                (alpha, stalled) = (alpha * Shrink, 0);
            best = Math.Max(best, bound);
        }

        return best;
    }

    /// <summary>The pair of states least decided, those of many ties before others.</summary>
    public (int A, int B) LeastDecided()
    {
        var (a, b, least) = (1, 0, double.PositiveInfinity);
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var score = Math.Abs(_x[(i * _n) + j]) - (0.002 * Math.Min(Graph.Degree(i), Graph.Degree(j)));
                if (score < least)
                    (a, b, least) = (i, j, score);
            }
        }

        return (a, b);
    }

    // The steps are those of the whole graph: what a contraction leaves may come in larger ones, but what it has cost does not.
    private bool Proves(double bound, double upper) => bound > (_quantum > 0 ? upper - (_quantum * (1 - 1e-4)) : upper - 1e-6);

    private void Mirror()
    {
        for (var i = 0; i < _n; i++)
            for (var j = 0; j < i; j++)
                _single[(i * _n) + j] = _single[(j * _n) + i] = (float)_c[(i * _n) + j];
    }

    // The relaxation's value is at most the sum of u, for any u with Diag(u) - C positive semidefinite.
    private double Certified(Effort effort)
    {
        var u = _vectors.Slopes(_c);
        var (low, high) = (0.0, 1e-9);
        var work = new double[_n * _n];
        while (!IsDefinite(u, high, work, effort))
            (low, high) = (high, high * 4);
        for (var k = 0; k < 8; k++)
        {
            var middle = Math.Sqrt(Math.Max(low, 1e-10) * high);
            if (IsDefinite(u, middle, work, effort))
                high = middle;
            else
                low = middle;
        }

        return (_total - u.Sum() - (_n * high) - _triangles.Sum() - _pentagons.Sum()) / 2;
    }

    private bool IsDefinite(double[] u, double shift, double[] work, Effort effort)
    {
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < i; j++)
                work[(i * _n) + j] = -_c[(i * _n) + j];
            work[(i * _n) + i] = u[i] + shift;
        }

        effort.Add((long)_n * _n * _n / 12);
        return DenseCholesky.TryFactor(work, _n);
    }
}
