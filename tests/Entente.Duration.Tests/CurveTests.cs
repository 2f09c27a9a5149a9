using System.Text.Json;
using Entente.Numerics;

namespace Entente.Duration.Tests;

public sealed class CurveTests
{
    private const double Tight = 1e-10;

    [Theory]
    [InlineData("km_lung_loglog", IntervalKind.LogLog)]
    [InlineData("km_lung_log", IntervalKind.Log)]
    [InlineData("km_lung_plain", IntervalKind.Plain)]
    [InlineData("km_lung_logit", IntervalKind.Logit)]
    [InlineData("km_lung_arcsin", IntervalKind.Arcsine)]
    public void Lung(string oracle, IntervalKind kind)
    {
        var frame = Oracle.Frame("Surv(time, status) ~ 1", Oracle.Input("lung"));
        Check(Oracle.Read(oracle), [KaplanMeier.Fit(frame.Spells(), kind)]);
    }

    [Theory]
    [InlineData("fh_lung_nelson_aalen", CurveKind.NelsonAalen)]
    [InlineData("fh2_lung_fleming_harrington_ties", CurveKind.FlemingHarrington)]
    public void HazardEstimators(string oracle, CurveKind kind) =>
        Check(Oracle.Read(oracle), [KaplanMeier.Fit(Oracle.Frame("Surv(time, status) ~ 1", Oracle.Input("lung")).Spells(), IntervalKind.Log, kind: kind)], survmean: false);

    [Theory]
    [InlineData("km_lung_by_sex_loglog", "lung", "Surv(time, status) ~ sex")]
    [InlineData("km_heart_lefttrunc", "heart", "Surv(start, stop, event) ~ transplant")]
    public void Groups(string oracle, string input, string formula) => CheckGroups(Oracle.Read(oracle), Oracle.Input(input), formula);

    [Fact]
    public void LateEntryOnTheAgeScale()
    {
        var m = Oracle.Input("mgus2");
        var (age, months) = (m.Number("age"), m.Number("futime"));
        var end = new double[m.RowCount];
        for (var i = 0; i < end.Length; i++)
            end[i] = age[i]!.Value + (months[i]!.Value / 12);
        var t = m.With(NumberColumn.Of("age2", end)).Where(i => end[i] > age[i]);
        CheckGroups(Oracle.Read("km_mgus2_age_lefttrunc"), t, "Surv(age, age2, death) ~ sex");
    }

    [Fact]
    public void Alliances_AllAndByClass()
    {
        CheckGroups(Oracle.Alliance("km_all"), Oracle.Alliances(), "Surv(years, ended) ~ 1");
        CheckGroups(Oracle.Alliance("km_by_class"), Oracle.Alliances(), "Surv(years, ended) ~ cls");
    }

    [Fact]
    public void AtGivenTimes_AndRestrictedMean()
    {
        var o = Oracle.Read("km_lung_at_times");
        var curve = KaplanMeier.Fit(Oracle.Frame("Surv(time, status) ~ 1", Oracle.Input("lung")).Spells());
        var times = o.Numbers("time");
        Oracle.Near(o.Numbers("surv"), times.Select(t => curve.At(t).Value).ToArray(), Tight);
        Oracle.Near(o.Numbers("lower"), times.Select(t => curve.At(t).Lower).ToArray(), Tight);
        Oracle.Near(o.Numbers("upper"), times.Select(t => curve.At(t).Upper).ToArray(), Tight);
        Oracle.Near(o.Numbers("n_risk"), times.Select(t => curve.AtRiskAt(t)).ToArray(), Tight);
        var mean = curve.RestrictedMean(365);
        Oracle.Near(o.GetProperty("rmean_365").Number("rmean"), mean.Mean, Tight);
        Oracle.Near(o.GetProperty("rmean_365").Number("se(rmean)"), mean.StdErr, Tight);
    }

    [Theory]
    [InlineData("edge_all_censored", new double[] { 1, 2, 3 }, new[] { 0, 0, 0 }, IntervalKind.Log)]
    [InlineData("edge_all_dead_tied", new double[] { 5, 5, 5 }, new[] { 1, 1, 1 }, IntervalKind.Log)]
    [InlineData("edge_event_and_censor_same_time", new double[] { 1, 2, 2, 2, 3 }, new[] { 1, 1, 0, 0, 1 }, IntervalKind.LogLog)]
    public void Edges(string oracle, double[] time, int[] status, IntervalKind kind) =>
        Check(Oracle.Read(oracle), [KaplanMeier.Fit(new SurvivalData(time, status), kind)]);

    [Fact]
    public void Conditional_Lung()
    {
        var curve = KaplanMeier.Fit(Oracle.Frame("Surv(time, status) ~ 1", Oracle.Input("lung")).Spells());
        foreach (var o in Oracle.Read("conditional_km_lung").EnumerateArray())
            CheckConditional(o, curve);
    }

    [Fact]
    public void Conditional_Alliances()
    {
        var t = Oracle.Alliances();
        CheckConditional(Oracle.Alliance("cond_all_given_25_4"), KaplanMeier.Fit(Oracle.Frame("Surv(years, ended) ~ 1", t).Spells()));
        var defence = t.Where(i => t.Number("bilat")[i] == 1 && t.Number("D")[i] == 1);
        CheckConditional(Oracle.Alliance("cond_bilat_defence_given_2"), KaplanMeier.Fit(Oracle.Frame("Surv(years, ended) ~ 1", defence).Spells()));
    }

