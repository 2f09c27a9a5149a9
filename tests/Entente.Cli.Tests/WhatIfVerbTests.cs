using System.Globalization;
using System.Text.Json;

namespace Entente.Cli.Tests;

public sealed class WhatIfVerbTests : IDisposable
{
    private const string Case = "case: c\nas_of: 2024-01-01\nquestions:\n  - id: q\n    ask: Which?\n    kind: explanation\n    hypotheses:\n      - {id: A, text: one, prior: {p: 0.7, kind: judgment, source: s}}\n      - {id: B, text: two, prior: {p: 0.2, kind: judgment, source: s}}\n    catch_all: 0.1\n";
    private const string Evidence = "- id: E01\n  text: one\n  kind: fact\n- id: E02\n  text: two\n  kind: fact\n";
    private const string Marks = "marks:\n  E01: {A: 0.3, B: 0.6}\n  E02: {A: 0.5, B: 0.5}\n";

    private readonly Run _run = new();

    public WhatIfVerbTests()
    {
        _run.Write("c/case.yaml", Case);
        _run.Write("c/evidence.yaml", Evidence);
        _run.Write("c/marks/a.yaml", Marks);
    }

    public void Dispose() => _run.Dispose();

    private async Task<JsonElement> WhatIf(params string[] changes)
    {
        var (code, output, error) = await _run.Entente(["weigh", "c", "--json", .. changes]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("whatIf");
    }

    private static double After(JsonElement whatIf, string of) => whatIf.GetProperty("rows").EnumerateArray().First(r => r.GetProperty("of").GetString() == of).GetProperty("after").GetDouble();

    // E01 is twice as likely under B as under A, so the two are even where A's prior is twice that of B.
    [Fact]
    public async Task Prior_TurnsTheLeaderAtTheLikelihoodRatio()
    {
        var flip = Assert.Single((await WhatIf("--set", "prior(B)=0.8")).GetProperty("flips").EnumerateArray());
        var at = flip.GetProperty("at")[0].GetString()!.Split(' ')[^1];
        var prior = double.Parse(at, CultureInfo.InvariantCulture);

        // The others keep their proportions 7 to 1, so that A has 7/8 of what B leaves: even where 0.6 p = 0.3 (1 - p) 7/8.
        Assert.Equal(0.4375 / 1.4375, prior, 3);
        Assert.Equal("B leads", flip.GetProperty("after").GetString());
    }

    [Fact]
    public async Task Item_TakenAway_IsTheWeighingWithoutIt()
    {
        var whatIf = await WhatIf("--remove", "item(E01)");
        Assert.Equal(0.7, After(whatIf, "A"), 10);
        Assert.Equal(0.2, After(whatIf, "B"), 10);
    }

    [Theory]
    [InlineData("--set", "mark(E01,A)=0.3")]
    [InlineData("--remove", "item(E02)")]
    public async Task Change_OfNothing_ChangesNothing(string option, string change)
    {
        var whatIf = await WhatIf(option, change);
        Assert.All(whatIf.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("difference").ValueKind == JsonValueKind.Number), r => Assert.Equal(0, r.GetProperty("difference").GetDouble(), 9));
        Assert.Empty(whatIf.GetProperty("flips").EnumerateArray());
    }

    [Theory]
    [InlineData("--set", "prior(Z)=0.5", "no hypothesis 'Z'")]
    [InlineData("--set", "prior(A)=1.5", "between 0 and 1")]
    [InlineData("--set", "mark(E01,A)=perhaps", "no mark")]
    [InlineData("--set", "mark(E09,A)=CC", "no item 'E09'")]
    [InlineData("--set", "mark(E01,A,analyst=nobody)=CC", "no marks by 'nobody'")]
    [InlineData("--remove", "item(E09)", "no item 'E09'")]
    [InlineData("--remove", "question(q)", "neither the case nor the record")]
    [InlineData("--set", "mark(E01,A)", "cannot be read")]
    public async Task Change_ThatCannotBe_IsOneLine(string option, string change, string expected)
    {
        var (code, output, error) = await _run.Entente("weigh", "c", option, change);
        Assert.Equal((3, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Words_SayWhereItTurns()
    {
        var (code, output, _) = await _run.Entente("weigh", "c", "--set", "prior(B)=0.8");
        Assert.Equal(0, code);
        Assert.Contains("q: A leads becomes B leads from prior(B) 0.3", output, StringComparison.Ordinal);
    }

    // A factor of one changes nothing; an open war among the members can only be worse than peace where the model says so.
    [Fact]
    public async Task Last_CovariateTimesOne_ChangesNothing_AndWarDoes()
    {
        var same = await Last("--set", "covariate(la)*=1");
        Assert.All(same.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("difference").ValueKind == JsonValueKind.Number), r => Assert.Equal(0, r.GetProperty("difference").GetDouble(), 12));
        var war = await Last("--set", "covariate(war)=1");
        Assert.Contains(war.GetProperty("rows").EnumerateArray(), r => r.GetProperty("difference").ValueKind == JsonValueKind.Number && Math.Abs(r.GetProperty("difference").GetDouble()) > 0.001);
    }

    [Fact]
    public async Task Last_PactOfOthers_ChangesNothing()
    {
        var whatIf = await Last("--add", "pact(USA,PRK,consultation,2020)");
        Assert.All(whatIf.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("difference").ValueKind == JsonValueKind.Number), r => Assert.Equal(0, r.GetProperty("difference").GetDouble(), 12));
    }

    [Theory]
    [InlineData("--set", "covariate(weather)=1", "no such covariate")]
    [InlineData("--set", "covariate(war)*=2", "not known")]
    [InlineData("--remove", "pact(CHN-RUS-2001)", "the pact that is asked about")]
    [InlineData("--remove", "pact(CHN-RUS-1899)", "no such pact")]
    [InlineData("--add", "pact(CHN,RUS,defence,2031)", "not there on the day of asking")]
    [InlineData("--set", "trade(CHN,RUS)*=2", "covariate can be set")]
    public async Task Last_ChangeThatCannotBe_IsOneLine(string option, string change, string expected)
    {
        var (code, output, error) = await _run.Entente("last", "CHN", "RUS", "--as-of", "2024-08-31", option, change);
        Assert.Equal((3, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private async Task<JsonElement> Last(params string[] changes)
    {
        var (code, output, error) = await _run.Entente(["last", "CHN", "RUS", "--as-of", "2024-08-31", "--json", .. changes]);
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement.GetProperty("whatIf");
    }
}
