using Entente.Duration.Pacts;
using Entente.Files;
using Entente.Numerics;
using Entente.Testing;
using Entente.World;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Duration.Tests;

public sealed class PactForecastTests
{
    [Fact]
    public void NoFit_OnTheFuture()
    {
        // Everything after the origin is scrambled: ends, whether they ended, pacts that begin later, who joins or leaves, wars, disputes, regimes, capability. The forecasts stay the same.
        const int Origin = 1935;
        var history = WithStates(new PactHistory(Pacts(), Members()), 3, 0);
        var random = new SeededRandom(11);
        var scrambled = history.Pacts.Select(p => p.End <= Origin ? p : p with { End = Origin + 0.1 + (60 * random.NextDouble()), Ended = random.NextDouble() < 0.5 })
            .Select(p => p.Start < Origin ? p : p with { Class = random.NextInt32(3), Start = p.Start + (3 * random.NextDouble()) }).ToArray();
        var members = history.Members.Select(m => m.To <= Origin ? m : m with { To = Origin + 1 + (50 * random.NextDouble()) }).Select(m => m.From <= Origin ? m : m with { State = 2 + random.NextInt32(900) }).ToArray();
        foreach (var horizon in new[] { 5.0, 10 })
        {
            var before = new PactEnsemble(history, 2017).Forecast(Origin, horizon);
            var after = new PactEnsemble(WithStates(new PactHistory(scrambled, members), 3, Origin), 2017).Forecast(Origin, horizon);
            Assert.True(before.Count > 20);
            Assert.Equal(before.Select(f => (f.Id, f.P, f.Baseline)), after.Select(f => (f.Id, f.P, f.Baseline)));
        }

        // That the covariates do enter: other wars before the origin give other forecasts.
        Assert.NotEqual(new PactEnsemble(history, 2017).Forecast(Origin, 5).Select(f => f.P), new PactEnsemble(WithStates(new PactHistory(history.Pacts, history.Members), 4, 0), 2017).Forecast(Origin, 5).Select(f => f.P));
    }

    // Wars, disputes, regimes and capability drawn by chance; from the year of another draw on, by another chance.
    private static PactHistory WithStates(PactHistory history, ulong seed, int otherFrom)
    {
        int[] states = [2, 200, 220, 230, 255, 300, 325, 365, 710, 740];
        var (wars, disputes) = (new HashSet<(int, int, int)>(), new HashSet<(int, int, int)>());
        var (regimes, capability) = (new Dictionary<(int, int), (double, double)>(), new Dictionary<(int, int), double>());
        for (var year = 1816; year < 2017; year++)
        {
            var random = new SeededRandom((seed * 10_000) + (ulong)year + (otherFrom > 0 && year >= otherFrom ? 7_000_000UL : 0));
            foreach (var a in states)
            {
                regimes[(a, year)] = (random.NextInt32(21) - 10, random.NextDouble());
                capability[(a, year)] = random.NextDouble() / 5;
                foreach (var b in states.Where(b => b > a))
                {
                    if (random.NextDouble() < 0.02)
                        wars.Add((a, b, year));
                    if (random.NextDouble() < 0.05)
                        disputes.Add((a, b, year));
                }
            }
        }

        return new PactHistory(history.Pacts, history.Members) { Wars = wars, Disputes = disputes, Regimes = regimes, Capability = capability };
    }

    [Fact]
    public void TheSameBytes_OnOneThreadAndOnMany()
    {
        var ensemble = new PactEnsemble(new PactHistory(Pacts(), Members()), 2017);
        ensemble.Prepare(5);
        int[] origins = [1900, 1930, 1960, 1990];
        var one = origins.Select(o => ensemble.Forecast(o, 5)).ToArray();
        var many = new IReadOnlyList<PactForecast>[origins.Length];
        Parallel.For(0, origins.Length, i => many[i] = ensemble.Forecast(origins[i], 5));
        Assert.Equal(one.SelectMany(f => f), many.SelectMany(f => f));
    }

