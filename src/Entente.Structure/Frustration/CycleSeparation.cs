using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// Finds negative cycles whose inequality a point violates: shortest walks from (s, +) to (s, -) in the signed double cover of
/// the graph (Barahona and Mahjoub 1986), from a vertex cover of the ties that the best known camps leave frustrated, since
/// every negative cycle holds one of those.
/// </summary>
internal sealed class CycleSeparation
{
    private const int PassesPerSource = 8;
    private const double Violation = 1e-3;
    private readonly SignedGraph _graph;
    private readonly SeededRandom _random;
    private readonly Effort _effort;
    private readonly double[] _length;
    private readonly int[] _sign;
    private readonly double[] _distance;
    private readonly int[] _via;
    private readonly int[] _position;
    private readonly PriorityQueue<int, double> _queue = new();

    public CycleSeparation(SignedGraph graph, SeededRandom random, Effort effort)
    {
        (_graph, _random, _effort) = (graph, random, effort);
        (_length, _sign) = (new double[graph.Ties], new int[graph.Ties]);
        (_distance, _via, _position) = (new double[2 * graph.Nodes], new int[2 * graph.Nodes], new int[graph.Nodes]);
    }

    /// <summary>Adds violated inequalities to the tableau; gives how many.</summary>
    /// <param name="tableau">Where they go.</param>
    /// <param name="d">The point.</param>
    /// <param name="switched">The signs of the ties after switching by the best known camps.</param>
    public int Separate(CycleTableau tableau, double[] d, int[] switched)
    {
        for (var e = 0; e < _graph.Ties; e++)
        {
            var isFixed = tableau.FixedAt(e);
            _sign[e] = isFixed == 1 ? -switched[e] : switched[e];
            _length[e] = (isFixed >= 0 ? 0 : d[e]) + 1e-5;
        }

        var sources = Cover();
        _random.Shuffle<int>(sources);
        var added = 0;
        var most = Math.Max(40, _graph.Ties / 10);
        foreach (var source in sources)
        {
            for (var pass = 0; pass < PassesPerSource && added < most; pass++)
            {
                var cycle = ShortestCycle(source);
                if (cycle is null || !AddCut(tableau, d, cycle))
                    break;
                added++;
            }

            if (added >= most)
                break;
        }

        return added;
    }

    // A cycle's ties get longer for the rest of the round, so that the next walk finds another one.
    private bool AddCut(CycleTableau tableau, double[] d, List<int> cycle)
    {
        var coefficients = new sbyte[cycle.Count];
        var (length, frustrated) = (0.0, 0);
        for (var k = 0; k < cycle.Count; k++)
        {
            var isFrustrated = tableau.FixedAt(cycle[k]) == 1;
            coefficients[k] = (sbyte)(isFrustrated ? -1 : 1);
            frustrated += isFrustrated ? 1 : 0;
            length += isFrustrated ? 0 : d[cycle[k]];
        }

        var violation = 1 - length;
        var longer = Math.Max(0.02, violation / cycle.Count * 1.2);
        foreach (var e in cycle)
            _length[e] += longer;
        if (violation <= Violation)
            return false;
        tableau.Add(new CycleCut([.. cycle], coefficients, 1 - frustrated));
        return true;
    }

    private int[] Cover()
    {
        var degree = new int[_graph.Nodes];
        var open = new bool[_graph.Ties];
        var left = 0;
        for (var e = 0; e < _graph.Ties; e++)
        {
            if (_sign[e] >= 0)
                continue;
            open[e] = true;
            left++;
            degree[_graph.U[e]]++;
            degree[_graph.V[e]]++;
        }

        var cover = new List<int>();
        while (left > 0)
        {
            var most = 0;
            for (var v = 1; v < degree.Length; v++)
                if (degree[v] > degree[most])
                    most = v;
            cover.Add(most);
            for (var k = _graph.First[most]; k < _graph.First[most + 1]; k++)
            {
                var e = _graph.TieAt[k];
                if (!open[e])
                    continue;
                open[e] = false;
                left--;
                degree[_graph.U[e]]--;
                degree[_graph.V[e]]--;
            }
        }

        return [.. cover];
    }

    private List<int>? ShortestCycle(int source)
    {
        Array.Fill(_distance, double.PositiveInfinity);
        _queue.Clear();
        var (start, goal) = (2 * source, (2 * source) + 1);
        _distance[start] = 0;
        _queue.Enqueue(start, 0);
        long steps = 0;
        while (_queue.TryDequeue(out var a, out var reached))
        {
            if (reached > _distance[a])
                continue;
            if (a == goal)
                break;
            var (v, side) = (a >> 1, a & 1);
            steps += _graph.Degree(v);
            for (var k = _graph.First[v]; k < _graph.First[v + 1]; k++)
            {
                var e = _graph.TieAt[k];
                var b = (2 * _graph.Neighbour[k]) + (_sign[e] < 0 ? 1 - side : side);
                var distance = reached + _length[e];
                if (distance >= 0.999 || distance >= _distance[b] - 1e-12)
                    continue;
                _distance[b] = distance;
                _via[b] = k;
                _queue.Enqueue(b, distance);
            }
        }

        _effort.Add(steps * 4);
        return double.IsInfinity(_distance[goal]) ? null : Simple(goal, start);
    }

    // Walks back from the goal and strips positive loops: what remains of a negative closed walk is a simple negative cycle.
    private List<int> Simple(int goal, int start)
    {
        Array.Fill(_position, -1);
        var (nodes, ties) = (new List<int>(), new List<int>());
        var at = goal;
        while (true)
        {
            var v = at >> 1;
            if (_position[v] >= 0)
            {
                var p = _position[v];
                var sign = 1;
                for (var k = p; k < ties.Count; k++)
                    sign *= _sign[ties[k]];
                if (sign < 0)
                    return ties.GetRange(p, ties.Count - p);
                for (var k = nodes.Count - 1; k > p; k--)
                    _position[nodes[k]] = -1;
                nodes.RemoveRange(p + 1, nodes.Count - p - 1);
                ties.RemoveRange(p, ties.Count - p);
            }
            else
            {
                _position[v] = nodes.Count;
                nodes.Add(v);
            }

            if (at == start)
                throw new InvalidOperationException("A closed walk of negative sign holds a negative cycle; this one has none.");
            var e = _graph.TieAt[_via[at]];
            ties.Add(e);
            var u = _graph.U[e] == v ? _graph.V[e] : _graph.U[e];
            at = (2 * u) + (_sign[e] < 0 ? 1 - (at & 1) : at & 1);
        }
    }
}
