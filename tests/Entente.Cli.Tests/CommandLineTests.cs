using System.Text.Json;

namespace Entente.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Usage_IsOneLineAndCode2()
    {
        foreach (var args in new string[][] { [], ["nonsense"], ["brief"], ["brief", "x", "--as-of", "31.08.2024"], ["brief", "x", "--seed", "minus one"] })
        {
            var (code, output, error) = await _run.Entente(args);
            Assert.Equal(2, code);
            Assert.Empty(output);
            Assert.Single(error.TrimEnd('\n').Split('\n'));
            Assert.StartsWith("entente: ", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Version_NamesCommitTablesAndModels()
    {
        var (code, output, _) = await _run.Entente("--version", "--json");
        Assert.Equal(0, code);
        var document = JsonDocument.Parse(output).RootElement;
        Assert.Equal("entente/version/1", document.GetProperty("schema").GetString());
        Assert.NotEmpty(document.GetProperty("tables").EnumerateArray());
        Assert.All(document.GetProperty("tables").EnumerateArray(), t => Assert.Equal(64, t.GetProperty("sha256").GetString()!.Length));
    }

    [Fact]
    public async Task Brief_OfNothing_SaysWhatToDo()
    {
        var (code, _, error) = await _run.Entente("brief", "no-such-case");
        Assert.Equal(3, code);
        Assert.Contains("case new", error, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_run.Folder, "empty"));
        (code, _, error) = await _run.Entente("brief", "empty");
        Assert.Equal(3, code);
        Assert.Contains("case.yaml", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_run.Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("case.yaml", "case: x\n  bad indent: [", "case.yaml(")]
    [InlineData("case.yaml", "", "case.yaml")]
    [InlineData("marks/a.yaml", "marks:\n  E99: {A: C, B: C}\n", "marks/a.yaml(2")]
    [InlineData("marks/a.yaml", "marks:\n  E01: {A: 1.5, B: C}\n", "marks/a.yaml(2")]
    [InlineData("evidence.yaml", "- id: E01\n  text: one\n  kind: fact\n- id: E01\n  text: two\n  kind: fact\n", "evidence.yaml(4")]
    public async Task Brief_OfABrokenCase_NamesFileAndLine(string file, string text, string place)
    {
        _run.Write("c/case.yaml", "case: c\nas_of: 2024-01-01\nquestions:\n  - id: q\n    ask: Which?\n    kind: explanation\n    hypotheses:\n      - {id: A, text: one, prior: {p: 0.5, kind: judgment, source: s}}\n      - {id: B, text: two, prior: {p: 0.4, kind: judgment, source: s}}\n    catch_all: 0.1\n");
        _run.Write("c/evidence.yaml", "- id: E01\n  text: one\n  kind: fact\n");
        _run.Write("c/" + file, text);
        var (code, output, error) = await _run.Entente("brief", "c");
        Assert.Equal(3, code);
        Assert.Empty(output);
        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_run.Folder, "brief.html")));
    }

    [Fact]
    public async Task Brief_OfTheWorkedCase()
    {
        var (code, output, error) = await _run.Entente("brief", Run.Example);
        Assert.True(code == 0, error);
        var lines = output.TrimEnd('\n').Split('\n').Select(l => l.Split('\t')).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.All(lines, l =>
        {
            Assert.Equal(4, l.Length);
            Assert.InRange(double.Parse(l[1], System.Globalization.CultureInfo.InvariantCulture), 0, 1);
            Assert.NotEmpty(l[2]);
        });
        Assert.True(new FileInfo(Path.Combine(_run.Folder, "brief.html")).Length > 20_000);
    }

    [Fact]
    public async Task CaseNew_ThenBrief_WorksAtOnceAndShowsNoProbability()
    {
        var articles = Path.Combine(Testing.Checkout.Root, "tests", "Entente.Desk.Tests", "Articles", "nile");
        var (code, _, error) = await _run.Entente("case", "new", "nile", "--articles", articles, "--ask", "Will the dam be used to coerce Egypt?");
        Assert.True(code == 0, error);
        (code, var output, error) = await _run.Entente("brief", "nile", "-o", "nile.html", "--json", "nile.json");
        Assert.True(code == 0, error);
        Assert.StartsWith("q1\t\t\tNot weighed yet: mark these rows first.", output, StringComparison.Ordinal);
        var brief = JsonDocument.Parse(File.ReadAllText(Path.Combine(_run.Folder, "nile.json"))).RootElement;
        Assert.Equal(JsonValueKind.Null, brief.GetProperty("weighing").ValueKind);
        Assert.Equal(2, brief.GetProperty("articles").GetArrayLength());
        Assert.Contains(brief.GetProperty("articles").EnumerateArray().SelectMany(a => a.GetProperty("claims").EnumerateArray()), c => c.GetProperty("speaker").GetString() == "Tobias Renner");
        Assert.NotEmpty(brief.GetProperty("timeline").EnumerateArray());
        Assert.All(brief.GetProperty("questions")[0].GetProperty("hypotheses").EnumerateArray(), h => Assert.Equal(JsonValueKind.Null, h.GetProperty("posterior").ValueKind));
    }

    [Fact]
    public async Task CaseNew_OverACase_IsRefused()
    {
        _run.Write("mine/case.yaml", "case: mine\n");
        _run.Write("texts/a.txt", "The treaty was signed in Paris. It was a quiet day in the city and nobody spoke of it for a long time.");
        var (code, _, error) = await _run.Entente("case", "new", "mine", "--articles", "texts");
        Assert.Equal(3, code);
        Assert.Contains("already", error, StringComparison.Ordinal);
        Assert.Equal("case: mine\n", File.ReadAllText(Path.Combine(_run.Folder, "mine/case.yaml")));
    }
}
