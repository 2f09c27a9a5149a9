using System.Text;
using Entente.World;

namespace Entente.Files.Tests;

public sealed class DelimitedReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\r1,2\r")]
    [InlineData("a,b\r1,2")]
    [InlineData("\uFEFFa,b\n\n1,2")]
    [InlineData("\"a\",b\n\"1\",\"2\"")]
    public void Read_AnyLineEnd_GivesTheSameRecords(string text) => Assert.Equal(["a|b", "1|2"], Records(text));

    [Fact]
    public void Read_EmptyFields_AreKept() => Assert.Equal(["||", "1||", "|x|"], Records(",,\n1,,\n,x,\n"));

    [Fact]
    public void Read_QuotedField_KeepsDelimitersLinesAndMarks() => Assert.Equal(["a,b|c\nd|e\"f", "5\" gun|2|"], Records("\"a,b\",\"c\nd\",\"e\"\"f\"\n5\" gun,2,\n"));

    [Fact]
    public void Line_CountsLinesInsideQuotes()
    {
        using var reader = Reader("a\n\"b\nc\"\nd\n");
        var lines = new List<long>();
        while (reader.Read())
            lines.Add(reader.Line);
        Assert.Equal([1, 2, 4], lines);
    }

    [Fact]
    public void Read_MarkNeverClosed_NamesItsLine()
    {
        using var reader = Reader("a\n\"b\nc");
        Assert.True(reader.Read());
        Assert.Equal(2, Assert.Throws<InputException>(() => reader.Read()).Line);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Read_StreamInSmallPieces_GivesTheSameRecords(int piece)
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},\"x\"\"{i}\",{new string('y', i)}\r\n"));
        using var reader = new DelimitedReader(new Pieces(Encoding.UTF8.GetBytes(text), piece), "t.csv", DelimitedFormat.Comma);
        for (var i = 0; i < 500; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal($"{i}|x\"{i}|{new string('y', i)}", Join(reader));
        }

        Assert.False(reader.Read());
    }

    [Fact]
    public void Text_NotUtf8_IsReadAsLatin1()
    {
        using var reader = new DelimitedReader(new MemoryStream([(byte)'C', 0xF4, (byte)'t', 0xE9]), "t", DelimitedFormat.Comma);
        Assert.True(reader.Read());
        Assert.Equal("Côté", reader.Text(0));
    }

    private static DelimitedReader Reader(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", DelimitedFormat.Comma);

    private static List<string> Records(string text)
    {
        using var reader = Reader(text);
        var records = new List<string>();
        while (reader.Read())
            records.Add(Join(reader));
        return records;
    }

    private static string Join(DelimitedReader reader) => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.Text));

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, size));
    }
}