    [Fact]
    public void Conditional_WithoutEndings_IsAnExactBound()
    {
        // By hand: 4 followed through (2, 3], none ended; Clopper-Pearson gives 0.025^(1/4) as the lower end.
        var curve = KaplanMeier.Fit(new SurvivalData([1, 4, 5, 6, 7], [1, 0, 1, 1, 0]));
        var c = ConditionalSurvival.Of(curve, 2, 3)!;
        Assert.True(c.IsExact);
        Oracle.Near(Math.Pow(0.025, 0.25), c.Lower, 1e-12);
        Oracle.Near(Math.Pow(0.5, 0.25), c.Probability, 1e-12);
        Assert.Equal(1, c.Upper);
        Assert.Equal(4, c.Followed);
        Assert.Null(ConditionalSurvival.Of(curve, 8, 9));
        Assert.Throws<ArgumentException>(() => ConditionalSurvival.Of(curve, 3, 2));
    }

    [Fact]
    public void BadSpells_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new SurvivalData([1], [1], [2.0]));
        Assert.Throws<ArgumentException>(() => new SurvivalData([double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => new SurvivalData([1], [-1]));
        Assert.Throws<ArgumentException>(() => new SurvivalData([1], [1], default, [0.0]));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Fit(new SurvivalData([], [])));
    }

    private static void CheckConditional(JsonElement o, SurvivalCurve curve)
    {
        var given = o.Number("given");
        var times = o.Numbers("t");
        for (var i = 0; i < times.Length; i++)
        {
            var loglog = ConditionalSurvival.Of(curve, given, times[i])!;
            var log = ConditionalSurvival.Of(curve, given, times[i], IntervalKind.Log)!;
            Oracle.Near(o.Numbers("est")[i], loglog.Probability, Tight);
            Oracle.Near(o.Numbers("var_log")[i], loglog.VarianceOfLog, Tight);
            Oracle.Near(o.Numbers("loglog_lower")[i], loglog.Lower, Tight);
            Oracle.Near(o.Numbers("loglog_upper")[i], loglog.Upper, Tight);
            Oracle.Near(o.Numbers("log_lower")[i], log.Lower, Tight);
            Oracle.Near(o.Numbers("log_upper")[i], log.Upper, Tight);
        }

        Oracle.Near(o.GetProperty("median_remaining").Numbers()[0], ConditionalSurvival.MedianRemaining(curve, given), Tight);
    }

    private static void CheckGroups(JsonElement o, Table table, string formula)
    {
        var frame = Oracle.Frame(formula, table);
        var (group, names) = frame.Groups(table);
        var curves = KaplanMeier.FitEach(frame.Spells(), group, names);
        Check(o, curves);
        if (o.TryGetProperty("strata", out var strata))
            Assert.Equal(strata.EnumerateObject().Select(s => s.Name), curves.Select(c => c.Name));
    }

    private static void Check(JsonElement o, IReadOnlyList<SurvivalCurve> curves, bool survmean = true)
    {
        void All(string property, Func<SurvivalCurve, double[]> of) => Oracle.Near(o.Numbers(property), curves.SelectMany(of).ToArray(), Tight, property);
        All("time", c => c.Time);
        All("n_risk", c => c.AtRisk);
        All("n_event", c => c.Events);
        All("n_censor", c => c.Censored);
        All("surv", c => c.Survival);
        All("std_err_log", c => c.StdErr);
        All("cumhaz", c => c.CumulativeHazard);
        All("std_chaz", c => c.HazardStdErr);
        if (curves.All(c => c.Events.Sum() > 0))
        {
            All("lower", c => c.Lower);
            All("upper", c => c.Upper);
        }

        if (curves.Count == 1)
        {
            var q = o.GetProperty("quantiles");
            double[] probabilities = [0.25, 0.5, 0.75];
            Oracle.Near(q.Numbers("quantile"), probabilities.Select(p => curves[0].Quantile(p).Value).ToArray(), Tight, "quantile");
            if (curves[0].Events.Sum() > 0)
            {
                Oracle.Near(q.Numbers("lower"), probabilities.Select(p => curves[0].Quantile(p).Lower).ToArray(), Tight, "quantile lower");
                Oracle.Near(q.Numbers("upper"), probabilities.Select(p => curves[0].Quantile(p).Upper).ToArray(), Tight, "quantile upper");
            }
        }

        var table = o.GetProperty("table");
        Oracle.Near(table.Numbers("median"), curves.Select(c => c.Median.Value).ToArray(), Tight, "median");
        Oracle.Near(table.Numbers("0.95LCL"), curves.Select(c => c.Median.Lower).ToArray(), Tight, "median lower");
        Oracle.Near(table.Numbers("0.95UCL"), curves.Select(c => c.Median.Upper).ToArray(), Tight, "median upper");
        if (!survmean)
            return;
        var common = curves.Max(c => c.Time[^1]);
        Oracle.Near(table.Numbers("rmean"), curves.Select(c => c.RestrictedMean(common).Mean).ToArray(), Tight, "rmean");
        Oracle.Near(table.Numbers("se(rmean)"), curves.Select(c => c.RestrictedMean(common).StdErr).ToArray(), Tight, "se(rmean)");
    }
}
