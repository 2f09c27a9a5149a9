using Entente.Structure.Frustration;
using Entente.Structure.Signed;
using static Entente.Structure.Tests.InterstateNetworks;

namespace Entente.Structure.Tests;

public sealed class ManyCampsTests
{
    [Fact]
    public void Solve_SmallNetworks_AgreesWithEnumerationOfAllDivisions()
    {
        for (ulong seed = 0; seed < 30; seed++)
        {
            var network = FrustrationTests.Planted(7, 15, 0.45, seed, seed % 2 == 0);
            foreach (var most in new int?[] { 2, 3, null })
            {
                var result = ManyCamps.Solve(network, most);
                var truth = Divisions(network, most ?? network.States.Count);
                Assert.Equal(truth, result.Upper);
                Assert.InRange(result.Lower, 0, truth);
                Assert.True(result.Count <= (most ?? 99));
            }
        }
    }

    [Fact]
    public void Solve_InterstateNetworks_AnyNumberOfCamps_NoWorseThanTheKnownBounds()
    {
        var known = File.ReadLines(Entente.Testing.SharedData.Require("data", "whatif", "signed", "kcluster_localsearch_upper_bounds.txt")).Select(l => l.Split(',')).ToDictionary(r => r[0], r => Number(r[4]));
        var exact = 0;
        foreach (var (period, network) in All().Where((_, i) => i % 3 == 0))
        {
            var result = ManyCamps.Solve(network);
            Assert.True(result.Upper <= known[period], $"{period}: {result.Upper} against {known[period]}");
            Assert.Equal(result.Upper, network.Frustrated(result.Camps));
            Assert.InRange(result.Lower, 0, result.Upper);
            exact += result.IsExact ? 1 : 0;
        }

        Assert.True(exact >= 7, $"{exact} proved");
    }

    [Fact]
    public void Solve_OneCampOrTwo_IsProved()
    {
        var network = FrustrationTests.Planted(40, 200, 0.2, 4);
        var one = ManyCamps.Solve(network, 1);
        Assert.Equal((network.NegativeTies, network.NegativeTies, 1), ((int)one.Upper, (int)one.Lower, one.Count));
        var two = ManyCamps.Solve(network, 2);
        Assert.Equal(FrustrationIndex.Solve(network).Upper, two.Upper);
        Assert.True(two.IsExact);
    }

    [Fact]
    public void Solve_ThreeMutualEnemies_NeedThreeCamps()
    {
        var network = SignedNetwork.FromRows([new("A", "B", -1), new("B", "C", -1), new("A", "C", -1)]);
        Assert.Equal((0.0, 3), (ManyCamps.Solve(network).Upper, ManyCamps.Solve(network).Count));
        Assert.Equal(1, ManyCamps.Solve(network, 2).Upper);
        Assert.Equal(3, ManyCamps.Solve(network, 1).Upper);
        Assert.Throws<ArgumentOutOfRangeException>(() => ManyCamps.Solve(network, 0));
    }

    private static double Divisions(SignedNetwork network, int most)
    {
        var camps = new int[network.States.Count];
        var best = double.PositiveInfinity;
        void Place(int v, int used)
        {
            if (v == camps.Length)
            {
                best = Math.Min(best, network.Frustrated(camps));
                return;
            }

            for (var c = 0; c < Math.Min(most, used + 1); c++)
            {
                camps[v] = c;
                Place(v + 1, Math.Max(used, c + 1));
            }
        }

        Place(0, 0);
        return best;
    }
}
