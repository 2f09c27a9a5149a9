using Entente.Structure.Signed;
using Entente.World;
using static Entente.Structure.Tests.InterstateNetworks;

namespace Entente.Structure.Tests;

public sealed class SignedNetworkTests
{
    [Theory]
    [InlineData("A", "A", 1, 1, "with itself")]
    [InlineData("A", "B", 0, 1, "sign")]
    [InlineData("A", "B", double.NaN, 1, "sign")]
    [InlineData("A", "B", 1, 0, "weight")]
    [InlineData("A", "B", 1, -2, "weight")]
    [InlineData("A", "B", 1, double.PositiveInfinity, "weight")]
    [InlineData("", "B", 1, 1, "no state")]
    [InlineData("B", "A", -1, 1, "both signs")]
    public void FromRows_BadRow_NamesTheLine(string a, string b, double sign, double weight, string expected)
    {
        var error = Assert.Throws<InputException>(() => SignedNetwork.FromRows([new("A", "B", 1, 1, 2), new(a, b, sign, weight, 7)], "ties.csv"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("ties.csv(7): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromRows_SamePairTwice_AddsTheWeights()
    {
        var network = SignedNetwork.FromRows([new("B", "A", -1, 2), new("A", "B", -1, 3)]);
        Assert.Equal(new SignedTie(0, 1, -1, 5), Assert.Single(network.Ties));
    }

    [Fact]
    public void Census_AndWalkBalance_AreThoseOfSignnet()
    {
        var networks = All();
        foreach (var row in Rows("cow_balance_signnet.csv").Where(r => networks.ContainsKey(r[0])))
        {
            // signnet counts states without a tie as well; the table of ties does not list them.
            var listed = networks[row[0]];
            var missing = (int)Number(row[1]) - listed.States.Count;
            var network = SignedNetwork.FromRows(listed.Ties.Select(t => new SignedTieRow(listed.States[t.A], listed.States[t.B], t.Sign)), others: Enumerable.Range(0, missing).Select(i => $"isolate {i}"));
            var census = TriadCensus.Of(network);
            Assert.Equal([(long)Number(row[5]), (long)Number(row[6]), (long)Number(row[7]), (long)Number(row[8])], new[] { census.Ppp, census.Ppm, census.Pmm, census.Mmm });
            Assert.Equal(Number(row[9]), census.Balance, 1e-10);
            Assert.Equal(Number(row[10]), WalkBalance.Of(network), 1e-10);
        }
    }

    [Fact]
    public void WalkBalance_BalancedNetwork_IsOne()
    {
        Assert.Equal(1, WalkBalance.Of(SignedNetwork.FromRows([new("A", "B", 1), new("B", "C", -1), new("A", "C", -1), new("C", "D", 1)])), 1e-12);
        Assert.Equal(1, WalkBalance.Of(SignedNetwork.FromRows([])));
    }

    [Fact]
    public void Eigenvalues_OfADiagonalMatrix_AreItsEntries() =>
        Assert.Equal([1.0, 2.0, 3.0], WalkBalance.Eigenvalues([3, 0, 0, 0, 1, 0, 0, 0, 2], 3).Order());

    [Fact]
    public void Census_NoTriangle_HasNoBalance() => Assert.True(double.IsNaN(TriadCensus.Of(SignedNetwork.FromRows([new("A", "B", 1)])).Balance));
}
