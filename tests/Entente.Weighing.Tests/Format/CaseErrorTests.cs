using Entente.World;

namespace Entente.Weighing.Tests;

public sealed class CaseErrorTests
{
    [Theory]
    [InlineData("case.yaml", "as_of: 2024-08-31\nscale", "as_of: 2024-13-31\nscale", "case.yaml", 5, "no day")]
    [InlineData("case.yaml", "kind: duration", "kind: forever", "case.yaml", 29, "duration, explanation")]
    [InlineData("case.yaml", "dyad: CHN--RUS", "dyad: CHN-RUS", "case.yaml", 30, "no dyad")]
    [InlineData("case.yaml", "ask: How long?", "aks: How long?", "case.yaml", 28, "unknown key 'aks:'")]
    [InlineData("case.yaml", "prior: {p: 0.2,", "prior: {p: 1.2,", "case.yaml", 51, "from 0 to 1")]
    [InlineData("case.yaml", "prior: {p: 0.2,", "prior: {p: 0.3,", "case.yaml", 27, "sum to 1.1")]
    [InlineData("case.yaml", "rupture: {2026-06-19: 0.01, 2034-06-19: 0.05}", "rupture: {2026-06-19: 0.01}", "case.yaml", 55, "does not say what it implies")]
    [InlineData("case.yaml", "rupture: {2026-06-19: 0.01, 2034-06-19: 0.05}", "rupture: {2026-06-19: 0.1, 2034-06-19: 0.05}", "case.yaml", 59, "falls from one date to a later one")]
    [InlineData("case.yaml", "      - id: A\n", "      - id: D\n", "case.yaml", 79, "two hypotheses have the id 'D'")]
    [InlineData("case.yaml", "      - id: A\n", "      - id: X\n", "case.yaml", 79, "the id of the catch-all")]
    [InlineData("case.yaml", "outside_view: none\n", "outside_view: none\n        from: a(b)\n", "case.yaml", 45, "not both")]
    [InlineData("evidence.yaml", "- id: E02\n", "- id: E01\n", "evidence.yaml", 18, "two items of evidence have the id 'E01'")]
    [InlineData("evidence.yaml", "  kind: fact\n", "  kind: fakt\n", "evidence.yaml", 3, "fact, report, statement")]
    [InlineData("evidence.yaml", "    grade: A1\n", "    grade: G1\n", "evidence.yaml", 10, "no grade")]
    [InlineData("evidence.yaml", "  when: 2023\n", "  when: in spring\n", "evidence.yaml", 32, "EDTF")]
    [InlineData("evidence.yaml", "start: 10, end: 50", "start: 10, end: 5", "evidence.yaml", 8, "ends (5) before it starts (10)")]
    [InlineData("evidence.yaml", "  group: trade\n", "  group: traed\n", "evidence.yaml", 29, "in the group 'traed'")]
    [InlineData("evidence.yaml", "given: [E04]", "given: [E44]", "evidence.yaml", 46, "no item of evidence")]
    [InlineData("evidence.yaml", "  text: trade rose\n", "  text: trade: rose\n", "evidence.yaml", 30, "not YAML")]
    [InlineData("evidence.yaml", "  text: trade rose\n", "  text: *trade\n", "evidence.yaml", 30, "anchors and aliases")]
    [InlineData("marks/anna.yaml", "  E04: {F", "  E44: {F", "marks/anna.yaml", 9, "a mark for 'E44', which evidence.yaml does not have")]
    [InlineData("marks/anna.yaml", "E01: {F: I,", "E01: {F: L,", "marks/anna.yaml", 6, "no word of the scale")]
    [InlineData("marks/anna.yaml", "E01: {F: I, D: C,", "E01: {F: I,", "marks/anna.yaml", 6, "leaves out D of question 'q1'")]
    [InlineData("marks/anna.yaml", "E02: {F: 0.7,", "E02: {F: 7,", "marks/anna.yaml", 7, "from 0 to 1")]
    [InlineData("marks/anna.yaml", "E01: {F: I,", "E01: {Z: I, F: I,", "marks/anna.yaml", 6, "'Z', which is no hypothesis")]
    [InlineData("marks/anna.yaml", "M/A: +4 dB", "M/A: C", "marks/anna.yaml", 12, "decibels were expected")]
    [InlineData("marks/anna.yaml", "| not E04", "| not E01", "marks/anna.yaml", 11, "is not given 'E01'")]
    [InlineData("marks/anna.yaml", "E04: {F: C,", "E04: {F: 3 dB,", "marks/anna.yaml", 9, "chain of 'given:'")]
    [InlineData("marks/anna.yaml", "\"normal(0.95, 0.05)\"", "\"normal(0.95)\"", "marks/anna.yaml", 8, "normal(mean, sd)")]
    [InlineData("marks/anna.yaml", "priors: {F: 0.3, D: 0.65}", "priors: {F: 0.3}", "marks/anna.yaml", 1, "all of them or none")]
    [InlineData("marks/anna.yaml", "  E02: {", "  E01: {", "marks/anna.yaml", 7, "a second time")]
    [InlineData("indicators.yaml", "F: 0.5", "F: 50", "indicators.yaml", 6, "from 0 to 1")]
    [InlineData("ledger.yaml", "  resolved: 2026-06-29\n", "", "ledger.yaml", 12, "needs 'resolved:'")]
    [InlineData("outcome.yaml", "outcome: rupture", "outcome: ruptuer", "outcome.yaml", 1, "no question has the outcome")]
    [InlineData("forecasts.csv", "0.125", "1.25", "forecasts.csv", 3, "from 0 to 1")]
    public void BadInput_IsNamedWithItsPlace(string file, string old, string replacement, string errorFile, int line, string part)
    {
        Assert.Null(CaseReader.TryRead(SampleCase.With(file, old, replacement), out var errors));
        Assert.Contains(errors, e => e.At.File == errorFile && e.At.Line == line && e.Message.Contains(part, StringComparison.Ordinal));
        Assert.All(errors, e => Assert.DoesNotContain('\n', e.Message));
    }

