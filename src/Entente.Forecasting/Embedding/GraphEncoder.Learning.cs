using Entente.Numerics;

namespace Entente.Forecasting;

internal sealed partial class GraphEncoder
{
    private const int Batch = 512, Others = 256, Slices = 8, WarmUp = 50, FewestDays = 5;
    private const float Rate = .003f, Dropout = .2f;
    private readonly List<DayFacts> _days = [];
    private readonly int[] _s = new int[Batch], _r = new int[Batch], _o = new int[Batch];
    private readonly float[] _inputs = new float[Batch * Inputs], _hidden = new float[Batch * Hidden], _query = new float[Batch * D];
    private readonly float[] _kept = new float[Batch * D];
    private readonly List<int> _columns = [];
    private readonly int[] _columnOf;
    private float[] _chances = [];
    private float[] _columnBias = [];
    private float[] _columnRows = [];
    private float[] _columnAcross = [];
    private int _steps;

    /// <summary>Learns from a day that has just been revealed, and from days before it, each as seen from its own eve.</summary>
    internal void Learn(DayFacts day, CancellationToken cancellation)
    {
        _days.Add(day);
        for (var step = 0; step < _stepsADay && _days.Count >= FewestDays; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var from = step == 0 ? day : _days[1 + _random.NextInt32(_days.Count - 1)];
            Descend(from, from.Day, _random.NextUInt64());
            _steps++;
            var rate = Rate * Math.Min(1, _steps / (float)WarmUp);
            foreach (var table in _tables)
                table.Adam.Step(table.Weights, [table.Gradient], rate, 0, _steps, _parallel);
        }
    }

    /// <summary>The mean log loss of a day's facts as seen from a morning, and the gradient of every weight.</summary>
    /// <param name="seed">Draws the facts, where there are too many, the rare actors they stand against, and what is dropped.</param>
    internal double Descend(DayFacts from, int now, ulong seed)
    {
        Build(now);
        var n = Math.Min(Batch, from.Count);
        Draw(from, n, new SeededRandom(seed));
        var width = LayColumns();
        Grow(ref _chances, Batch * width);
        var slice = (n + Slices - 1) / Slices;
        var loss = new double[Slices];
        Parallel.For(0, Slices, _parallel, q =>
        {
            int first = Math.Min(n, q * slice), last = Math.Min(n, first + slice);
            if (last > first)
                loss[q] = Forward(first, last, n, width, SeededRandom.ForBlock(seed, q));
        });
        Backward(n, width);
        foreach (var e in _columns)
            _columnOf[e] = -1;
        return loss.Sum() / n;
    }

    private void Draw(DayFacts from, int n, SeededRandom random)
    {
        for (var i = 0; i < n; i++)
        {
            var k = from.Count <= Batch ? i : random.NextInt32(from.Count);
            (_s[i], _r[i], _o[i]) = (from.Subject[k], from.Relation[k], from.Object[k]);
        }

        // Answers stand against all who were active, and against a few of the others who stand for the rest of them.
        _columns.Clear();
        foreach (var e in _state.Active)
            Column(e);
        for (var i = 0; i < n; i++)
            Column(_o[i]);
        var sure = _columns.Count;
        for (var i = 0; i < Others; i++)
            Column(random.NextInt32(_entities));
        var stands = MathF.Log((float)Math.Max(1, _entities - sure) / Math.Max(1, _columns.Count - sure));
        var width = (_columns.Count + 31) / 32 * 32;
        Grow(ref _columnBias, width);
        for (var c = 0; c < width; c++)
            _columnBias[c] = c >= _columns.Count ? Unseen : _bias.Weights[_columns[c]] + (c < sure ? 0 : stands);
    }

    private void Column(int e)
    {
        if (_columnOf[e] >= 0)
            return;
        _columnOf[e] = _columns.Count;
        _columns.Add(e);
    }

    private int LayColumns()
    {
        var width = (_columns.Count + 31) / 32 * 32;
        Grow(ref _columnRows, width * D);
        Grow(ref _columnAcross, width * D);
        var h = _state.Layer[Layers];
        Chunks(width, (from, to) =>
        {
            for (var c = from; c < to; c++)
            {
                var row = _columnRows.AsSpan(c * D, D);
                if (c < _columns.Count)
                    h.AsSpan(_columns[c] * D, D).CopyTo(row);
                else
                    row.Clear();
                for (var d = 0; d < D; d++)
                    _columnAcross[(d * width) + c] = row[d];
            }
        });
        return width;
    }

    // Leaves the loss by each score where the chances were, and by each query's vector in _queryGradient.
    private double Forward(int from, int to, int n, int width, SeededRandom drop)
    {
        for (var i = from; i < to; i++)
            Gather(_s[i], _r[i], _inputs.AsSpan(i * Inputs, Inputs));
        Ask(_inputs, from, _r.AsSpan(from, to - from), _hidden, _query);
        for (var i = from * D; i < to * D; i++)
            _query[i] *= _kept[i] = drop.NextDouble() >= Dropout ? 1 / (1 - Dropout) : 0;
        for (var i = from; i < to; i++)
            _columnBias.AsSpan(0, width).CopyTo(_chances.AsSpan(i * width));
        const int Tile = 512;
        for (var x = 0; x < width; x += Tile)
            Blocks.Accumulate(_query, from * D, D, 1, _columnAcross, x, width, _chances, (from * width) + x, width, to - from, D, Math.Min(Tile, width - x));
        double loss = 0;
        var scale = 1f / n;
        for (var i = from; i < to; i++)
        {
            var row = _chances.AsSpan(i * width, width);
            var right = _columnOf[_o[i]];
            Blocks.Softmax(row, scale);
            loss -= Math.Log((row[right] / scale) + 1e-12);
            row[right] -= scale;
        }

        _queryGradient.AsSpan(from * D, (to - from) * D).Clear();
        Blocks.Accumulate(_chances, from * width, width, 1, _columnRows, 0, D, _queryGradient, from * D, D, to - from, width, D);
        for (var i = from * D; i < to * D; i++)
            _queryGradient[i] *= _kept[i];
        return loss;
    }
}
