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

    /// <summary>The table of pacts has spells and obligations in place of dates and numbers.</summary>
    public static TheoryData<string> TablesOfNumbers => [.. Tables.Select(t => (string)t).Where(t => t != "record/pacts.csv")];

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

    [Fact]
    public void Events_ByWeekAndMonth_AreTheDaysSum()
    {
        var days = File.ReadAllLines(SharedData.Require("data", "whatif", "leadership", "icews18_daily_dyads.csv")).Select(l => l.Split(',')).ToList();
        var column = days[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
        var byDay = days.Skip(1).ToDictionary(r => new DateOnly(2018, 1, 1).AddDays(int.Parse(r[0], CultureInfo.InvariantCulture)));
        foreach (var row in Rows("record/events.csv").Concat(Rows("record/events-weekly.csv")))
        {
            var at = column[$"{row[1]}_{row[2]}_{(row[0].Contains("cooperation", StringComparison.Ordinal) ? "coop" : "conf")}"];
            var span = EdtfDate.Parse(row[3]);
            Assert.Equal(byDay.Where(d => d.Key >= span.Earliest && d.Key <= span.Latest).Sum(d => Number(d.Value[at])), Number(row[4]));
        }

        Assert.Equal(12 * 43, Rows("record/events-weekly.csv").Length);
    }
}
