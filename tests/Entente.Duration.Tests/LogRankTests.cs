using System.Text.Json;
using Entente.Numerics;

namespace Entente.Duration.Tests;

public sealed class LogRankTests
{
    [Theory]
    [InlineData("lung_sex", "lung", "Surv(time, status) ~ sex", 0)]
    [InlineData("lung_sex_peto", "lung", "Surv(time, status) ~ sex", 1)]
    public void Survdiff(string property, string input, string formula, double rho)
    {
        var (test, _) = Test(formula, Oracle.Input(input), rho);
        var o = Oracle.Read("logrank").GetProperty(property);
        Check(o, test);
        Oracle.Near(o.Numbers("n"), test.N, 0);
        Oracle.NearMatrix(o.Numbers("var"), test.Variance, 1e-10);
        Oracle.Near(o.Number("p"), test.P, 1e-10);
        Assert.Equal(o.Number("df"), test.DegreesOfFreedom);
    }

    [Fact]
    public void FourGroups_InTheOrderOfTheFile()
    {
        // The oracle's factor has its levels in the order of the study, ours in the order of the alphabet: squamous, smallcell, adeno, large.
        var (test, names) = Test("Surv(time, status) ~ celltype", Oracle.Input("veteran"), 0);
        var o = Oracle.Read("logrank").GetProperty("veteran_celltype");
        var order = new[] { "squamous", "smallcell", "adeno", "large" }.Select(l => names.ToList().IndexOf("celltype=" + l)).ToArray();
        Oracle.Near(o.Numbers("obs"), order.Select(g => test.Observed[g]).ToArray(), 1e-10);
        Oracle.Near(o.Numbers("exp"), order.Select(g => test.Expected[g]).ToArray(), 1e-10);
        Oracle.Near(o.Number("chisq"), test.ChiSquare, 1e-10);
        Oracle.Near(o.Number("p"), test.P, 1e-10);
    }

    [Fact]
    public void Stratified()
    {
        var lung = Oracle.Input("lung");
        var frame = Oracle.Frame("Surv(time, status) ~ sex + strata(inst)", lung);
        var group = frame.RowIndex.Select(r => (int)lung.Number("sex")[r]!.Value - 1).ToArray();
        Check(Oracle.Read("logrank").GetProperty("lung_sex_strat_inst"), LogRank.Test(frame.Spells(), group, 2, 0, frame.Strata));
    }

    [Fact]
    public void AllianceClasses() => Check(Oracle.Alliance("logrank_class"), Test("Surv(years, ended) ~ cls", Oracle.Alliances(), 0).Test);

    [Fact]
    public void OneGroup_IsRefused() => Assert.Throws<ArgumentException>(() => LogRank.Test(new SurvivalData([1], [1]), [0], 1));

    private static (LogRankTest Test, IReadOnlyList<string> Names) Test(string formula, Table table, double rho)
    {
        var frame = Oracle.Frame(formula, table);
        var (group, names) = frame.Groups(table);
        return (LogRank.Test(frame.Spells(), group, names.Count, rho), names);
    }

    private static void Check(JsonElement o, LogRankTest test)
    {
        Oracle.Near(o.Numbers("obs"), test.Observed, 1e-10, "obs");
        Oracle.Near(o.Numbers("exp"), test.Expected, 1e-10, "exp");
        Oracle.Near(o.Number("chisq"), test.ChiSquare, 1e-10, "chisq");
    }
}
