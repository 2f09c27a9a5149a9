namespace Entente.Weighing.Tests;

/// <summary>A small case in canonical form that uses every key of the format.</summary>
internal static class SampleCase
{
    internal const string CaseYaml = """
        # A sample.
        # Two lines of comment stay.
        case: sample
        title: "A title: with a colon"
        as_of: 2024-08-31
        scale: {CC: 0.95, C: 0.7, N: 0.5, I: 0.3, II: 0.05}
        grades:
          reliability: {A: 1, B: 0.9, C: 0.75, D: 0.5, E: 0.25, F: 0.4}
          credibility: {1: 1, 2: 0.85, 3: 0.65, 4: 0.4, 5: 0.15, 6: 0.5}
        testimony: true
        views:
          - {id: as-written, as_of: 2024-08-31, text: when both were out}
          - {id: since-then, as_of: 2026-08-31}
        articles:
          - id: alpha
            author: A. Author
            title: "\"Quotes\" on top"
            medium: The Paper
            published: 2024-08-20?
            url: https://example.org/a
            hash: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          - id: beta
        groups:
          - {id: treaty, rho: 0.6, why: one document}
          - {id: trade, rho: 0.5}
        questions:
          - id: q1
            ask: How long?
            kind: duration
            dyad: CHN--RUS
            since: 2024-06-19
            headline: {outcome: rupture, date: 2034-06-19}
            outcomes:
              - id: treaty-ends
                text: the treaty ends
                type: instrument
                rule: it expires
                dates: [2026-06-19, 2034-06-19]
                from: duration.ends(CHN--RUS, pact=chn-rus-2001, by={date})
              - id: rupture
                text: an open break
                type: rupture
                rule: a dispute
                dates: [2026-06-19, 2034-06-19]
                outside_view: none
                why: n = 0
            hypotheses:
              - id: F
                text: "Fracture: soon"
                held_by: [Copley, "Smith, J."]
                prior: {p: 0.2, kind: judgment, source: a guess}
                horizon: 2026-06-19
                implies:
                  rupture: {2026-06-19: 0.95, 2034-06-19: 1}
              - id: D
                text: Durable
                prior: {p: 0.75, kind: judgment}
                implies:
                  rupture: {2026-06-19: 0.01, 2034-06-19: 0.05}
            catch_all:
              p: 0.05
              text: something else
              implies:
                rupture: {2026-06-19: 0.1, 2034-06-19: 0.4}
            precedents: [old-pact]
          - id: q2
            ask: Who did it?
            kind: explanation
            headline: {hypothesis: M}
            outcomes:
              - id: mastermind
                text: M holds
                type: hypothesis
                hypothesis: M
            hypotheses:
              - id: M
                text: Mastermind
                prior: {p: 0.4, from: "duration.survives(CHN--RUS, by=2034-06-19)", share: 0.5, class: all pacts, kind: outside_view, source: a source}
              - id: A
                text: Approves
                prior: {p: 0.5, kind: judgment}
            catch_all: {p: 0.1, text: none of these}

        """;

    internal const string EvidenceYaml = """
        - id: E01
          text: a treaty was signed
          kind: fact
          when: 2024-06-19
          known: 2024-06-19
          source:
            article: alpha
            anchor: {hash: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, start: 10, end: 50, sentence: 2}
            chain: [the treaty]
            grade: A1
            why: both governments
          also:
            - article: beta
              grade: C3
            - ref: a register, no. 12
              url: https://example.org/r
          group: treaty
        - id: E02
          text: "he said: it holds # for now"
          kind: opinion
          known: 2024-07
          source:
            article: beta
            chain: [Expert, "Paper, The"]
            grade: B3
            relay: C4
          group: treaty
          testimony: true
        - id: E03
          text: trade rose
          kind: data
          when: 2023
          known: 2024-01-31
          source:
            ref: the record
            grade: A2
          group: trade
          query: trade.share(PRK, CHN, 2023) ~= 0.95 +- 0.03
        - id: E04
          text: what is given
          kind: report
          when: 1960/1979
          source:
            ref: the record
            grade: B4
        - id: E05
          text: what depends on it
          kind: absence
          source:
            ref: the record
            grade: B2
          given: [E04]
          precedent_of: other-pact
          deception: true
          lowered_by: a record of protest
          view: since-then
        - id: E06
          text: out
          kind: statement
          withdrawn: misread

        """;

    internal const string MarksYaml = """
        label: example judgments, yours to replace
        analyst: Anna
        note: a note
        priors: {F: 0.3, D: 0.65}
        marks:
          E01: {F: I, D: C, M: C, A: C, because: "why, in a word"}
          E02: {F: 0.7, D: 0.45..0.6, q2: NA}
          E03: {F: +3 dB, D: 0 dB, M: "normal(0.95, 0.05)", A: "uniform(0, 1)"}
          E04: {F: C, D: N, M: C, A: I}
          E05: {F: C, D: N, M: CC, A: II}
          E05 | not E04: {F: N, D: N, M: N, A: NA}
          E06: {M/A: +4 dB}

        """;

    internal const string IndicatorsYaml = """
        - id: M01
          text: troops move
          where: imagery
          by: 2026-06
          cost: 2.5
          expect: {F: 0.5, D: 0.02, M: N, A: N, because: a guess}

        """;

    internal const string LedgerYaml = """
        - id: L01
          speaker: A. Author
          article: alpha
          anchor: {hash: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, start: 100, end: 150, sentence: 7}
          text: they break
          made: 2024-06-28
          by: 2026-06-28
          rule: an open dispute
          p: 0.75
          why: he says perhaps
          outcome: rupture
          status: no
          resolved: 2026-06-29
          source: the record
        - id: L02
          speaker: B
          text: undated
          status: unresolved

        """;

    internal const string OutcomeYaml = """
        - {outcome: rupture, date: 2026-06-19, result: no, on: 2026-06-20, source: the record}
        - {question: q2, hypothesis: A, on: 2030-01-01, source: an archive}

        """;

    internal const string ForecastsCsv = """
        when,who,outcome,date,probability
        2024-09-01,anna,rupture,2026-06-19,0.2
        2024-09-01,anna,M,,0.125

        """;

    internal static Dictionary<string, string> Files => new()
    {
        ["case.yaml"] = CaseYaml,
        ["evidence.yaml"] = EvidenceYaml,
        ["marks/anna.yaml"] = MarksYaml,
        ["indicators.yaml"] = IndicatorsYaml,
        ["ledger.yaml"] = LedgerYaml,
        ["outcome.yaml"] = OutcomeYaml,
        ["forecasts.csv"] = ForecastsCsv,
    };

    /// <summary>The sample with one text of one file replaced; the old text must occur once.</summary>
    internal static Dictionary<string, string> With(string file, string old, string replacement)
    {
        var files = Files;
        var at = files[file].IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0 && files[file].IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"'{old}' does not occur once in {file}");
        files[file] = files[file].Replace(old, replacement, StringComparison.Ordinal);
        return files;
    }
}
