namespace Entente.Numerics.Tests;

public sealed class ScoringTests
{
    [Fact]
    public void CarriedForward_IsTheMeanOverTheTimeThatAForecastHeld()
    {
        var mean = TimedScores.CarriedForward([2, 6], [0.4, 0.1], 0, 10, out var coverage);
        Assert.Equal(0.8, coverage, 1e-12);
        Assert.Equal(((4 * 0.4) + (4 * 0.1)) / 8, mean, 1e-12);
    }

    [Fact]
    public void CarriedForward_ForecastFromBeforeTheOpening_HoldsFromTheOpening()
    {
        Assert.Equal(0.3, TimedScores.CarriedForward([-5], [0.3], 0, 10, out var coverage), 1e-12);
        Assert.Equal(1, coverage);
    }

    [Fact]
    public void CarriedForward_NoForecast_IsNoNumber()
    {
        Assert.True(double.IsNaN(TimedScores.CarriedForward([], [], 0, 1, out var coverage)));
        Assert.Equal(0, coverage);
    }

    [Fact]
    public void CarriedForward_TimesThatFall_AreRefused() =>
        Assert.Throws<ArgumentException>(() => TimedScores.CarriedForward([2, 1], [0, 0], 0, 3, out _));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Brier_OutsideZeroToOne_IsRefused(double p) => Assert.Throws<ArgumentOutOfRangeException>(() => BinaryScores.Brier(p, true));

    [Fact]
    public void ProperScores_AreBestAtTheTruth()
    {
        const double Truth = 0.3;
        foreach (var score in new Func<double, bool, double>[] { BinaryScores.Brier, BinaryScores.Log, (p, o) => 0.0 - BinaryScores.Spherical(p, o) })
        {
            double Expected(double p) => (Truth * score(p, true)) + ((1 - Truth) * score(p, false));
            for (var p = 0.05; p < 1; p += 0.05)
                Assert.True(Expected(p) >= Expected(Truth) - 1e-12);
        }
    }

    [Fact]
    public void MurphyParts_OfEachValue_AddUp()
    {
        var random = new SeededRandom(3);
        double[] p = [.. Enumerable.Range(0, 500).Select(_ => random.NextInt32(11) / 10.0)];
        bool[] o = [.. p.Select(x => random.NextDouble() < x)];
        var parts = MurphyParts.Of(p, o, BinRule.EachValue);
        Assert.Equal(parts.Brier, parts.Reliability - parts.Resolution + parts.Uncertainty, 1e-12);
    }

    [Fact]
    public void ConsistencyBars_HoldMostFrequenciesOfCalibratedForecasts()
    {
        var random = new SeededRandom(5);
        double[] p = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble())];
        bool[] o = [.. p.Select(x => random.NextDouble() < x)];
        var bins = Calibration.Curve(p, o);
        Assert.Equal(10, bins.Count);
        Assert.True(bins.Count(b => b.Frequency >= b.Low && b.Frequency <= b.High) >= 8);
    }

    [Fact]
    public void WeightedMedian_OfEqualWeights_IsTheMedian()
    {
        Assert.Equal(2.5, TimedScores.WeightedMedian([4, 1, 2, 3], [1, 1, 1, 1]));
        Assert.Equal(3, TimedScores.WeightedMedian([1, 3, 2], [0.1, 5, 0.1]));
    }
}
