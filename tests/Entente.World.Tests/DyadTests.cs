using FsCheck;
using FsCheck.Fluent;

namespace Entente.World.Tests;

public sealed class DyadTests
{
    private static readonly Gen<StateCode> Codes = Gen.Elements("CHN", "RUS", "PRK", "USA", "SUN", "DDR").Select(StateCode.Parse);

    [Fact]
    public void Dyad_HasNoDirection() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(
            Codes.Two().Where(p => p.Item1 != p.Item2).ToArbitrary(),
            p => new Dyad(p.Item1, p.Item2) == new Dyad(p.Item2, p.Item1)
                && new DirectedDyad(p.Item1, p.Item2) != new DirectedDyad(p.Item2, p.Item1)
                && new DirectedDyad(p.Item1, p.Item2).Fold() == new DirectedDyad(p.Item2, p.Item1).Fold()
                && new DirectedDyad(p.Item1, p.Item2).Reverse().Reverse() == new DirectedDyad(p.Item1, p.Item2)));

    [Fact]
    public void Text_RoundTrips() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(
            Codes.Two().Where(p => p.Item1 != p.Item2).ToArbitrary(),
            p => Dyad.Parse(new Dyad(p.Item1, p.Item2).ToString()) == new Dyad(p.Item1, p.Item2)
                && DirectedDyad.Parse(new DirectedDyad(p.Item1, p.Item2).ToString()) == new DirectedDyad(p.Item1, p.Item2)));

    [Theory]
    [InlineData("CHN->RUS")]
    [InlineData("CHN--CHN")]
    [InlineData("chn--rus")]
    [InlineData("CHN-RUS")]
    [InlineData("")]
    public void Parse_RefusesOtherForms(string text) => Assert.Throws<FormatException>(() => Dyad.Parse(text));

    [Fact]
    public void Construction_OfOneStateTwice() =>
        Assert.Throws<ArgumentException>(() => new Dyad(StateCode.Parse("CHN"), StateCode.Parse("CHN")));

    [Fact]
    public void Construction_OfNone() => Assert.Throws<ArgumentException>(() => new DirectedDyad(default, StateCode.Parse("CHN")));
}
