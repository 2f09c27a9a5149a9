using Entente.Desk.Duration;
using Entente.Duration.Pacts;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests.Duration;

public sealed class PactBacktestQuestionTests
{
    [Fact]
    public async Task TheModel_BeatsThePeriodRate_OverAllOrigins()
    {
        var file = SharedData.Require("data", "duration", "alliances", "alliance_duration.csv");
        SharedData.Require("data", "ir", "atop4.01_member_level.csv.gz");
        var answer = await Ask(new PactBacktestRequest(file, [5, 10], [.. Enumerable.Range(0, 29).Select(i => 1870 + (5 * i))], [2016], Fit: true));
        var five = answer.Document.Scores.Single(s => s is { Horizon: 5, Origins: "all" });
        Assert.Equal((2315, 28), (five.Forecasts, five.OriginCount));
        Assert.Equal(0.1085, five.BaselineBrier, 0.0001);
        Assert.True(five.Brier <= 0.102 && five.Calibration <= 0.05);
        Assert.True(answer.Document.Scores.Single(s => s is { Horizon: 5, Origins: "to 1995" }).Brier <= 0.153);
        var ten = answer.Document.Scores.Single(s => s is { Horizon: 10, Origins: "all" });
        Assert.True(ten.Brier <= 0.173 && ten.Calibration <= 0.09);
        var counts = answer.Document.Counts.Where(c => c.Horizon == 5).ToArray();
        Assert.True(counts.Count(c => c.Ended >= c.Lower && c.Ended <= c.Upper) >= 25 && counts.Average(c => c.Upper - c.Lower) <= 36);
        Assert.Contains("holds zero", answer.Document.Verdict, StringComparison.Ordinal);

        // Anyone can score the forecasts again, from what the file of forecasts says.
        foreach (var score in answer.Document.Scores)
        {
            var own = answer.Forecasts.Select(f => f.Forecast).Where(f => f.Horizon == score.Horizon && (score.Origins == "all" || (score.Origins == "to 1995" ? f.Origin <= 1995 : f.Origin > 1945 == (score.Origins == "after 1945")))).ToArray();
            Assert.Equal((score.Forecasts, score.OriginCount), (own.Length, own.Select(f => f.Origin).Distinct().Count()));
            Assert.Equal(score.Brier, own.Average(f => Math.Pow(f.P - f.Outcome, 2)), 12);
            Assert.Equal(score.BaselineBrier, own.Average(f => Math.Pow(f.Baseline - f.Outcome, 2)), 12);
            Assert.Equal(score.Difference, own.Average(f => Math.Pow(f.P - f.Outcome, 2) - Math.Pow(f.Baseline - f.Outcome, 2)), 12);
            Assert.Equal(score.LogScore, own.Average(f => -Math.Log(f.Outcome == 1 ? Math.Clamp(f.P, 0.002, 0.998) : 1 - Math.Clamp(f.P, 0.002, 0.998))), 12);
            Assert.True(score.BlockLower <= score.Difference && score.Difference <= score.BlockUpper);
        }

        // The model that comes with the program is this one.
        foreach (var fitted in answer.Models)
        {
            var embedded = PactModelTable.Embedded.Single(m => m.Model.SeenTo == fitted.Model.SeenTo && m.Model.Horizon == fitted.Model.Horizon);
            Assert.Equal(fitted.Pacts, embedded.Pacts);
            Assert.Equal(fitted.Score!.Brier, embedded.Score!.Brier, 1e-6);
            Assert.Equal(fitted.Difference!.Upper, embedded.Difference!.Upper, 1e-6);
            Assert.Equal(fitted.Model.Shock, embedded.Model.Shock, 1e-5);
            var known = Enumerable.Repeat(0.5, PactModel.Covariates.Count).ToArray();
            for (var c = -1; c < 3; c++)
                Assert.Equal(fitted.Model.Chance(known, c).P, embedded.Model.Chance(known, c).P, 1e-4);
        }
    }

    [Fact]
    public void Models_AreReadAsTheyWereWritten()
    {
        var written = PactModelTable.Write(PactModelTable.Embedded);
        Assert.Equal(written, PactModelTable.Write(PactModelTable.Read(written, "m.csv")));
        Assert.Equal(10, PactModelTable.Embedded.Count);
        Assert.All(PactModelTable.Embedded, m => Assert.Equal(120, m.Model.Members));
        Assert.Equal(1, Assert.Throws<InputException>(() => PactModelTable.Read("a,b\n", "m.csv")).Line);
        Assert.Equal(3, Assert.Throws<InputException>(() => PactModelTable.Read(string.Join('\n', written.Split('\n').Take(2)) + "\n2004,1,mean,0,x\n", "m.csv")).Line);
        Assert.Throws<InputException>(() => PactModelTable.Read(string.Join('\n', written.Split('\n').Take(2)), "m.csv"));
    }

    [Fact]
    public async Task NoOriginToScore_IsSaid()
    {
        var file = SharedData.Require("data", "duration", "alliances", "alliance_duration.csv");
        Assert.Contains("no origin", (await Assert.ThrowsAsync<InputException>(() => Ask(new PactBacktestRequest(file, [5], [1816], [2016])))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => Ask(new PactBacktestRequest(file + ".none", [5], [1900], [2016])));
    }

    private static Task<PactBacktestAnswer> Ask(PactBacktestRequest request) => new PactBacktestQuestion().AskAsync(request, null, CancellationToken.None);
}