    [Fact]
    public void ShiftOfPower_IsTheRangeOfGrowthInLogCapability()
    {
        // From 1990 to 1995 one member doubles its share and the other halves it: ln 2 - ln ½ = 2 ln 2. Where a share of 1990 is missing it is not known.
        var pact = new PactFacts("1", 1980, 2000, true, 1, new Dictionary<string, double>());
        var members = new Membership[] { new("1", 2, 1980, 9999), new("1", 365, 1980, 9999) };
        var capability = new Dictionary<(int, int), double> { [(2, 1990)] = 0.1, [(365, 1990)] = 0.1, [(2, 1995)] = 0.2, [(365, 1995)] = 0.05 };
        Assert.Equal(2 * Math.Log(2), Of(capability), 1e-12);
        Assert.Equal(2 * Math.Log(2), Of(capability.ToDictionary(x => x.Key, x => x.Value * 0.3)), 1e-12);
        capability.Remove((2, 1990));
        Assert.Equal(double.NaN, Of(capability));

        double Of(Dictionary<(int, int), double> shares) => PactSituation.Of(new PactHistory([pact], members) { Capability = shares }, "1", 1996.5, 5, [])["crs"];
    }

    [Fact]
    public void Origins_WithTooLittlePast_AreLeftOut() => Assert.Empty(new PactEnsemble(new PactHistory(Pacts(), Members()), 2017).Forecast(1825, 5));

    [Fact]
    public void PeriodRate_CountsEndingsAndYearsWithinTheSpan()
    {
        // By hand: 5 + 10 + 2 years within (1990, 2000]; one ending within it.
        PactLife[] lives = [new("a", 1980, 1995, 1), new("b", 1985, 2010, 1), new("c", 1998, 2004, 0)];
        var rate = PeriodRate.Of(lives, 1990, 2000);
        Assert.Equal((1, 17.0), (rate.Endings, rate.PactYears));
        Assert.Equal(2.0 / 27, rate.Rate, 14);
        Assert.Equal(Math.Exp(-10.0 / 27), rate.Survival(5), 14);

        // Garwood's interval for one ending: 0.02532 to 5.5716 over the exposure.
        Assert.Equal(0.025317807984 / 17, rate.Interval().Lower, 10);
        Assert.Equal(5.571643390938 / 17, rate.Interval().Upper, 10);
    }

    [Fact]
    public void Scores_OfCertainRightForecasts_AreZero()
    {
        PactForecast[] forecasts = [new(1900, 5, "a", 1, 0.5, 1), new(1905, 5, "b", 0, 0.5, 0)];
        var score = PactScore.Of(forecasts);
        Assert.Equal((0.0, 0.25, 0.0), (score.Brier, score.BaselineBrier, score.Calibration));
        var difference = ScoreDifference.Of(forecasts, 7, 200);
        Assert.Equal((-0.25, -0.25, -0.25, 2, 2), (difference.Difference, difference.Lower, difference.Upper, difference.Won, difference.Origins));
    }

    [Fact]
    public void Intervals_ForCounts_HoldTheirMeanAndGrowWithTheShock() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Gen.Choose(10, 300).ToArbitrary(), n =>
        {
            var forecasts = Enumerable.Range(0, n).Select(i => new PactForecast(1900, 5, i.ToString(System.Globalization.CultureInfo.InvariantCulture), 0.8, 0.8, 1)).ToArray();
            var count = EndingCount.Of(forecasts).Single();
            return count.Lower <= count.Expected && count.Upper >= count.Expected && count.Upper - count.Lower >= count.BinomialUpper - count.BinomialLower;
        }));

    [Fact]
    public void ATableWithoutItsColumns_IsRefused()
    {
        Assert.Contains("begin", Assert.Throws<InputException>(() => PactHistory.PactsOf(CsvTable.Parse("atopid\n1\n"), "p.csv")).Message, StringComparison.Ordinal);
        Assert.Contains("p.csv(2)", Assert.Throws<InputException>(() => PactHistory.PactsOf(CsvTable.Parse("atopid,begin,end,ended,cls\n1,1950-01-01,1960-01-01,,a\n2,1950-01-01,1960-01-01,1,b\n"), "p.csv")).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PactFacts> Pacts() => PactHistory.PactsOf(CsvTable.Read(SharedData.Require("data", "duration", "alliances", "alliance_duration.csv")), "alliance_duration.csv");

    private static List<Membership> Members()
    {
        var t = CsvTable.Read(SharedData.Require("data", "ir", "atop4.01_member_level.csv.gz"), only: ["atopid", "member", "yrent", "yrexit"]);
        return [.. Enumerable.Range(0, t.RowCount).Where(i => t.Number("member")[i] is not null).Select(i => new Membership(t["atopid"].TextAt(i)!, (int)t.Number("member")[i]!, t.Number("yrent")[i] ?? 1815, t.Number("yrexit")[i] is > 0 and var exit ? exit : 9999))];
    }
}
