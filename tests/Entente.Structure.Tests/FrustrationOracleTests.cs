using System.Numerics;
using Entente.Structure.Frustration;
using static Entente.Structure.Tests.InterstateNetworks;

namespace Entente.Structure.Tests;

/// <summary>Against the exact values that an integer programme found (SOURCE.md: XOR model of Aref, CBC).</summary>
public sealed class FrustrationOracleTests
{
    [Fact]
    public void Solve_InterstateNetworks_AllExactWithVerifiedPackings()
    {
        var truth = Rows("cow_frustration_exact.csv").ToDictionary(r => r[0], r => Number(r[4]));
        var partition = Rows("cow_frustration_partition.csv").ToLookup(r => r[0]);
        var networks = All();
        var seen = 0;
        foreach (var (period, expected) in truth)
        {
            if (!networks.TryGetValue(period, out var network))
                continue;
            seen++;
            var result = FrustrationIndex.Solve(network);
            Assert.True(result.IsExact, period);
            Assert.Equal(expected, result.Upper);
            Assert.Equal(expected, network.Frustrated(result.Camps));
            Assert.Equal(FrustrationProof.Packing, result.Proof);
            var proved = result.Certificate.Verify(network, out var flaw);
            Assert.Null(flaw);
            Assert.True(proved > result.Certificate.Unit * new BigInteger(expected - 1), $"{period}: the packing proves {proved} / {result.Certificate.Unit}");

            var camps = partition[period].ToDictionary(r => r[1], r => (int)Number(r[2]));
            Assert.Equal(expected, network.Frustrated([.. network.States.Select(s => camps[s])]));
        }

        Assert.True(seen >= 34);
    }
}
