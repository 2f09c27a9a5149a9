using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Cli.Tests;

public sealed class WeighingVerbTests
{
    [Fact]
    public async Task Weigh_WritesTheDocument()
    {
        using var run = new Run();
        var (code, output, _) = await run.Entente("weigh", Run.Example, "--sensitivity", "--draws", "200", "--json");
        Assert.Equal(0, code);
        var document = JsonNode.Parse(output)!;
        Assert.Equal("entente/weigh/1", (string?)document["schema"]);
        foreach (var q in document["questions"]!.AsArray())
        {
            Assert.Equal(1, q!["hypotheses"]!.AsArray().Sum(h => (double)h!["posterior"]!), 1e-9);
            var item = q["evidence"]!.AsArray().First(e => (bool)e!["counted"]!)!;
            Assert.Equal(q["hypotheses"]!.AsArray().Count, item["dB"]!.AsObject().Count);
            Assert.Equal(1, item["leaveOneOut"]!.AsObject().Sum(p => (double)p.Value!), 1e-9);
            Assert.NotNull(q["indicators"]![0]!["bits"]);
            Assert.Equal(200, (int)q["monteCarlo"]!["draws"]!);
        }

        Assert.Equal(output, (await run.Entente("weigh", Run.Example, "--sensitivity", "--draws", "200", "--json")).Out);
    }

