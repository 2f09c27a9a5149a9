using System.Numerics;
using Entente.Numerics;

namespace Entente.Forecasting;

internal sealed partial class OnlineEmbedding
{
    private const int Batch = 64, Wrong = 320, Slices = 4, PerSlice = Batch / Slices, WrongPerSlice = Wrong / Slices;
    private const int Replay = 3, RecentDays = 20, WrongDays = 40;
    private const float Rate = .12f;
    private readonly SeededRandom _random;
    private readonly ParallelOptions _parallel;
    private readonly List<DayFacts> _days = [];
    private readonly float[] _eh;
    private readonly float[] _vh;
    private readonly float[] _wh;
    private readonly float[] _ah;
    private readonly float[] _uh;
    private readonly float[] _xh;
    private readonly float[] _mh;
    private readonly float[] _mattersh;
    private readonly (int S, int R, int O, int Day)[] _rows = new (int, int, int, int)[Batch];
    private readonly int[] _wrong = new int[Wrong];
    private readonly float[] _wrongRows = new float[Wrong * D];
    private readonly float[] _wrongAcross = new float[D * Wrong];
    private readonly float[] _wrongGradient = new float[Wrong * D];
    private readonly float[] _q = new float[Batch * D];
    private readonly float[] _context = new float[Batch * D];
    private readonly float[] _asked = new float[Batch * D];
    private readonly float[] _qGradient = new float[Batch * D];
    private readonly float[] _p = new float[Batch * Wrong];
    private readonly float[] _right = new float[Batch];
    private readonly Context[] _found = [.. Enumerable.Range(0, Batch).Select(_ => new Context())];

    /// <summary>Learns from a day that has just been revealed, and from a replay of earlier ones.</summary>
    internal void Learn(DayFacts day, CancellationToken cancellation)
    {
        _days.Add(day);
        var n = 0;
        for (var i = 0; i < day.Count; i++)
        {
            for (var j = 0; j <= Replay; j++)
            {
                var from = j == 0 ? day : _days[(j & 1) == 1 ? _random.NextInt32(_days.Count) : Recent(RecentDays)];
                var k = _random.NextInt32(from.Count);
                _rows[n++] = (from.Subject[k], from.Relation[k], from.Object[k], from.Day);
                if (n < Batch)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                Step();
                n = 0;
            }
        }
    }

    private int Recent(int days) => _days.Count - 1 - _random.NextInt32(Math.Min(_days.Count, days));

    private void Step()
    {
        for (var i = 0; i < Wrong; i++)
        {
            if ((i & 1) == 0)
            {
                var day = _days[Recent(WrongDays)];
                _wrong[i] = day.Object[_random.NextInt32(day.Count)];
            }
            else
            {
                _wrong[i] = _random.NextInt32(_entities);
            }
        }

        Parallel.For(0, Slices, _parallel, slice =>
        {
            for (var i = slice * WrongPerSlice; i < (slice + 1) * WrongPerSlice; i++)
            {
                _v.AsSpan(_wrong[i] * D, D).CopyTo(_wrongRows.AsSpan(i * D));
                for (var d = 0; d < D; d++)
                    _wrongAcross[(d * Wrong) + i] = _wrongRows[(i * D) + d];
            }
        });
        Parallel.For(0, Slices, _parallel, Forward);
        Parallel.For(0, Slices, _parallel, slice =>
        {
            var from = slice * WrongPerSlice;
            _wrongGradient.AsSpan(from * D, WrongPerSlice * D).Clear();
            Blocks.Accumulate(_p, from, 1, Wrong, _q, 0, D, _wrongGradient, from * D, D, WrongPerSlice, Batch, D);
        });
        Apply();
    }

