using System.Numerics;

namespace Entente.Forecasting;

internal sealed partial class GraphEncoder
{
    private readonly float[] _inputsGradient = new float[Batch * Inputs], _hiddenGradient = new float[Batch * Hidden], _queryGradient = new float[Batch * D];
    private readonly float[][] _stateGradient;
    private readonly SliceGradient[] _slices;
    private float[] _columnGradient = [];
    private float[] _mixedGradient = [];
    private float[] _meanGradient = [];

    /// <summary>What one fixed slice of the rows adds to the gradients that all rows share; slices are added in order.</summary>
    private sealed class SliceGradient(int directed)
    {
        internal readonly float[] First = new float[Inputs * Hidden];
        internal readonly float[] Second = new float[Hidden * D];
        internal readonly float[] Mix = new float[Means * D];
        internal readonly float[] Turn = new float[directed * D];
    }

    private void Backward(int n, int width)
    {
        foreach (var table in _tables)
            Array.Clear(table.Gradient);
        for (var l = 1; l <= Layers; l++)
            Array.Clear(_stateGradient[l]);
        ToColumns(n, width);
        ToNetwork(n);
        for (var i = 0; i < n; i++)
            ToInputs(i);
        for (var l = Layers - 1; l >= 0; l--)
        {
            ToMeans(l);
            ToPartners(l);
        }

        if (_names is null)
            return;
        for (var e = 0; e < _entities; e++)
        {
            var own = _own.Gradient.AsSpan(e * D, D);
            Blocks.Add(1, own, _role!.Gradient.AsSpan(_names.Role[e] * D, D));
            Blocks.Add(1, own, _country!.Gradient.AsSpan(_names.Country[e] * D, D));
        }
    }

    private void ToColumns(int n, int width)
    {
        Grow(ref _columnGradient, width * D);
        Chunks(width, (from, to) =>
        {
            _columnGradient.AsSpan(from * D, (to - from) * D).Clear();
            Blocks.Accumulate(_chances, from, 1, width, _query, 0, D, _columnGradient, from * D, D, to - from, n, D);
        });
        var bias = _columnBias.AsSpan(0, width);
        bias.Clear();
        for (var i = 0; i < n; i++)
            Blocks.Add(1, _chances.AsSpan(i * width, width), bias);
        for (var c = 0; c < _columns.Count; c++)
        {
            var e = _columns[c];
            Blocks.Add(1, _columnGradient.AsSpan(c * D, D), _stateGradient[Layers].AsSpan(e * D, D));
            _bias.Gradient[e] += bias[c];
        }
    }

    private void ToNetwork(int n)
    {
        var firstAcross = Transposed(_first.Weights, Inputs, Hidden);
        var secondAcross = Transposed(_second.Weights, Hidden, D);
        EachSlice(n, (q, from, to) =>
        {
            int count = to - from;
            var g = _slices[q];
            Array.Clear(g.First);
            Array.Clear(g.Second);
            if (count == 0)
                return;
            Blocks.Accumulate(_hidden, from * Hidden, 1, Hidden, _queryGradient, from * D, D, g.Second, 0, D, Hidden, count, D);
            var hidden = _hiddenGradient.AsSpan(from * Hidden, count * Hidden);
            hidden.Clear();
            Blocks.Accumulate(_queryGradient, from * D, D, 1, secondAcross, 0, Hidden, _hiddenGradient, from * Hidden, Hidden, count, D, Hidden);
            for (var i = 0; i < hidden.Length; i++)
                hidden[i] = _hidden[(from * Hidden) + i] > 0 ? hidden[i] : 0;
            Blocks.Accumulate(_inputs, from * Inputs, 1, Inputs, _hiddenGradient, from * Hidden, Hidden, g.First, 0, Hidden, Inputs, count, Hidden);
            _inputsGradient.AsSpan(from * Inputs, count * Inputs).Clear();
            Blocks.Accumulate(_hiddenGradient, from * Hidden, Hidden, 1, firstAcross, 0, Inputs, _inputsGradient, from * Inputs, Inputs, count, Hidden, Inputs);
        });
        foreach (var g in _slices)
        {
            Blocks.Add(1, g.First, _first.Gradient);
            Blocks.Add(1, g.Second, _second.Gradient);
        }
    }

