using Entente.World;

namespace Entente.Weighing.Tests;

/// <summary>Every pitfall: a case in which it is named, and the nearest case in which it is not.</summary>
public sealed class WarningTests
{
    private const string Sound = """
        case: c
        as_of: 2024-08-31
        groups:
          - {id: g, rho: 0.5}
        questions:
          - id: q
            ask: Who?
            kind: explanation
            hypotheses:
              - id: A
                text: one
                prior: {p: 0.5, kind: judgment, source: a count}
              - id: B
                text: two
                prior: {p: 0.4, kind: judgment, source: a count}
            catch_all: 0.1

        """;

    private const string Items = """
        - id: E1
          text: first
          kind: fact
          source: {ref: paper one, grade: A2}
        - id: E2
          text: second
          kind: fact
          source: {ref: paper two, grade: B3}
        - id: E3
          text: third
          kind: fact
          source: {ref: paper three, grade: C2}

        """;

    private const string Marks = "marks:\n  E1: {A: CC, B: I}\n  E2: {A: I, B: N}\n  E3: {A: C, B: II}\n";

    private static IReadOnlyList<Warning> Warnings(string @case = Sound, string items = Items, string marks = Marks, string? ledger = null, params Answer[] answers)
    {
        var files = new Dictionary<string, string> { ["case.yaml"] = @case, ["evidence.yaml"] = items, ["marks/anna.yaml"] = marks };
        if (ledger is not null)
            files["ledger.yaml"] = ledger;
        var weighing = Weigher.Weigh(CaseReader.Read(files), answers);
        return [.. weighing.Warnings, .. weighing.Questions.SelectMany(q => q.Warnings)];
    }

    private static void Fires(string name, IReadOnlyList<Warning> here, IReadOnlyList<Warning> not)
    {
        Assert.Contains(here, w => w.Name == name);
        Assert.DoesNotContain(not, w => w.Name == name);
    }

    private static string With(string text, string old, string replacement)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static Answer Answer(string id, double value, Verdict verdict = Verdict.None, params string[] members) =>
        new() { Id = id, Expression = "", Verdict = verdict, Classes = [new ClassAnswer("all", Value.Of(value), Members: [.. members])] };

    [Fact]
    public void SoundCase_HasNone() => Assert.Empty(Warnings());

    [Fact]
    public void BaseRateIgnored_WithoutASource_OrAllTheSame()
    {
        Fires("base-rate-ignored", Warnings(With(Sound, "{p: 0.5, kind: judgment, source: a count}", "{p: 0.5, kind: judgment}")), Warnings());
        Fires("base-rate-ignored", Warnings(With(With(Sound, "p: 0.5", "p: 0.45"), "p: 0.4,", "p: 0.45,")), Warnings(With(With(Sound, "p: 0.5", "p: 0.46"), "p: 0.4,", "p: 0.44,")));
    }

    [Fact]
    public void PriorDecides_WhereAUniformPriorHasAnotherLeader() =>
        Fires("prior-decides", Warnings(With(With(Sound, "p: 0.5", "p: 0.03"), "p: 0.4,", "p: 0.87,")), Warnings());

    [Fact]
    public void Echo_OneOriginInTwoGroups_ButNotInOne()
    {
        var twice = With(Items, "paper two", "paper one");
        var grouped = With(With(twice, "  text: first\n", "  text: first\n  group: g\n"), "  text: second\n", "  text: second\n  group: g\n");
        Fires("echo", Warnings(items: twice), Warnings(items: grouped));
    }

    [Fact]
    public void Overlap_WhereNoItemTellsTwoApart() =>
        Fires("overlap", Warnings(marks: "marks:\n  E1: {A: CC, B: CC}\n  E2: {A: I, B: I}\n  E3: {A: C, B: C}\n"), Warnings(marks: "marks:\n  E1: {A: CC, B: CC}\n  E2: {A: I, B: I}\n  E3: {A: C, B: N}\n"));

    [Fact]
    public void NotExhaustive_CatchAllTooSmall_OrGrown()
    {
        Fires("not-exhaustive", Warnings(With(With(Sound, "catch_all: 0.1", "catch_all: 0.005"), "p: 0.5", "p: 0.595")), Warnings());
        // Each hypothesis is hit by one strong item: what nobody named gains.
        var hit = "marks:\n  E1: {A: CC, B: II}\n  E2: {A: II, B: CC}\n  E3: {A: N, B: I}\n";
        var graded = With(With(With(Items, "grade: A2", "grade: A1"), "grade: B3", "grade: A1"), "grade: C2", "grade: B2");
        Fires("not-exhaustive", Warnings(items: graded, marks: hit), Warnings(items: graded, marks: "marks:\n  E1: {A: CC, B: II}\n  E2: {A: C, B: N}\n  E3: {A: I, B: N}\n"));
    }

    [Fact]
    public void ForbidsNothing_WhereNoItemSpeaksAgainstIt() =>
        Fires("forbids-nothing", Warnings(marks: "marks:\n  E1: {A: CC, B: I}\n  E2: {A: N, B: N}\n  E3: {A: C, B: II}\n"), Warnings());

    [Fact]
    public void SaysNothing_WhereAnItemBearsEquallyOnAll() =>
        Fires("says-nothing", Warnings(marks: "marks:\n  E1: {A: CC, B: I}\n  E2: {A: I, B: I}\n  E3: {A: C, B: II}\n"), Warnings());

