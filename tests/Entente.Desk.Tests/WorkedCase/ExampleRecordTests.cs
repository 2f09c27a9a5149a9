using System.Globalization;
using System.IO.Compression;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests.WorkedCase;

/// <summary>The figures of the example record against the providers' files under shared.</summary>
public sealed class ExampleRecordTests
{
    private static readonly Dictionary<string, int> Cow = new(StringComparer.Ordinal) { ["CHN"] = 710, ["RUS"] = 365, ["SUN"] = 365, ["PRK"] = 731, ["KOR"] = 732, ["JPN"] = 740, ["USA"] = 2, ["IND"] = 750 };

    public static TheoryData<string> Tables => [.. ExampleCase.Files.Keys.Where(f => f.StartsWith("record/", StringComparison.Ordinal) && f.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string[][] Rows(string file) =>
        [.. ExampleCase.Files[file].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Fields)];

    private static string[] Fields(string line)
    {
        // Only the last field is ever quoted in these tables.
        var quote = line.IndexOf('"', StringComparison.Ordinal);
        return quote < 0 ? line.Split(',') : [.. line[..(quote - 1)].Split(','), line[(quote + 1)..^1]];
    }

    private static IEnumerable<string[]> Provider(params string[] parts)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require(parts)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line.Split(',');
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The tables of pacts have spells and obligations in place of dates and numbers, that of findings may have no number.</summary>
    public static TheoryData<string> TablesOfNumbers => [.. Tables.Select(t => (string)t).Where(t => t is not ("record/pacts.csv" or "record/nonaggression.csv" or "record/findings.csv"))];

    [Theory]
    [MemberData(nameof(TablesOfNumbers))]
    public void Table_EveryRow_HasStatesDateNumberAndSource(string file)
    {
        Assert.StartsWith("variable,source,target,date,value,unit,cited\n", ExampleCase.Files[file], StringComparison.Ordinal);
        foreach (var row in Rows(file))
        {
            Assert.Equal(7, row.Length);
            Assert.True(StateCode.TryParse(row[1], out _), row[1]);
            Assert.True(row[2].Length == 0 || StateCode.TryParse(row[2], out _), row[2]);
            Assert.False(EdtfDate.Parse(row[3]).IsUnknown);
            Assert.True(double.IsFinite(Number(row[4])));
            Assert.NotEmpty(row[6]);
        }

        Assert.Equal(Rows(file).Length, Rows(file).Select(r => string.Join(',', r[..4])).Distinct().Count());
    }

    [Fact]
    public void Mapping_EveryTable_IsReadOnce()
    {
        var named = ExampleCase.Files["record/mapping.yaml"].Split('\n').Where(l => l.Contains("{file: ", StringComparison.Ordinal)).Select(l => "record/" + l.Split("{file: ")[1].Split(',')[0]);

        Assert.Equal(Tables.Select(t => (string)t).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nonaggression_EveryPactOfTwoFrom1918To1944_IsThere()
    {
        var atop = Provider("data", "ir", "atop4.01_alliance_level.csv.gz").ToList();
        int At(string header) => Array.IndexOf(atop[0], header);
        var ids = atop.Skip(1).Where(r => r[At("nonagg")] == "1" && r[At("bilat")] == "1" && int.Parse(r[At("begyr")], CultureInfo.InvariantCulture) is >= 1918 and <= 1944).Select(r => "ATOP 4.01 alliance " + r[At("atopid")]).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(36, ids.Count);
        Assert.Equal(ids, Rows("record/nonaggression.csv").Where(r => r[0] == "pact").Select(r => r[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Leverage_OfThreeStatesIn2014_IsWorkedOutFromEveryPartner()
    {
        var shares = new Dictionary<(string, string), double>();
        foreach (var group in Provider("data", "ir", "cow_trade_ddy.csv.gz").Where(r => r[2] == "2014" && r[0] is "710" or "731" or "365").GroupBy(r => r[0]))
        {
            var partners = group.Where(r => r[2] == "2014").ToDictionary(r => r[1], r => r[3..5].Sum(x => x is "" or "NA" ? 0 : Math.Max(0, Number(x))));
            var total = partners.Values.Sum();
            foreach (var (partner, amount) in partners)
                shares[(group.Key, partner)] = amount / total;
        }

        var rows = Rows("record/leverage.csv").Where(r => r[3] == "2014").ToDictionary(r => $"{r[0]} {r[1]} {r[2]}", r => Number(r[4]));
        Assert.Equal(shares[("710", "731")], rows["trade.share CHN PRK"], 1e-6);
        Assert.Equal(shares[("365", "710")], rows["trade.share RUS CHN"], 1e-6);
        Assert.Equal(shares.Where(x => x.Key.Item1 == "731").Sum(x => x.Value * x.Value), rows["trade.hhi PRK "], 1e-6);
        var next = shares.Where(x => x.Key.Item1 == "731" && x.Key.Item2 != "710").Select(x => x.Value).OrderDescending().Take(5).Sum();
        Assert.Equal(shares[("731", "710")] - next, rows["trade.exitcost PRK CHN"], 1e-6);
    }

    [Fact]
    public void Trade_ShareOfChinaIn2014_IsCows()
    {
        var (china, all) = (0.0, 0.0);
        foreach (var row in Provider("data", "ir", "cow_trade_ddy.csv.gz"))
            if (row[2] == "2014" && row[3].Length > 0 && (row[0] == "731" || row[1] == "731"))
            {
                all += Number(row[3]);
                china += row[0] == "710" || row[1] == "710" ? Number(row[3]) : 0;
            }

        var listed = Rows("record/trade-cow.csv").Single(r => r is ["trade.share", "PRK", "CHN", "2014", ..]);
        Assert.InRange(Math.Abs(Number(listed[4]) - (china / all)), 0, 1e-6);
        Assert.InRange(Number(listed[4]), 0.7925, 0.7935);
    }

    [Fact]
    public void Power_EveryYear_IsCows()
    {
        var cow = Provider("data", "ir", "cow_nmc.csv.gz").Skip(1).Where(r => r[8] is not ("" or "NA")).ToDictionary(r => (r[0], r[1]), r => Number(r[8]));
        foreach (var row in Rows("record/power.csv"))
            Assert.InRange(Number(row[4]) / cow[($"{Cow[row[1]]}", row[3])], 1 - 1e-5, 1 + 1e-5);
    }

    [Fact]
    public void Votes_PairsOfTheOracle_Agree()
    {
        var listed = Rows("record/votes.csv").ToDictionary(r => (Math.Min(Cow[r[1]], Cow[r[2]]), Math.Max(Cow[r[1]], Cow[r[2]]), r[3]));
        var seen = 0;
        foreach (var row in Provider("data", "ir", "oracles", "unga_agreement_selected_pairs.csv.gz").Skip(1))
        {
            var (a, b) = (int.Parse(row[0], CultureInfo.InvariantCulture), int.Parse(row[1], CultureInfo.InvariantCulture));
            if (!listed.TryGetValue((Math.Min(a, b), Math.Max(a, b), row[2]), out var mine))
                continue;
            seen++;
            Assert.InRange(Math.Abs(Number(mine[4]) - Number(row[4])), 0, 1e-6);
            Assert.Equal($"share of {row[3]} votes", mine[5]);
        }

        Assert.True(seen > 200);
    }
}
