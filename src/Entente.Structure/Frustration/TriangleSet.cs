namespace Entente.Structure.Frustration;

/// <summary>
/// Triangle inequalities with their multipliers: for three states and signs a, b, c with abc = 1,
/// a Xij + b Xil + c Xjl is at least -1. They imply the inequality of every cycle.
/// </summary>
internal sealed class TriangleSet(int n)
{
    private static readonly double[] SignA = [1, 1, -1, -1];
    private static readonly double[] SignB = [1, -1, 1, -1];
    private static readonly double[] SignC = [1, -1, -1, 1];
    private readonly HashSet<long> _known = [];
    private readonly List<(float Value, int I, int J, int L, byte Kind)> _candidates = [];
    private int[] _ij = new int[1 << 14];
    private int[] _il = new int[1 << 14];
    private int[] _jl = new int[1 << 14];
    private byte[] _kind = new byte[1 << 14];
    private double[] _multiplier = new double[1 << 14];
    private double[] _slope = new double[1 << 14];
    private int _count;
    private double _threshold = -1.3;

    public double Sum()
    {
        double sum = 0;
        for (var t = 0; t < _count; t++)
            sum += _multiplier[t];
        return sum;
    }

    /// <summary>Adds the most violated inequalities, 5 n at most; the threshold adapts so that about that many are looked at.</summary>
    public void Separate(double[] x, Effort effort)
    {
        _candidates.Clear();
        for (var i = 2; i < n; i++)
        {
            for (var j = 1; j < i; j++)
            {
                var c = x[(i * n) + j];
                for (var l = 0; l < j; l++)
                {
                    var (a, b) = (x[(i * n) + l], x[(j * n) + l]);
                    var (m0, m1, m2, m3) = (c + a + b, c - a - b, a - c - b, b - c - a);
                    var least = Math.Min(Math.Min(m0, m1), Math.Min(m2, m3));
                    if (least < _threshold)
                        _candidates.Add(((float)least, i, j, l, (byte)(least == m0 ? 0 : least == m1 ? 1 : least == m2 ? 2 : 3)));
                }
            }
        }

        effort.Add((long)n * n * n / 3);
        if (_candidates.Count > 12 * n)
            _threshold = Math.Max(-1.45, _threshold - 0.03);
        else if (_candidates.Count < 4 * n)
            _threshold = Math.Min(-1.01, _threshold + 0.03);
        _candidates.Sort();
        var added = 0;
        foreach (var (_, i, j, l, kind) in _candidates)
        {
            if (!_known.Add(Key((i * n) + j, l, kind)))
                continue;
            Append((i * n) + j, (i * n) + l, (j * n) + l, kind);
            if (++added >= 5 * n)
                break;
        }
    }

    /// <summary>Moves the averaged slopes; gives the sum of the multipliers, and the squared norm of the slopes that matter.</summary>
    public double Gradient(double[] x, double momentum, out double norm)
    {
        double sum = 0;
        norm = 0;
        for (var t = 0; t < _count; t++)
        {
            int k = _kind[t];
            var slope = 1 + (SignA[k] * x[_ij[t]]) + (SignB[k] * x[_il[t]]) + (SignC[k] * x[_jl[t]]);
            slope = (momentum * slope) + ((1 - momentum) * _slope[t]);
            _slope[t] = slope;
            sum += _multiplier[t];
            if (_multiplier[t] > 0 || slope < 0)
                norm += slope * slope;
        }

        return sum;
    }

    /// <summary>Moves the multipliers against the slopes, not below zero; the change goes into the lower triangle of <paramref name="c"/>.</summary>
    public void Step(double size, double dropAt, double[] c)
    {
        for (var t = _count - 1; t >= 0; t--)
        {
            var before = _multiplier[t];
            var after = Math.Max(0, before - (size * _slope[t]));
            if (after == 0 && before == 0)
            {
                if (_slope[t] > dropAt)
                    Remove(t);
                continue;
            }

            _multiplier[t] = after;
            var change = (after - before) / 2;
            int k = _kind[t];
            c[_ij[t]] += change * SignA[k];
            c[_il[t]] += change * SignB[k];
            c[_jl[t]] += change * SignC[k];
        }
    }

    private long Key(int ij, int l, byte kind) => ((((long)ij * n) + l) * 4) + kind;

    private void Append(int ij, int il, int jl, byte kind)
    {
        if (_count == _ij.Length)
        {
            var size = 2 * _count;
            Array.Resize(ref _ij, size);
            Array.Resize(ref _il, size);
            Array.Resize(ref _jl, size);
            Array.Resize(ref _kind, size);
            Array.Resize(ref _multiplier, size);
            Array.Resize(ref _slope, size);
        }

        (_ij[_count], _il[_count], _jl[_count], _kind[_count], _multiplier[_count], _slope[_count]) = (ij, il, jl, kind, 0, 0);
        _count++;
    }

    private void Remove(int t)
    {
        _known.Remove(Key(_ij[t], _il[t] % n, _kind[t]));
        _count--;
        (_ij[t], _il[t], _jl[t], _kind[t], _multiplier[t], _slope[t]) = (_ij[_count], _il[_count], _jl[_count], _kind[_count], _multiplier[_count], _slope[_count]);
    }
}
