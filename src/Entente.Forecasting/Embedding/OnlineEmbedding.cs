using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>
/// An online factorisation that knows recency. The score of o for (s, r) is q · V[o] + p · Z[o] + b[o] with
/// q = E[s] ∘ W[r] + A[r] + C ∘ U[r] + D ∘ X[r] and p = E[s] ∘ F[r] + G[r] + C ∘ H[r]. C is the fading mean of the subject's last facts, each
/// V[object] ∘ M[relation] weighted by how much its relation matters to r; D that of its last objects in r itself; Z[o] that of the
/// candidate's own last facts, so that a rare actor is known by its company.
/// </summary>
/// <remarks>Learned after each day by sampled softmax over shared wrong objects and row-wise Adagrad (Duchi, Hazan and Singer 2011), with replay of
/// earlier days; each replayed fact sees only what lay before its own day.</remarks>
internal sealed partial class OnlineEmbedding
{
    /// <summary>The number of dimensions; a multiple of 32.</summary>
    internal const int D = 64;

    /// <summary>The length of a query's vector: q, then p.</summary>
    internal const int Both = 2 * D;

    private const int ContextFacts = 24, AskedFacts = 8;
    private const float ContextScale = 12, AskedScale = 30;
    private readonly History _history;
    private readonly int _entities;
    private readonly int _directed;
    private readonly float[] _e;
    private readonly float[] _v;
    private readonly float[] _b;
    private readonly float[] _w;
    private readonly float[] _a;
    private readonly float[] _u;
    private readonly float[] _x;
    private readonly float[] _m;
    private readonly float[] _f;
    private readonly float[] _g;
    private readonly float[] _k;
    private readonly float[] _matters;

    internal OnlineEmbedding(History history, ulong seed, int threads)
    {
        _history = history;
        (_entities, _directed) = (history.Entities, history.Directed);
        _random = SeededRandom.ForBlock(seed, 77);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _e = Normal(_entities, 0, .1f);
        _v = Normal(_entities, 0, .1f);
        _b = new float[_entities];
        _w = Normal(_directed, 1, .1f);
        _a = Normal(_directed, 0, .1f);
        _u = Normal(_directed, .5f, .05f);
        _x = Normal(_directed, .5f, .05f);
        _m = Normal(_directed, 1, .05f);
        _f = Normal(_directed, 0, .05f);
        _g = Normal(_directed, 0, .05f);
        _k = Normal(_directed, .3f, .05f);
        _matters = new float[_directed * _directed];
        for (var r = 0; r < _directed; r++)
        {
            for (var k = 0; k < _directed; k++)
                _matters[(r * _directed) + k] = k == r ? 1.5f : k == history.Inverse(r) ? 1 : .5f;
        }

        (_eh, _vh, _wh, _ah) = (new float[_entities], new float[_entities], new float[_directed], new float[_directed]);
        (_fh, _gh, _kh) = (new float[_directed], new float[_directed], new float[_directed]);
        (_uh, _xh, _mh, _mattersh) = (new float[_directed], new float[_directed], new float[_directed], new float[_directed * _directed]);
        Width = (_entities + 31) / 32 * 32;
        _across = new float[Both * Width];
        _floor = new float[Width];
    }

    /// <summary>Actors, rounded up to a multiple of 32: the length of a row of scores.</summary>
    internal int Width { get; }

    internal ReadOnlySpan<float> ObjectVector(int entity) => _v.AsSpan(entity * D, D);

    internal ReadOnlySpan<float> SubjectVector(int entity) => _e.AsSpan(entity * D, D);

    /// <summary>What <see cref="Query"/> found out about the context, for going back.</summary>
    internal sealed class Context
    {
        internal readonly int[] Object = new int[ContextFacts];
        internal readonly int[] Relation = new int[ContextFacts];
        internal readonly float[] Share = new float[ContextFacts];
        internal int Count;
    }

