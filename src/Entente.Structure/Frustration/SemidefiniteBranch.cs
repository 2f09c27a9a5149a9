using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// Branching on the least decided pair of states, together or apart, by contracting the pair; each leaf is bounded by the
/// semidefinite relaxation, which starts from its parent's multipliers. The leaves of the lowest bounds are opened first, a fixed
/// number of them at a time, so that the answer does not depend on how many threads there are.
/// </summary>
internal sealed class SemidefiniteBranch
{
    private const int Batch = 4;
    private const int Steps = 300;
    private readonly SignedGraph _graph;
    private readonly Effort _effort;
    private readonly PriorityQueue<Leaf, (double Bound, int Order)> _open = new();
    private int _order;

    /// <param name="graph">The graph; only one whose costs come in steps is branched on, since others leave no gap to close a leaf by.</param>
    /// <param name="upper">The cost of the best camps known.</param>
    /// <param name="side">Those camps.</param>
    /// <param name="effort">How much may be done.</param>
    public SemidefiniteBranch(SignedGraph graph, double upper, sbyte[] side, Effort effort) =>
        (_graph, Upper, Side, _effort) = (graph, upper, side, effort);

    public double Upper { get; private set; }

    public sbyte[] Side { get; private set; }

    /// <summary>No camps cost less; the upper bound itself where all leaves are closed.</summary>
    public double Lower { get; private set; }

    public int Nodes { get; private set; }

    /// <summary>Solves the root's relaxation and opens leaves until all are closed or the effort is spent.</summary>
    public void Solve()
    {
        var root = new SemidefiniteBound(_graph);
        var identity = new Leaf(root, root.Run(Upper, int.MaxValue, _effort), 0, [.. Enumerable.Range(0, _graph.Nodes)], [.. Enumerable.Repeat((sbyte)1, _graph.Nodes)]);
        Take(identity, Rounded(identity, 0));
        while (_graph.Quantum > 0 && _open.Count > 0 && !_effort.IsOver)
        {
            var parents = new List<Leaf>();
            while (parents.Count < Batch && _open.TryDequeue(out var leaf, out _))
                if (!IsClosed(leaf.Bound))
                    parents.Add(leaf);
            var children = new (Leaf? Leaf, sbyte[] Side, Effort Effort)[2 * parents.Count];
            Parallel.For(0, children.Length, k =>
            {
                var effort = _effort.Share();
                var child = Child(parents[k / 2], k % 2 == 0 ? 1 : -1, effort);
                children[k] = (child, Rounded(child, Nodes + k), effort);
            });
            foreach (var (leaf, side, effort) in children)
            {
                _effort.Add(effort.Spent);
                Take(leaf!, side);
            }
        }

        Lower = Upper;
        while (_open.TryDequeue(out var leaf, out _))
            if (!IsClosed(leaf.Bound))
                Lower = Math.Min(Lower, leaf.Bound);
    }

    private bool IsClosed(double bound) => bound > (_graph.Quantum > 0 ? Upper - (_graph.Quantum * (1 - 1e-5)) : Upper - 1e-6);

    private void Take(Leaf leaf, sbyte[] side)
    {
        Nodes++;
        var cost = _graph.Cost(side);
        if (cost < Upper - 1e-9)
            (Upper, Side) = (cost, side);
        if (!IsClosed(leaf.Bound))
            _open.Enqueue(leaf, (leaf.Bound, _order++));
    }

    private Leaf Child(Leaf parent, int relation, Effort effort)
    {
        var (a, b) = parent.Relaxation.LeastDecided();
        var pair = new Contraction(a, b, relation);
        var graph = pair.Apply(parent.Relaxation.Graph, out var constant);
        var offset = parent.Offset + constant;
        var (at, turned) = (new int[_graph.Nodes], new sbyte[_graph.Nodes]);
        for (var v = 0; v < at.Length; v++)
            (at[v], turned[v]) = (pair.Map(parent.At[v]), (sbyte)(parent.Turned[v] * pair.Turn(parent.At[v])));
        var relaxation = parent.Relaxation.Contract(pair, graph);
        var bound = graph.Ties == 0 ? offset : Math.Max(parent.Bound, offset + relaxation.Run(Upper - offset, Steps, effort));
        return new Leaf(relaxation, bound, offset, at, turned);
    }

    // A leaf without ties is solved by any camps, so that a search that runs to its end has met the best ones.
    private sbyte[] Rounded(Leaf leaf, int block)
    {
        var random = SeededRandom.ForBlock(7, block);
        var search = new CampSearch(leaf.Relaxation.Graph, random);
        var (best, bestSide) = (double.PositiveInfinity, new sbyte[_graph.Nodes]);
        for (var k = 0; k < 4; k++)
        {
            var side = leaf.Relaxation.Round(random);
            search.Descend(side);
            var cost = search.Tabu(side, 200);
            if (cost >= best)
                continue;
            best = cost;
            for (var v = 0; v < bestSide.Length; v++)
                bestSide[v] = (sbyte)(leaf.Turned[v] * side[leaf.At[v]]);
        }

        return bestSide;
    }

    // Bound and offset count in the whole graph's terms; At and Turned say where each of its states went.
    private sealed record Leaf(SemidefiniteBound Relaxation, double Bound, double Offset, int[] At, sbyte[] Turned);
}