    [Fact]
    public void NoCaseFile_IsAnError() =>
        Assert.Contains("no such file", Assert.Throws<InputException>(() => CaseReader.Read(new Dictionary<string, string>())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("just words\n")]
    [InlineData("case: [\n")]
    [InlineData("case: a\n---\ncase: b\n")]
    public void UnusableCaseFile_IsAnErrorInThatFile(string text) =>
        Assert.Equal("case.yaml", Assert.Throws<InputException>(() => CaseReader.Read(new Dictionary<string, string> { ["case.yaml"] = text })).File);

    [Fact]
    public void DeepNesting_IsRefusedBeforeTheStackIs()
    {
        var files = SampleCase.Files;
        files["evidence.yaml"] = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Null(CaseReader.TryRead(files, out var errors));
        Assert.Contains(errors, e => e.Message.Contains("levels", StringComparison.Ordinal));
    }

    [Fact]
    public void CircleOfGivens_IsRefused()
    {
        var files = SampleCase.With("evidence.yaml", "  when: 1960/1979\n", "  when: 1960/1979\n  given: [E05]\n");
        Assert.Null(CaseReader.TryRead(files, out var errors));
        Assert.Contains(errors, e => e.Message.Contains("circle", StringComparison.Ordinal));
    }

    [Fact]
    public void Draft_WithoutPriorsGradesOrMarks_IsValid()
    {
        var c = CaseReader.Read(new Dictionary<string, string>
        {
            ["case.yaml"] = "case: draft\nas_of: 2024-08-31\nquestions:\n  - id: q1\n    ask: Who?\n    kind: explanation\n    hypotheses:\n      - id: A\n        text: one\n      - id: B\n        text: two\n",
            ["evidence.yaml"] = "- id: E01\n  text: something\n  kind: statement\n",
        });
        Assert.All(c.Questions[0].Hypotheses, h => Assert.Null(h.Prior));
    }
}