    /// <summary>Fills a query's vector (<see cref="Both"/> values) and its two contexts (<see cref="D"/> values) from what lay before a day.</summary>
    internal void Query(int s, int r, int now, Span<float> q, Span<float> context, Span<float> asked, Context found)
    {
        context.Clear();
        asked.Clear();
        var subject = _history.Subjects[s];
        var n = subject.FactsBefore(now);
        found.Count = Math.Min(n, ContextFacts);
        var total = .5f;
        for (var i = 0; i < found.Count; i++)
        {
            var k = n - 1 - i;
            found.Object[i] = subject.FactObject[k];
            found.Relation[i] = subject.FactRelation[k];
            total += found.Share[i] = Fade(now - subject.FactDay[k]);
        }

        Span<float> moved = stackalloc float[D];
        for (var i = 0; i < found.Count; i++)
        {
            found.Share[i] /= total;
            Multiply(_v.AsSpan(found.Object[i] * D, D), _m.AsSpan(found.Relation[i] * D, D), moved);
            Blocks.Add(found.Share[i] * _matters[(r * _directed) + found.Relation[i]], moved, context);
        }

        if (_history.Asked(s, r) is { } memory)
        {
            var m = memory.FactsBefore(now);
            var sum = .5f;
            for (var k = m - 1; k >= Math.Max(0, m - AskedFacts); k--)
                sum += MathF.Exp((memory.Done[k].Day - now + 1) / AskedScale);
            for (var k = m - 1; k >= Math.Max(0, m - AskedFacts); k--)
                Blocks.Add(MathF.Exp((memory.Done[k].Day - now + 1) / AskedScale) / sum, _v.AsSpan(memory.Done[k].Object * D, D), asked);
        }

        for (var d = 0; d < D; d++)
        {
            q[d] = (_e[(s * D) + d] * _w[(r * D) + d]) + _a[(r * D) + d] + (context[d] * _u[(r * D) + d]) + (asked[d] * _x[(r * D) + d]);
            q[D + d] = (_e[(s * D) + d] * _f[(r * D) + d]) + _g[(r * D) + d] + (context[d] * _k[(r * D) + d]);
        }
    }

    /// <summary>The fading mean of an actor's last facts before a day.</summary>
    private void Company(int actor, int now, Span<float> company)
    {
        company.Clear();
        var memory = _history.Subjects[actor];
        var n = memory.FactsBefore(now);
        var from = Math.Max(0, n - ContextFacts);
        var total = .5f;
        for (var k = from; k < n; k++)
            total += Fade(now - memory.FactDay[k]);
        Span<float> moved = stackalloc float[D];
        for (var k = from; k < n; k++)
        {
            Multiply(_v.AsSpan(memory.FactObject[k] * D, D), _m.AsSpan(memory.FactRelation[k] * D, D), moved);
            Blocks.Add(Fade(now - memory.FactDay[k]) / total, moved, company);
        }
    }

    private static float Fade(int gap) => MathF.Exp((1 - gap) / ContextScale);

    /// <summary>Lays the object vectors out for scoring all actors at once; actors never seen as object score -1e6.</summary>
    /// <param name="now">The first day that is not known.</param>
    internal void Prepare(int now)
    {
        const int Chunk = 64;
        Parallel.For(0, (_entities + Chunk - 1) / Chunk, _parallel, chunk =>
        {
            Span<float> company = stackalloc float[D];
            for (var e = chunk * Chunk; e < Math.Min(_entities, (chunk + 1) * Chunk); e++)
            {
                Company(e, now, company);
                for (var d = 0; d < D; d++)
                {
                    _across[(d * Width) + e] = _v[(e * D) + d];
                    _across[((D + d) * Width) + e] = company[d];
                }
            }
        });
        for (var e = 0; e < Width; e++)
            _floor[e] = e < _entities && _history.ObjectCount[e].Count > 0 ? _b[e] : Unseen;
    }

    internal const float Unseen = -1e6f;

    /// <summary>Scores every actor for some queries.</summary>
    /// <param name="queries">Row by row, <see cref="Both"/> each.</param>
    /// <param name="scores">Row by row, <see cref="Width"/> each.</param>
    internal void ScoreAll(float[] queries, int count, float[] scores)
    {
        for (var i = 0; i < count; i++)
            _floor.CopyTo(scores.AsSpan(i * Width));
        const int Tile = 512;
        for (var from = 0; from < Width; from += Tile)
            Blocks.Accumulate(queries, 0, Both, 1, _across, from, Width, scores, from, Width, count, Both, Math.Min(Tile, Width - from));
    }

    private readonly float[] _across;
    private readonly float[] _floor;

    private float[] Normal(int rows, float mean, float deviation)
    {
        var x = new float[rows * D];
        for (var i = 0; i < x.Length; i++)
            x[i] = mean + (deviation * (float)_random.NextNormal());
        return x;
    }

    private static void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into)
    {
        for (var i = 0; i < into.Length; i += System.Numerics.Vector<float>.Count)
            (new System.Numerics.Vector<float>(x[i..]) * new System.Numerics.Vector<float>(y[i..])).CopyTo(into[i..]);
    }
}
