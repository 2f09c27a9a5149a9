using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>Finds violated inequalities of cycles with exactly one negative tie: the shortest positive path between its ends.</summary>
internal sealed class OneNegativeSeparation(SignedGraph graph, Effort effort)
{
    private readonly double[] _distance = new double[graph.Nodes];
    private readonly int[] _via = new int[graph.Nodes];
    private readonly double[] _extra = new double[graph.Ties];
    private readonly PriorityQueue<int, double> _queue = new();

    /// <summary>Adds violated inequalities to the tableau; gives how many.</summary>
    public int Separate(CycleTableau tableau, double[] d)
    {
        Array.Clear(_extra);
        var added = 0;
        for (var e = 0; e < graph.Ties; e++)
        {
            if (graph.Sign[e] > 0)
                continue;
            for (var pass = 0; pass < 4; pass++)
            {
                var path = Shortest(graph.U[e], graph.V[e], d, 0.999 - d[e]);
                if (path is null)
                    break;
                path.Add(e);
                var violation = 1 - path.Sum(t => d[t]);
                foreach (var t in path)
                    _extra[t] += Math.Max(0.02, violation / path.Count * 1.2);
                if (violation <= 1e-3)
                    break;
                tableau.Add(new CycleCut([.. path], [.. Enumerable.Repeat((sbyte)1, path.Count)], 1));
                added++;
            }
        }

        return added;
    }

    private List<int>? Shortest(int from, int to, double[] d, double limit)
    {
        Array.Fill(_distance, double.PositiveInfinity);
        _queue.Clear();
        _distance[from] = 0;
        _queue.Enqueue(from, 0);
        while (_queue.TryDequeue(out var v, out var reached) && v != to)
        {
            if (reached > _distance[v])
                continue;
            effort.Add(graph.Degree(v) * 4);
            for (var k = graph.First[v]; k < graph.First[v + 1]; k++)
            {
                var e = graph.TieAt[k];
                var u = graph.Neighbour[k];
                var distance = reached + d[e] + _extra[e] + 1e-5;
                if (graph.Sign[e] < 0 || distance >= limit || distance >= _distance[u] - 1e-12)
                    continue;
                _distance[u] = distance;
                _via[u] = e;
                _queue.Enqueue(u, distance);
            }
        }

        if (double.IsInfinity(_distance[to]))
            return null;
        var path = new List<int>();
        for (var v = to; v != from;)
        {
            path.Add(_via[v]);
            v = graph.U[_via[v]] == v ? graph.V[_via[v]] : graph.U[_via[v]];
        }

        return path;
    }
}
