using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>What becomes of the frustration index when one tie changes.</summary>
/// <param name="Tie">The number of the tie in the network.</param>
/// <param name="Flipped">The index when its sign turns.</param>
/// <param name="Gone">The index when it goes.</param>
/// <param name="IsExact">Whether both are proved; else they are upper bounds.</param>
public readonly record struct TieFlip(int Tie, double Flipped, double Gone, bool IsExact);

/// <summary>
/// The frustration index after the change of each tie. If A is the least cost with the tie satisfied and B with the tie
/// frustrated, the index is min(A, B), min(A + w, B - w) after the flip, and min(A, B - w) without the tie. So only the ties
/// that the optimal camps satisfy need work, and of them only whether B is below the index plus two weights: most are settled
/// by camps met in a search or by the reduced costs of one linear programme, the rest by a branch of it.
/// </summary>
public static class TieFlips
{
    private const int PoolSteps = 20_000;

    /// <summary>Computes the list, in the order of the network's ties.</summary>
    /// <param name="network">The network.</param>
    /// <param name="index">Its frustration index, from <see cref="FrustrationIndex.Solve"/>.</param>
    /// <param name="options">How long to look.</param>
    public static IReadOnlyList<TieFlip> Of(SignedNetwork network, FrustrationResult index, FrustrationOptions? options = null)
    {
        options ??= new FrustrationOptions();
        var graph = SignedGraph.Of(network);
        var random = new SeededRandom(options.Seed);
        var side = index.Camps.Select(c => (sbyte)(c == 0 ? 1 : -1)).ToArray();
        var least = Pool(graph, side, index.Upper, random);
        var effort = new Effort(long.MaxValue, options.Stop);
        var search = new CycleSearch(graph, index.Upper, side, random, effort) { Margin = 2 * graph.Weight.DefaultIfEmpty(0).Max() };
        var programme = graph.Ties > 0 && index.IsExact && search.SolveRoot() == CycleTableau.Outcome.Optimal ? search.Root : null;
        var flips = new TieFlip[graph.Ties];
        for (var e = 0; e < flips.Length; e++)
        {
            var w = graph.Weight[e];
            var frustrated = Math.Min(least[e], index.Upper + (2 * w));
            var exact = index.IsExact && (frustrated <= index.Upper + 1e-9 || (programme is not null && Settle(graph, programme, e, side, random, effort, ref frustrated)));
            flips[e] = frustrated <= index.Upper + 1e-9
                ? new TieFlip(e, index.Upper - w, index.Upper - w, index.IsExact)
                : new TieFlip(e, Math.Min(index.Upper + w, frustrated - w), Math.Min(index.Upper, frustrated - w), exact);
        }

        return flips;
    }

    // The least cost met with each tie frustrated.
    private static double[] Pool(SignedGraph graph, sbyte[] side, double index, SeededRandom random)
    {
        var least = new double[graph.Ties];
        Array.Fill(least, double.PositiveInfinity);
        var near = index + (2 * graph.Weight.DefaultIfEmpty(0).Max());
        void See(sbyte[] camps, double cost)
        {
            if (cost >= near)
                return;
            for (var e = 0; e < graph.Ties; e++)
                if (cost < least[e] && graph.Sign[e] * camps[graph.U[e]] * camps[graph.V[e]] < 0)
                    least[e] = cost;
        }

        See(side, index);
        var searcher = new CampSearch(graph, random) { Visit = See };
        for (var start = 0; start < 4; start++)
            searcher.Tabu((sbyte[])side.Clone(), PoolSteps / 4);
        return least;
    }

    // Raises the lower bound or lowers the upper bound on the cost with the tie frustrated until they meet.
    private static bool Settle(SignedGraph graph, CycleTableau programme, int tie, sbyte[] side, SeededRandom random, Effort effort, ref double frustrated)
    {
        var bound = programme.Objective + programme.ReducedCost(tie);
        if (graph.RoundUp(bound, 1e-5) >= frustrated - 1e-9)
            return true;
        var search = new CycleSearch(graph, frustrated, side, random, effort, tie);
        search.Improve(side, 60);
        var node = programme.Clone();
        node.Fix(tie, 1);
        var outcome = search.SolveNode(node);
        var proved = outcome == CycleTableau.Outcome.Pruned || (outcome == CycleTableau.Outcome.Optimal && search.Branch(node));
        frustrated = search.Upper;
        return proved;
    }
}
