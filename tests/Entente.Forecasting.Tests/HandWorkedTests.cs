namespace Entente.Forecasting.Tests;

/// <summary>A dozen facts, worked by hand.</summary>
/// <remarks>
/// Actors 0 … 3, one relation r (its inverse is 1). Day: fact.
///   0: 0 r 1, 0 r 2     1: 0 r 1     2: 0 r 1, 3 r 1     3: 0 r 2, 3 r 1     4: 0 r 1, 3 r 2     5: 0 r 1, 3 r 1, 2 r 1
///
/// The rules of head r with body r. Before each day the past triples of the day's subjects, with gap and count, and whether they came:
///   day 1, subject 0: (0 r 1) gap 1, once, hit; (0 r 2) gap 1, once, miss.
///   day 2, subject 0: (0 r 1) gap 1, twice, hit; (0 r 2) gap 2, once, miss.            Subject 3 has no past.
///   day 3, subject 0: (0 r 1) gap 1, three times, miss; (0 r 2) gap 3, once, hit.      Subject 3: (3 r 1) gap 1, once, hit.
///   day 4, subject 0: (0 r 1) gap 2, three times, hit; (0 r 2) gap 1, twice, miss.     Subject 3: (3 r 1) gap 1, twice, miss.
/// So gap 1, once: 3 seen, 2 hits (day 1 twice, day 3 subject 3). Gap 1, twice: 3 seen, 1 hit. Gap 1, three or four times: 1 seen, 0 hits.
/// Gap 1 in all: 7 seen, 3 hits. Gap 2: once 1 seen 0 hits, three times 1 seen 1 hit. Gap 3: once 1 seen 1 hit.
///
/// Confidence of gap 1, once, before day 5. The family "same relation" at gap 1 has the same 7 and 3, so its prior is
/// (3 + 20 · 0.01) / (7 + 20) = 3.2 / 27; pooled (3 + 200 · 3.2/27) / (7 + 200); and (2 + 80 · pooled) / (3 + 80).
/// </remarks>
public sealed class HandWorkedTests
{
    private static readonly Fact[] Train =
    [
        new(0, 0, 1, 0), new(0, 0, 2, 0), new(0, 0, 1, 1), new(0, 0, 1, 2), new(3, 0, 1, 2), new(0, 0, 2, 3), new(3, 0, 1, 3), new(0, 0, 1, 4), new(3, 0, 2, 4),
    ];

    private static readonly Fact[] Valid = [new(0, 0, 1, 5), new(3, 0, 1, 5), new(2, 0, 1, 5)];

    [Theory]
    [InlineData(1, 1, 3, 2)]
    [InlineData(1, 2, 3, 1)]
    [InlineData(1, 3, 1, 0)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(2, 3, 1, 1)]
    [InlineData(3, 1, 1, 1)]
    public void Rules_SupportAndHits(int gap, int count, int support, int hits)
    {
        var triple = new PastTriple(1, 0, gap, count);
        var cell = Learned().CellOf(0, triple);
        Assert.Equal((support, hits), (cell.Support, cell.Hits));
    }

    [Fact]
    public void Rules_Confidence()
    {
        var rules = Learned();
        double prior = (3 + (20 * .01)) / (7 + 20), pooled = (3 + (200 * prior)) / (7 + 200);
        Assert.Equal((2 + (80 * pooled)) / 83, Confidence(rules, 1), 6);
        Assert.Equal((1 + (80 * pooled)) / 83, Confidence(rules, 2), 6);
        Assert.Equal(80 * pooled / 81, Confidence(rules, 4), 6);
    }

    [Fact]
    public void Persistence_Ranks()
    {
        // Day 5, filter by time. (0 r ?): 1 came on day 4, 2 on day 3, so 1 ranks first. (3 r ?): 2 came on day 4, 1 on day 3: second.
        // (2 r ?): nothing is known, four tie: 1 + 3/2. (? r 1), asked as the inverse: 0 came on day 4, 3 on day 3, 2 never; each is
        // ranked without the other two: 0 first; 3 first; 2 ties with actor 1 alone: 1 + 1/2.
        var ranks = Run(RankFilter.Time).Persistence;
        Assert.Equal(new Scores(6, (1 + (1 / 2.0) + (1 / 2.5) + 1 + 1 + (1 / 1.5)) / 6, 3 / 6.0, 1, 1), ranks);
    }

    [Fact]
    public void Persistence_Ranks_Raw()
    {
        // As above without the filter: for (? r 1) the order is 0, 3, then 1 and 2 tied: ranks 1, 2 and 3.5.
        var ranks = Run(RankFilter.Raw).Persistence;
        Assert.Equal((1 + (1 / 2.0) + (1 / 2.5) + 1 + (1 / 2.0) + (1 / 3.5)) / 6, ranks.Mrr, 12);
    }

    [Fact]
    public void Persistence_Ranks_Static()
    {
        // Every object ever seen with the question is taken away: (0 r ?) and (3 r ?) lose 1 and 2, so the answer 1 ranks first in both.
        var ranks = Run(RankFilter.Static).Persistence;
        Assert.Equal((1 + 1 + (1 / 2.5) + 1 + 1 + (1 / 1.5)) / 6, ranks.Mrr, 12);
    }

    [Fact]
    public void Popularity_Ranks()
    {
        // Objects of r in training: 1 six times, 2 three times. (0 r ?), (3 r ?), (2 r ?): 1 ranks first.
        // Subjects of r: 0 six times, 3 three times, 1 and 2 never. (? r 1) with the other two taken away: 0 and 3 first, 2 ties with 1.
        Assert.Equal((1 + 1 + 1 + 1 + 1 + (1 / 1.5)) / 6, Run(RankFilter.Time).Popularity.Mrr, 12);
    }

    [Fact]
    public void FirstTime_IsApartFromRepeated()
    {
        var result = Backtest.Run(Set(), new BacktestOptions { Model = ForecastModel.Rules }, null, default);
        Assert.Equal([new Fact(2, 0, 1, 5), new Fact(2, 0, 1, 5)], result.Ranks.Where(r => r.FirstTime).Select(r => r.Fact));
        Assert.Equal((2, 4), (result.FirstTime.Count, result.Repeated.Count));
    }

    // Of the body r seen yesterday, by how often.
    private static float Confidence(RuleBook rules, float count)
    {
        var into = new float[1];
        rules.Confidences(0, [new PastTriple(1, 0, 1, count)], into);
        return into[0];
    }

    private static (Scores Persistence, Scores Popularity) Run(RankFilter filter)
    {
        var result = Backtest.Run(Set(), new BacktestOptions { Model = ForecastModel.Rules, Filter = filter }, null, default);
        return (result.Baselines.Single(b => b.Name == "persistence").All, result.Baselines.Single(b => b.Name == "popularity").All);
    }

    private static RuleBook Learned()
    {
        var set = Set();
        var knowledge = new Knowledge(set, new BacktestOptions { Model = ForecastModel.Rules });
        foreach (var day in DayStream.Build(set.Train.AsSpan(), set.RelationCount))
        {
            knowledge.Doze(day.Day);
            knowledge.Count(day, knowledge.Look(day));
            knowledge.Reveal(day, default);
        }

        knowledge.Settle();
        return knowledge.Rules;
    }

    private static FactSet Set() => new("hand", 4, 1, [.. Train], [.. Valid], []);
}
