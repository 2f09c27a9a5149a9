using System.Globalization;
using Entente.Measures.Facts;
using Entente.Measures.Power;
using Entente.Testing;

namespace Entente.Measures.Tests;

public sealed class CompositeIndexTests
{
    [Fact]
    public void Compute_EveryStateYearOfNmc6_IsTheProvidersOwnColumnWithin1E5()
    {
        // stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version
        var rows = ProviderFiles.Rows("NMC-60-abridged.csv.gz").ToList();
        Assert.Equal(15843, rows.Count);
        var computed = CompositeIndex.Compute(Rows([.. rows.Select(r => int.Parse(r[2], CultureInfo.InvariantCulture))], [.. CompositeIndex.Components.Select((_, c) => rows.Select(r => Number(r[c + 3])).ToArray())]));
        for (var i = 0; i < rows.Count; i++)
            Assert.True(Math.Abs(computed[i] - Number(rows[i][9])) < 1e-5, $"{rows[i][0]} {rows[i][2]}: {computed[i]:R}, {rows[i][9]} was expected");
    }

    [Fact]
    public void Compute_HandWorked_LeavesOutWhatIsMissingAndWhatNobodyHas()
    {
        // Two states in one year: (1/4 + 1/2) / 2 for the first, whose energy is missing and of which irst is zero for both; the second alone has a third component.
        double[][] components = [[1, 3], [2, 2], [0, 0], [double.NaN, 5], [double.NaN, double.NaN], [double.NaN, double.NaN]];
        var computed = CompositeIndex.Compute(Rows([1900, 1900], components));
        Assert.Equal(0.375, computed[0], 15);
        Assert.Equal((0.75 + 0.5 + 1) / 3, computed[1], 15);
    }

    [Fact]
    public void Compute_NoComponentAtAll_IsMissingNotZero() =>
        Assert.True(double.IsNaN(CompositeIndex.Compute(Rows([1900], [.. Enumerable.Repeat(new[] { double.NaN }, 6)]))[0]));

    private static FactRows Rows(int[] years, double[][] components) =>
        new(years.Length, new Dictionary<string, int[]> { ["year"] = years }, CompositeIndex.Components.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => components[x.i]));

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture) is var n && n == -9 ? double.NaN : n;
}
