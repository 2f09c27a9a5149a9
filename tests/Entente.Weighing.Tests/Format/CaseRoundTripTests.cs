using Entente.World;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Weighing.Tests;

public sealed class CaseRoundTripTests
{
    [Fact]
    public void Write_OfRead_IsTheFileByteForByte()
    {
        var files = SampleCase.Files;
        var written = CaseWriter.Write(CaseReader.Read(files));
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), written.Keys);
        foreach (var (file, text) in files)
            Assert.Equal(text, written[file]);
    }

    [Fact]
    public void ReadOfWrite_KeepsEveryText()
    {
        var gen = Gen.Choose(0, 12).SelectMany(n => Gen.Elements([.. "ab :#-\"'\\\n\t,[]{}|>&*!%@`?é漢~=\u2028\u00A0."]).ArrayOf(n).Select(c => new string(c)));
        var sample = CaseReader.Read(SampleCase.Files);
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(150), Prop.ForAll(Arb.From(gen), text =>
        {
            if (text.Trim().Length == 0)
                return true;
            var changed = sample with
            {
                Title = text,
                Evidence = [sample.Evidence[0] with { Text = text, Source = sample.Evidence[0].Source! with { Chain = [text, "b"], Why = text } }],
                Marks = [sample.Marks[0] with { Label = text, Rows = [sample.Marks[0].Rows[0] with { Because = text }] }],
            };
            var written = CaseWriter.Write(changed);
            var again = CaseReader.Read(written);
            return again.Title == text && again.Evidence[0].Text == text && again.Evidence[0].Source!.Chain[0] == text && again.Evidence[0].Source!.Why == text
                && again.Marks[0].Label == text && again.Marks[0].Rows[0].Because == text
                && CaseWriter.Write(again).SequenceEqual(written);
        }));
    }

    [Fact]
    public void ReadOfWrite_KeepsEveryNumber()
    {
        var sample = CaseReader.Read(SampleCase.Files);
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 5).WithMaxTest(100), Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), n =>
        {
            var p = n / (double)int.MaxValue;
            var changed = sample with { Marks = [sample.Marks[0] with { Rows = [new MarkRow("E01", [], [new("F", new NumberCell(p), default), new("D", new RangeCell(p * 1e-9, p), default)], null, default)] }] };
            var again = CaseReader.Read(CaseWriter.Write(changed)).Marks[0].Rows[0].Cells;
            return again[0].Cell == new NumberCell(p) && again[1].Cell == new RangeCell(p * 1e-9, p);
        }));
    }

    [Fact]
    public void Read_GivesWhatTheFilesSay()
    {
        var c = CaseReader.Read(SampleCase.Files);
        Assert.Equal(new DateOnly(2024, 8, 31), c.AsOf);
        Assert.Equal(Dyad.Parse("CHN--RUS"), c.Questions[0].Dyad);
        Assert.Equal("normal(0.95, 0.05)", c.Marks[0].Rows[2].Cells[2].Cell.Text);
        Assert.Equal([new GivenState("E04", false)], c.Marks[0].Rows[5].When);
        Assert.Equal(EdtfDate.Parse("2024-08-20?"), c.Articles[0].Published);
        Assert.Equal(0.85, c.Evidence[2].Weight(c.Grades));
        Assert.Equal(1, c.Evidence[0].Weight(c.Grades));
        Assert.Equal(0.4, c.Evidence[1].Weight(c.Grades));
        Assert.Equal(1, c.Evidence[5].Weight(c.Grades));
    }

    [Fact]
    public void Words_OfTheCase_NameItsProbabilities_AndMustRiseFromZero()
    {
        static Dictionary<string, string> Files(string words) => SampleCase.With("case.yaml", "grades:\n", $"words: {words}\ngrades:\n");
        var files = Files("{unlikely: 0, \"even, or nearly\": 0.4, likely: 0.6}");
        var c = CaseReader.Read(files);
        Assert.Equal(["unlikely", "even, or nearly", "even, or nearly", "likely"], new[] { 0.39, 0.4, 0.599, 0.6 }.Select(c.Words.Of));
        Assert.Equal(files["case.yaml"], CaseWriter.Write(c)["case.yaml"]);
        Assert.All(Weigher.Weigh(c, []).Questions.SelectMany(q => q.Outcomes).Where(o => o.Word is not null), o => Assert.Equal(c.Words.Of(o.Final), o.Word));
        foreach (var (words, wrong) in new[] { ("{unlikely: 0.1, likely: 0.6}", "0 was expected"), ("{unlikely: 0, even: 0.6, likely: 0.6}", "do not rise") })
        {
            CaseReader.TryRead(Files(words), out var errors);
            Assert.Contains(errors, e => e.At.Line == 7 && e.Message.Contains(wrong, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Queries_ListEveryExpressionWithItsDate()
    {
        var queries = CaseReader.Read(SampleCase.Files).Queries;
        Assert.Equal(["outcome/treaty-ends/2026-06-19", "outcome/treaty-ends/2034-06-19", "prior/M", "evidence/E03"], queries.Select(q => q.Id));
        Assert.Equal("duration.ends(CHN--RUS, pact=chn-rus-2001, by=2034-06-19)", queries[1].Expression);
    }

    [Fact]
    public void Comments_WithinAFileAreRead_AndWindowsLineEndsToo()
    {
        var files = SampleCase.With("evidence.yaml", "- id: E02\n", "# a remark\n- id: E02   # another\n");
        files["case.yaml"] = files["case.yaml"].Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(SampleCase.CaseYaml, CaseWriter.Write(CaseReader.Read(files))["case.yaml"]);
    }
}
