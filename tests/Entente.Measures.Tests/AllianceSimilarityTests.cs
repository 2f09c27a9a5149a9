using System.Globalization;
using Entente.Measures.Facts;
using Entente.Measures.Similarity;
using Entente.Testing;

namespace Entente.Measures.Tests;

/// <summary>S, kappa and pi of every pair since 1816 against values worked out in R with fpsim's formulas from the same rows of ATOP.</summary>
public sealed class AllianceSimilarityTests
{
    private static readonly (string Column, SimilarityKind Kind)[] Columns =
    [
        ("sallyvus", SimilarityKind.S), ("sallyvua", SimilarityKind.AbsoluteS), ("sallybus", SimilarityKind.BinaryS), ("sallyvws", SimilarityKind.WeightedS),
        ("kallyv", SimilarityKind.Kappa), ("kallyb", SimilarityKind.BinaryKappa), ("pallyv_sq", SimilarityKind.Pi), ("pallyb", SimilarityKind.BinaryPi), ("pallyv_nominal", SimilarityKind.NominalPi),
    ];

    private static readonly Lazy<IReadOnlyList<AllianceSimilarity>> All = new(Compute);

    [Theory]
    [InlineData("chn_prk")]
    [InlineData("chn_rus")]
    [InlineData("rus_prk")]
    [InlineData("usa_gbr")]
    public void Compute_OnePair_IsThatOfTheOracle(string pair)
    {
        var rows = ProviderFiles.Rows($"oracles/fpsim_atop51_{pair}_1816_2018.csv.gz").ToList();
        string[] header = ["ccode1", "ccode2", "year", "n", "v", "sallyvus", "sallyvua", "sallybus", "sallyvws", "kallyv", "kallyb", "pallyv_sq", "pallyb", "pallyv_nominal"];
        foreach (var row in rows)
        {
            var year = All.Value[int.Parse(row[2], CultureInfo.InvariantCulture) - 1816];
            foreach (var (column, kind) in Columns)
            {
                var text = row[Array.IndexOf(header, column)];
                var actual = year.Of(kind, int.Parse(row[0], CultureInfo.InvariantCulture), int.Parse(row[1], CultureInfo.InvariantCulture));
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected) && double.IsFinite(expected))
                    Assert.True(Math.Abs(expected - actual) < 1e-9, $"{pair} {row[2]} {column}: {actual:R}, {expected:R} was expected");
                else
                    Assert.True(double.IsNaN(actual), $"{pair} {row[2]} {column}: {actual:R}, none was expected");
            }
        }
    }

    [Fact]
    public void Compute_MeansOfEveryYear_AreThoseOfTheOracle()
    {
        string[] header = ["year", "dyads", "n", "sallyvus", "sallyvua", "sallybus", "kallyv", "kallyb", "pallyv_sq", "pallyb", "pallyv_nominal"];
        foreach (var row in ProviderFiles.Rows("oracles/fpsim_atop51_year_means.csv.gz"))
        {
            var year = All.Value[int.Parse(row[0], CultureInfo.InvariantCulture) - 1816];
            foreach (var (column, kind) in Columns.Where(c => header.Contains(c.Column)))
            {
                double sum = 0, count = 0;
                for (var i = 0; i < year.Members.Count; i++)
                    for (var j = i + 1; j < year.Members.Count; j++)
                        if (year.Of(kind, year.Members[i], year.Members[j]) is var value && !double.IsNaN(value))
                            (sum, count) = (sum + value, count + 1);
                var expected = double.Parse(row[Array.IndexOf(header, column)], CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(expected - (sum / count)) < 1e-9, $"{row[0]} {column}: {sum / count:R}, {expected:R} was expected");
            }
        }
    }

    [Fact]
    public void AgreementTable_WorkedByHand()
    {
        // Ten partners: both 0 for six, both 3 for two, one at 3 and the other at 0 for two.
        var table = new AgreementTable([6, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2], 4);
        Assert.Equal(10, table.Total);
        Assert.Equal(1 - (2 * 0.2), table.S(), 12);
        Assert.Equal(1 - (0.2 / 0.42), table.Kappa(), 12);
        Assert.Equal(1 - (0.2 / 0.42), table.Pi(), 12);
    }

    private static IReadOnlyList<AllianceSimilarity> Compute()
    {
        var spells = new List<StateSpell>();
        foreach (var line in ProviderFiles.Rows("states2016.csv.gz"))
        {
            int At(int fromEnd) => int.Parse(line[^fromEnd], CultureInfo.InvariantCulture);
            spells.Add(new StateSpell(int.Parse(line[1], CultureInfo.InvariantCulture), new DateOnly(At(7), At(6), At(5)), new DateOnly(At(4), At(3), At(2))));
        }

        var obligations = Whole("atop_alliance.csv.gz", ["ccode1", "ccode2", "year", "defense", "offense", "neutral", "nonagg", "consul"]);
        var nmc = ProviderFiles.Rows("cow_nmc.csv.gz").ToList();
        var capabilities = new FactRows(nmc.Count, new Dictionary<string, int[]> { ["ccode"] = [.. nmc.Select(r => int.Parse(r[0], CultureInfo.InvariantCulture))], ["year"] = [.. nmc.Select(r => int.Parse(r[1], CultureInfo.InvariantCulture))] },
            new Dictionary<string, double[]> { ["cinc"] = [.. nmc.Select(r => double.TryParse(r[8], NumberStyles.Float, CultureInfo.InvariantCulture, out var c) ? c : double.NaN)] });
        return AllianceSimilarity.Compute(new StateSystem(spells, 1816, 2018), obligations, capabilities, 2, default);
    }

    private static FactRows Whole(string file, string[] names)
    {
        var rows = ProviderFiles.Rows(file).ToList();
        var columns = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (var c = 0; c < names.Length; c++)
        {
            var at = c;
            columns[names[c]] = [.. rows.Select(r => int.Parse(r[at], CultureInfo.InvariantCulture))];
        }

        return new FactRows(rows.Count, columns, new Dictionary<string, double[]>());
    }
}
