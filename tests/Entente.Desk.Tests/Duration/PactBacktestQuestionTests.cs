using Entente.Desk.Duration;
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
        var answer = await Ask(new PactBacktestRequest(file, [5, 10], [.. Enumerable.Range(0, 29).Select(i => 1870 + (5 * i))], [2016]));
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

        // Anyone can score the forecasts again.
        var again = answer.Forecasts.Where(f => f.Forecast.Horizon == 5).Average(f => Math.Pow(f.Forecast.P - f.Forecast.Outcome, 2));
        Assert.Equal(five.Brier, again, 12);
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
