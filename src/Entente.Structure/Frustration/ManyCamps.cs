using Entente.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// Division into up to K camps, or any number (Davis 1967; Doreian and Mrvar 1996): a negative tie is satisfied between any two
/// camps. Upper bound by tabu search; lower bound by cutting planes over cycles with exactly one negative tie, each of which
/// leaves something frustrated whatever the number of camps.
/// </summary>
public static class ManyCamps
{
    private const int Restarts = 48;
    private const int Steps = 2000;

    /// <summary>Looks for the division.</summary>
    /// <param name="network">The network.</param>
    /// <param name="most">The largest number of camps, 1 or more; null for any number.</param>
    /// <param name="options">How long to look.</param>
    /// <remarks>One camp leaves all negative ties frustrated; with two, <see cref="FrustrationIndex"/> answers.</remarks>
    public static ManyCampsResult Solve(SignedNetwork network, int? most = null, FrustrationOptions? options = null)
    {
        if (most is < 1)
            throw new ArgumentOutOfRangeException(nameof(most), most, "The number of camps is 1 or more.");
        options ??= new FrustrationOptions();
        if (most == 1)
        {
            var one = new int[network.States.Count];
            return new ManyCampsResult(network.Frustrated(one), network.Frustrated(one), one, Math.Min(1, one.Length));
        }

        if (most == 2)
        {
            var two = FrustrationIndex.Solve(network, options);
            return new ManyCampsResult(two.Upper, two.Lower, two.Camps, two.Camps.Distinct().Count());
        }

        var graph = SignedGraph.Of(network);
        var random = new SeededRandom(options.Seed);
        var limit = Math.Min(most ?? graph.Nodes, graph.Nodes);
        var best = (Cost: double.PositiveInfinity, Camp: new int[graph.Nodes]);
        if (graph.Ties == 0)
            best.Cost = 0;
        var lower = 0.0;
        for (var r = 0; r < Restarts && best.Cost > lower + 1e-9 && !options.Stop.IsCancellationRequested; r++)
        {
            var search = new ManyCampsSearch(graph, limit, random);
            search.Start(r % 3 == 0 ? null : best.Camp, r == 0 ? 0 : 0.5);
            var found = search.Tabu(Steps);
            if (found.Cost < best.Cost - 1e-9)
                best = found;

            // The bound tells when to stop looking; it is cheap once the first few searches have cut it off from above.
            if (r == 3)
                lower = graph.RoundUp(Bound(graph, best.Cost, random, new Effort(options.LinearSteps, options.Stop)), 1e-6);
        }

        var names = new Dictionary<int, int>();
        var camps = best.Camp.Select(c => names.TryGetValue(c, out var k) ? k : names[c] = names.Count).ToArray();
        return new ManyCampsResult(network.States.Count == 0 ? 0 : network.Frustrated(camps), Math.Min(lower, best.Cost), camps, names.Count);
    }

    private static double Bound(SignedGraph graph, double upper, SeededRandom random, Effort effort)
    {
        var tableau = new CycleTableau([.. graph.Weight.Select(w => w * (1 - (1e-6 * random.NextDouble())))], effort);
        var separation = new OneNegativeSeparation(graph, effort);
        var d = new double[graph.Ties];
        var cutoff = graph.Quantum > 0 ? upper - (graph.Quantum * (1 - 1e-5)) : upper - 1e-9;
        while (tableau.Run(cutoff) == CycleTableau.Outcome.Optimal)
        {
            tableau.CopyValues(d);
            tableau.DropSlack(1e-6);
            if (separation.Separate(tableau, d) == 0)
                break;
        }

        return PackedSum(graph, tableau);
    }

    // As with two camps, the bound is recomputed from the multipliers: what the simplex says of itself is not trusted.
    private static double PackedSum(SignedGraph graph, CycleTableau tableau)
    {
        var load = new double[graph.Ties];
        var (sum, worst) = (0.0, 1.0);
        foreach (var (cut, multiplier) in tableau.Multipliers())
        {
            sum += multiplier;
            foreach (var e in cut.Ties)
                load[e] += multiplier;
        }

        for (var e = 0; e < load.Length; e++)
            worst = Math.Max(worst, load[e] / graph.Weight[e]);
        return sum / worst * (1 - 1e-12);
    }
}
