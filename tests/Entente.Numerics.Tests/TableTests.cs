namespace Entente.Numerics.Tests;

public sealed class TableTests
{
    private static readonly Table Small = new(
    [
        NumberColumn.Of("years", [1.5, null, 3]),
        TextColumn.Of("kind", ["a", null, "a"]),
        DateColumn.Of("day", [new DateOnly(1950, 2, 14), null, new DateOnly(2001, 7, 16)]),
    ]);

    [Fact]
    public void Missing_IsAStateOfItsOwn()
    {
        Assert.Equal([1, 1, 1], Small.Columns.Select(c => c.MissingCount));
        Assert.Null(Small.Number("years")[1]);
        Assert.Null(Small.Text("kind")[1]);
        Assert.Null(Small.Date("day")[1]);
        Assert.True(double.IsNaN(Small.Number("years").Values[1]));
        Assert.False(Small["years"].IsMissing(0));
    }

    [Fact]
    public void Select_KeepsOrderAndMissing()
    {
        var chosen = Small.Select([2, 1]);
        Assert.Equal(2, chosen.RowCount);
        Assert.Equal("2001-07-16", chosen["day"].TextAt(0));
        Assert.True(chosen["kind"].IsMissing(1));
        Assert.Equal(["a"], Small.Text("kind").Levels);
        Assert.Equal(1, Small.Where(r => r == 0).RowCount);
    }

    [Fact]
    public void With_ReplacesOrAdds()
    {
        Assert.Equal(4, Small.With(NumberColumn.Of("n", [1.0, 2, 3])).Columns.Count);
        Assert.Equal(9, Small.With(NumberColumn.Of("years", [9.0, 2, 3])).Number("years")[0]);
    }

    [Fact]
    public void Construction_ThatDoesNotFit_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new Table([NumberColumn.Of("a", [1.0]), NumberColumn.Of("b", [1.0, 2])]));
        Assert.Throws<ArgumentException>(() => new Table([NumberColumn.Of("a", [1.0]), NumberColumn.Of("a", [2.0])]));
        Assert.Throws<ArgumentException>(() => TextColumn.OfCodes("a", [1], ["x"]));
        Assert.Throws<KeyNotFoundException>(() => Small["year"]);
    }
}
