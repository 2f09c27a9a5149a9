using Entente.World;

namespace Entente.Weighing.Tests;

public sealed class CaseEditsTests
{
    [Fact]
    public void SetMark_ChangesItsOwnLineAlone()
    {
        var before = "# a remark at the head\nlabel: mine\nmarks:\n  E01: {F: I, D: C}   # and one here\n  E02:\n    F: C\n    D: N\n\n  # before E03\n  E03: {F: N, D: N}\n";
        var after = CaseEdits.SetMark(before, CaseEdits.ReadRow("E01", ["F=C", "D=0.45..0.6"], "new, and why"), "x");
        Assert.Equal(before.Replace("E01: {F: I, D: C}   # and one here", "E01: {F: C, D: 0.45..0.6, because: \"new, and why\"}", StringComparison.Ordinal), after);
        Assert.Contains("  E02: {F: I, D: I}\n  # before E03\n", CaseEdits.SetMark(before, CaseEdits.ReadRow("E02", ["F=I", "D=I"], null), "x"), StringComparison.Ordinal);
        Assert.EndsWith("  E03: {F: N, D: N}\n  E04: {F: C, D: N}\n", CaseEdits.SetMark(before, CaseEdits.ReadRow("E04", ["F=C", "D=N"], null), "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void SetMark_MakesTheFileWhereThereIsNone() =>
        Assert.Equal("label: marks by anna\nmarks:\n  E01 | not E04: {A: +3 dB, q2: NA}\n", CaseEdits.SetMark(null, CaseEdits.ReadRow("E01 | not E04", ["A=3dB", "q2=NA"], null), "marks by anna"));

    [Theory]
    [InlineData("F")]
    [InlineData("F=")]
    [InlineData("F=7")]
    [InlineData("F=0.6..0.4")]
    public void ReadRow_BadMark_IsRefused(string cell) => Assert.Throws<InputException>(() => CaseEdits.ReadRow("E01", [cell], null));

    [Fact]
    public void AddEvidence_KeepsWhatStandsThere()
    {
        var after = CaseEdits.AddEvidence("# mine\n- id: E01\n  text: a\n  kind: fact", new EvidenceItem { Id = "E02", Text = "b", Kind = EvidenceKind.Report });
        Assert.Equal("# mine\n- id: E01\n  text: a\n  kind: fact\n- id: E02\n  text: b\n  kind: report\n", after);
    }

    [Fact]
    public void Matrix_GoesOutAndComesBack()
    {
        var c = CaseReader.Read(SampleCase.Files);
        var json = MatrixFile.FromJson(MatrixFile.ToJson(c, c.Marks[0]), "m.json");
        Assert.Equal(c.Marks[0].Rows.Select(r => (r.Key, string.Join(' ', r.Cells.Select(x => x.Key + "=" + x.Cell.Text)), r.Because)), json.Select(r => (r.Key, string.Join(' ', r.Cells.Select(x => x.Key + "=" + x.Cell.Text)), r.Because)));
        Assert.Contains("E01,a treaty was signed,A1,treaty,I,C,C,C,,,\"why, in a word\"\n", MatrixFile.ToCsv(c, c.Marks[0]), StringComparison.Ordinal);
        Assert.Contains("| E05 \\| not E04 |", MatrixFile.ToMarkdown(c, c.Marks[0]), StringComparison.Ordinal);
        Assert.Throws<InputException>(() => MatrixFile.FromJson("[]", "m.json"));
        Assert.Throws<InputException>(() => MatrixFile.FromRecords(c, [["item", "H1"], ["E01", "C"]], "m.csv"));
    }
}
