using System.Text.Json;
using Entente.World;

namespace Entente.Duration.Tests;

public sealed class CompetingTests
{
    [Fact]
    public void AalenJohansen_Mgus2()
    {
        var t = Oracle.Input("mgus2_cr");
        var frame = Oracle.Frame("Surv(etime, et) ~ 1", t, severalCauses: true);
        Check(Oracle.Read("aj_mgus2"), [AalenJohansen.Fit(frame.Spells(), frame.Causes)]);
    }

    [Fact]
    public void AalenJohansen_Mgus2BySex()
    {
        var t = Oracle.Input("mgus2_cr");
        var frame = Oracle.Frame("Surv(etime, et) ~ sexM", t, severalCauses: true);
        var (group, names) = frame.Groups(t);
        Check(Oracle.Read("aj_mgus2_by_sex"), AalenJohansen.FitEach(frame.Spells(), group, names, frame.Causes));
    }

    [Fact]
    public void AalenJohansen_Alliances()
    {
        var frame = Oracle.Frame("Surv(years, end_cause) ~ 1", Oracle.Alliances(), severalCauses: true);
        Check(Oracle.Alliance("aj_all"), [AalenJohansen.Fit(frame.Spells(), frame.Causes)]);
    }

    [Fact]
    public void Probabilities_SumToOne()
    {
        var frame = Oracle.Frame("Surv(etime, et) ~ 1", Oracle.Input("mgus2_cr"), severalCauses: true);
        var curve = AalenJohansen.Fit(frame.Spells(), frame.Causes);
        for (var i = 0; i < curve.Time.Length; i++)
            Assert.Equal(1, curve.Remaining[i] + curve.Probability.Sum(p => p[i]), 12);
    }

    [Fact]
    public void MoreCausesThanNames_AreRefused() => Assert.Throws<ArgumentException>(() => AalenJohansen.Fit(new SurvivalData([1, 2], [1, 2]), ["a"]));

    [Fact]
    public void FineGray_AsCrr()
    {
        var o = Oracle.Read("finegray_mgus2_crr_pcm");
        var fit = FineGray.Fit(Oracle.Frame("Surv(etime, et) ~ age + sexM + mspike", Oracle.Input("mgus2_cr"), severalCauses: true));
        Assert.Equal(o.Number("n"), fit.Rows);
        Oracle.Near(o.Numbers("coef"), fit.Coefficients, 1e-8, "coef");
        Oracle.Near(o.Number("loglik"), fit.LogLikelihood, 1e-10, "loglik");
        Oracle.NearMatrix(o.Numbers("var"), fit.Variance, 1e-8, "var");
        Oracle.Near(o.Numbers("uftime"), fit.Time, 1e-12, "times");
        Oracle.Near(o.Numbers("bfitj"), fit.Jumps, 1e-8, "jumps");
        Oracle.Near(o.GetProperty("pred_60_1_1").EnumerateArray().Select(r => r[1].GetDouble()).ToArray(), fit.Incidence([60, 1, 1]), 1e-8, "prediction");
    }

    [Fact]
    public void FineGray_RefusesWhatItDoesNotUnderstand()
    {
        var t = Oracle.Input("mgus2_cr");
        Assert.Contains("strata", Assert.Throws<InputException>(() => FineGray.Fit(Oracle.Frame("Surv(etime, et) ~ age + strata(sexM)", t, severalCauses: true))).Message, StringComparison.Ordinal);
        Assert.Contains("no events", Assert.Throws<InputException>(() => FineGray.Fit(Oracle.Frame("Surv(etime, et) ~ age", t, severalCauses: true), 7)).Message, StringComparison.Ordinal);
    }

    private static void Check(JsonElement o, IReadOnlyList<IncidenceCurve> curves)
    {
        // The oracle's rows are times, its columns the state of origin and the ways of ending.
        double[] Rows(Func<IncidenceCurve, int, double> first, Func<IncidenceCurve, int, int, double> cause) =>
            [.. curves.SelectMany(c => Enumerable.Range(0, c.Time.Length).SelectMany(i => Enumerable.Range(0, c.Causes.Count).Select(k => cause(c, i, k)).Prepend(first(c, i))))];
        Oracle.Near(o.Numbers("time"), curves.SelectMany(c => c.Time).ToArray(), 1e-10, "time");
        Oracle.Near(o.Numbers("n_risk"), Rows((c, i) => c.AtRisk[i], (_, _, _) => 0), 1e-10, "n_risk");
        Oracle.Near(o.Numbers("n_event"), Rows((_, _) => 0, (c, i, k) => c.Events[i][k]), 1e-10, "n_event");
        Oracle.Near(o.Numbers("pstate"), Rows((c, i) => c.Remaining[i], (c, i, k) => c.Probability[k][i]), 1e-10, "pstate");
        Oracle.Near(o.Numbers("std_err"), Rows((c, i) => c.RemainingStdErr[i], (c, i, k) => c.StdErr[k][i]), 1e-10, "std_err");
        var k = curves[0].Causes.Count + 1;
        double[] Causes(string property) => [.. o.Numbers(property).Where((_, i) => i % k != 0)];
        Oracle.Near(Causes("lower"), curves.SelectMany(c => Enumerable.Range(0, c.Time.Length).SelectMany(i => c.Lower.Select(l => l[i]))).ToArray(), 1e-10, "lower");
        Oracle.Near(Causes("upper"), curves.SelectMany(c => Enumerable.Range(0, c.Time.Length).SelectMany(i => c.Upper.Select(l => l[i]))).ToArray(), 1e-10, "upper");
    }
}
