using System.Text;
using Entente.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Weighing.Tests;

/// <summary>What is written is what is read, for cases of any shape.</summary>
public sealed class MadeCaseRoundTripTests
{
    private static void ForAll(Action<Case> law) => Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(150), Prop.ForAll(MadeCases.All, law));

    private static string Rows(IEnumerable<MarkRow> rows) =>
        string.Join('\n', rows.Select(r => $"{r.Key}: {string.Join(' ', r.Cells.Select(c => $"{c.Key}={c.Cell.Text}"))} {r.Because}"));

    [Fact]
    public void WriterAndReader_AreInverse_ByteForByte() => ForAll(c =>
    {
        var written = CaseWriter.Write(c);
        var read = CaseReader.TryRead(written, out var errors);
        Assert.True(read is not null, errors.FirstOrDefault()?.ToString());
        var again = CaseWriter.Write(read);
        Assert.Equal(written.Keys, again.Keys);
        foreach (var (path, text) in written)
            Assert.Equal(text, again[path]);
    });

    [Fact]
    public void MatrixAsJson_GoesOutAndComesBack() => ForAll(c => Assert.All(c.Marks, m => Assert.Equal(Rows(m.Rows), Rows(MatrixFile.FromJson(MatrixFile.ToJson(c, m), "m.json")))));

    [Fact]
    public void MatrixAsCsv_GoesOutAndComesBack() => ForAll(c => Assert.All(c.Marks.Where(m => !m.Rows.IsEmpty), m =>
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(MatrixFile.ToCsv(c, m)));
        var csv = new CsvReader(stream, "m.csv");
        var records = new List<string[]>();
        while (csv.Read())
            records.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.Text)]);
        Assert.Equal(Rows(m.Rows), Rows(MatrixFile.FromRecords(c, records, "m.csv")));
    }));

    [Fact]
    public void MatrixAsMarkdown_HasALineARow_AndAsManyCellsInEach() => ForAll(c => Assert.All(c.Marks, m =>
    {
        var lines = MatrixFile.ToMarkdown(c, m).TrimEnd('\n').Split('\n');
        Assert.Equal(m.Rows.Length + 2, lines.Length);
        Assert.Single(lines.Select(l => l.Replace("\\|", "", StringComparison.Ordinal).Count(x => x == '|')).Distinct());
    }));

    [Fact]
    public void ChangedMark_IsAOneLineDifference() => ForAll(c =>
    {
        foreach (var marks in c.Marks.Where(m => !m.Rows.IsEmpty))
        {
            var path = $"marks/{marks.Name}.yaml";
            var before = CaseWriter.Write(c)[path];
            var row = marks.Rows[^1] with { Cells = [new("F", new WordCell("II"), default), new("D", new WordCell("CC"), default)], Because = "changed" };
            var after = CaseEdits.SetMark(before, row, "x");
            Assert.Single(after.Split('\n').Except(before.Split('\n')));
            Assert.Equal(before.Split('\n').Length, after.Split('\n').Length);
        }
    });
}
