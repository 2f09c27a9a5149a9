using System.Numerics;
using Entente.Numerics;
using Entente.Structure.Frustration;
using Entente.Structure.Signed;

namespace Entente.Structure.Tests;

public sealed class FrustrationTests
{
    /// <summary>A random network with planted camps: a share of the ties disagrees with them.</summary>
    internal static SignedNetwork Planted(int states, int ties, double noise, ulong seed, bool weighted = false)
    {
        var random = new SeededRandom(seed);
        var camp = Enumerable.Range(0, states).Select(_ => random.NextInt32(2)).ToArray();
        var rows = new Dictionary<(int, int), SignedTieRow>();
        while (rows.Count < ties)
        {
            var (a, b) = (random.NextInt32(states), random.NextInt32(states));
            if (a == b || rows.ContainsKey((Math.Min(a, b), Math.Max(a, b))))
                continue;
            var sign = (camp[a] == camp[b]) == (random.NextDouble() >= noise) ? 1 : -1;
            rows[(Math.Min(a, b), Math.Max(a, b))] = new SignedTieRow($"S{a:000}", $"S{b:000}", sign, weighted ? 1 + random.NextInt32(10) : 1);
        }

        return SignedNetwork.FromRows(rows.Values);
    }

    internal static double Enumerated(SignedNetwork network)
    {
        var best = double.PositiveInfinity;
        var camps = new int[network.States.Count];
        for (var mask = 0; mask < 1 << (camps.Length - 1); mask++)
        {
            for (var v = 0; v < camps.Length; v++)
                camps[v] = (mask >> v) & 1;
            best = Math.Min(best, network.Frustrated(camps));
        }

        return best;
    }

    [Fact]
    public void Solve_SmallNetworks_AgreesWithEnumeration()
    {
        for (ulong seed = 0; seed < 120; seed++)
        {
            var n = 7 + (int)(seed % 5);
            var network = Planted(n, Math.Min(n * (n - 1) / 2, n * (2 + (int)(seed % 4))), 0.5, seed, seed % 3 == 0);
            var result = FrustrationIndex.Solve(network, seed % 2 == 0 ? null : new FrustrationOptions { LinearSteps = 0 });
            var truth = Enumerated(network);
            Assert.InRange(truth, result.Lower - 1e-9, result.Upper + 1e-9);
            Assert.True(result.IsExact, $"seed {seed}: {result.Lower} to {result.Upper}, {truth} is true");
            Assert.Equal(result.Upper, network.Frustrated(result.Camps));
        }
    }

    [Fact]
    public void Solve_RealWeights_AgreesWithEnumeration()
    {
        for (ulong seed = 0; seed < 30; seed++)
        {
            var random = new SeededRandom(seed);
            var network = Planted(9, 20, 0.5, seed);
            network = SignedNetwork.FromRows(network.Ties.Select(t => new SignedTieRow(network.States[t.A], network.States[t.B], t.Sign, 0.1 + random.NextDouble())));
            var result = FrustrationIndex.Solve(network);
            Assert.Equal(Enumerated(network), result.Upper, 9);
            Assert.InRange(result.Lower, 0, result.Upper + 1e-9);
        }
    }

    [Fact]
    public void Solve_PlantedNetwork_IsExactAndDeterministic()
    {
        var network = Planted(120, 700, 0.1, 3);
        var (first, second) = (FrustrationIndex.Solve(network), FrustrationIndex.Solve(network));
        Assert.True(first.IsExact);
        Assert.Equal(first.Upper, second.Upper);
        Assert.Equal(first.Camps, second.Camps);
        Assert.Equal(first.Certificate.Cycles.Select(c => c.Amount), second.Certificate.Cycles.Select(c => c.Amount));
    }

    [Fact]
    public void Solve_Balanced_IsZero()
    {
        var network = SignedNetwork.FromRows([new("A", "B", 1), new("B", "C", -1), new("A", "C", -1)]);
        var result = FrustrationIndex.Solve(network);
        Assert.Equal((0.0, FrustrationProof.Balanced), (result.Upper, result.Proof));
        Assert.Equal([0, 0, 1], result.Camps);
    }

    [Fact]
    public void Solve_NoTies_IsZero()
    {
        Assert.True(FrustrationIndex.Solve(SignedNetwork.FromRows([])).IsExact);
        Assert.True(FrustrationIndex.Solve(SignedNetwork.FromRows([], others: ["A", "B"])).IsExact);
    }

    [Fact]
    public void Solve_Stopped_GivesBounds()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var network = Planted(100, 900, 0.3, 1);
        var result = FrustrationIndex.Solve(network, new FrustrationOptions { Stop = stop.Token });
        Assert.Equal(FrustrationProof.Open, result.Proof);
        Assert.InRange(result.Lower, 0, result.Upper);
    }

    [Fact]
    public void Verify_RefusesAForgedPacking()
    {
        var network = SignedNetwork.FromRows([new("A", "B", 1), new("B", "C", 1), new("A", "C", -1), new("C", "D", 1), new("A", "D", 1)]);
        var honest = new CycleCertificate([new PackedCycle([0, 1, 2], 1)], 1);
        Assert.Equal(BigInteger.One, honest.Verify(network, out var flaw));
        Assert.Null(flaw);
        CycleCertificate[] forged =
        [
            new([new PackedCycle([0, 1, 2], 2)], 1),
            new([new PackedCycle([0, 1, 2], 1), new PackedCycle([0, 2, 3], 1)], 1),
            new([new PackedCycle([0, 1, 3], 1)], 1),
            new([new PackedCycle([0, 1, 2, 3], 1)], 1),
            new([new PackedCycle([0, 1, 2], -1)], 1),
            new([new PackedCycle([0, 1, 2], 1)], 0),
        ];
        foreach (var certificate in forged)
        {
            Assert.Equal(BigInteger.Zero, certificate.Verify(network, out flaw));
            Assert.NotNull(flaw);
        }
    }
}