    [Fact]
    public async Task Weigh_EarlierDay_LeavesOutWhatWasNotKnown()
    {
        using var run = new Run();
        var (_, output, _) = await run.Entente("weigh", Run.Example, "--as-of", "2024-06-30", "--analyst", "neutral", "--json");
        var items = JsonNode.Parse(output)!["questions"]![0]!["evidence"]!.AsArray();
        Assert.Contains(items, e => ((string?)e!["whyNot"])?.StartsWith("not known by 2024-06-30", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Weigh_WritesFiguresAndText()
    {
        using var run = new Run();
        var (code, output, _) = await run.Entente("weigh", Run.Example, "--figures", "figures");
        Assert.Equal(0, code);
        Assert.Contains(" leads ", output, StringComparison.Ordinal);
        foreach (var name in new[] { "q1-matrix", "q1-waterfall", "q1-tornado", "q1-history", "q1-analysts", "q2-authors", "source-chains" })
            Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(run.Folder, "figures", name + ".svg")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "no such folder", "weigh", "nowhere")]
    [InlineData(3, "there are no marks by 'nobody'", "weigh", "EXAMPLE", "--analyst", "nobody")]
    [InlineData(2, "--draws", "weigh", "EXAMPLE", "--draws", "-1")]
    public async Task Weigh_BadInput_IsOneLine(int expected, string part, params string[] args)
    {
        using var run = new Run();
        var (code, output, error) = await run.Entente([.. args.Select(a => a == "EXAMPLE" ? Run.Example : a)]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task CaseVerbs_AddMarkLintExportImportMerge()
    {
        using var run = new Run();
        Copy(Run.Example, Path.Combine(run.Folder, "mine"));
        var (code, id, _) = await run.Entente("case", "add", "mine", "--text", "Seen: a thing", "--kind", "fact", "--ref", "the record", "--grade", "B2", "--no-input");
        Assert.Equal(0, code);
        var before = File.ReadAllLines(Path.Combine(run.Folder, "mine", "marks", "neutral.yaml"));
        Assert.Equal(0, (await run.Entente("case", "mark", "mine", id.Trim(), "F=C", "E=N", "D=I", "B=N", "R=N", "q2=NA", "--analyst", "neutral", "--because", "why")).Code);
        var after = File.ReadAllLines(Path.Combine(run.Folder, "mine", "marks", "neutral.yaml"));
        Assert.Equal([$"  {id.Trim()}: {{F: C, E: N, D: I, B: N, R: N, q2: NA, because: why}}"], after.Except(before));
        Assert.Empty(before.Except(after));
        Assert.Equal(3, (await run.Entente("case", "mark", "mine", id.Trim(), "F=C", "--analyst", "neutral")).Code);
        Assert.Equal(0, (await run.Entente("case", "lint", "mine")).Code);
        Assert.Equal(0, (await run.Entente("case", "export", "mine", "--analyst", "neutral", "-o", "m.csv")).Code);
        Assert.Equal(0, (await run.Entente("case", "import", "mine", "m.csv", "--analyst", "copy")).Code);
        var merged = await run.Entente("case", "merge", "mine", Run.Example);
        Assert.Equal((0, ""), (merged.Code, merged.Out));
    }

    [Fact]
    public async Task Prompts_AskAgain_WhereAnAnswerWillNotDo()
    {
        using var run = new Run();
        Copy(Run.Example, Path.Combine(run.Folder, "mine"));
        var (code, id, error) = await run.WithInput("A thing seen\nrumour\nfact\nyesterday\n2025-05-01\n2025-05-02\na paper\nB9\nB2\nnogroup\n\n", "case", "add", "mine");
        Assert.Equal(0, code);
        foreach (var wrong in new[] { "'rumour' is no kind", "'yesterday' is no date", "'B9' is no grade", "'nogroup' is no group" })
            Assert.Contains(wrong, error, StringComparison.Ordinal);
        Assert.Contains("known: 2025-05-02", File.ReadAllText(Path.Combine(run.Folder, "mine", "evidence.yaml")), StringComparison.Ordinal);
        var marked = await run.WithInput("C\nzz\n1.5\nN\nI\nN\n0.4..0.6\nskip\nwhy not\n", "case", "mark", "mine", id.Trim(), "--analyst", "zoe");
        Assert.Equal(0, marked.Code);
        Assert.Contains("'zz' is no word of the scale", marked.Error, StringComparison.Ordinal);
        Assert.Contains("the mark is 1.5", marked.Error, StringComparison.Ordinal);
        Assert.Contains($"{id.Trim()}: {{F: C, E: N, D: I, B: N, R: 0.4..0.6, because: why not}}", File.ReadAllText(Path.Combine(run.Folder, "mine", "marks", "zoe.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CaseMerge_ThreeCopies_TakesBothChanges_AndWritesNothingOnAConflict()
    {
        using var run = new Run();
        foreach (var copy in new[] { "start", "mine", "theirs" })
            Copy(Run.Example, Path.Combine(run.Folder, copy));
        Assert.Equal(0, (await run.Entente("case", "mark", "mine", "E01", "F=C", "E=N", "D=I", "B=N", "R=N", "--analyst", "neutral", "--because", "mine")).Code);
        Assert.Equal(0, (await run.Entente("case", "mark", "theirs", "E02", "F=C", "E=N", "D=I", "B=N", "R=N", "--analyst", "neutral", "--because", "theirs")).Code);
        var merged = await run.Entente("case", "merge", "mine", "theirs", "--base", "start");
        Assert.Equal(0, merged.Code);
        Assert.Matches("^taken: marks/neutral.yaml\\([0-9]+\\): E02\n$", merged.Out);
        var marks = File.ReadAllText(Path.Combine(run.Folder, "mine", "marks", "neutral.yaml"));
        Assert.Contains("because: mine", marks, StringComparison.Ordinal);
        Assert.Contains("because: theirs", marks, StringComparison.Ordinal);
        Assert.Equal(0, (await run.Entente("case", "mark", "theirs", "E01", "F=II", "E=N", "D=I", "B=N", "R=N", "--analyst", "neutral", "--because", "no")).Code);
        Assert.Equal(0, (await run.Entente("case", "mark", "theirs", "E03", "F=II", "E=N", "D=I", "B=N", "R=N", "--analyst", "neutral", "--because", "no")).Code);
        var refused = await run.Entente("case", "merge", "mine", "theirs", "--base", "start");
        Assert.Equal((3, ""), (refused.Code, refused.Out));
        Assert.Matches("conflict: marks/neutral.yaml\\([0-9]+\\): E01: both changed it", refused.Error);
        Assert.Equal(marks, File.ReadAllText(Path.Combine(run.Folder, "mine", "marks", "neutral.yaml")));
        Assert.Equal(0, (await run.Entente("case", "merge", "mine", "theirs", "--base", "start", "--prefer", "theirs")).Code);
        Assert.DoesNotContain("because: mine", File.ReadAllText(Path.Combine(run.Folder, "mine", "marks", "neutral.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weigh_OfAnArgumentGraph_LabelsItsStatements()
    {
        using var run = new Run();
        run.Write("g.yml", "statements: {flies: It flies, ill: It is ill, bird: It is a bird, na: a1 does not apply}\narguments:\n  a1: {conclusion: flies, premises: [bird], undercutter: na}\n  a2: {conclusion: na, premises: [ill]}\nassumptions: [bird, ill]\ntests: {in: [bird, na], out: [flies]}\n");
        var (code, output, _) = await run.Entente("weigh", "g.yml", "--json");
        Assert.Equal(0, code);
        Assert.Equal("out", (string?)JsonNode.Parse(output)!["statements"]!.AsArray().Single(s => (string?)s!["id"] == "flies")!["label"]);
        run.Write("bad.yml", "statements: {p: P}\narguments:\n  a1: {conclusion: p, scheme: nosuch}\n");
        var bad = await run.Entente("weigh", "bad.yml");
        Assert.Equal((3, ""), (bad.Code, bad.Out));
        Assert.Contains("bad.yml(3,31): there is no scheme 'nosuch'", bad.Error, StringComparison.Ordinal);
        run.Write("other.yml", "statements: {p: P}\ntests: {in: [p]}\n");
        Assert.Equal(3, (await run.Entente("weigh", "other.yml")).Code);
    }

    [Fact]
    public async Task CaseLint_NamesErrorsWithTheirPlace()
    {
        using var run = new Run();
        Copy(Run.Example, Path.Combine(run.Folder, "mine"));
        File.AppendAllText(Path.Combine(run.Folder, "mine", "marks", "neutral.yaml"), "  E99: {F: C, E: N, D: I, B: N, R: N}\n");
        var (code, output, _) = await run.Entente("case", "lint", "mine");
        Assert.Equal(3, code);
        Assert.Contains("marks/neutral.yaml(", output, StringComparison.Ordinal);
        Assert.Contains("a mark for 'E99'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weigh_DocumentIsTheGoldenFile()
    {
        using var run = new Run();
        run.Write("small/case.yaml", "case: small\nas_of: 2024-08-31\ngroups:\n  - {id: g, rho: 0.5}\nquestions:\n  - id: q1\n    ask: Who?\n    kind: explanation\n    hypotheses:\n      - id: A\n        text: one\n        prior: {p: 0.5, kind: judgment, source: a guess}\n      - id: B\n        text: two\n        prior: {p: 0.4, kind: judgment, source: a guess}\n    catch_all: 0.1\n");
        run.Write("small/evidence.yaml", "- id: E01\n  text: seen\n  kind: fact\n  known: 2024-06-19\n  source:\n    ref: the record\n    grade: B2\n  group: g\n- id: E02\n  text: said\n  kind: opinion\n  known: 2024-07-01\n  source:\n    ref: a paper\n    grade: C3\n  group: g\n");
        run.Write("small/marks/anna.yaml", "label: an example\nmarks:\n  E01: {A: C, B: I}\n  E02: {A: N, B: C}\n");
        run.Write("small/indicators.yaml", "- id: M01\n  text: to be seen\n  expect: {A: 0.8, B: 0.2}\n");
        run.Write("small/outcome.yaml", "- {question: q1, hypothesis: A, on: 2030-01-01, source: an archive}\n");
        var (code, output, _) = await run.Entente("weigh", "small", "--sensitivity", "--draws", "100", "--json");
        Assert.Equal(0, code);
        Golden.Check("docs/schemas/weigh.sample.json", output);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
