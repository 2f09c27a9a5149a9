namespace Entente.Duration.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void Brier_AndAuc()
    {
        var o = Oracle.Read("brier_lung");
        var frame = Oracle.Frame("Surv(time, status) ~ age + sex + ph.ecog", Oracle.Input("lung_cc"));
        var spells = frame.Spells();
        var fit = ProportionalHazards.Fit(frame);
        var times = o.Numbers("times");
        var cox = new double[times.Length][];
        var risk = new double[times.Length][];
        for (var k = 0; k < times.Length; k++)
            cox[k] = new double[spells.Count];
        for (var i = 0; i < spells.Count; i++)
        {
            var curve = CoxCurve.Of(fit, frame.X.Row(i))[0];
            for (var k = 0; k < times.Length; k++)
            {
                var at = Array.FindLastIndex(curve.Time, t => t <= times[k]);
                cox[k][i] = at < 0 ? 1 : curve.Survival[at];
            }
        }

        var km = KaplanMeier.Fit(spells);
        var scores = new SurvivalScores(spells);
        Oracle.Near(o.Numbers("cox_hand"), times.Select((t, k) => scores.Brier(t, cox[k])).ToArray(), 1e-9, "cox");
        Oracle.Near(o.Numbers("km_hand"), times.Select(t => scores.Brier(t, Enumerable.Repeat(km.At(t).Value, spells.Count).ToArray())).ToArray(), 1e-9, "km");
        var other = new SurvivalScores(spells, endingsFirst: true);
        var brier = o.GetProperty("riskRegression_Brier");
        Oracle.Near(brier.Numbers("Brier"), [.. times.Select(t => other.Brier(t, Enumerable.Repeat(km.At(t).Value, spells.Count).ToArray())), .. times.Select((t, k) => other.Brier(t, cox[k]))], 1e-9, "riskRegression");
        for (var k = 0; k < times.Length; k++)
            risk[k] = [.. cox[k].Select(s => 1 - s)];
        Oracle.Near(o.GetProperty("riskRegression_AUC").Numbers("AUC"), times.Select((t, k) => other.Auc(t, risk[k])).ToArray(), 1e-9, "auc");
    }

    [Fact]
    public void Calibration_OfACertainRightForecast_IsPerfect()
    {
        var data = new SurvivalData([1, 2, 3, 4], [1, 1, 1, 1]);
        var scores = new SurvivalScores(data);
        Assert.Equal(0, scores.Brier(2.5, [0, 0, 1, 1]));
        Assert.Equal(1, scores.Auc(2.5, [1, 1, 0, 0]));
        Assert.All(scores.Calibration(2.5, [0, 0, 1, 1], 2), g => Assert.Equal(g.Forecast, g.Observed));
        Assert.True(scores.LogScore(2.5, [0, 0, 1, 1]) < 0.002);
        Assert.Equal(0, scores.IntegratedBrier([2.5, 2.6], [[0, 0, 1, 1], [0, 0, 1, 1]]));
        Assert.Throws<ArgumentException>(() => new SurvivalScores(new SurvivalData([2], [1], [1.0])));
    }
}
