using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// Branching on the least decided pair of states, together or apart, by contracting the pair; leaves are bounded by the
/// semidefinite relaxation. A division met on the way that beats the upper bound is not looked for here: such a leaf stays open.
/// </summary>
internal sealed class SemidefiniteBranch(Effort effort)
{
    public int Nodes { get; private set; }

    /// <summary>The least bound of the leaves that were not proved; infinite where all were.</summary>
    public double LeastOpen { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether every leaf is proved to hold nothing better than <paramref name="upper"/>; weights must be whole numbers.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="products">The products of its relaxation.</param>
    /// <param name="bound">Its bound so far.</param>
    /// <param name="upper">The cost to prove, in the graph's own count.</param>
    /// <param name="offset">What the contractions so far have cost.</param>
    public bool Prove(SignedGraph graph, double[] products, double bound, double upper, double offset = 0)
    {
        if (effort.IsOver)
        {
            LeastOpen = Math.Min(LeastOpen, bound + offset);
            return false;
        }

        var (a, b) = LeastDecided(graph, products);
        var proved = true;
        foreach (var relation in new[] { 1, -1 })
        {
            Nodes++;
            var child = Contract(graph, a, b, relation, out var constant);
            var childUpper = upper - constant;
            if (child.Nodes <= 1 || child.Ties == 0)
            {
                if (childUpper > 1e-9)
                    (proved, LeastOpen) = (false, Math.Min(LeastOpen, offset + constant));
                continue;
            }

            var relaxation = new SemidefiniteBound(child, effort);
            var childBound = Math.Max(bound - constant, relaxation.Run(childUpper));
            if (childBound <= childUpper - 1 + 1e-5)
                proved &= Prove(child, relaxation.Products, childBound, childUpper, offset + constant);
        }

        return proved;
    }

    private static (int A, int B) LeastDecided(SignedGraph graph, double[] products)
    {
        var (a, b, least) = (1, 0, double.PositiveInfinity);
        for (var i = 0; i < graph.Nodes; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var score = Math.Abs(products[(i * graph.Nodes) + j]) - (0.002 * Math.Min(graph.Degree(i), graph.Degree(j)));
                if (score < least)
                    (a, b, least) = (i, j, score);
            }
        }

        return (a, b);
    }

    private static SignedGraph Contract(SignedGraph graph, int a, int b, int relation, out double constant)
    {
        var ties = new List<(int, int, double)>();
        double inner = 0;
        int Map(int v) => v == a ? b : v > a ? v - 1 : v;
        for (var e = 0; e < graph.Ties; e++)
        {
            var (u, v) = (graph.U[e], graph.V[e]);
            var w = graph.Sign[e] * graph.Weight[e] * (u == a ? relation : 1) * (v == a ? relation : 1);
            if (Map(u) != Map(v))
                ties.Add((Map(u), Map(v), w));
            else if (w < 0)
                inner -= w;
        }

        var merged = SignedGraph.Merged(graph.Nodes - 1, ties, out var cancelled);
        constant = inner + cancelled;
        return merged;
    }
}
