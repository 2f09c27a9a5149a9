using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.Record.Import;
using Entente.Record.Providers;
using Entente.World;

namespace Entente.Record.Tests;

public sealed class EventTests : IDisposable
{
    private static readonly ImportOptions Options = new(new DateOnly(2026, 11, 22), "test", null, (name, _, _) => name == "China" ? "CHN" : name is "Russia" or "365" ? "RUS" : null);
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData(58)]
    [InlineData(61)]
    public void Import_GdeltZip_MonthlySeriesIsThatOfTheRows(int columns)
    {
        var rows = Enumerable.Range(0, 5000).Select(i => (Day: new DateOnly(2024, 1, 1).AddDays(i % 90), A: i % 3 == 0 ? "CHN" : "USA", B: i % 2 == 0 ? "RUS" : "PRK", Code: i % 5 == 0 ? "190" : "042", Gold: i % 7 - 3.0)).ToList();
        var path = Zip("20240101.export.CSV", string.Concat(rows.Select((r, i) => Line(columns, i, r.Day, r.A, r.B, r.Code, r.Gold))));
        using var record = RecordFile.InMemory();
        var result = record.Import(Provider.Find("gdelt")!, path, Options, null, default);
        Assert.Equal((5000L, 0L), (result.Rows, result.RefusedRows));
        var (months, window) = record.EventMonths("gdelt", "CHN", "RUS", null);
        Assert.Equal(new DateSpan(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 30)), window);
        foreach (var group in rows.Where(r => r is { A: "CHN", B: "RUS" }).GroupBy(r => r.Day.Month))
        {
            var month = Assert.Single(months, m => m.Month.Month == group.Key);
            Assert.Equal(group.Count(), month.Count);
            Assert.Equal(group.Sum(r => r.Gold), month.Goldstein, 9);
        }

        Assert.Equal(rows.Count(r => r is { A: "CHN", B: "RUS", Code: "190" }), record.EventMonths("gdelt", "CHN", "RUS", "ASSAULT").Months.Sum(m => m.Count));
        Assert.Equal(rows.Count(r => r is { A: "CHN", B: "RUS", Code: "042" }), record.EventMonths("gdelt", "CHN", "RUS", "04").Months.Sum(m => m.Count));
        Assert.Empty(record.Verify(default));
    }

    [Theory]
    [InlineData("UPDATE event_month SET events = events + 1")]
    [InlineData("UPDATE event_month SET rated = rated - 1")]
    [InlineData("UPDATE event_month SET goldstein = goldstein + 0.1 WHERE month = (SELECT min(month) FROM event_month)")]
    [InlineData("UPDATE event_month SET month = month + 12")]
    [InlineData("UPDATE event_month SET code = source")]
    [InlineData("DELETE FROM event_month WHERE month = (SELECT min(month) FROM event_month)")]
    [InlineData("INSERT INTO event_month SELECT block, source, target, month + 1200, code, plover, 1, 0, 0 FROM event_month LIMIT 1")]
    public void Verify_ChangedSumOfAMonth_IsFound(string change)
    {
        var path = Zip("20240101.export.CSV", string.Concat(Enumerable.Range(0, 100).Select(i => Line(58, i, new DateOnly(2024, 1, 1).AddDays(i % 60), "CHN", i < 90 ? "RUS" : "PRK", "042", 1.5))));
        using var record = RecordFile.InMemory();
        record.Import(Provider.Find("gdelt")!, path, Options, null, default);
        Assert.Empty(record.Verify(default));
        // Ninety events are summed, ten are read one by one; both ways say the same of their kind.
        Assert.Equal(2, record.Database.Scalar("SELECT count(DISTINCT month) FROM event_month"));
        Assert.Equal(90, record.EventMonths("gdelt", "CHN", "RUS", "COOPERATE").Months.Sum(m => m.Count) + record.EventMonths("gdelt", "CHN", "RUS", "CONSULT").Months.Sum(m => m.Count));
        Assert.Equal(10, record.EventMonths("gdelt", "CHN", "PRK", null).Months.Sum(m => m.Count));
        Assert.Throws<InputException>(() => record.Database.Execute("UPDATE event_month SET events = events + 1"));
        record.Database.Execute("DROP TRIGGER event_month_no_update; DROP TRIGGER event_month_no_delete; " + change);
        Assert.Contains("sums by month", Assert.Single(record.Verify(default)), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_Icews_NamesBecomeStates()
    {
        var path = Path.Combine(_folder, "events.2018.tab");
        File.WriteAllText(path, "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\n1\t2018-05-03\tChina\tGov\tChina\tMake statement\t010\t0.0\tRussia\tGov\tRussia\n2\t2018-05-04\tChina\tGov\tChina\tThreaten\t130\t-4.4\tRussia\tGov\tRussia\n3\tlater\tChina\tGov\tChina\tThreaten\t130\t-4.4\tRussia\tGov\tRussia\n");
        using var record = RecordFile.InMemory();
        var result = record.Import(Provider.Find("icews")!, path, Options, null, default);
        Assert.Equal((2L, 4L), (result.Rows, result.Refused[0].Line));
        var month = Assert.Single(record.EventMonths("icews", "CHN", "RUS", null).Months);
        Assert.Equal((2L, -4.4), (month.Count, month.Goldstein));
    }

    [Fact]
    public void Import_UcdpGed_NumbersBecomeStatesAndDeathsWeights()
    {
        var path = Path.Combine(_folder, "GEDEvent_v24_1.csv");
        File.WriteAllText(path, "id,type_of_violence,side_a,side_b,date_start,date_end,best,gwnoa,gwnob\n1,1,Government of Russia,X,2022-03-01 00:00:00.000,2022-03-01 00:00:00.000,12,365,\n");
        using var record = RecordFile.InMemory();
        Assert.Equal(1, record.Import(Provider.Find("ucdp-ged")!, path, Options, null, default).Rows);
        Assert.Single(record.EventMonths("ucdp-ged", "RUS", "", null).Months);
    }

    private static string Line(int columns, int id, DateOnly day, string a, string b, string code, double goldstein)
    {
        var cells = new string[columns];
        Array.Fill(cells, "");
        cells[0] = id.ToString(CultureInfo.InvariantCulture);
        cells[1] = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        (cells[5], cells[7], cells[15], cells[17]) = (a + "GOV", a, b + "GOV", b);
        (cells[26], cells[30], cells[31]) = (code, goldstein.ToString(CultureInfo.InvariantCulture), "3");
        return string.Join('\t', cells) + "\n";
    }

    private string Zip(string name, string content)
    {
        var path = Path.Combine(_folder, name + ".zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
        return path;
    }
}
