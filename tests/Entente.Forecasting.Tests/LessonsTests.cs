namespace Entente.Forecasting.Tests;

/// <summary>Of the questions of actors with long pasts, the rules learn from a share.</summary>
public sealed class LessonsTests
{
    [Theory]
    [InlineData(100, 1024, 1000)]
    [InlineData(100, 2048, 500)]
    [InlineData(130, 2048, 500)]
    [InlineData(80, 2048, 250)]
    [InlineData(80, 512, 1000)]
    [InlineData(60, 2048, 125)]
    [InlineData(0, 64, 1000)]
    [InlineData(0, 640, 100)]
    public void Share_IsTheBoundOverTheTriples(int day, int triples, int expected)
    {
        // The part that is forecast begins after day 100. The bound is 1,024 from there on, 512 twenty days before, 256 forty days before, 64 at least.
        var lessons = new Lessons(2, 100, 0, all: false);
        Assert.Equal(expected, (double)Enumerable.Range(0, 1000).Count(_ => lessons.Teaches(day, 1, triples)), 1.0);
    }

    [Fact]
    public void EachRelation_GetsItsDue()
    {
        // Shares of a half: of each relation every second question, whatever is asked of the other in between.
        var lessons = new Lessons(2, 100, 0, all: false);
        bool[] taught = [.. new[] { 0, 1, 1, 0, 1, 0 }.Select(r => lessons.Teaches(100, r, 2048))];
        Assert.Equal([false, false, true, true, false, false], taught);
    }

    [Fact]
    public void All_LeavesNothingOut()
    {
        var lessons = new Lessons(2, 100, 0, all: true);
        Assert.True(Enumerable.Range(0, 100).All(_ => lessons.Teaches(0, 0, 100_000)));
    }

    [Fact]
    public void WhereQuestionsAreLeftOut_RanksAreTheSame_ForAnyNumberOfThreads()
    {
        var set = Some.Facts(entities: 16, relations: 12, days: 140, perDay: 40);
        var options = new BacktestOptions { Model = ForecastModel.Rules, Part = Part.Valid };
        var (support, met) = Support(set, options);
        Assert.InRange(support, 1, met - 1000);
        var one = Backtest.Run(set, options with { Threads = 1 }, null, default);
        var three = Backtest.Run(set, options with { Threads = 3 }, null, default);
        Assert.Equal(one.Ranks, three.Ranks);
    }

    [Fact]
    public void Cell_HalvesBothCounts_WhenTheyNoLongerFit()
    {
        var cell = new RuleCell();
        for (var i = 1; i < ushort.MaxValue; i++)
            cell.Count(i % 4 == 0 ? 1u : 0);
        Assert.Equal((65_534, 16_383), (cell.Support, cell.Hits));
        cell.Count(1);
        Assert.Equal((32_767, 8_192), (cell.Support, cell.Hits));
    }

    // What the rules of relation 0 were counted from, and what there was to count.
    private static (int Support, int Met) Support(FactSet set, BacktestOptions options)
    {
        var knowledge = new Knowledge(set, options);
        int support = 0, met = 0;
        foreach (var day in DayStream.Build(set.Train.AsSpan(), set.RelationCount))
        {
            knowledge.Doze(day.Day);
            var views = knowledge.Look(day);
            for (var g = 0; g + 1 < day.Groups.Length; g++)
                for (var q = day.Groups[g]; q < day.Groups[g + 1]; q++)
                    met += day.Relation[day.Queries[q]] == 0 ? views[g].Past.Length : 0;
            knowledge.Count(day, views);
            knowledge.Reveal(day, default);
        }

        knowledge.Settle();
        for (var body = 0; body < 2 * set.RelationCount; body++)
            foreach (var gap in (int[])[1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 120, 121])
                foreach (var count in (float[])[1, 2, 3, 5, 9, 17])
                    support += knowledge.Rules.CellOf(0, new PastTriple(0, body, gap, count)).Support;
        return (support, met);
    }
}
