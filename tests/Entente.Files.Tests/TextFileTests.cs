using System.Text;
using Entente.World;

namespace Entente.Files.Tests;

public sealed class TextFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Decode_KnowsTheMarks()
    {
        const string Text = "Ünïcode 北京 😀\n";
        Assert.Equal(Text, TextFile.Decode(Encoding.UTF8.GetBytes(Text), "a"));
        Assert.Equal(Text, TextFile.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], "a"));
        Assert.Equal(Text, TextFile.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)], "a"));
        Assert.Equal(Text, TextFile.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)], "a"));
    }

    [Fact]
    public void Decode_NamesTheLineOfABadByte()
    {
        var e = Assert.Throws<InputException>(() => TextFile.Decode([.. "one\ntwo\n"u8, 0xE9, .. " three"u8], "latin.txt"));
        Assert.Equal(3, e.Line);
        Assert.Contains("save the file as UTF-8", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_RefusesBinary() =>
        Assert.Contains("binary", Assert.Throws<InputException>(() => TextFile.Decode([0x50, 0x4B, 3, 4, 0, 0], "a.docx")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SaysWhatIsWrong()
    {
        Assert.Contains("no such file", Assert.Throws<InputException>(() => TextFile.Read(Path.Combine(_folder, "none"))).Message, StringComparison.Ordinal);
        Assert.Contains("folder", Assert.Throws<InputException>(() => TextFile.Read(_folder)).Message, StringComparison.Ordinal);
        var large = Path.Combine(_folder, "large.txt");
        File.WriteAllBytes(large, new byte[2000]);
        Assert.Contains("over the limit", Assert.Throws<InputException>(() => TextFile.Read(large, 1000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AtomicFile_LeavesNothingHalfWritten()
    {
        var path = Path.Combine(_folder, "page.html");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, s =>
        {
            s.Write("half"u8);
            throw new InvalidOperationException("stopped");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["page.html"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }
}