    [Fact]
    public void DeceptionExplainsAll_UnlessSomethingWouldLowerIt()
    {
        var deception = With(Items, "  text: first\n  kind: fact\n", "  text: first\n  kind: fact\n  deception: true\n");
        var absence = With(Items, "  text: first\n  kind: fact\n", "  text: first\n  kind: absence\n");
        Fires("deception-explains-all", Warnings(items: deception), Warnings(items: With(deception, "  deception: true\n", "  deception: true\n  lowered_by: a protest on record\n")));
        Fires("deception-explains-all", Warnings(items: absence), Warnings(items: absence, marks: With(Marks, "E1: {A: CC, B: I}", "E1: {A: N, B: I}")));
    }

    [Fact]
    public void GradesOnTheDiagonal_FiveOrMore_AllOfOneRank()
    {
        static string Five(string last) => string.Concat(new[] { "A1", "B2", "C3", "B2", last }.Select((g, i) => $"- id: E{i + 1}\n  text: t{i}\n  kind: fact\n  source: {{ref: paper {i}, grade: {g}}}\n"));
        Fires("grades-on-the-diagonal", Warnings(items: Five("D4")), Warnings(items: Five("D3")));
    }

    [Fact]
    public void Ungraded_WhereAnItemHasNoGrade() => Fires("ungraded", Warnings(items: With(Items, "paper one, grade: A2", "paper one")), Warnings());

    [Fact]
    public void GivenAndGroup_WhereTheyDisagree()
    {
        var tied = With(Items, "  text: second\n", "  text: second\n  group: g\n");
        tied = With(tied, "  source: {ref: paper two, grade: B3}\n", "  source: {ref: paper two, grade: B3}\n  given: [E1]\n");
        Fires("given-and-group", Warnings(items: tied), Warnings(items: With(tied, "  text: first\n", "  text: first\n  group: g\n")));
    }

    [Fact]
    public void PredictionWithoutDate_OrWithoutCriterion()
    {
        const string dated = "- id: L1\n  speaker: A\n  text: they break\n  by: 2026-01-01\n  rule: an open dispute\n  status: unresolved\n";
        Fires("prediction-without-date", Warnings(ledger: With(dated, "  by: 2026-01-01\n", "")), Warnings(ledger: dated));
        Fires("prediction-without-date", Warnings(ledger: With(dated, "  rule: an open dispute\n", "")), Warnings(ledger: dated));
    }

    [Fact]
    public void UnansweredAndRecordDisagrees_ByTheRecordsAnswer()
    {
        var asked = With(Items, "  source: {ref: paper one, grade: A2}\n", "  source: {ref: paper one, grade: A2}\n  query: trade.share(PRK, CHN, 2023) ~= 0.95 +- 0.03\n");
        Fires("unanswered", Warnings(items: asked), Warnings(items: asked, answers: Answer("evidence/E1", 0.95, Verdict.Holds)));
        Fires("record-disagrees", Warnings(items: asked, answers: Answer("evidence/E1", 0.5, Verdict.Fails)), Warnings(items: asked, answers: Answer("evidence/E1", 0.95, Verdict.Holds)));
    }

    [Fact]
    public void NoProbability_WhereNothingGivesAnOutcomeOne()
    {
        var asked = With(Sound, "    kind: explanation\n", "    kind: explanation\n    outcomes:\n      - {id: o, text: it ends, type: rupture, rule: a break, dates: [2026-01-01]}\n");
        var implied = With(With(asked, "source: a count}\n      - id: B", "source: a count}\n        implies:\n          o: {2026-01-01: 0.5}\n      - id: B"), "source: a count}\n    catch_all", "source: a count}\n        implies:\n          o: {2026-01-01: 0.1}\n    catch_all");
        Fires("no-probability", Warnings(asked), Warnings(implied));
    }

    [Fact]
    public void PrecedentTwice_IsSevere_WhereThePactIsInAClass()
    {
        var story = With(Items, "  source: {ref: paper one, grade: A2}\n", "  source: {ref: paper one, grade: A2}\n  precedent_of: old-pact\n");
        var counted = With(Sound, "    catch_all: 0.1\n", "    catch_all: 0.1\n    precedents: [old-pact]\n");
        Fires("precedent-twice", Warnings(counted, story), Warnings(Sound, story));
        Assert.True(Warnings(counted, story).Single(w => w.Name == "precedent-twice").Severe);
    }

    [Fact]
    public void TwoProbabilities_IsSevere_WhereOneOutcomeHasTwo()
    {
        static string Case(string a, string b) => With(With(Sound, "    kind: explanation\n", "    kind: explanation\n    outcomes:\n      - {id: o, text: it ends, type: rupture, rule: a break, dates: [2026-01-01]}\n      - {id: " + "p" + ", text: it ends, type: rupture, rule: a break, dates: [2026-01-01]}\n"), "source: a count}\n      - id: B", $"source: a count}}\n        implies:\n          o: {{2026-01-01: {a}}}\n          p: {{2026-01-01: {b}}}\n      - id: B")
            .Replace("source: a count}\n    catch_all", "source: a count}\n        implies:\n          o: {2026-01-01: 0.1}\n          p: {2026-01-01: 0.1}\n    catch_all", StringComparison.Ordinal);
        Fires("two-probabilities", Warnings(Case("0.5", "0.9")), Warnings(Case("0.5", "0.5")));
        Assert.True(Warnings(Case("0.5", "0.9")).Single(w => w.Name == "two-probabilities").Severe);
    }
}