    private void Forward(int slice)
    {
        var from = slice * PerSlice;
        for (var i = from; i < from + PerSlice; i++)
        {
            var (s, r, _, day) = _rows[i];
            Query(s, r, day, _q.AsSpan(i * D, D), _context.AsSpan(i * D, D), _asked.AsSpan(i * D, D), _found[i]);
        }

        var p = _p.AsSpan(from * Wrong, PerSlice * Wrong);
        p.Clear();
        Blocks.Accumulate(_q, from * D, D, 1, _wrongAcross, 0, Wrong, _p, from * Wrong, Wrong, PerSlice, D, Wrong);
        for (var i = from; i < from + PerSlice; i++)
        {
            var o = _rows[i].O;
            var own = Blocks.Dot(_q.AsSpan(i * D, D), _v.AsSpan(o * D, D)) + _b[o];
            var row = _p.AsSpan(i * Wrong, Wrong);
            var max = own;
            for (var x = 0; x < Wrong; x++)
                max = Math.Max(max, row[x] += _b[_wrong[x]]);
            own = MathF.Exp(own - max);
            var sum = own;
            for (var x = 0; x < Wrong; x++)
                sum += row[x] = _wrong[x] == o ? 0 : MathF.Exp(row[x] - max);
            for (var x = 0; x < Wrong; x++)
                row[x] /= sum;
            _right[i] = (own / sum) - 1;
        }

        _qGradient.AsSpan(from * D, PerSlice * D).Clear();
        Blocks.Accumulate(_p, from * Wrong, Wrong, 1, _wrongRows, 0, D, _qGradient, from * D, D, PerSlice, Wrong, D);
        for (var i = from; i < from + PerSlice; i++)
            Blocks.Add(_right[i], _v.AsSpan(_rows[i].O * D, D), _qGradient.AsSpan(i * D, D));
    }

    // In the order of the batch and by one thread: rows may meet the same actor or relation.
    private void Apply()
    {
        Span<float> gradient = stackalloc float[D];
        Span<float> other = stackalloc float[D];
        for (var x = 0; x < Wrong; x++)
        {
            float share = 0;
            for (var i = 0; i < Batch; i++)
                share += _p[(i * Wrong) + x];
            var rate = Descend(_v, _vh, _wrong[x], _wrongGradient.AsSpan(x * D, D), 1e-2f);
            _b[_wrong[x]] -= .3f * rate * share;
        }

        for (var i = 0; i < Batch; i++)
        {
            var (s, r, o, _) = _rows[i];
            var q = _q.AsSpan(i * D, D);
            for (var d = 0; d < D; d++)
                gradient[d] = _right[i] * q[d];
            var rate = Descend(_v, _vh, o, gradient, 1e-2f);
            _b[o] -= .3f * rate * _right[i];
            var g = _qGradient.AsSpan(i * D, D);
            Multiply(g, _w.AsSpan(r * D, D), gradient);
            Multiply(g, _e.AsSpan(s * D, D), other);
            Descend(_e, _eh, s, gradient, 1e-4f);
            Descend(_w, _wh, r, other, 1e-4f);
            Descend(_a, _ah, r, g, 1e-4f);
            Multiply(g, _u.AsSpan(r * D, D), gradient);
            Multiply(g, _context.AsSpan(i * D, D), other);
            Descend(_u, _uh, r, other, 1e-4f);
            Multiply(g, _asked.AsSpan(i * D, D), other);
            Descend(_x, _xh, r, other, 1e-4f);
            ApplyContext(r, _found[i], gradient, other);
        }
    }

    private void ApplyContext(int r, Context found, ReadOnlySpan<float> gradient, Span<float> work)
    {
        for (var k = 0; k < found.Count; k++)
        {
            int body = found.Relation[k], at = (r * _directed) + body;
            Multiply(gradient, _v.AsSpan(found.Object[k] * D, D), work);
            var byMatters = found.Share[k] * Blocks.Dot(work, _m.AsSpan(body * D, D));
            var factor = found.Share[k] * _matters[at];
            for (var d = 0; d < D; d++)
                work[d] *= factor;
            Descend(_m, _mh, body, work, 1e-4f);
            _mattersh[at] += byMatters * byMatters;
            _matters[at] -= .5f * Rate * byMatters / MathF.Sqrt(_mattersh[at] + 1e-3f);
        }
    }

    // Row-wise Adagrad: one step length a row.
    private static float Descend(float[] table, float[] squares, int row, ReadOnlySpan<float> gradient, float floor)
    {
        var h = squares[row] += Blocks.Dot(gradient, gradient) / D;
        var rate = Rate / MathF.Sqrt(h + floor);
        var target = table.AsSpan(row * D, D);
        var factor = new Vector<float>(-rate);
        for (var d = 0; d < D; d += Vector<float>.Count)
            Vector.FusedMultiplyAdd(new Vector<float>(gradient[d..]), factor, new Vector<float>(target[d..])).CopyTo(target[d..]);
        return rate;
    }
}
