namespace Entente.Forecasting.Tests;

/// <summary>Rules may be counted late and relation by relation; the counts are those of counting every day at once.</summary>
public sealed class RuleTallyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Counts_AreTheSame_WheneverTheyAreSettled(int threads)
    {
        var set = Some.Facts();
        var (daily, late) = (Learned(set, 1, daily: true), Learned(set, threads, daily: false));
        var seen = 0;
        for (var head = 0; head < 2 * set.RelationCount; head++)
        {
            Assert.Equal(daily.Knows(head), late.Knows(head));
            for (var body = 0; body < 2 * set.RelationCount; body++)
            {
                foreach (var gap in (int[])[1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 120, 121])
                {
                    foreach (var count in (float[])[1, 2, 3, 5, 9, 17])
                    {
                        var triple = new PastTriple(0, body, gap, count);
                        Assert.Equal(daily.CellOf(head, triple), late.CellOf(head, triple));
                        seen += late.CellOf(head, triple).Support;
                    }
                }
            }
        }

        Assert.True(seen > 1000);
    }

    private static RuleBook Learned(FactSet set, int threads, bool daily)
    {
        var knowledge = new Knowledge(set, new BacktestOptions { Model = ForecastModel.Rules, Threads = threads });
        foreach (var day in DayStream.Build(set.Train.AsSpan(), set.RelationCount))
        {
            knowledge.Doze(day.Day);
            knowledge.Count(day, knowledge.Look(day));
            knowledge.Reveal(day, default);
            if (daily)
                knowledge.Settle();
        }

        knowledge.Settle();
        return knowledge.Rules;
    }
}
