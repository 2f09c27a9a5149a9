using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>
/// An encoder of the graph of the last weeks. An actor's state is its own vector and, in two layers, a
/// rectified mixture of the fading means (two time scales) of its partners' states, each multiplied by a vector of the relation between
/// them. A question is a small network over the subject's state, the fading mean of its last objects in the relation asked, and the
/// relation; its score for an actor is the inner product of the two, plus the actor's own bias.
/// </summary>
/// <remarks>
/// In the manner of relational graph convolution (Schlichtkrull et al. 2018) over recent days (RE-GCN, Li et al. 2021), composed by products
/// (Vashishth et al. 2020). Learned day by day, once a day has been forecast, with replay of earlier days, each seen from its own eve.
/// </remarks>
internal sealed partial class GraphEncoder
{
    /// <summary>The number of dimensions; a multiple of 32.</summary>
    internal const int D = 64;

    /// <summary>The score of an actor that has never been an object.</summary>
    internal const float Unseen = -1e6f;

    private const int Hidden = 128, Layers = 2, Inputs = 3 * D, Means = 2 * D;
    private const int AskedFacts = 16;
    private const float AskedScale = 30, Prior = .3f;
    private readonly History _history;
    private readonly NameBook? _names;
    private readonly int _entities;
    private readonly int _directed;
    private readonly int _stepsADay;
    private readonly ParallelOptions _parallel;
    private readonly SeededRandom _random;
    private readonly List<Table> _tables = [];

    // By actor: its own vector and bias. By what its name says, if names are used: role and country.
    private readonly Table _own;
    private readonly Table _bias;
    private readonly Table? _role;
    private readonly Table? _country;

    // By layer: what a relation does to a partner's state, and how the means are mixed.
    private readonly Table[] _turn;
    private readonly Table[] _mix;

    // The question: the relation asked, what it does to the subject and to its last objects, and the two layers of the network.
    private readonly Table _asked;
    private readonly Table _stretch;
    private readonly Table _again;
    private readonly Table _first;
    private readonly Table _second;
    private readonly float[] _across;
    private readonly float[] _floor;

    /// <param name="names">What names say, or null: an actor's vector is then its own alone.</param>
    /// <param name="stepsADay">Steps of learning after each day: the first on the day itself, the others on days before it.</param>
    internal GraphEncoder(History history, NameBook? names, int stepsADay, ulong seed, int threads)
    {
        (_history, _names, _stepsADay) = (history, names, stepsADay);
        (_entities, _directed) = (history.Entities, history.Directed);
        _random = SeededRandom.ForBlock(seed, 78);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Width = (_entities + 31) / 32 * 32;
        _own = New(_entities * D, 0, .15f);
        _bias = New(Width, 0, 0);
        if (names is not null)
        {
            _role = New(names.Roles * D, 0, .1f);
            _country = New(names.Countries * D, 0, .1f);
        }

        _turn = [New(_directed * D, 1, .1f), New(_directed * D, 1, .1f)];
        _mix = [New(Means * D, 0, .1f), New(Means * D, 0, .1f)];
        _asked = New(_directed * D, 0, .15f);
        _stretch = New(_directed * D, .5f, .1f);
        _again = New(_directed * D, .5f, .1f);
        _first = New(Inputs * Hidden, 0, .1f);
        _second = New(Hidden * D, 0, .1f);
        _across = new float[D * Width];
        _floor = new float[Width];
        _state = new State(_entities);
        _columnOf = new int[_entities];
        Array.Fill(_columnOf, -1);
        _stateGradient = [_own.Gradient, new float[_entities * D], new float[_entities * D]];
        _slices = [.. Enumerable.Range(0, Slices).Select(_ => new SliceGradient(_directed))];
    }

    /// <summary>Actors, rounded up to a multiple of 32: the length of a row of scores.</summary>
    internal int Width { get; }

    /// <summary>Makes the states of a morning ready; actors never seen as object score <see cref="Unseen"/>.</summary>
    /// <param name="now">The first day that is not known.</param>
    internal void Prepare(int now)
    {
        Build(now);
        var h = _state.Layer[Layers];
        Chunks(_entities, (from, to) =>
        {
            for (var d = 0; d < D; d++)
                for (var e = from; e < to; e++)
                    _across[(d * Width) + e] = h[(e * D) + d];
        });
        for (var e = 0; e < Width; e++)
            _floor[e] = e < _entities && _history.ObjectCount[e].Count > 0 ? _bias.Weights[e] : Unseen;
    }

