using System.IO.Compression;
using System.Text;
using Entente.Record.Providers;
using Entente.Record.Tests.Samples;

namespace Entente.Record.Tests;

/// <summary>Every layout of every provider, on a small file in exactly that layout.</summary>
public sealed class SampleImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public static TheoryData<string> Names => [.. AllSamples.Of.Select(s => s.Name)];

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Samples_HoldEveryLayoutOfEveryProvider()
    {
        Assert.Equal(Provider.All.Select(p => p.Id), AllSamples.Of.Select(s => s.Provider).Distinct().Order(StringComparer.Ordinal));
        foreach (var provider in Provider.All)
            Assert.True(AllSamples.Of.Count(s => s.Provider == provider.Id) >= provider.Layouts.Count, provider.Id);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Import_Sample_EveryColumnIsWhatASecondReadingSays(string name)
    {
        var sample = AllSamples.Named(name);
        var (result, stored, error) = AllSamples.Import(sample, _folder, sample.Member, sample.Bytes());
        Assert.Null(error);
        Assert.Equal(0, result!.RefusedRows);
        Assert.Equal(SecondReading.Expected(sample, Latin(sample.Bytes())), stored);
        Assert.True(stored.Select(s => s.Split(':')[0]).Distinct().Count() == sample.Good.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Import_BadRows_AreRefusedWithTheirReasonAndTheRestTaken(string name)
    {
        var sample = AllSamples.Named(name);
        var (result, stored, error) = AllSamples.Import(sample, _folder, sample.Member, sample.Bytes(withBad: true));
        Assert.Null(error);
        Assert.Equal(SecondReading.Expected(sample, Latin(sample.Bytes())), stored);
        Assert.Equal(sample.Bad.Length, (int)result!.RefusedRows);
        foreach (var ((_, reason), refused) in sample.Bad.Zip(result.Refused))
            Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Import_HoweverItIsPacked_TheRowsAreTheSame(string name)
    {
        var sample = AllSamples.Named(name);
        var plain = AllSamples.Import(sample, _folder, sample.Member, sample.Bytes()).Stored;
        var lines = sample.Text();
        var ways = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["crlf-" + sample.Member] = Encoding.UTF8.GetBytes(lines.Replace("\n", "\r\n", StringComparison.Ordinal)),
            ["bom-" + sample.Member] = [0xEF, 0xBB, 0xBF, .. sample.Bytes()],
            ["open-" + sample.Member] = Encoding.UTF8.GetBytes(lines.TrimEnd('\n')),
            [sample.Member + ".gz"] = Gzip(sample.Bytes()),
            ["one.zip"] = Zip((sample.Member, sample.Bytes())),
            ["folder.zip"] = Zip(("Some Folder (.csv)/" + sample.Member, sample.Bytes()), ("__MACOSX/._" + sample.Member, [0, 5, 22, 7]), ("Codebook.pdf", "%PDF-1.7 \0 words"u8.ToArray())),
            ["two.zip"] = Zip(("inner.zip", Zip((sample.Member, sample.Bytes()))), ("Readme.txt", "Read me first, please: words, and more words.\n"u8.ToArray())),
        };
        // A quoted cell of two lines has line ends of its own, which a change of line ends would change.
        if (!lines.Contains("two\nlines", StringComparison.Ordinal))
            ways["cr-" + sample.Member] = Encoding.UTF8.GetBytes(lines.Replace('\n', '\r'));
        foreach (var (file, bytes) in ways)
        {
            var (_, stored, error) = AllSamples.Import(sample, _folder, file, bytes);
            Assert.True(error is null, $"{file}: {error?.Message}");
            Assert.True(plain.SequenceEqual(stored), $"{file}: {string.Join(" / ", stored)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Import_CutOrFlippedArchive_IsAnErrorOrTheSameRows(string name)
    {
        var sample = AllSamples.Named(name);
        var plain = AllSamples.Import(sample, _folder, sample.Member, sample.Bytes()).Stored;
        foreach (var (file, whole) in new[] { ("a.zip", Zip((sample.Member, sample.Bytes()))), ("b.zip", Zip(("i.zip", Zip((sample.Member, sample.Bytes()))))), (sample.Member + ".gz", Gzip(sample.Bytes())) })
        {
            for (var cut = 1; cut < whole.Length; cut += Math.Max(1, whole.Length / 4))
                Assert.NotNull(AllSamples.Import(sample, _folder, file, whole[..cut]).Error);
            for (var at = 0; at < whole.Length; at += Math.Max(1, whole.Length / 11))
            {
                var flipped = whole.ToArray();
                flipped[at] ^= (byte)(1 << (at % 8));
                var (_, stored, error) = AllSamples.Import(sample, _folder, file, flipped);
                Assert.True(error is not null || plain.SequenceEqual(stored), $"{file}, byte {at}: {string.Join(" / ", stored)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Import_FileOfAnotherProvider_IsNamedAndNothingIsTaken(string name)
    {
        var sample = AllSamples.Named(name);
        foreach (var other in Provider.All.Where(p => p.Id != sample.Provider))
        {
            var (_, _, error) = AllSamples.Import(sample with { Provider = other.Id }, _folder, sample.Member, sample.Bytes());
            Assert.NotNull(error);
            Assert.Contains($"this is not a file of {other.Id}", error.Message, StringComparison.Ordinal);
            Assert.Contains($"'{sample.Provider}'", error.Message, StringComparison.Ordinal);
        }
    }

    internal static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    internal static byte[] Gzip(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        return to.ToArray();
    }

    internal static byte[] Zip(params (string Name, byte[] Bytes)[] members)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in members)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }

        return to.ToArray();
    }
}