    // In the order of the batch and by one thread: rows may meet the same actor or relation.
    private void ToInputs(int i)
    {
        var r = _r[i] * D;
        ReadOnlySpan<float> q = _queryGradient.AsSpan(i * D, D), x = _inputs.AsSpan(i * Inputs, Inputs);
        var g = _inputsGradient.AsSpan(i * Inputs, Inputs);
        for (var d = 0; d < D; d++)
        {
            _stretch.Gradient[r + d] += q[d] * x[d];
            _again.Gradient[r + d] += q[d] * x[D + d];
            _asked.Gradient[r + d] += q[d] + g[(2 * D) + d];
            g[d] += q[d] * _stretch.Weights[r + d];
            g[D + d] += q[d] * _again.Weights[r + d];
        }

        Blocks.Add(1, g[..D], _stateGradient[Layers].AsSpan(_s[i] * D, D));
        foreach (var (o, share) in Again(_s[i], _r[i]))
            Blocks.Add(share, _inputsGradient.AsSpan((i * Inputs) + D, D), _stateGradient[0].AsSpan(o * D, D));
    }

    // From a layer's states to the means they were mixed from; what passes by goes on to the layer below.
    private void ToMeans(int l)
    {
        var s = _state;
        Grow(ref _mixedGradient, s.Active.Count * D);
        Grow(ref _meanGradient, s.Active.Count * Means);
        float[] above = _stateGradient[l + 1], below = _stateGradient[l];
        var mixAcross = Transposed(_mix[l].Weights, Means, D);
        EachSlice(s.Active.Count, (q, from, to) =>
        {
            var g = _slices[q].Mix;
            Array.Clear(g);
            if (to == from)
                return;
            for (var i = from; i < to; i++)
            {
                var a = above.AsSpan(s.Active[i] * D, D);
                for (var d = 0; d < D; d++)
                    _mixedGradient[(i * D) + d] = s.Mixed[l][(i * D) + d] > 0 ? a[d] : Slope * a[d];
            }

            Blocks.Accumulate(s.Mean[l], from * Means, 1, Means, _mixedGradient, from * D, D, g, 0, D, Means, to - from, D);
            _meanGradient.AsSpan(from * Means, (to - from) * Means).Clear();
            Blocks.Accumulate(_mixedGradient, from * D, D, 1, mixAcross, 0, Means, _meanGradient, from * Means, Means, to - from, D, Means);
        });
        foreach (var g in _slices)
            Blocks.Add(1, g.Mix, _mix[l].Gradient);
        Chunks(_entities, (from, to) => Blocks.Add(1, above.AsSpan(from * D, (to - from) * D), below.AsSpan(from * D, (to - from) * D)));
    }

    // Every fact stands with both of its actors: each gathers from those whose means it entered, through the inverse relation.
    private void ToPartners(int l)
    {
        var s = _state;
        float[] below = _stateGradient[l], states = s.Layer[l], turn = _turn[l].Weights;
        EachSlice(s.Active.Count, (q, from, to) =>
        {
            var g = _slices[q].Turn;
            Array.Clear(g);
            for (var i = from; i < to; i++)
            {
                var e = s.Active[i];
                var memory = _history.Subjects[e];
                for (var k = s.From[e]; k < s.To[e]; k++)
                {
                    int other = memory.FactObject[k], age = s.Now - memory.FactDay[k] - 1;
                    var relation = _history.Inverse(memory.FactRelation[k]) * D;
                    var mean = s.Place[other] * Means;
                    var fast = new Vector<float>(FadeFast[age] * s.Fast[other]);
                    var slow = new Vector<float>(FadeSlow[age] * s.Slow[other]);
                    for (var d = 0; d < D; d += Vector<float>.Count)
                    {
                        var m = (new Vector<float>(_meanGradient, mean + d) * fast) + (new Vector<float>(_meanGradient, mean + D + d) * slow);
                        (new Vector<float>(below, (e * D) + d) + (m * new Vector<float>(turn, relation + d))).CopyTo(below, (e * D) + d);
                        (new Vector<float>(g, relation + d) + (m * new Vector<float>(states, (e * D) + d))).CopyTo(g, relation + d);
                    }
                }
            }
        });
        foreach (var g in _slices)
            Blocks.Add(1, g.Turn, _turn[l].Gradient);
    }

    private void EachSlice(int n, Action<int, int, int> work)
    {
        var slice = (n + Slices - 1) / Slices;
        Parallel.For(0, Slices, _parallel, q => work(q, Math.Min(n, q * slice), Math.Min(n, (q + 1) * slice)));
    }

    private static float[] Transposed(float[] x, int rows, int columns)
    {
        var across = new float[x.Length];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                across[(j * rows) + i] = x[(i * columns) + j];
        return across;
    }
}
