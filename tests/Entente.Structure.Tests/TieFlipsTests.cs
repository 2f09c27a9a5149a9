using Entente.Structure.Frustration;
using Entente.Structure.Signed;

namespace Entente.Structure.Tests;

public sealed class TieFlipsTests
{
    [Fact]
    public void Of_SmallNetworks_AgreesWithEnumeration()
    {
        for (ulong seed = 0; seed < 25; seed++)
        {
            var network = FrustrationTests.Planted(8, 14 + (int)(seed % 10), 0.35, seed, seed % 2 == 1);
            var index = FrustrationIndex.Solve(network);
            foreach (var flip in TieFlips.Of(network, index))
            {
                Assert.True(flip.IsExact);
                Assert.Equal(FrustrationTests.Enumerated(Changed(network, flip.Tie, -1)), flip.Flipped);
                Assert.Equal(FrustrationTests.Enumerated(Changed(network, flip.Tie, 0)), flip.Gone);
            }
        }
    }

    [Fact]
    public void Of_AnInterstateNetwork_IsExactAndAgreesWithFreshSolutions()
    {
        var network = InterstateNetworks.All()["50-53"];
        var flips = TieFlips.Of(network, FrustrationIndex.Solve(network));
        Assert.All(flips, f => Assert.True(f.IsExact));
        foreach (var flip in flips.Where(f => f.Tie % 17 == 0))
        {
            Assert.Equal(FrustrationIndex.Solve(Changed(network, flip.Tie, -1)).Upper, flip.Flipped);
            Assert.Equal(FrustrationIndex.Solve(Changed(network, flip.Tie, 0)).Upper, flip.Gone);
        }
    }

    private static SignedNetwork Changed(SignedNetwork network, int tie, int sign) =>
        SignedNetwork.FromRows(
            network.Ties.Select((t, i) => new SignedTieRow(network.States[t.A], network.States[t.B], i == tie ? t.Sign * sign : t.Sign, t.Weight)).Where(r => r.Sign != 0),
            others: network.States);
}
