using System.IO.Compression;
using System.Text;
using Entente.World;

namespace Entente.Files.Tests;

public sealed class PackedFileTests : IDisposable
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i * 7919 % 104729}\n")));
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Open_PlainGzipZipAndZipInZip_GiveTheSameBytes()
    {
        var zip = Zip("t.csv", Content);
        using var gz = new MemoryStream();
        using (var deflate = new GZipStream(gz, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Content);
        foreach (var (name, bytes) in new[] { ("t.csv", Content), ("t.csv.gz", gz.ToArray()), ("t.zip", zip), ("tt.zip", Zip("t.zip", zip)) })
            Assert.Equal(Content, ReadAll(Write(name, bytes)));
    }

    [Fact]
    public void Open_CutOrFlippedArchive_IsANamedErrorNeverOtherBytes()
    {
        var zip = Zip("t.csv", Content);
        var wrong = 0;
        for (var i = 0; i < zip.Length; i += 37)
        {
            var flipped = (byte[])zip.Clone();
            flipped[i] ^= 0x10;
            wrong += Survives(flipped) ? 0 : 1;
            wrong += Survives(zip[..i]) ? 0 : 1;
        }

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Open_CutGzip_IsANamedError()
    {
        using var gz = new MemoryStream();
        using (var deflate = new GZipStream(gz, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(Content);
        Assert.True(Survives(gz.ToArray()[..(int)(gz.Length / 2)]));
        Assert.True(Survives(gz.ToArray()[..(int)(gz.Length - 4)]));
    }

    [Fact]
    public void Open_NoSuchFileFolderOrEmpty_SaysSo()
    {
        Assert.Throws<InputException>(() => PackedFile.Open(Path.Combine(_folder, "none")));
        Assert.Throws<InputException>(() => PackedFile.Open(_folder));
        Assert.Throws<InputException>(() => PackedFile.Open(Write("empty", [])));
    }

    private bool Survives(byte[] bytes)
    {
        try
        {
            return ReadAll(Write("x", bytes)) is var read && (read.SequenceEqual(Content) || !IsTable(read));
        }
        catch (InputException)
        {
            return true;
        }
    }

    // A destroyed signature makes an archive a plain file of packed bytes, which no importer takes for a table.
    private static bool IsTable(byte[] bytes) => bytes.AsSpan().StartsWith("0,0"u8);

    private static byte[] ReadAll(string path)
    {
        using var packed = PackedFile.Open(path);
        using var all = new MemoryStream();
        foreach (var member in packed.Members)
        {
            using var stream = member.Open();
            stream.CopyTo(all);
        }

        return all.ToArray();
    }

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Zip(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(name).Open())
            entry.Write(content);
        return stream.ToArray();
    }
}
