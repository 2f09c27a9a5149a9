using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>Tabu search over divisions into up to a number of camps, moving one state at a time.</summary>
internal sealed class ManyCampsSearch(SignedGraph graph, int most, SeededRandom random)
{
    private readonly int[] _camp = new int[graph.Nodes];
    private int[] _size = [];
    private double[] _link = [];
    private int _slots;

    /// <summary>Starts from given camps with some states moved at random, or from camps merged by their links with some noise.</summary>
    public void Start(int[]? from, double noise)
    {
        if (from is null)
        {
            Merge(noise);
        }
        else
        {
            from.CopyTo(_camp, 0);
            for (var k = 0; k < _camp.Length / 6; k++)
                _camp[random.NextInt32(_camp.Length)] = random.NextInt32(Math.Min(most, 1 + from.Max()));
        }

        // One camp more than are used, so that a state can found one; never more than allowed.
        _slots = Math.Min(most, Math.Max(12, _camp.DefaultIfEmpty(0).Max() + 2));
        _size = new int[_slots];
        _link = new double[graph.Nodes * _slots];
        foreach (var c in _camp)
            _size[c]++;
        for (var e = 0; e < graph.Ties; e++)
        {
            var w = graph.Sign[e] * graph.Weight[e];
            _link[(graph.U[e] * _slots) + _camp[graph.V[e]]] += w;
            _link[(graph.V[e] * _slots) + _camp[graph.U[e]]] += w;
        }
    }

    /// <summary>Searches; gives the best division met.</summary>
    public (double Cost, int[] Camp) Tabu(int steps)
    {
        var cost = Cost();
        var best = (Cost: cost, Camp: (int[])_camp.Clone());
        var until = new int[_camp.Length];
        for (var step = 1; step <= steps && best.Cost > 0; step++)
        {
            var (state, to, gain) = Choose(until, step, cost, best.Cost);
            if (state < 0)
                continue;
            Move(state, to);
            cost -= gain;
            until[state] = step + 6 + random.NextInt32(1 + (_camp.Length / 10));
            if (cost >= best.Cost - 1e-9)
                continue;
            best.Cost = cost;
            _camp.CopyTo(best.Camp, 0);
        }

        return best;
    }

    // Every state for itself at first; then the two camps with the strongest link become one, as long as that helps or there are too many.
    private void Merge(double noise)
    {
        var n = _camp.Length;
        var link = new double[n, n];
        for (var e = 0; e < graph.Ties; e++)
        {
            var w = graph.Sign[e] * graph.Weight[e] * (1 + (noise * random.NextNormal()));
            link[graph.U[e], graph.V[e]] += w;
            link[graph.V[e], graph.U[e]] += w;
        }

        for (var v = 0; v < n; v++)
            _camp[v] = v;
        var alive = Enumerable.Range(0, n).ToList();
        while (alive.Count > 1)
        {
            var (a, b, best) = (0, 0, double.NegativeInfinity);
            foreach (var i in alive)
                foreach (var j in alive)
                    if (i < j && link[i, j] > best)
                        (a, b, best) = (i, j, link[i, j]);
            if (best <= 0 && alive.Count <= most)
                break;
            foreach (var c in alive)
                link[c, a] = link[a, c] += link[b, c];
            alive.Remove(b);
            for (var v = 0; v < n; v++)
                if (_camp[v] == b)
                    _camp[v] = a;
        }

        for (var v = 0; v < n; v++)
            _camp[v] = alive.IndexOf(_camp[v]);
    }

    private (int State, int To, double Gain) Choose(int[] until, int step, double cost, double best)
    {
        var (state, target, highest, ties) = (-1, 0, double.NegativeInfinity, 0);
        for (var v = 0; v < _camp.Length; v++)
        {
            var row = v * _slots;
            var here = _link[row + _camp[v]];
            var emptySeen = false;
            for (var c = 0; c < _slots; c++)
            {
                // Empty camps are alike, and a state alone gains nothing by founding another.
                if (c == _camp[v] || (_size[c] == 0 && (emptySeen || _size[_camp[v]] == 1)))
                    continue;
                emptySeen |= _size[c] == 0;
                var gain = _link[row + c] - here;
                if (gain < highest - 1e-12 || (until[v] > step && cost - gain >= best - 1e-9))
                    continue;
                if (gain > highest + 1e-12)
                    (state, target, highest, ties) = (v, c, gain, 1);
                else if (random.NextInt32(++ties) == 0)
                    (state, target) = (v, c);
            }
        }

        return (state, target, highest);
    }

    private void Move(int v, int to)
    {
        var from = _camp[v];
        for (var k = graph.First[v]; k < graph.First[v + 1]; k++)
        {
            var w = graph.Sign[graph.TieAt[k]] * graph.Weight[graph.TieAt[k]];
            _link[(graph.Neighbour[k] * _slots) + from] -= w;
            _link[(graph.Neighbour[k] * _slots) + to] += w;
        }

        _size[from]--;
        _size[to]++;
        _camp[v] = to;
    }

    private double Cost()
    {
        double cost = 0;
        for (var e = 0; e < graph.Ties; e++)
            if ((_camp[graph.U[e]] == _camp[graph.V[e]]) == (graph.Sign[e] < 0))
                cost += graph.Weight[e];
        return cost;
    }
}
