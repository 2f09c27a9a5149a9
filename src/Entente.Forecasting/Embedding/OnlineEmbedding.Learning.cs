using System.Numerics;
using Entente.Numerics;

namespace Entente.Forecasting;

internal sealed partial class OnlineEmbedding
{
    private const int Batch = 64, Wrong = 320, Slices = 4, PerSlice = Batch / Slices, WrongPerSlice = Wrong / Slices;
    private const int Replay = 3, RecentDays = 20, WrongDays = 40;
    private const float Rate = .02f;
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
    private readonly float[] _fh;
    private readonly float[] _gh;
    private readonly float[] _kh;
    private readonly float[] _mattersh;
    private readonly (int S, int R, int O, int Day)[] _rows = new (int, int, int, int)[Batch];
    private readonly int[] _wrong = new int[Wrong];
    private readonly float[] _wrongRows = new float[Wrong * Both];
    private readonly float[] _wrongAcross = new float[Both * Wrong];
    private readonly float[] _wrongGradient = new float[Wrong * D];
    private readonly float[] _q = new float[Batch * Both];
    private readonly float[] _context = new float[Batch * D];
    private readonly float[] _asked = new float[Batch * D];
    private readonly float[] _qGradient = new float[Batch * Both];
    private readonly float[] _p = new float[Batch * Wrong];
    private readonly float[] _rightRows = new float[Batch * Both];
    private readonly float[] _right = new float[Batch];
    private readonly Context[] _found = [.. Enumerable.Range(0, Batch).Select(_ => new Context())];

    /// <summary>Learns from a day that has just been revealed, and from a replay of earlier ones.</summary>
    internal void Learn(DayFacts day, CancellationToken cancellation)
    {
        _days.Add(day);
        var steps = (day.Count + Batch - 1) / Batch;
        for (var i = 0; i < steps; i++)
        {
            for (var j = 0; j <= Replay; j++)
            {
                cancellation.ThrowIfCancellationRequested();
                Step(j == 0 ? day : _days[(j & 1) == 1 ? _random.NextInt32(_days.Count) : Recent(RecentDays)]);
            }
        }
    }

    private int Recent(int days) => _days.Count - 1 - _random.NextInt32(Math.Min(_days.Count, days));

    // A step takes its facts from one day, so that every candidate's company is known as of that morning.
    private void Step(DayFacts from)
    {
        for (var i = 0; i < Batch; i++)
        {
            var k = _random.NextInt32(from.Count);
            _rows[i] = (from.Subject[k], from.Relation[k], from.Object[k], from.Day);
        }

        for (var i = 0; i < Wrong; i++)
        {
            var other = (i & 1) == 0 ? _days[Recent(WrongDays)] : null;
            _wrong[i] = other is null ? _random.NextInt32(_entities) : other.Object[_random.NextInt32(other.Count)];
        }

        Parallel.For(0, Slices, _parallel, slice =>
        {
            for (var i = slice * WrongPerSlice; i < (slice + 1) * WrongPerSlice; i++)
            {
                Candidate(_wrong[i], from.Day, _wrongRows.AsSpan(i * Both, Both));
                for (var d = 0; d < Both; d++)
                    _wrongAcross[(d * Wrong) + i] = _wrongRows[(i * Both) + d];
            }
        });
        Parallel.For(0, Slices, _parallel, Forward);
        Parallel.For(0, Slices, _parallel, slice =>
        {
            var first = slice * WrongPerSlice;
            _wrongGradient.AsSpan(first * D, WrongPerSlice * D).Clear();
            Blocks.Accumulate(_p, first, 1, Wrong, _q, 0, Both, _wrongGradient, first * D, D, WrongPerSlice, Batch, D);
        });
        Apply();
    }

    private void Candidate(int actor, int day, Span<float> row)
    {
        _v.AsSpan(actor * D, D).CopyTo(row);
        Company(actor, day, row[D..]);
    }

    private void Forward(int slice)
    {
        var from = slice * PerSlice;
        for (var i = from; i < from + PerSlice; i++)
        {
            var (s, r, _, day) = _rows[i];
            Candidate(_rows[i].O, day, _rightRows.AsSpan(i * Both, Both));
            Query(s, r, day, _q.AsSpan(i * Both, Both), _context.AsSpan(i * D, D), _asked.AsSpan(i * D, D), _found[i]);
        }

        var p = _p.AsSpan(from * Wrong, PerSlice * Wrong);
        p.Clear();
        Blocks.Accumulate(_q, from * Both, Both, 1, _wrongAcross, 0, Wrong, _p, from * Wrong, Wrong, PerSlice, Both, Wrong);
        for (var i = from; i < from + PerSlice; i++)
        {
            var o = _rows[i].O;
            var own = Blocks.Dot(_q.AsSpan(i * Both, Both), _rightRows.AsSpan(i * Both, Both)) + _b[o];
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

        _qGradient.AsSpan(from * Both, PerSlice * Both).Clear();
        Blocks.Accumulate(_p, from * Wrong, Wrong, 1, _wrongRows, 0, Both, _qGradient, from * Both, Both, PerSlice, Wrong, Both);
        for (var i = from; i < from + PerSlice; i++)
            Blocks.Add(_right[i], _rightRows.AsSpan(i * Both, Both), _qGradient.AsSpan(i * Both, Both));
    }

    // In the order of the batch and by one thread: rows may meet the same actor or relation.
    private void Apply()
    {
        Span<float> gradient = stackalloc float[D];
        Span<float> other = stackalloc float[D];
        Span<float> toContext = stackalloc float[D];
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
            var q = _q.AsSpan(i * Both, D);
            for (var d = 0; d < D; d++)
                gradient[d] = _right[i] * q[d];
            var rate = Descend(_v, _vh, o, gradient, 1e-2f);
            _b[o] -= .3f * rate * _right[i];
            ReadOnlySpan<float> g = _qGradient.AsSpan(i * Both, D), h = _qGradient.AsSpan((i * Both) + D, D);
            for (var d = 0; d < D; d++)
            {
                gradient[d] = (g[d] * _w[(r * D) + d]) + (h[d] * _f[(r * D) + d]);
                toContext[d] = (g[d] * _u[(r * D) + d]) + (h[d] * _k[(r * D) + d]);
            }

            ReadOnlySpan<float> e = _e.AsSpan(s * D, D), context = _context.AsSpan(i * D, D);
            DescendProduct(_w, _wh, r, g, e, other);
            DescendProduct(_f, _fh, r, h, e, other);
            DescendProduct(_u, _uh, r, g, context, other);
            DescendProduct(_k, _kh, r, h, context, other);
            DescendProduct(_x, _xh, r, g, _asked.AsSpan(i * D, D), other);
            Descend(_a, _ah, r, g, 1e-4f);
            Descend(_g, _gh, r, h, 1e-4f);
            Descend(_e, _eh, s, gradient, 1e-4f);
            ApplyContext(r, _found[i], toContext, other);
        }
    }

    private static void DescendProduct(float[] table, float[] squares, int row, ReadOnlySpan<float> gradient, ReadOnlySpan<float> factor, Span<float> work)
    {
        Multiply(gradient, factor, work);
        Descend(table, squares, row, work, 1e-4f);
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
