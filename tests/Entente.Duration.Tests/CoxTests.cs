using System.Text.Json;
using Entente.Numerics;
using Entente.World;

namespace Entente.Duration.Tests;

public sealed class CoxTests
{
    [Theory]
    [InlineData("cox_lung_efron", "lung", "Surv(time, status) ~ age + sex + ph.ecog", CoxTies.Efron)]
    [InlineData("cox_lung_breslow", "lung", "Surv(time, status) ~ age + sex + ph.ecog", CoxTies.Breslow)]
    [InlineData("cox_lung_exact", "lung", "Surv(time, status) ~ age + sex", CoxTies.Exact)]
    [InlineData("cox_veteran_strata", "veteran", "Surv(time, status) ~ trt + karno + age + strata(celltype)", CoxTies.Efron)]
    [InlineData("cox_heart_startstop_efron", "heart", "Surv(start, stop, event) ~ age + year + surgery + transplant", CoxTies.Efron)]
    [InlineData("cox_heart_startstop_breslow", "heart", "Surv(start, stop, event) ~ age + year + surgery + transplant", CoxTies.Breslow)]
    [InlineData("cox_lung_cluster_inst", "lung", "Surv(time, status) ~ age + sex + cluster(inst)", CoxTies.Efron)]
    [InlineData("cox_bladder2_startstop_cluster", "bladder2", "Surv(start, stop, event) ~ rx + number + size + strata(enum) + cluster(id)", CoxTies.Efron)]
    [InlineData("cox_pbc_5cov", "pbc", "Surv(time, status == 2) ~ age + edema + log(bili) + log(albumin) + log(protime)", CoxTies.Efron)]
    public void Coxph(string oracle, string input, string formula, CoxTies ties) =>
        Check(Oracle.Read(oracle), ProportionalHazards.Fit(Oracle.Frame(formula, Oracle.Input(input)), new CoxOptions(ties)));

