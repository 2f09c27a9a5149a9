using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>Two states of a graph made one, because a branch has them together (+1) or apart (-1).</summary>
/// <param name="Removed">The state whose number goes; those above it move down by one.</param>
/// <param name="Kept">The state that stands for both.</param>
/// <param name="Relation">1 together, -1 apart.</param>
internal readonly record struct Contraction(int Removed, int Kept, int Relation)
{
    /// <summary>The new number of a state.</summary>
    public int Map(int state) => Number(state == Removed ? Kept : state);

    /// <summary>-1 where the state stands opposite to the one that now has its number.</summary>
    public int Turn(int state) => state == Removed ? Relation : 1;

    /// <summary>The graph after it; what is then frustrated whatever the camps goes into <paramref name="constant"/>.</summary>
    public SignedGraph Apply(SignedGraph graph, out double constant)
    {
        var ties = new List<(int, int, double)>(graph.Ties);
        double inner = 0;
        for (var e = 0; e < graph.Ties; e++)
        {
            var (u, v) = (graph.U[e], graph.V[e]);
            var weight = graph.Sign[e] * graph.Weight[e] * Turn(u) * Turn(v);
            if (Map(u) != Map(v))
                ties.Add((Map(u), Map(v), weight));
            else if (weight < 0)
                inner -= weight;
        }

        var merged = SignedGraph.Merged(graph.Nodes - 1, ties, out var cancelled);
        constant = inner + cancelled;
        return merged;
    }

    private int Number(int state) => state > Removed ? state - 1 : state;
}
