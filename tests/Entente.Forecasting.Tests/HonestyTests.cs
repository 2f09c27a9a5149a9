using Entente.Numerics;

namespace Entente.Forecasting.Tests;

/// <summary>Nothing of the day forecast, or later, is seen; the number of threads changes nothing.</summary>
public sealed class HonestyTests
{
    [Theory]
    [InlineData(ForecastModel.Rules)]
    [InlineData(ForecastModel.Ranked)]
    public void Ranks_OfADay_AreTheSame_WhenEveryLaterFactIsScrambled(ForecastModel model)
    {
        var set = Some.Facts();
        var options = Some.Quick() with { Model = model, Names = model == ForecastModel.Ranked };
        var day = set.Valid[0].Day + 2;
        var scrambled = new FactSet(set.Name, set.EntityCount, set.RelationCount, set.Train, Scramble(set, set.Valid, day), Scramble(set, set.Test, day), set.EntityNames);
        var before = Backtest.Run(set, options, null, default).Ranks.Where(r => r.Fact.Day <= day).ToList();
        var after = Backtest.Run(scrambled, options, null, default).Ranks.Where(r => r.Fact.Day <= day).ToList();
        Assert.NotEmpty(before);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(Setting.SingleStep)]
    [InlineData(Setting.MultiStep)]
    public void Ranks_AreTheSame_ForAnyNumberOfThreads(Setting setting)
    {
        var set = Some.Facts();
        var one = Backtest.Run(set, Some.Quick() with { Setting = setting, Names = true }, null, default);
        var three = Backtest.Run(set, Some.Quick(3) with { Setting = setting, Names = true }, null, default);
        Assert.Equal(one.Ranks, three.Ranks);
        Assert.Equal(one.Baselines.Select(b => b.All), three.Baselines.Select(b => b.All));
    }

    [Fact]
    public void MultiStep_KnowsNothingOfThePart_ThatItForecasts()
    {
        var set = Some.Facts();
        var first = set.Valid[0].Day;
        var scrambled = new FactSet(set.Name, set.EntityCount, set.RelationCount, set.Train, Scramble(set, set.Valid, first), set.Test, set.EntityNames);
        var options = Some.Quick() with { Setting = Setting.MultiStep, Filter = RankFilter.Raw };
        var asked = Backtest.Run(set, options, null, default).Ranks.ToLookup(r => (r.Fact.Subject, r.Fact.Relation, r.Fact.Object, r.Fact.Day, r.Direction), r => r.Rank);
        var common = Backtest.Run(scrambled, options, null, default).Ranks
            .Where(r => asked.Contains((r.Fact.Subject, r.Fact.Relation, r.Fact.Object, r.Fact.Day, r.Direction))).ToList();
        Assert.True(common.Count > 20);
        Assert.All(common, r => Assert.Equal(asked[(r.Fact.Subject, r.Fact.Relation, r.Fact.Object, r.Fact.Day, r.Direction)].Single(), r.Rank));
    }

    // Days after the given one get other facts; the numbers of facts stay.
    private static System.Collections.Immutable.ImmutableArray<Fact> Scramble(FactSet set, IEnumerable<Fact> facts, int after)
    {
        var random = new SeededRandom(99);
        var seen = new HashSet<Fact>();
        return [.. facts.Select(f =>
        {
            if (f.Day <= after)
                return f;
            Fact other;
            do
                other = new Fact(random.NextInt32(set.EntityCount), random.NextInt32(set.RelationCount), random.NextInt32(set.EntityCount), f.Day);
            while (!seen.Add(other));
            return other;
        })];
    }
}
