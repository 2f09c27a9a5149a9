using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// Two camps of low frustration by changing sides one state at a time: steepest descent, then tabu search (Glover 1989)
/// from several starts. Gives the upper bound; nothing is claimed of its optimality.
/// </summary>
internal sealed class CampSearch
{
    private const double Tolerance = 1e-9;
    private readonly SignedGraph _graph;
    private readonly SeededRandom _random;
    private readonly double[] _gain;

    public CampSearch(SignedGraph graph, SeededRandom random) => (_graph, _random, _gain) = (graph, random, new double[graph.Nodes]);

    /// <summary>Called with every division met on the way and its cost, where a caller wants to see them.</summary>
    public Action<sbyte[], double>? Visit { get; init; }

    /// <summary>The best division of several tabu searches; the first starts from <paramref name="start"/> or from one camp.</summary>
    public (double Cost, sbyte[] Side) Best(int restarts, int steps, sbyte[]? start = null)
    {
        var best = double.PositiveInfinity;
        var bestSide = new sbyte[_graph.Nodes];
        for (var r = 0; r < restarts; r++)
        {
            var side = new sbyte[_graph.Nodes];
            if (r == 0 && start is null)
                Array.Fill(side, (sbyte)1);
            else if (r == 0)
                start!.CopyTo(side, 0);
            else if (r % 3 == 0)
                for (var v = 0; v < side.Length; v++)
                    side[v] = (sbyte)((_random.NextInt32(2) * 2) - 1);
            else
                Shake(bestSide, side);
            Descend(side);
            var cost = Tabu(side, steps);
            if (cost < best - Tolerance)
                (best, bestSide) = (cost, side);
        }

        return (best, bestSide);
    }

    /// <summary>Changes sides as long as that lowers the cost.</summary>
    public void Descend(sbyte[] side)
    {
        FillGains(side);
        for (var improved = true; improved;)
        {
            improved = false;
            for (var v = 0; v < side.Length; v++)
            {
                if (_gain[v] <= Tolerance)
                    continue;
                Flip(side, v);
                improved = true;
            }
        }
    }

    /// <summary>Tabu search from a division, which becomes the best one met; gives its cost.</summary>
    public double Tabu(sbyte[] side, int steps)
    {
        FillGains(side);
        var cost = _graph.Cost(side);
        var best = cost;
        var bestSide = (sbyte[])side.Clone();
        var until = new int[side.Length];
        for (var step = 1; step <= steps; step++)
        {
            var chosen = Choose(until, step, cost, best);
            if (chosen < 0)
                continue;
            cost -= _gain[chosen];
            Flip(side, chosen);
            until[chosen] = step + 8 + _random.NextInt32(1 + (side.Length / 10));
            Visit?.Invoke(side, cost);
            if (cost >= best - Tolerance)
                continue;
            best = cost;
            side.CopyTo(bestSide, 0);
        }

        bestSide.CopyTo(side, 0);
        return best;
    }

    private int Choose(int[] until, int step, double cost, double best)
    {
        var (chosen, highest, ties) = (-1, double.NegativeInfinity, 0);
        for (var v = 0; v < _gain.Length; v++)
        {
            var gain = _gain[v];
            if (gain < highest - 1e-12 || (until[v] > step && cost - gain >= best - Tolerance))
                continue;
            if (gain > highest + 1e-12)
                (chosen, highest, ties) = (v, gain, 1);
            else if (_random.NextInt32(++ties) == 0)
                chosen = v;
        }

        return chosen;
    }

    private void Shake(sbyte[] from, sbyte[] side)
    {
        from.CopyTo(side, 0);
        for (var k = 0; k < side.Length / 5; k++)
        {
            var v = _random.NextInt32(side.Length);
            side[v] = (sbyte)-side[v];
        }
    }

    private void FillGains(sbyte[] side)
    {
        Array.Clear(_gain);
        for (var e = 0; e < _graph.Ties; e++)
        {
            var term = -_graph.Sign[e] * side[_graph.U[e]] * side[_graph.V[e]] * _graph.Weight[e];
            _gain[_graph.U[e]] += term;
            _gain[_graph.V[e]] += term;
        }
    }

    private void Flip(sbyte[] side, int v)
    {
        _gain[v] = -_gain[v];
        side[v] = (sbyte)-side[v];
        for (var k = _graph.First[v]; k < _graph.First[v + 1]; k++)
        {
            var (u, e) = (_graph.Neighbour[k], _graph.TieAt[k]);
            _gain[u] -= 2.0 * _graph.Sign[e] * side[u] * side[v] * _graph.Weight[e];
        }
    }
}
