using System.Numerics;
using System.Runtime.InteropServices;

namespace Entente.Structure.Frustration;

/// <summary>
/// Triangle inequalities with their multipliers: for three states and signs a, b, c with abc = 1,
/// a Xij + b Xil + c Xjl is at least -1. They imply the inequality of every cycle.
/// </summary>
internal sealed class TriangleSet(int n)
{
    private static readonly float[] SignIJ = [1, 1, -1, -1];
    private static readonly float[] SignIL = [1, -1, 1, -1];
    private static readonly float[] SignJL = [1, -1, -1, 1];
    private readonly HashSet<long> _known = [];
    private readonly List<(int I, int J, int L, byte Kind)> _candidates = [];
    private readonly List<float> _values = [];
    private readonly List<Row> _rows = [];
    private float _threshold = -1.3f;

    /// <summary>The sum of the multipliers.</summary>
    public double Sum()
    {
        double sum = 0;
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
            sum += row.Multiplier;
        return sum;
    }

    /// <summary>The triangles of most weight, as states with the sign of each, the weightiest first.</summary>
    public (int I, int J, int L, int SignJ, int SignL)[] Weightiest(int most)
    {
        var order = Enumerable.Range(0, _rows.Count).Where(t => _rows[t].Multiplier > 0).OrderByDescending(t => _rows[t].Multiplier).Take(most);
        return [.. order.Select(t => (_rows[t].I, _rows[t].J, _rows[t].L, (int)SignIJ[_rows[t].Kind], (int)SignIL[_rows[t].Kind]))];
    }

    /// <summary>Adds the most violated inequalities, 5 n at most; the threshold adapts so that about that many are looked at.</summary>
    public void Separate(float[] x, Effort effort)
    {
        _candidates.Clear();
        _values.Clear();
        for (var i = 2; i < n; i++)
            for (var j = 1; j < i; j++)
                Collect(x, i, j);
        effort.Add((long)n * n * n / 12);
        if (_candidates.Count > 12 * n)
            _threshold = Math.Max(-1.45f, _threshold - 0.03f);
        else if (_candidates.Count < 4 * n)
            _threshold = Math.Min(-1.01f, _threshold + 0.03f);
        var order = Enumerable.Range(0, _candidates.Count).ToArray();
        CollectionsMarshal.AsSpan(_values).Sort(order.AsSpan());
        var added = 0;
        foreach (var k in order)
        {
            var (i, j, l, kind) = _candidates[k];
            if (!_known.Add(Key(i, j, l, kind)))
                continue;
            _rows.Add(new Row { I = i, J = j, L = l, Kind = kind });
            if (++added >= 5 * n)
                break;
        }
    }

    /// <summary>Notes by how much each holds at a point; gives the squared norm of the slopes that matter.</summary>
    public double Look(float[] x)
    {
        double norm = 0;
        foreach (ref var row in CollectionsMarshal.AsSpan(_rows))
        {
            row.Slope = 1 + (SignIJ[row.Kind] * x[(row.I * n) + row.J]) + (SignIL[row.Kind] * x[(row.I * n) + row.L]) + (SignJL[row.Kind] * x[(row.J * n) + row.L]);
            if (row.Multiplier > 0 || row.Slope < 0)
                norm += row.Slope * row.Slope;
        }

        return norm;
    }

    /// <summary>Moves the multipliers against the slopes, not below zero; the change goes into the lower triangle of <paramref name="c"/>.</summary>
    public void Step(double size, float dropAt, double[] c)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var kept = 0;
        for (var t = 0; t < rows.Length; t++)
        {
            ref var row = ref rows[t];
            var after = Math.Max(0, row.Multiplier - (size * row.Slope));
            if (after == 0 && row.Multiplier == 0)
            {
                if (row.Slope > dropAt)
                {
                    _known.Remove(Key(row.I, row.J, row.L, row.Kind));
                    continue;
                }
            }
            else
            {
                Put(row, after - row.Multiplier, c);
                row.Multiplier = after;
            }

            rows[kept++] = row;
        }

