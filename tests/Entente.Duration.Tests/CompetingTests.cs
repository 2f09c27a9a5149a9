using System.Text.Json;
using Entente.Numerics;
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
    public void FineGray_ByExpandedRows_AsRsFinegray()
    {
        // Geskus 2011: who ended in another way stays at risk with the weight G(t) / G(exit), one row for each step of the censoring curve.
        var o = Oracle.Read("finegray_mgus2_weighted_cox_pcm");
        var t = Oracle.Input("mgus2_cr");
        var rows = Enumerable.Range(0, t.RowCount).Where(i => t.Number("mspike")[i] is not null).ToArray();
        var (time, cause) = (t.Number("etime"), t.Number("et"));
        double Exit(int i) => time[i]!.Value;
        var censorings = rows.Where(i => cause[i] == 0).Select(Exit).Distinct().Order().ToArray();
        var cuts = censorings.Append(rows.Max(Exit)).ToArray();
        var after = new double[cuts.Length];
        after[0] = 1;
        for (var k = 0; k < censorings.Length; k++)
            after[k + 1] = after[k] * (1 - (rows.Count(i => cause[i] == 0 && Exit(i) == censorings[k]) / (double)rows.Count(i => Exit(i) > censorings[k] || (Exit(i) == censorings[k] && cause[i] == 0))));
        var events = rows.Where(i => cause[i] == 1).Select(Exit).Distinct().ToArray();
        var holds = cuts.Select((c, k) => events.Any(e => e <= c && (k == 0 || e > cuts[k - 1]))).ToArray();
        var expanded = new List<(double Start, double Stop, double Status, double Weight, int Row)>();
        foreach (var i in rows)
        {
            if (cause[i] != 2)
            {
                expanded.Add((0, Exit(i), cause[i] == 1 ? 1 : 0, 1, i));
                continue;
            }

            var first = Array.FindIndex(cuts, c => c >= Exit(i));
            expanded.Add((0, cuts[first], 0, 1, i));
            for (var k = first + 1; k < cuts.Length; k++)
                if (holds[k])
                    expanded.Add((cuts[k - 1], cuts[k], 0, after[k] / after[first], i));
        }

        Assert.Equal(o.Number("rows"), expanded.Count);
        Oracle.Near(o.Number("wsum"), expanded.Sum(r => r.Weight), 1e-12, "weights");
        NumberColumn Column(string name, Func<(double Start, double Stop, double Status, double Weight, int Row), double> of) => NumberColumn.Of(name, expanded.Select(of).ToArray());
        var table = new Table([Column("start", r => r.Start), Column("stop", r => r.Stop), Column("status", r => r.Status), Column("w", r => r.Weight), .. new[] { "age", "sexM", "mspike" }.Select(n => Column(n, r => t.Number(n)[r.Row]!.Value))]);
        var fit = ProportionalHazards.Fit(Oracle.Frame("Surv(start, stop, status) ~ age + sexM + mspike", table, weights: "w"));
        Oracle.Near(o.Numbers("coef"), fit.Coefficients, 1e-9, "coef");
        Oracle.Near(o.Numbers("loglik"), [fit.NullLogLikelihood, fit.LogLikelihood], 1e-10, "loglik");
        Oracle.NearMatrix(o.Numbers("naive_var"), fit.NaiveVariance!, 1e-9, "naive");
        Oracle.NearMatrix(o.Numbers("var"), fit.Variance, 1e-9, "var");
        Oracle.Near(o.Numbers("concordance"), [fit.Concordance!.Value, fit.Concordance.StdErr], 1e-9, "concordance");
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
