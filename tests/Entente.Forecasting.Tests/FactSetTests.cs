namespace Entente.Forecasting.Tests;

public sealed class FactSetTests
{
    [Fact]
    public void Construction_UnsortedFacts() => Refuses("sort the facts by day", new(0, 0, 1, 3), new(1, 0, 0, 2));

    [Fact]
    public void Construction_DoubleFact() => Refuses("a second time", new(0, 0, 1, 3), new(1, 0, 0, 3), new(0, 0, 1, 3));

    [Fact]
    public void Construction_UnknownSubject() => Refuses("unknown subject 7", new Fact(7, 0, 1, 3));

    [Fact]
    public void Construction_UnknownObject() => Refuses("unknown object -1", new Fact(0, 0, -1, 3));

    [Fact]
    public void Construction_UnknownRelation() => Refuses("unknown relation 2", new Fact(0, 2, 1, 3));

    [Fact]
    public void Construction_EmptyTrain() => Refuses("training part is empty");

    [Fact]
    public void Construction_DayOfAnEarlierPart()
    {
        var e = Assert.Throws<ArgumentException>(() => new FactSet("x", 3, 2, [new(0, 0, 1, 3)], [new(0, 0, 1, 3)], []));
        Assert.Contains("Valid fact 0: day 3 lies outside this part", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Construction_OneEntity()
    {
        var e = Assert.Throws<ArgumentException>(() => new FactSet("x", 1, 2, [new(0, 0, 0, 3)], [], []));
        Assert.Contains("two or more", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backtest_EmptyPart()
    {
        var set = new FactSet("x", 3, 2, [new(0, 0, 1, 3)], [], []);
        Assert.Throws<ArgumentException>(() => Backtest.Run(set, new BacktestOptions { Part = Part.Valid }, null, default));
    }

    [Fact]
    public void Backtest_NamesWithoutNames()
    {
        var set = new FactSet("x", 3, 2, [new(0, 0, 1, 3)], [new(0, 0, 1, 4)], []);
        Assert.Throws<ArgumentException>(() => Backtest.Run(set, new BacktestOptions { Names = true }, null, default));
    }

    [Fact]
    public void Backtest_Stops_WhenCancelled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Backtest.Run(Some.Facts(), Some.Quick(), null, stop.Token));
    }

    private static void Refuses(string what, params Fact[] train)
    {
        var e = Assert.Throws<ArgumentException>(() => new FactSet("x", 3, 2, [.. train], [], []));
        Assert.Contains(what, e.Message, StringComparison.Ordinal);
    }
}
