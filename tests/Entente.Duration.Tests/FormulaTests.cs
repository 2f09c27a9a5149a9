using Entente.Files;
using Entente.World;

namespace Entente.Duration.Tests;

public sealed class FormulaTests
{
    private static readonly Numerics.Table Small = CsvTable.Parse("t,s,x,g,w\n1,1,2,b,1\n2,0,3,a,1\n3,1,NA,a,2\n4,1,5,C,1\n");

    [Theory]
    [InlineData("Surv(t, s) ~ x", "x")]
    [InlineData("Surv(t, s) ~ x + g", "x gb gC")]
    [InlineData("Surv(t, s) ~ x:g", "x:ga x:gb x:gC")]
    [InlineData("Surv(t, s) ~ x*g", "x gb gC x:gb x:gC")]
    [InlineData("Surv(t, s) ~ log(x) + I(x^2) + log1p(x) - log1p(x)", "log(x) I(x^2)")]
    [InlineData("Surv(t, s) ~ (x + w)^2 - 1", "x w x:w")]
    [InlineData("Surv(t, s) ~ factor(x)", "factor(x)3 factor(x)5")]
    [InlineData("Surv(t, s == 1) ~ offset(x) + strata(g) + w", "w")]
    public void ColumnsAreNamedAsInR(string formula, string names) =>
        Assert.Equal(names, string.Join(' ', Oracle.Frame(formula, Small).ColumnNames));

    [Fact]
    public void RowsWithAMissingValue_AreDroppedAndCounted()
    {
        var frame = Oracle.Frame("Surv(t, s) ~ x", Small);
        Assert.Equal(1, frame.Dropped);
        Assert.Equal([0, 1, 3], frame.Rows);
        Assert.Equal(0, Oracle.Frame("Surv(t, s) ~ g", Small).Dropped);
    }

    [Theory]
    [InlineData("Surv(t, s ~ x", 11)]
    [InlineData("Surv(t, s) ~ x +", 17)]
    [InlineData("Surv(t, s) ~ x ? g", 16)]
    [InlineData("Surv(t, s) ~ y", 14)]
    [InlineData("Surv(t, s)", 11)]
    [InlineData("t ~ x", 1)]
    [InlineData("~ x", 1)]
    [InlineData("Surv(t, s) ~ sin(x)", 14)]
    [InlineData("Surv(t, s) ~ log(g)", 18)]
    [InlineData("Surv(t, w) ~ g", 0)]
    [InlineData("Surv(t, x) ~ g", 9)]
    [InlineData("Surv(t, g) ~ x", 9)]
    [InlineData("Surv(t, s) ~ x / g", 16)]
    [InlineData("Surv(t, s) ~ 3", 14)]
    public void WhatDoesNotParse_IsShownWithACaret(string formula, int column)
    {
        if (column == 0)
        {
            // 1 and 2 are read as censored and ended, as R reads them.
            Assert.Equal(1, Oracle.Frame(formula, Small).Spells().Events);
            return;
        }

        var e = Assert.Throws<InputException>(() => Oracle.Frame(formula, Small));
        Assert.Equal(column, e.Column);
        Assert.EndsWith(new string(' ', column - 1) + "^", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStopThatIsNotAfterItsStart_NamesTheRow() =>
        Assert.Contains("row 2", Assert.Throws<InputException>(() => Oracle.Frame("Surv(x, w, s) ~ 1", CsvTable.Parse("x,w,s\n1,2,1\n3,2,1\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public void ATableWithoutCompleteRows_IsRefused()
    {
        Assert.Contains("no row is complete", Assert.Throws<InputException>(() => Oracle.Frame("Surv(t, s) ~ 1", CsvTable.Parse("t,s\nNA,1\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("no rows", Assert.Throws<InputException>(() => Oracle.Frame("Surv(t, s) ~ 1", CsvTable.Parse("t,s\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("--weights", Assert.Throws<InputException>(() => Oracle.Frame("Surv(t, s) ~ 1", Small, weights: "ww")).Message, StringComparison.Ordinal);
    }
}
