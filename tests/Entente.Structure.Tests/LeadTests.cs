using Entente.Numerics;
using Entente.Structure.Lead;
using Entente.World;

namespace Entente.Structure.Tests;

public sealed class LeadTests
{
    private static readonly string[] Names = ["a", "b"];

    private static (double[] A, double[] B) Pair(int length, double effect, ulong seed)
    {
        var random = new SeededRandom(seed);
        var (a, b) = (new double[length], new double[length]);
        for (var t = 0; t < length; t++)
        {
            a[t] = (t > 0 ? 0.5 * a[t - 1] : 0) + random.NextNormal();
            b[t] = (t > 0 ? (0.5 * b[t - 1]) + (effect * a[t - 1]) : 0) + random.NextNormal();
        }

        return (a, b);
    }

    [Fact]
    public void Verdict_AnEffect_IsFoundInItsDirectionOnly()
    {
        var (a, b) = Pair(300, 0.5, 1);
        Assert.True(LeadVerdict.Of(a, b, 6, 1).Leads);
        Assert.False(LeadVerdict.Of(b, a, 6, 1).Leads);
    }

    [Fact]
    public void Verdict_Independent_SeldomSpeaks()
    {
        var spoken = 0;
        for (ulong i = 0; i < 200; i++)
        {
            var (a, b) = Pair(150, 0, 100 + i);
            spoken += LeadVerdict.Of(a, b, 4, i).Leads ? 1 : 0;
        }

        Assert.InRange(spoken, 1, 20);
    }

    [Fact]
    public void Fit_WithGaps_LeavesOutTheRowsThatReachAcross()
    {
        var (a, b) = Pair(100, 0.3, 2);
        a[50] = double.NaN;
        var model = VectorAutoregression.Fit([a, b], Names, 2);
        Assert.Equal(100 - 2 - 3, model.Rows);

        // The same as fitting nothing else: no value was filled in.
        Assert.True(Math.Abs(model.Coefficients[1, 0]) < 1);
        Assert.Equal(98, VectorAutoregression.Fit([.. Pair(100, 0.3, 2) is var (x, y) ? new[] { x, y } : []], Names, 2).Rows);
    }

    [Fact]
    public void Fit_BadSeries_AreNamed()
    {
        var (a, b) = Pair(60, 0, 3);
        Assert.Contains("too few", Assert.Throws<InputException>(() => VectorAutoregression.Fit([a[..6], b[..6]], Names, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("does not vary", Assert.Throws<InputException>(() => VectorAutoregression.Fit([a, new double[60]], Names, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("combination", Assert.Throws<InputException>(() => VectorAutoregression.Fit([a, [.. a.Select(x => (2 * x) + 1)]], Names, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => VectorAutoregression.Fit([a, b[..50]], Names, 1));
        Assert.Throws<InputException>(() => MeanBreaks.Of(new double[20]));
        Assert.Throws<InputException>(() => MeanBreaks.Of([1, 2, 3]));
        Assert.Throws<InputException>(() => InterruptedSeries.Of(a, 3));
    }

    [Fact]
    public void Bootstrap_AgreesWithTheRobustTest_OnGaussianData()
    {
        var (a, b) = Pair(400, 0.12, 5);
        var model = VectorAutoregression.Fit([a, b], Names, 2);
        var robust = Causality.GrangerRobust(model, 0);
        var bootstrap = BootstrapCausality.Run(model, 0, 1, 1999, 7);
        Assert.Equal(robust.Statistic, bootstrap.Statistic, 9);
        Assert.InRange(bootstrap.P, (robust.P / 2) - 0.01, (robust.P * 2) + 0.01);
        Assert.Equal(bootstrap.P, BootstrapCausality.Run(model, 0, 1, 1999, 7).P);
    }

    [Fact]
    public void BootstrapResponses_HoldTheEstimate()
    {
        var (a, b) = Pair(300, 0.4, 6);
        var model = VectorAutoregression.Fit([a, b], Names, 2);
        var responses = ImpulseResponses.Of(model, 8).Responses;
        var band = BootstrapResponses.Of(model, 8, 200, 1);
        Assert.Equal(200, band.Used);
        Assert.All(Enumerable.Range(0, 9), s => Assert.InRange(responses[s][1, 0], band.Low[s][1, 0], band.High[s][1, 0]));
    }

    [Fact]
    public void Interrupted_AJump_IsFoundAndPlacebosAreNot()
    {
        var random = new SeededRandom(9);
        double[] series = [.. Enumerable.Range(0, 120).Select(t => (t >= 80 ? 4.0 : 0) + random.NextNormal())];
        var found = InterruptedSeries.Of(series, 80);
        Assert.InRange(found.Level, 2.5, 5.5);
        Assert.True(found.LevelP < 1e-4 && found.PlaceboShare < 0.05);
    }

    [Fact]
    public void BenjaminiHochberg_TheirOwnExample()
    {
        // The 15 p values of Benjamini and Hochberg (1995), section 3.2: four are rejected at 5 %.
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        var adjusted = ManyTests.BenjaminiHochberg(p);
        Assert.Equal(4, adjusted.Count(q => q <= 0.05));
        Assert.Equal(0.0095 * 15 / 4, adjusted[3], 12);
        Assert.True(double.IsNaN(ManyTests.BenjaminiHochberg([double.NaN, 0.5])[0]));
    }

    [Fact]
    public void NoncentralF_WithoutNoncentrality_IsF()
    {
        Assert.Equal(FisherF.Cdf(2.5, 3, 40), SmallestEffect.NoncentralF(2.5, 3, 40, 0), 12);

        // R: pf(2.5, 3, 40, ncp = 6) and pf(4, 2, 100, ncp = 30), which stops at an absolute error of 1e-9.
        LeadershipData.Near(0.451838645736845, SmallestEffect.NoncentralF(2.5, 3, 40, 6), 1e-6);
        LeadershipData.Near(0.00320734270873068, SmallestEffect.NoncentralF(4, 2, 100, 30), 1e-6);
        Assert.InRange(SmallestEffect.Share(4, 1000, 1009), 0.01, 0.015);
    }

    [Fact]
    public void Tails_ReachBelow1E300()
    {
        // R: pf(600, 4, 1265, lower.tail = FALSE) and pchisq(1380, 2, lower.tail = FALSE).
        LeadershipData.Near(2.59245218886302e-290, FisherF.Tail(600, 4, 1265), 1e-6);
        LeadershipData.Near(2.17173828138983e-300, ChiSquare.Tail(1380, 2), 1e-6);
    }

    [Fact]
    public void NormalScores_TiesShareTheirRank()
    {
        var scores = NormalScores.Of([3, 1, 3, double.NaN, 2]);
        Assert.Equal(scores[0], scores[2]);
        Assert.True(double.IsNaN(scores[3]));
        Assert.True(scores[1] < scores[4] && scores[4] < scores[0]);
    }
}
