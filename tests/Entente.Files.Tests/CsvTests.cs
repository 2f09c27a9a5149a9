using System.IO.Compression;
using System.Text;
using Entente.Numerics;
using Entente.World;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Files.Tests;

public sealed class CsvTests
{
    [Fact]
    public void Kinds_AreFoundFromTheEntries()
    {
        var t = CsvTable.Parse("n,d,t,q\n1,2024-06-19,x,\"7\"\n-2.5e3,1950-02-14,NA,\"8\"\nNA,,\"NA\",\n");
        Assert.Equal([ColumnKind.Number, ColumnKind.Date, ColumnKind.Text, ColumnKind.Number], t.Columns.Select(c => c.Kind));
        Assert.Equal(-2500, t.Number("n")[1]);
        Assert.Null(t.Number("n")[2]);
        Assert.Equal(new DateOnly(1950, 2, 14), t.Date("d")[1]);
        Assert.Equal("x", t.Text("t")[0]);
        Assert.Null(t.Text("t")[1]);
        Assert.Equal("NA", t.Text("t")[2]);
        Assert.True(t["q"].IsMissing(2));
    }

    [Fact]
    public void AColumnThatStopsBeingNumeric_IsText()
    {
        var t = CsvTable.Parse("a\n01\n02\nIII\n");
        Assert.Equal("01", t.Text("a")[0]);
        Assert.Equal("01", CsvTable.Parse("a\n01\n", asText: ["a"]).Text("a")[0]);
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("\uFEFFa,b\n1,2")]
    [InlineData("\n\na,b\n\n1,2\n\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\r\n")]
    public void LineEndsMarksAndQuotes_DoNotMatter(string text)
    {
        var t = CsvTable.Parse(text);
        Assert.Equal(["a", "b"], t.Columns.Select(c => c.Name));
        Assert.Equal(2, t.Number("b")[0]);
        Assert.Equal(1, t.RowCount);
    }

    [Fact]
    public void QuotedFields_KeepCommasQuotesAndLineBreaks()
    {
        var t = CsvTable.Parse("a,b\n\"x, \"\"y\"\"\nz\",1\n\"\",2\nlast,3");
        Assert.Equal("x, \"y\"\nz", t.Text("a")[0]);
        Assert.True(t["a"].IsMissing(1));
        Assert.Equal("last", t.Text("a")[2]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", 3, "1 fields, but the header has 2")]
    [InlineData("a,b\n\"1\n\",2\n3,4,5\n", 4, "3 fields")]
    [InlineData("a,b\n1,\"2\n", 2, "never closed")]
    [InlineData("a,b\n\"1\"x,2\n", 2, "follows the closing quote")]
    [InlineData("a,a\n1,2\n", 1, "two columns")]
    [InlineData("", 1, "empty")]
    public void BadTables_NameTheLine(string text, int line, string what)
    {
        var e = Assert.Throws<InputException>(() => CsvTable.Parse(text, "t.csv"));
        Assert.Equal(line, e.Line);
        Assert.Contains(what, e.Message, StringComparison.Ordinal);
        Assert.Equal("t.csv", e.File);
    }

    [Fact]
    public void NotUtf8_AndUtf16_AreRefused()
    {
        Assert.Contains("UTF-8", Assert.Throws<InputException>(() => CsvTable.Read(() => new MemoryStream([.. "a\n"u8, 0xE9, 0x20]), "x")).Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Assert.Throws<InputException>(() => CsvTable.Read(() => new MemoryStream(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a\n1")).ToArray()), "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_IsUnpacked_AndMissingFilesAreNamed()
    {
        var path = Path.Combine(Path.GetTempPath(), $"entente-{Guid.NewGuid():N}.csv.gz");
        try
        {
            using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
                zip.Write("a\n4\n"u8);
            Assert.Equal(4, CsvTable.Read(path).Number("a")[0]);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("no such file", Assert.Throws<InputException>(() => CsvTable.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RecordsAcrossBufferEnds_AreWhole()
    {
        var text = new StringBuilder("a,b\n");
        for (var i = 0; i < 60_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},\"row \"\"{i}\"\"\"\n");
        var t = CsvTable.Parse(text.ToString());
        Assert.Equal(60_000, t.RowCount);
        for (var i = 0; i < 60_000; i += 997)
            Assert.Equal($"row \"{i}\"", t.Text("b")[i]);
    }

    [Fact]
    public void WhatIsWritten_ReadsBackTheSame() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(ArbMap.Default.ArbFor<(NonNull<string>, double)[]>(), rows =>
        {
            if (rows.Length == 0)
                return;
            var texts = rows.Select(r => r.Item1.Get.Replace('\r', ' ') is { } s && s.EnumerateRunes().All(c => c.Value != 0xFFFD) ? s : "y").Select(s => s.Length == 0 ? null : "#" + s).ToArray();
            var numbers = rows.Select(r => double.IsFinite(r.Item2) ? r.Item2 : (double?)null).ToArray();
            var table = new Table([TextColumn.Of("t", texts), NumberColumn.Of("n", numbers), NumberColumn.Of("k", rows.Select((_, i) => (double)i).ToArray())]);
            var writer = new StringWriter();
            CsvWriter.Write(writer, table);
            var back = CsvTable.Parse(writer.ToString(), asText: ["t"]);
            for (var i = 0; i < rows.Length; i++)
            {
                Assert.Equal(texts[i], back.Text("t")[i]);
                Assert.Equal(numbers[i], back.Number("n")[i]);
            }
        }));
}
