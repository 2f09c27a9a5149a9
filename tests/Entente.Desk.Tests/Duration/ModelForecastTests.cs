using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Record;
using Entente.Record.Import;
using Entente.Record.Providers;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests.Duration;

public sealed class ModelForecastTests
{
    private static readonly StateCode Russia = StateCode.Parse("RUS");
    private static readonly StateCode China = StateCode.Parse("CHN");

    [Fact]
    public async Task TheForecast_FallsWithTime_WithinItsBands()
    {
        foreach (var asOf in new[] { new DateOnly(2024, 8, 31), new DateOnly(2010, 1, 1), new DateOnly(2002, 1, 1) })
        {
            var f = (await Ask(new HowLongRequest(Russia, China, asOf, Horizons: [0.5, 1, 2, 3, 5, 7, 10, 15, 20, 30]))).Forecast!;
            Assert.Equal(asOf.Year > 2016 ? 2 : asOf.Year > 2003 ? 1 : 1, f.Seen.Count);
            foreach (var curve in f.Seen.Select(s => s.Conditional).Append(f.Conditional))
            {
                Assert.All(curve, c => Assert.True(c.Lower <= c.P && c.P <= c.Upper && c.Lowest <= c.P && c.P <= c.Highest && c.P is > 0 and < 1));
                Assert.All(curve.Zip(curve.Skip(1)), p => Assert.True(p.Second.P < p.First.P));
            }

            for (var i = 0; i < f.Conditional.Count; i++)
            {
                static double Odds(double p) => Math.Log(p / (1 - p));
                Assert.Equal(f.Seen.Average(s => Odds(s.Conditional[i].P)), Odds(f.Conditional[i].P), 10);
            }
        }
    }

    [Fact]
    public async Task WhatIsNotKnown_IsNotZero_AndARecordFillsWhatItCovers()
    {
        var file = SharedData.Require("data", "ir", "NMC-60-abridged.csv.gz");
        var asOf = new DateOnly(2007, 6, 1);
        var without = (await Ask(new HowLongRequest(Russia, China, asOf))).Forecast!;
        Assert.All(without.Covariates.Where(c => c.Name is "war" or "cr" or "dem" or "pch"), c => Assert.Null(c.Value));
        Assert.Equal(1, without.Covariates.Single(c => c.Name == "gp2").Value);
        var path = Path.Combine(Path.GetTempPath(), $"entente-{Guid.NewGuid():N}.db");
        try
        {
            using (var record = RecordFile.OpenOrCreate(path))
                record.Import(Provider.All.Single(p => p.Id == "cow-nmc"), file, new ImportOptions(new DateOnly(2026, 1, 1), ""), null, CancellationToken.None);
            var with = (await Ask(new HowLongRequest(Russia, China, asOf, Record: path))).Forecast!;
            Assert.InRange(with.Covariates.Single(c => c.Name == "cr").Value!.Value, 0.5, 1);
            Assert.Null(with.Covariates.Single(c => c.Name == "war").Value);
            Assert.NotEqual(without.Conditional[2].P, with.Conditional[2].P);

            // The record ends in 2016: of the year before this day it does not speak.
            var late = (await Ask(new HowLongRequest(Russia, China, new DateOnly(2024, 8, 31), Record: path))).Forecast!;
            Assert.Null(late.Covariates.Single(c => c.Name == "cr").Value);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task BeforeTheModelsWereFitted_TheRegistersOwnPastSpeaks_AndNothingLater()
    {
        var early = (await Ask(new HowLongRequest(China, StateCode.Parse("SUN"), new DateOnly(1958, 8, 23)))).Forecast!;
        Assert.Equal("the register's own past", early.Basis);
        Assert.Equal(["1958-08-23"], early.Seen.Select(s => s.Censored));
        Assert.Contains(early.Scores, s => s.Brier < s.BaselineBrier && s.Upper > 0);
        Assert.Contains("holds zero", early.Note, StringComparison.Ordinal);
        var none = await Ask(new HowLongRequest(StateCode.Parse("GBR"), StateCode.Parse("FRA"), new DateOnly(1840, 1, 1), new DateOnly(1835, 1, 1)));
        Assert.Null(none.Forecast);
        Assert.Contains("Too few pacts", none.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATermThatRunsOut_RaisesTheRateOfEnding()
    {
        var forecast = (await Ask(new HowLongRequest(Russia, China, new DateOnly(2024, 8, 31)))).Forecast!;
        Assert.True(forecast.Covariates.Single(c => c.Name == "expin") is { Value: 1, RiskRatio: > 1 });
    }

    [Fact]
    public async Task AStateThatNobodyKnows_IsSaid() =>
        Assert.Contains("QQQ", (await Assert.ThrowsAsync<InputException>(() => Ask(new HowLongRequest(StateCode.Parse("QQQ"), China, new DateOnly(2024, 1, 1))))).Message, StringComparison.Ordinal);

    private static Task<HowLongDocument> Ask(HowLongRequest request) => new HowLongQuestion().AskAsync(request, null, CancellationToken.None);
}
