using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// The exact frustration index of a signed network: the least weight of ties whose sign disagrees with a division into two
/// camps (Abelson and Rosenberg 1958; Harary 1959). Upper bound by local search; lower bound by cutting planes over negative
/// cycles, then by a semidefinite relaxation; what remains by branching.
/// </summary>
public static class FrustrationIndex
{
    /// <summary>Computes the index, or bounds where the effort does not suffice.</summary>
    public static FrustrationResult Solve(SignedNetwork network, FrustrationOptions? options = null)
    {
        options ??= new FrustrationOptions();
        var graph = SignedGraph.Of(network);
        var random = new SeededRandom(options.Seed);
        var searcher = new CampSearch(graph, random);

        // A sparse graph's programme soon shows what the search missed; a dense one is worth a longer search first.
        var hard = 2 * graph.Ties > 19 * graph.Nodes;
        var (upper, side) = graph.Nodes == 0 ? (0, []) : searcher.Best(hard ? 20 : 4, hard ? 5000 : 600);
        if (upper == 0)
            return Result(network, 0, 0, side, FrustrationProof.Balanced, new CycleCertificate([], 1), 0);

        var effort = new Effort(options.LinearSteps, options.Stop);
        var search = new CycleSearch(graph, upper, side, random, effort) { GivesUp = hard };
        var outcome = search.SolveRoot();
        var (cycles, unit) = CyclePacking.Exact(graph, search.Root);
        var certificate = new CycleCertificate([.. cycles.Select(c => new PackedCycle(Walk(graph, c.Ties), c.Amount))], unit);
        var lower = RoundUp(graph, CyclePacking.Sum(cycles, unit), search.Upper);
        if (lower >= search.Upper - 1e-9)
            return Result(network, search.Upper, search.Upper, search.Side, FrustrationProof.Packing, certificate, 1);
        if (outcome == CycleTableau.Outcome.Optimal && search.Branch(search.Root))
            return Result(network, search.Upper, search.Upper, search.Side, FrustrationProof.Branching, certificate, search.Nodes);
        return options.Stop.IsCancellationRequested
            ? Result(network, search.Upper, lower, search.Side, FrustrationProof.Open, certificate, search.Nodes)
            : Relaxed(network, graph, search, lower, certificate, new Effort(options.SemidefiniteSteps, options.Stop));
    }

    private static FrustrationResult Relaxed(SignedNetwork network, SignedGraph graph, CycleSearch search, double lower, CycleCertificate certificate, Effort effort)
    {
        var branch = new SemidefiniteBranch(graph, search.Upper, search.Side, effort);
        branch.Solve();
        lower = Math.Max(lower, RoundUp(graph, branch.Lower, branch.Upper));
        var proof = lower >= branch.Upper - 1e-9 ? FrustrationProof.Semidefinite : FrustrationProof.Open;
        return Result(network, branch.Upper, lower, branch.Side, proof, certificate, search.Nodes + branch.Nodes);
    }

    // A margin below the whole number: the bound itself is exact or certified, its last digits are not worth a wrong claim.
    private static double RoundUp(SignedGraph graph, double bound, double upper) =>
        Math.Max(0, Math.Min(upper, graph.RoundUp(bound)));

    private static FrustrationResult Result(SignedNetwork network, double upper, double lower, sbyte[] side, FrustrationProof proof, CycleCertificate certificate, int nodes)
    {
        var camps = side.Select(s => s == side[0] ? 0 : 1).ToArray();
        return new FrustrationResult(network.States.Count == 0 ? 0 : network.Frustrated(camps), lower, camps, proof, certificate, nodes);
    }

    // A cycle as ties in order becomes the states along it.
    private static int[] Walk(SignedGraph graph, int[] ties)
    {
        var states = new int[ties.Length];
        var (first, second) = (ties[0], ties[1]);
        var at = graph.U[first] == graph.U[second] || graph.U[first] == graph.V[second] ? graph.V[first] : graph.U[first];
        for (var k = 0; k < ties.Length; k++)
        {
            states[k] = at;
            at = graph.U[ties[k]] == at ? graph.V[ties[k]] : graph.U[ties[k]];
        }

        return states;
    }
}
