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
        var scrambled = new FactSet(set.Name, set.EntityCount, set.RelationCount, set.Train, Scramble(set, set.Valid, d => d > day), Scramble(set, set.Test, d => d > day), set.EntityNames);
        var before = Backtest.Run(set, options, null, default).Ranks.Where(r => r.Fact.Day <= day).ToList();
        var after = Backtest.Run(scrambled, options, null, default).Ranks.Where(r => r.Fact.Day <= day).ToList();
        Assert.NotEmpty(before);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(Setting.SingleStep, ForecastModel.Ranked)]
    [InlineData(Setting.MultiStep, ForecastModel.Ranked)]
    [InlineData(Setting.SingleStep, ForecastModel.Rules)]
    [InlineData(Setting.MultiStep, ForecastModel.Rules)]
    public void Ranks_AreTheSame_ForAnyNumberOfThreads(Setting setting, ForecastModel model)
    {
        var set = Some.Facts();
        var names = model == ForecastModel.Ranked;
        var one = Backtest.Run(set, Some.Quick() with { Setting = setting, Model = model, Names = names }, null, default);
        var three = Backtest.Run(set, Some.Quick(3) with { Setting = setting, Model = model, Names = names }, null, default);
        Assert.Equal(one.Ranks, three.Ranks);
        Assert.Equal(one.Baselines.Select(b => b.All), three.Baselines.Select(b => b.All));
    }

    [Theory]
    [InlineData(ForecastModel.Rules)]
    [InlineData(ForecastModel.Ranked)]
    public void MultiStep_KnowsNothingOfThePart_ThatItForecasts(ForecastModel model)
    {
        // The last day stays; whatever is told of the days between its eve and the part's must not move it.
        var set = Some.Facts();
        var last = set.Valid[^1].Day;
        var scrambled = new FactSet(set.Name, set.EntityCount, set.RelationCount, set.Train, Scramble(set, set.Valid, d => d < last), set.Test, set.EntityNames);
        var options = Some.Quick() with { Model = model, Setting = Setting.MultiStep };
        var before = Backtest.Run(set, options, null, default).Ranks.Where(r => r.Fact.Day == last).Select(r => (r.Fact, r.Direction, r.Rank)).ToList();
        var after = Backtest.Run(scrambled, options, null, default).Ranks.Where(r => r.Fact.Day == last).Select(r => (r.Fact, r.Direction, r.Rank)).ToList();
        Assert.True(before.Count > 20);
        Assert.Equal(before, after);
    }

    // Some days get other facts; the numbers of facts stay.
    private static System.Collections.Immutable.ImmutableArray<Fact> Scramble(FactSet set, IEnumerable<Fact> facts, Func<int, bool> whichDays)
    {
        var random = new SeededRandom(99);
        var seen = new HashSet<Fact>();
        return [.. facts.Select(f =>
        {
            if (!whichDays(f.Day))
                return f;
            Fact other;
            do
                other = new Fact(random.NextInt32(set.EntityCount), random.NextInt32(set.RelationCount), random.NextInt32(set.EntityCount), f.Day);
            while (!seen.Add(other));
            return other;
        })];
    }
}