        CollectionsMarshal.SetCount(_rows, kept);
    }

    /// <summary>Adds all of them, by their multipliers, to the lower triangle of <paramref name="c"/>.</summary>
    public void PutAll(double[] c)
    {
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
            Put(row, row.Multiplier, c);
    }

    /// <summary>Those with a multiplier that still mean something after a pair is made one.</summary>
    public TriangleSet Contract(in Contraction pair)
    {
        var next = new TriangleSet(n - 1) { _threshold = _threshold };
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
        {
            var (i, j, l) = (pair.Map(row.I), pair.Map(row.J), pair.Map(row.L));
            if (row.Multiplier > 0 && i != j && i != l && j != l)
                next.Include((i, pair.Turn(row.I)), (j, (int)SignIJ[row.Kind] * pair.Turn(row.J)), (l, (int)SignIL[row.Kind] * pair.Turn(row.L)), row.Multiplier);
        }

        return next;
    }

    /// <summary>Takes a triangle in, by its states with their signs; one that is there already is left as it is.</summary>
    public void Include((int State, int Sign) a, (int State, int Sign) b, (int State, int Sign) c, double multiplier)
    {
        if (a.State < b.State)
            (a, b) = (b, a);
        if (b.State < c.State)
            (b, c) = (c, b);
        if (a.State < b.State)
            (a, b) = (b, a);
        var kind = (byte)((a.Sign == b.Sign ? 0 : 2) + (a.Sign == c.Sign ? 0 : 1));
        if (_known.Add(Key(a.State, b.State, c.State, kind)))
            _rows.Add(new Row { I = a.State, J = b.State, L = c.State, Kind = kind, Multiplier = multiplier });
    }

    // The four inequalities of a triple at once: the least of them is the lesser of Xij - |Xil + Xjl| and -Xij - |Xil - Xjl|.
    private void Collect(float[] x, int i, int j)
    {
        var c = x[(i * n) + j];
        var xi = x.AsSpan(i * n, j);
        var xj = x.AsSpan(j * n, j);
        var (pair, threshold) = (new Vector<float>(c), new Vector<float>(_threshold));
        for (var from = 0; from < j; from += Vector<float>.Count)
        {
            var to = Math.Min(j, from + Vector<float>.Count);
            if (to - from == Vector<float>.Count)
            {
                var (va, vb) = (new Vector<float>(xi[from..]), new Vector<float>(xj[from..]));
                if (!Vector.LessThanAny(Vector.Min(pair - Vector.Abs(va + vb), -pair - Vector.Abs(va - vb)), threshold))
                    continue;
            }

            for (var l = from; l < to; l++)
            {
                var (a, b) = (xi[l], xj[l]);
                var (m0, m1, m2, m3) = (c + a + b, c - a - b, a - c - b, b - c - a);
                var least = Math.Min(Math.Min(m0, m1), Math.Min(m2, m3));
                if (least >= _threshold)
                    continue;
                _values.Add(least);
                _candidates.Add((i, j, l, (byte)(least == m0 ? 0 : least == m1 ? 1 : least == m2 ? 2 : 3)));
            }
        }
    }

    private void Put(in Row row, double amount, double[] c)
    {
        c[(row.I * n) + row.J] += amount / 2 * SignIJ[row.Kind];
        c[(row.I * n) + row.L] += amount / 2 * SignIL[row.Kind];
        c[(row.J * n) + row.L] += amount / 2 * SignJL[row.Kind];
    }

    private long Key(int i, int j, int l, byte kind) => ((((((long)i * n) + j) * n) + l) * 4) + kind;

    private struct Row
    {
        public int I;
        public int J;
        public int L;
        public byte Kind;
        public float Slope;
        public double Multiplier;
    }
}
