using Entente.Record.Import;
using Entente.Record.Providers;
using Entente.Testing;
using Entente.World;

namespace Entente.Record.Tests;

public sealed class ImportTests : IDisposable
{
    private static readonly ImportOptions Options = new(new DateOnly(2026, 11, 22), "test");
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Import_EveryFileOfShared_IsTakenWholeAndVerifies()
    {
        using var record = RecordFile.OpenOrCreate(Path.Combine(_folder, "entente.db"));
        foreach (var (provider, path) in ProviderFiles.All(_folder, p => p is not "un-votes"))
        {
            var result = record.Import(Provider.Find(provider)!, path, Options, null, default);
            Assert.Empty(result.Refused.Where(r => provider != "sipri-arms").Select(r => $"{provider}: {r}"));
            Assert.True(result.Rows > 0);
        }

        Assert.Empty(record.Verify(default));
    }

    [Fact]
    public void Import_SameFileTwice_AddsNothing()
    {
        var path = ProviderFiles.Unpack("majors2016.csv.gz", Path.Combine(_folder, "majors2016.csv"));
        using var record = RecordFile.InMemory();
        Assert.Equal(14, record.Import(Provider.Find("cow-majors")!, path, Options, null, default).Rows);
        var again = record.Import(Provider.Find("cow-majors")!, path, Options, null, default);
        Assert.True(again.AlreadyThere);
        Assert.Single(record.Imports());
    }

    [Fact]
    public void Import_FileOfAnotherProvider_NamesIt()
    {
        var path = ProviderFiles.Unpack("states2016.csv.gz", Path.Combine(_folder, "x.csv"));
        using var record = RecordFile.InMemory();
        var error = Assert.Throws<InputException>(() => record.Import(Provider.Find("cow-nmc")!, path, Options, null, default));
        Assert.Contains("'cow-states'", error.Message, StringComparison.Ordinal);
        Assert.Empty(record.Imports());
    }

    [Fact]
    public void Import_BadRows_AreListedAndTheRestTaken()
    {
        var path = Path.Combine(_folder, "majors.csv");
        File.WriteAllText(path, "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\nUSA,2,1898,8,13,2016,12,31,2016\nUKG,200,1816,1,1,1815,12,31,2016\nFRN,x,1816,1,1,1940,6,22,2016\nGMY,255,1816,2,30,1918,11,11\n");
        using var record = RecordFile.InMemory();
        var result = record.Import(Provider.Find("cow-majors")!, path, Options, null, default);
        Assert.Equal((1L, 3L), (result.Rows, result.RefusedRows));
        Assert.Equal([3L, 4L, 5L], result.Refused.Select(r => r.Line));
    }

    [Fact]
    public void Facts_AreNeverChanged()
    {
        var path = ProviderFiles.Unpack("majors2016.csv.gz", Path.Combine(_folder, "majors2016.csv"));
        using var record = RecordFile.InMemory();
        record.Import(Provider.Find("cow-majors")!, path, Options, null, default);
        Assert.Throws<InputException>(() => record.Database.Execute("DELETE FROM major_power"));
        Assert.Throws<InputException>(() => record.Database.Execute("UPDATE major_power SET ccode = 3"));
    }

    [Fact]
    public void Verify_ChangedValue_IsFound()
    {
        var path = ProviderFiles.Unpack("majors2016.csv.gz", Path.Combine(_folder, "majors2016.csv"));
        using var record = RecordFile.InMemory();
        record.Import(Provider.Find("cow-majors")!, path, Options, null, default);
        record.Database.Execute("DROP TRIGGER major_power_no_update; UPDATE major_power SET ccode = 3 WHERE id = 5");
        Assert.Contains("changed", Assert.Single(record.Verify(default)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ForeignOrDamagedFile_SaysSo()
    {
        var text = Path.Combine(_folder, "a.db");
        File.WriteAllText(text, new string('x', 5000));
        Assert.Contains("not a SQLite", Assert.Throws<InputException>(() => RecordFile.OpenOrCreate(text)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => RecordFile.OpenExisting(Path.Combine(_folder, "none.db")));
        Assert.Throws<InputException>(() => RecordFile.OpenOrCreate(Path.Combine(_folder, "no", "a.db")));
    }

    [Fact]
    public void Import_Cancelled_LeavesTheRecordAsItWas()
    {
        var path = ProviderFiles.Unpack("NMC-60-abridged.csv.gz", Path.Combine(_folder, "n.csv"));
        using var record = RecordFile.InMemory();
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => record.Import(Provider.Find("cow-nmc")!, path, Options, new Stop(stop), stop.Token));
        Assert.Empty(record.Imports());
        Assert.Equal(0, record.Database.Scalar("SELECT count(*) FROM capability"));
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => source.Cancel();
    }
}
