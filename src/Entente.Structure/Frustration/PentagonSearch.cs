using System.Numerics;

namespace Entente.Structure.Frustration;

/// <summary>For three states with signs, the two others with signs that make the sum of the ten signed products least.</summary>
internal sealed class PentagonSearch(int n, float[] x)
{
    private readonly float[] _sum = new float[n];

    /// <summary>Whether the least sum lies below a threshold.</summary>
    /// <param name="a">A state and its sign.</param>
    /// <param name="b">Another.</param>
    /// <param name="c">A third.</param>
    /// <param name="below">The threshold.</param>
    /// <param name="value">The sum.</param>
    /// <param name="states">The five.</param>
    public bool TryExtend((int State, int Sign) a, (int State, int Sign) b, (int State, int Sign) c, float below, out float value, out (int State, int Sign)[] states)
    {
        states = [];
        var rowA = x.AsSpan(a.State * n, n);
        var rowB = x.AsSpan(b.State * n, n);
        var rowC = x.AsSpan(c.State * n, n);
        var inner = (a.Sign * b.Sign * rowA[b.State]) + (a.Sign * c.Sign * rowA[c.State]) + (b.Sign * c.Sign * rowB[c.State]);
        for (var v = 0; v < n; v++)
            _sum[v] = (a.Sign * rowA[v]) + (b.Sign * rowB[v]) + (c.Sign * rowC[v]);

        // With signs p and q the two add p Sk + q Sl + pq Xkl; the best signs make that -|Sk + Sl| + Xkl or -|Sk - Sl| - Xkl.
        var (best, k, l) = (inner - below, -1, -1);
        for (var v = 1; v < n; v++)
        {
            if (v == a.State || v == b.State || v == c.State)
                continue;
            var row = x.AsSpan(v * n, v);
            var (mine, least) = (new Vector<float>(_sum[v]), new Vector<float>(best));
            for (var from = 0; from < v; from += Vector<float>.Count)
            {
                var to = Math.Min(v, from + Vector<float>.Count);
                if (to - from == Vector<float>.Count)
                {
                    var (theirs, product) = (new Vector<float>(_sum, from), new Vector<float>(row[from..]));
                    if (!Vector.GreaterThanAny(Vector.Max(Vector.Abs(mine + theirs) - product, Vector.Abs(mine - theirs) + product), least))
                        continue;
                }

                for (var u = from; u < to; u++)
                {
                    var gain = Math.Max(Math.Abs(_sum[v] + _sum[u]) - row[u], Math.Abs(_sum[v] - _sum[u]) + row[u]);
                    if (gain <= best || u == a.State || u == b.State || u == c.State)
                        continue;
                    (best, k, l) = (gain, v, u);
                    least = new Vector<float>(best);
                }
            }
        }

        value = inner - best;
        if (k < 0)
            return false;
        var together = Math.Abs(_sum[k] + _sum[l]) - x[(k * n) + l] >= Math.Abs(_sum[k] - _sum[l]) + x[(k * n) + l];
        var sign = (together ? _sum[k] + _sum[l] : _sum[k] - _sum[l]) > 0 ? -1 : 1;
        states = [a, b, c, (k, sign), (l, together ? sign : -sign)];
        return true;
    }
}
