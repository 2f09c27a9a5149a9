using Entente.Structure.Frustration;
using Entente.Structure.Signed;

namespace Entente.Structure.Tests;

public sealed class SemidefiniteTests
{
    private static readonly Effort Unlimited = new(long.MaxValue, CancellationToken.None);

    [Fact]
    public void Solve_DenseNoise_AgreesWithEnumeration()
    {
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var network = FrustrationTests.Planted(16, 16 * 15 / 2, 0.5, seed, weighted: seed % 2 == 0);
            var result = FrustrationIndex.Solve(network, new FrustrationOptions { LinearSteps = 0 });
            Assert.Equal(FrustrationTests.Enumerated(network), result.Upper);
            Assert.True(result.IsExact, $"seed {seed}: {result.Lower} to {result.Upper}");
        }
    }

    /// <summary>Costs in halves or tenths come in steps, as whole ones do: no leaf stays open for want of a gap.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.025)]
    public void Solve_WeightsInSteps_IsProvedAsWholeOnesAre(double step)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var whole = FrustrationTests.Planted(14, 14 * 13 / 2, 0.5, seed, weighted: true);
            var network = SignedNetwork.FromRows(whole.Ties.Select(t => new SignedTieRow(whole.States[t.A], whole.States[t.B], t.Sign, t.Weight * step)));
            var result = FrustrationIndex.Solve(network, new FrustrationOptions { LinearSteps = 0 });
            Assert.True(result.IsExact, $"seed {seed}: {result.Lower} to {result.Upper}");
            Assert.Equal(step * FrustrationTests.Enumerated(whole), result.Upper, 9);
        }
    }

    /// <summary>The parent's triangles and pentagons, carried over, must bound what the branch can reach, and no more.</summary>
    [Fact]
    public void Contract_BoundsTheBranch()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var network = FrustrationTests.Planted(12, 55, 0.5, seed, weighted: seed % 2 == 0);
            var graph = SignedGraph.Of(network);
            var parent = new SemidefiniteBound(graph);

            // A cost far above the truth keeps the subgradient going, so that there are multipliers to carry over.
            var bound = parent.Run(1000, 300, Unlimited);
            Assert.InRange(bound, 0, FrustrationTests.Enumerated(network) + 1e-6);
            var (a, b) = parent.LeastDecided();
            foreach (var relation in new[] { 1, -1 })
            {
                var pair = new Contraction(a, b, relation);
                var child = pair.Apply(graph, out var constant);
                var truth = Cheapest(network, a, b, relation);
                Assert.Equal(truth, constant + Cheapest(child), 9);
                var childBound = constant + parent.Contract(pair, child).Run(truth - constant, 300, Unlimited);
                Assert.InRange(childBound, 0, truth + 1e-6);
                Assert.True(childBound > truth - 1, $"seed {seed}, {relation}: {childBound} leaves {truth} open");
            }
        }
    }

    [Fact]
    public void Solve_Branching_GivesTheSameHoweverBusyTheThreads()
    {
        var network = FrustrationTests.Planted(80, 1600, 0.5, 1);
        var options = new FrustrationOptions { LinearSteps = 0 };
        var first = FrustrationIndex.Solve(network, options);
        Assert.True(first.IsExact);
        Assert.True(first.Nodes > 2, $"{first.Nodes} nodes");
        FrustrationResult? second = null;

        // Once more while every thread of the pool has other work.
        Parallel.For(0, 2 * Environment.ProcessorCount, k =>
        {
            if (k == 0)
                second = FrustrationIndex.Solve(network, options);
            else
                Thread.SpinWait(2_000_000);
        });
        Assert.Equal((first.Lower, first.Upper, first.Nodes), (second!.Lower, second.Upper, second.Nodes));
        Assert.Equal(first.Camps, second.Camps);
    }

    private static double Cheapest(SignedNetwork network, int a, int b, int relation)
    {
        var best = double.PositiveInfinity;
        var camps = new int[network.States.Count];
        for (var mask = 0; mask < 1 << camps.Length; mask++)
        {
            for (var v = 0; v < camps.Length; v++)
                camps[v] = (mask >> v) & 1;
            if ((camps[a] == camps[b]) == (relation == 1))
                best = Math.Min(best, network.Frustrated(camps));
        }

        return best;
    }

    private static double Cheapest(SignedGraph graph)
    {
        var best = double.PositiveInfinity;
        var side = new sbyte[graph.Nodes];
        for (var mask = 0; mask < 1 << graph.Nodes; mask++)
        {
            for (var v = 0; v < side.Length; v++)
                side[v] = (sbyte)((((mask >> v) & 1) * 2) - 1);
            best = Math.Min(best, graph.Cost(side));
        }

        return best;
    }
}