    /// <summary>One thread's room for questions.</summary>
    internal sealed class Room(int rows)
    {
        internal readonly float[] Inputs = new float[rows * GraphEncoder.Inputs];
        internal readonly float[] Hidden = new float[rows * GraphEncoder.Hidden];
        internal readonly float[] Query = new float[rows * D];
    }

    /// <summary>Scores every actor for some questions: the logarithm of its chance beside all others.</summary>
    /// <param name="scores">Row by row, <see cref="Width"/> each.</param>
    internal void ScoreAll(ReadOnlySpan<int> subjects, ReadOnlySpan<int> relations, Room room, float[] scores)
    {
        var count = subjects.Length;
        for (var i = 0; i < count; i++)
        {
            Gather(subjects[i], relations[i], room.Inputs.AsSpan(i * Inputs, Inputs));
            _floor.CopyTo(scores.AsSpan(i * Width));
        }

        Ask(room.Inputs, 0, relations, room.Hidden, room.Query);
        const int Tile = 512;
        for (var from = 0; from < Width; from += Tile)
            Blocks.Accumulate(room.Query, 0, D, 1, _across, from, Width, scores, from, Width, count, D, Math.Min(Tile, Width - from));
        for (var i = 0; i < count; i++)
        {
            var row = scores.AsSpan(i * Width, Width);
            Blocks.Shift(-Blocks.LogSum(row), row);
        }
    }

    // What a question is made of: the subject's state, the fading mean of its last objects in the relation, the relation.
    private void Gather(int subject, int relation, Span<float> into)
    {
        into.Clear();
        _state.Layer[Layers].AsSpan(subject * D, D).CopyTo(into);
        var again = into[D..(2 * D)];
        foreach (var (o, share) in Again(subject, relation))
            Blocks.Add(share, _state.Layer[0].AsSpan(o * D, D), again);
        _asked.Weights.AsSpan(relation * D, D).CopyTo(into[(2 * D)..]);
    }

    private IEnumerable<(int Object, float Share)> Again(int subject, int relation)
    {
        if (_history.Asked(subject, relation) is not { } memory)
            yield break;
        var m = memory.FactsBefore(_state.Now);
        var from = Math.Max(0, m - AskedFacts);
        var sum = Prior;
        for (var k = from; k < m; k++)
            sum += MathF.Exp((memory.Done[k].Day - _state.Now + 1) / AskedScale);
        for (var k = from; k < m; k++)
            yield return (memory.Done[k].Object, MathF.Exp((memory.Done[k].Day - _state.Now + 1) / AskedScale) / sum);
    }

    // From what questions are made of to their vectors, from row 'at' on; what is in between stays for going back.
    private void Ask(float[] inputs, int at, ReadOnlySpan<int> relations, float[] hidden, float[] query)
    {
        var count = relations.Length;
        hidden.AsSpan(at * Hidden, count * Hidden).Clear();
        Blocks.Accumulate(inputs, at * Inputs, Inputs, 1, _first.Weights, 0, Hidden, hidden, at * Hidden, Hidden, count, Inputs, Hidden);
        foreach (ref var x in hidden.AsSpan(at * Hidden, count * Hidden))
            x = Math.Max(0, x);
        for (var i = 0; i < count; i++)
        {
            var q = query.AsSpan((at + i) * D, D);
            var x = inputs.AsSpan((at + i) * Inputs, 2 * D);
            var r = relations[i] * D;
            for (var d = 0; d < D; d++)
                q[d] = (x[d] * _stretch.Weights[r + d]) + (x[D + d] * _again.Weights[r + d]) + _asked.Weights[r + d];
        }

        Blocks.Accumulate(hidden, at * Hidden, Hidden, 1, _second.Weights, 0, D, query, at * D, D, count, Hidden, D);
    }

    /// <summary>All weights and the loss by each of them, table by table.</summary>
    internal IEnumerable<(float[] Weights, float[] Gradient)> Parameters => _tables.Select(t => (t.Weights, t.Gradient));

    private Table New(int length, float mean, float deviation)
    {
        var table = new Table(length);
        foreach (ref var w in table.Weights.AsSpan())
            w = mean + (deviation * (float)_random.NextNormal());
        _tables.Add(table);
        return table;
    }

    private void Chunks(int n, Action<int, int> work)
    {
        const int Chunk = 64;
        Parallel.For(0, (n + Chunk - 1) / Chunk, _parallel, c => work(c * Chunk, Math.Min(n, (c + 1) * Chunk)));
    }

    /// <summary>Weights and the loss by each of them.</summary>
    private sealed class Table(int length)
    {
        internal readonly float[] Weights = new float[length];
        internal readonly float[] Gradient = new float[length];
        internal readonly Adam Adam = new(length, .01f);
    }
}
