namespace Entente.World.Tests;

public sealed class ValueTests
{
    [Fact]
    public void Missing_IsNeverZero()
    {
        var value = Value.Missing(NoValue.OutsideCoverage, "trade ends in 2014");
        Assert.False(value.HasNumber);
        Assert.False(value.TryGet(out _));
        Assert.NotEqual(Value.Of(0), value);
        Assert.Equal("OutsideCoverage: trade ends in 2014", value.ToString());
    }

    [Fact]
    public void Default_IsMissing() => Assert.False(default(Value).HasNumber);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_RefusesWhatIsNoNumber(double number) => Assert.Throws<ArgumentException>(() => Value.Of(number));

    [Fact]
    public void Join_KeepsTheReason()
    {
        var missing = Value.Missing(NoValue.MissingInSource);
        Assert.Equal(NoValue.MissingInSource, Value.Join(Value.Of(1), missing, (a, b) => a + b).Reason);
        Assert.Equal(Value.Of(3), Value.Join(Value.Of(1), Value.Of(2), (a, b) => a + b));
        Assert.Equal(NoValue.MissingInSource, missing.Map(x => x * 2).Reason);
    }
}
