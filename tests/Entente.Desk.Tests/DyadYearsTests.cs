using System.Globalization;
using Entente.Desk.Dyads;
using Entente.Desk.Provision;
using Entente.Testing;

namespace Entente.Desk.Tests;

/// <summary>The whole table against peacesciencer 1.2.9: sums of every column, sums by year, four dyads in full.</summary>
public sealed class DyadYearsTests : IDisposable
{
    private static readonly string[] All = ["atop", "mid", "trade", "nmc", "contiguity", "majors", "rivalries", "igo"];
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Table_From1816To2010_IsThatOfPeacesciencer()
    {
        var record = Path.Combine(_folder, "entente.db");
        foreach (var (provider, path) in ProviderFiles.ForDyads(_folder))
            await new ImportFiles().AskAsync(new ImportRequest(record, provider, [path], null, null, new DateOnly(2026, 11, 22)), null, default);
        var csv = Path.Combine(_folder, "ddy.csv");
        await using (var output = File.Create(csv))
        {
            var document = await new DyadYears().AskAsync(new DyadYearsRequest(record, 1816, 2010, "cow", true, All, false, 2, new Dictionary<string, string>(), output, csv), null, default);
            Assert.Equal(1685310, document.Rows);
        }

        var oracles = new Dictionary<(string, string, string), string[]>();
        foreach (var dyad in new[] { "chn_prk", "chn_rus", "rus_prk", "usa_gbr" })
            foreach (var row in ProviderFiles.Rows($"oracles/peacesciencer_{dyad}_1816_2010.csv.gz"))
                oracles[(row[0], row[1], row[2])] = row;
        var checksums = ProviderFiles.Rows("oracles/peacesciencer_table_checksums_1816_2010.csv.gz").ToList();
        using var reader = new StreamReader(csv);
        var header = (await reader.ReadLineAsync())!.Split(',');
        Assert.Equal(checksums.Select(c => c[0]), header);
        var count = new long[header.Length];
        var sum = new double[header.Length];
        var compared = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            var cells = line.Split(',');
            for (var c = 0; c < cells.Length; c++)
                if (cells[c].Length > 0)
                {
                    count[c]++;
                    sum[c] += double.Parse(cells[c], CultureInfo.InvariantCulture);
                }

            if (oracles.TryGetValue((cells[0], cells[1], cells[2]), out var row))
            {
                compared++;
                for (var c = 0; c < cells.Length; c++)
                    Assert.True(Same(row[c], cells[c]), $"{line}: {header[c]} is {cells[c]}, {row[c]} was expected");
            }
        }

        Assert.Equal(oracles.Count, compared);
        Assert.Equal(await Bytes(record, 1), await Bytes(record, 3));
        await WarsAndPeace(record);
        for (var c = 0; c < header.Length; c++)
        {
            Assert.Equal((header[c], long.Parse(checksums[c][2], CultureInfo.InvariantCulture)), (header[c], count[c]));
            var expected = double.Parse(checksums[c][3], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(sum[c] - expected) <= 1e-9 * Math.Abs(expected), $"{header[c]}: sum {sum[c]:R}, {expected:R} was expected");
        }
    }

    // Wars row by row against the package's own dyad-years; years of peace against its algorithm (spduration's add_duration) on its own dyad-years of disputes.
    private static async Task WarsAndPeace(string record)
    {
        using var output = new MemoryStream();
        await new DyadYears().AskAsync(new DyadYearsRequest(record, 1816, 2007, "cow", true, ["wars", "peaceyears"], false, 2, new Dictionary<string, string>(), output, null), null, default);
        output.Position = 0;
        var wars = ProviderFiles.Rows("cow_war_inter.csv.gz").ToLookup(r => (r[1], r[2], r[3]), r => string.Join(',', r[4..].Prepend(r[0]).Select(Plain)));
        var disputes = ProviderFiles.Rows("cow_mid_ddydisps.csv.gz").Select(r => (r[1], r[2], r[3])).ToHashSet();
        using var reader = new StreamReader(output);
        Assert.Equal("ccode1,ccode2,year,warnum,cowinterongoing,cowinteronset,sidea1,sidea2,initiator1,initiator2,outcome1,outcome2,batdeath1,batdeath2,resume,cowmidspell", await reader.ReadLineAsync());
        var (found, pair, sinceDispute) = (0, ("", ""), -1);
        while (await reader.ReadLineAsync() is { } line)
        {
            var cells = line.Split(',');
            var key = (cells[0], cells[1], cells[2]);
            if (cells[3].Length > 0)
            {
                found++;
                Assert.Contains(string.Join(',', cells[3..15]), wars[key]);
                Assert.Equal(wars[key].Any(w => w.Split(',')[2] == "1") ? "1" : "0", cells[5]);
            }
            else
            {
                Assert.Empty(wars[key]);
                Assert.Equal(("0", "0"), (cells[4], cells[5]));
            }

            // A spell holds the rows up to and with the one of a dispute; the next row begins another.
            sinceDispute = pair != (cells[0], cells[1]) ? 0 : sinceDispute + 1;
            pair = (cells[0], cells[1]);
            Assert.True(cells[15] == sinceDispute.ToString(CultureInfo.InvariantCulture), $"{line}: {sinceDispute} years of peace were expected");
            if (disputes.Contains(key))
                sinceDispute = -1;
        }

        Assert.Equal(wars.Count, found);
    }

    // R writes 700000 as 7e+05.
    private static string Plain(string cell) => cell is "NA" or "" ? "" : double.Parse(cell, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    private static async Task<byte[]> Bytes(string record, int threads)
    {
        using var output = new MemoryStream();
        await new DyadYears().AskAsync(new DyadYearsRequest(record, 2008, 2010, "cow", true, [.. All, "similarity", "wars", "peaceyears"], true, threads, new Dictionary<string, string>(), output, null), null, default);
        return System.Security.Cryptography.SHA256.HashData(output.ToArray());
    }

    private static bool Same(string expected, string actual) =>
        expected.Length == 0 || actual.Length == 0 || expected == "NA" ? actual.Length == 0 == (expected is "" or "NA")
        : Math.Abs(double.Parse(expected, CultureInfo.InvariantCulture) - double.Parse(actual, CultureInfo.InvariantCulture)) <= 1e-9 * Math.Max(1, Math.Abs(double.Parse(expected, CultureInfo.InvariantCulture)));
}