    [Theory]
    [InlineData("cox_lung_weights", false)]
    [InlineData("cox_lung_weights_robust", true)]
    public void Weights(string oracle, bool robust) =>
        Check(Oracle.Read(oracle), ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex", Oracle.Input("lung_weighted"), weights: "w"), new CoxOptions(Robust: robust)));

    [Theory]
    [InlineData("pcm", "Surv(etime, et == 1) ~ age + sexM + mspike")]
    [InlineData("death", "Surv(etime, et == 2) ~ age + sexM + mspike")]
    public void CauseSpecificHazards(string cause, string formula) =>
        Check(Oracle.Read("cause_specific_mgus2").GetProperty(cause), ProportionalHazards.Fit(Oracle.Frame(formula, Oracle.Input("mgus2_cr"))));

    [Fact]
    public void Alliances()
    {
        var t = Oracle.Alliances();
        var bilateral = t.Where(i => t.Number("bilat")[i] == 1);
        const string Formula = "Surv(years, ended) ~ N + D + has_term + wartime + milinst + asym_major + both_major + ln_cap_ratio + joint_dem";
        var fit = ProportionalHazards.Fit(Oracle.Frame(Formula, bilateral));
        Check(Oracle.Alliance("cox_bilateral"), fit);
        CheckZph(Oracle.Alliance("zph_bilateral"), ProportionalityTest.Of(fit));
        Check(Oracle.Alliance("cox_violated"), ProportionalHazards.Fit(Oracle.Frame("Surv(years, end_cause == 2) ~ N + D + has_term + wartime + milinst + ln_cap_ratio + joint_dem", bilateral)));
    }

    [Fact]
    public void Alliances_CovariatesThatChange_Clustered()
    {
        var t = Oracle.WithClasses(Files.CsvTable.Read(Testing.SharedData.Require("data", "duration", "alliances", "alliance_years.csv.gz")));
        Check(Oracle.Alliance("cox_timevarying_cluster"), ProportionalHazards.Fit(Oracle.Frame("Surv(start, stop, event) ~ N + D + has_term + wartime + cap_shift + joint_dem + regime_change + war_last_year", t, cluster: "atopid")));
    }

    [Fact]
    public void ATermThatChangesWithTime_AsStartStopRows()
    {
        // R's tt() evaluates the covariate at each time of an ending; splitting every row at those times says the same.
        var v = Oracle.Input("veteran");
        var (time, status) = (v.Number("time"), v.Number("status"));
        var cuts = Enumerable.Range(0, v.RowCount).Where(i => status[i] == 1).Select(i => time[i]!.Value).Distinct().Order().ToArray();
        var (rows, start, stop, ended, changing) = (new List<int>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < v.RowCount; i++)
        {
            double from = 0;
            foreach (var cut in cuts.Where(c => c < time[i]!.Value).Append(time[i]!.Value))
            {
                rows.Add(i);
                start.Add(from);
                stop.Add(cut);
                ended.Add(cut == time[i] ? status[i]!.Value : 0);
                changing.Add(v.Number("karno")[i]!.Value * Math.Log(cut + 20));
                from = cut;
            }
        }

        var t = v.Select(rows.ToArray()).With(NumberColumn.Of("start", [.. start])).With(NumberColumn.Of("stop", [.. stop])).With(NumberColumn.Of("ended", [.. ended])).With(NumberColumn.Of("tt", [.. changing]));
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(start, stop, ended) ~ trt + karno + tt", t));
        var o = Oracle.Read("cox_veteran_tt");
        Oracle.Near(o.Numbers("coef"), fit.Coefficients, 1e-9, "coef");
        Oracle.NearMatrix(o.Numbers("var"), fit.Variance, 1e-9, "var");
        Oracle.Near(o.Numbers("loglik"), [fit.NullLogLikelihood, fit.LogLikelihood], 1e-10, "loglik");
        CheckTests(o, fit);
    }

    [Fact]
    public void ProportionalHazards_Tests()
    {
        var o = Oracle.Read("cox_zph");
        var lung = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex + ph.ecog", Oracle.Input("lung")));
        CheckZph(o.GetProperty("lung_km"), ProportionalityTest.Of(lung));
        CheckZph(o.GetProperty("lung_rank"), ProportionalityTest.Of(lung, TimeTransform.Rank));
        CheckZph(o.GetProperty("lung_identity"), ProportionalityTest.Of(lung, TimeTransform.Identity));
        CheckZph(o.GetProperty("lung_log"), ProportionalityTest.Of(lung, TimeTransform.Log));
        CheckZph(o.GetProperty("veteran_km"), ProportionalityTest.Of(Veteran()));
        CheckZph(o.GetProperty("veteran_terms_false"), ProportionalityTest.Of(Veteran(), byTerm: false));
    }

    [Fact]
    public void Residuals()
    {
        var o = Oracle.Read("cox_residuals_lung");
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex + ph.ecog", Oracle.Input("lung")));
        Oracle.Near(o.Numbers("martingale"), CoxResiduals.Martingale(fit), 1e-10, "martingale");
        Oracle.Near(o.Numbers("deviance"), CoxResiduals.Deviance(fit), 1e-10, "deviance");
        NearScaled(o.Numbers("schoenfeld"), CoxResiduals.Schoenfeld(fit), "schoenfeld");
        NearScaled(o.Numbers("scaledsch"), CoxResiduals.ScaledSchoenfeld(fit), "scaledsch");
        NearScaled(o.Numbers("score"), CoxResiduals.Score(fit), "score");
        NearScaled(o.Numbers("dfbeta"), CoxResiduals.DfBeta(fit), "dfbeta");
    }

    [Fact]
    public void Predictions()
    {
        var o = Oracle.Read("cox_lung_predict");
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex + ph.ecog", Oracle.Input("lung")));
        double[][] people = [[50, 2, 0], [70, 1, 2]];
        CheckCurves(o.GetProperty("curve_loglog"), fit, people, IntervalKind.LogLog);
        CheckCurves(o.GetProperty("curve_log"), fit, people, IntervalKind.Log);
        var centred = CoxCurve.Of(fit, fit.Means())[0];
        Oracle.Near(o.GetProperty("basehaz_centered").Numbers("hazard"), centred.CumulativeHazard, 1e-10, "basehaz");
        Oracle.Near(o.GetProperty("basehaz_zero").Numbers("hazard"), CoxCurve.Of(fit, new double[3])[0].CumulativeHazard, 1e-10, "basehaz at zero");
        var lp = people.Select(x => CoxPrediction.LinearPredictor(fit, x)).ToArray();
        Oracle.Near(o.Numbers("lp"), [.. lp.Select(l => l.Value), .. lp.Select(l => l.StdErr)], 1e-10, "lp");
        var risk = people.Select(x => CoxPrediction.Risk(fit, x)).ToArray();
        Oracle.Near(o.Numbers("risk"), [.. risk.Select(l => l.Value), .. risk.Select(l => l.StdErr)], 1e-10, "risk");
        Oracle.Near(o.Numbers("expected"), CoxResiduals.Expected(fit), 1e-10, "expected");
        var breslow = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex + ph.ecog", Oracle.Input("lung")), new CoxOptions(CoxTies.Breslow));
        CheckCurves(Oracle.Read("cox_lung_predict_breslow").GetProperty("curve"), breslow, people, IntervalKind.LogLog);
    }

    [Fact]
    public void Predictions_ByStratum()
    {
        var o = Oracle.Read("cox_veteran_strata_predict");
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ trt + karno + age + strata(celltype)", Oracle.Input("veteran")));
        var curves = CoxCurve.Of(fit, [1, 60, 58]);
        var order = new[] { "squamous", "smallcell", "adeno", "large" }.Select(l => curves.Single(c => c.Stratum == l)).ToArray();
        void All(string property, Func<CoxCurve, double[]> of) => Oracle.Near(o.Numbers(property), order.SelectMany(of).ToArray(), 1e-10, property);
        All("time", c => c.Time);
        All("n_risk", c => c.AtRisk);
        All("n_event", c => c.Events);
        All("surv", c => c.Survival);
        All("std_err", c => c.StdErr);
        All("lower", c => c.Lower);
        All("upper", c => c.Upper);
    }

    [Fact]
    public void Concordance()
    {
        var o = Oracle.Read("concordance");
        var lung = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex + ph.ecog", Oracle.Input("lung")));
        CheckConcordance(o.GetProperty("lung"), ConcordanceIndex.Of(lung));
        CheckConcordance(o.GetProperty("lung_ipcw_uno"), ConcordanceIndex.Of(lung, ConcordanceWeight.Uno));
        CheckConcordance(o.GetProperty("lung_S"), ConcordanceIndex.Of(lung, ConcordanceWeight.Survival));
        CheckConcordance(o.GetProperty("veteran"), ConcordanceIndex.Of(Veteran()));
        CheckConcordance(o.GetProperty("heart"), ConcordanceIndex.Of(ProportionalHazards.Fit(Oracle.Frame("Surv(start, stop, event) ~ age + year + surgery + transplant", Oracle.Input("heart")))));
    }

    [Fact]
    public void Separation_IsSaid_NotReturnedAsANumber()
    {
        var t = Files.CsvTable.Parse("t,s,x\n1,1,1\n2,1,1\n3,1,1\n4,1,1\n5,1,0\n6,1,0\n7,1,0\n8,1,0\n");
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(t, s) ~ x", t));
        Assert.True(double.IsNaN(fit.Coefficients[0]));
        Assert.Contains(fit.Warnings, w => w.Contains("separates", StringComparison.Ordinal));
        Oracle.Near(Oracle.Read("edge_monotone_likelihood").Numbers("loglik"), [fit.NullLogLikelihood, fit.LogLikelihood], 1e-5);
    }

    [Fact]
    public void Collinearity_AndConstants_AreSaid()
    {
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex + ph.ecog + I(age + 2*sex) + I(0*age + 3)", Oracle.Input("lung")));
        Assert.Equal(2, fit.Warnings.Count(w => w.Contains("collinear", StringComparison.Ordinal)));
        Oracle.Near(Oracle.Read("cox_lung_efron").Numbers("coef"), fit.Coefficients[..3], 1e-9);
        Assert.True(double.IsNaN(fit.Coefficients[3]) && double.IsNaN(fit.Coefficients[4]));
        Assert.Equal(3, fit.WaldTest.DegreesOfFreedom);
    }

    [Fact]
    public void WhatCannotBeFitted_IsRefused()
    {
        Assert.Contains("no events", Assert.Throws<InputException>(() => ProportionalHazards.Fit(Oracle.Frame("Surv(time, I(0*status)) ~ age", Oracle.Input("lung")))).Message, StringComparison.Ordinal);
        Assert.Contains("fewer than", Assert.Throws<InputException>(() => ProportionalHazards.Fit(Oracle.Frame("Surv(t, s) ~ a + b", Files.CsvTable.Parse("t,s,a,b\n1,1,2,3\n")))).Message, StringComparison.Ordinal);
        Assert.Contains("weights", Assert.Throws<InputException>(() => ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age", Oracle.Input("lung_weighted"), weights: "w"), new CoxOptions(CoxTies.Exact))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHugeScale_DoesNotMatter()
    {
        var a = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ age + sex", Oracle.Input("lung")));
        var b = ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ I(age * 1e9) + I(sex / 1e6)", Oracle.Input("lung")));
        Oracle.Near([a.Coefficients[0] / 1e9, a.Coefficients[1] * 1e6], b.Coefficients, 1e-9);
        Oracle.Near(a.LogLikelihood, b.LogLikelihood, 1e-12);
    }

    private static CoxFit Veteran()
    {
        // The oracle's reference level is squamous, the first in the study's own order.
        var v = Oracle.Input("veteran");
        var levels = new[] { "squamous", "smallcell", "adeno", "large" };
        var codes = Enumerable.Range(0, v.RowCount).Select(i => $"{Array.IndexOf(levels, v.Text("celltype")[i])}{v.Text("celltype")[i]}");
        return ProportionalHazards.Fit(Oracle.Frame("Surv(time, status) ~ trt + celltype + karno + age", v.With(TextColumn.Of("celltype", codes))));
    }

    private static void Check(JsonElement o, CoxFit fit)
    {
        Assert.Equal(o.Number("n"), fit.Rows);
        Assert.Equal(o.Number("nevent"), fit.Events);
        Oracle.Near(o.Numbers("coef"), fit.Coefficients, 1e-9, "coef");
        Oracle.NearMatrix(o.Numbers("var"), fit.Variance, 1e-9, "var");
        Oracle.Near(o.Numbers("se"), Enumerable.Range(0, fit.Coefficients.Length).Select(j => Math.Sqrt(fit.Variance[j, j])).ToArray(), 1e-9, "se");
        if (o.TryGetProperty("naive_var", out _))
            Oracle.NearMatrix(o.Numbers("naive_var"), fit.NaiveVariance!, 1e-9, "naive");
        Oracle.Near(o.Numbers("loglik"), [fit.NullLogLikelihood, fit.LogLikelihood], 1e-10, "loglik");
        Oracle.Near(o.Numbers("means"), fit.Means(), 1e-10, "means");
        CheckTests(o, fit);
        var c = o.Numbers("concordance");
        Oracle.Near(c[0], fit.Concordance!.Value, 1e-10, "concordance");
        Oracle.Near(c[1], fit.Concordance.StdErr, 1e-9, "concordance se");
    }

    private static void CheckTests(JsonElement o, CoxFit fit)
    {
        void Test(string property, ChiSquareTest test, double tolerance)
        {
            Oracle.Near(o.Numbers(property)[0], test.ChiSquare, tolerance, property);
            Assert.Equal(o.Numbers(property)[1], test.DegreesOfFreedom);
        }

        Test("score_test", fit.ScoreTest, 1e-10);
        Test("lr_test", fit.RatioTest, 1e-9);

        // R rounds Wald's statistic to two decimals in its summary.
        Assert.Equal(o.Numbers("wald_test")[0], fit.WaldTest.ChiSquare, 0.0051);
        Oracle.Near(o.Numbers("score_test")[2], fit.ScoreTest.P, 1e-8, "p");
    }

    private static void CheckZph(JsonElement o, ProportionalityTest test)
    {
        Oracle.Near(o.Numbers("chisq"), test.Tests.Select(t => t.ChiSquare).ToArray(), 1e-9, "zph");
        Oracle.Near(o.Numbers("df"), test.Tests.Select(t => t.DegreesOfFreedom).ToArray(), 0, "df");
        Oracle.Near(o.Numbers("p"), test.Tests.Select(t => t.P).ToArray(), 1e-9, "p");
    }

    private static void CheckConcordance(JsonElement o, ConcordanceResult c)
    {
        Oracle.Near(o.Number("concordance"), c.Value, 1e-10, "concordance");
        Oracle.Near(o.Number("var"), c.StdErr * c.StdErr, 1e-9, "var");
        var n = o.GetProperty("count");
        Oracle.Near([n.Number("concordant"), n.Number("discordant"), n.Number("tied.x"), n.Number("tied.y"), n.Number("tied.xy")], [c.Concordant, c.Discordant, c.TiedScore, c.TiedTime, c.TiedBoth], 1e-10, "counts");
    }

    private static void CheckCurves(JsonElement o, CoxFit fit, double[][] people, IntervalKind kind)
    {
        var curves = people.Select(x => CoxCurve.Of(fit, x, kind)[0]).ToArray();
        double[] Wide(Func<CoxCurve, double[]> of) => [.. Enumerable.Range(0, curves[0].Time.Length).SelectMany(i => curves.Select(c => of(c)[i]))];
        Oracle.Near(o.Numbers("time"), curves[0].Time, 1e-12, "time");
        Oracle.Near(o.Numbers("surv"), Wide(c => c.Survival), 1e-10, "surv");
        Oracle.Near(o.Numbers("cumhaz"), Wide(c => c.CumulativeHazard), 1e-10, "cumhaz");
        Oracle.Near(o.Numbers("std_err"), Wide(c => c.StdErr), 1e-9, "std_err");
        Oracle.Near(o.Numbers("lower"), Wide(c => c.Lower), 1e-9, "lower");
        Oracle.Near(o.Numbers("upper"), Wide(c => c.Upper), 1e-9, "upper");
    }

    // A residual is a difference: it is held to the size of its column.
    private static void NearScaled(double[] expected, Matrix actual, string what)
    {
        Assert.Equal(expected.Length, actual.Rows * actual.Columns);
        for (var j = 0; j < actual.Columns; j++)
        {
            var scale = Enumerable.Range(0, actual.Rows).Max(i => Math.Abs(expected[(i * actual.Columns) + j]));
            for (var i = 0; i < actual.Rows; i++)
                Assert.True(Math.Abs(expected[(i * actual.Columns) + j] - actual[i, j]) <= 1e-10 * scale, $"{what}[{i},{j}]: expected {expected[(i * actual.Columns) + j]:R}, got {actual[i, j]:R}");
        }
    }
}
