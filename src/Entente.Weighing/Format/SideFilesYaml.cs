using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Reads <c>indicators.yaml</c>, <c>ledger.yaml</c> and <c>outcome.yaml</c>.</summary>
internal static class SideFilesYaml
{
    internal static ImmutableArray<Indicator> Indicators(YamlNode? root, CaseErrors errors) => EvidenceYaml.Blocks(root, errors, "an indicator: '- id: M01'", map =>
    {
        var (id, text) = (map.Id("id", true), map.Text("text", true));
        var (where, by, cost) = (map.Text("where"), map.Date("by"), map.Number("cost", 1e-9, 1e12));
        var node = map.Node("expect");
        var (cells, because) = node is YamlMap expect ? MarksYaml.Cells(expect, errors) : ([], null);
        if (node is not (null or YamlMap))
            errors.Add(node.At, $"'expect:' is {MapReader.Kind(node)}; P(seen | hypothesis) was expected: {{A: 0.3, M: 0.8}}");
        map.Finish("an indicator");
        return id is null || text is null ? null : new Indicator { Id = id, Text = text, Where = where, By = by, Cost = cost ?? 1, Expect = cells, Because = because, At = map.At };
    });

    internal static ImmutableArray<LedgerEntry> Ledger(YamlNode? root, CaseErrors errors) => EvidenceYaml.Blocks(root, errors, "a prediction: '- id: L01'", map =>
    {
        var (id, speaker) = (map.Id("id", true), map.Text("speaker", true));
        var (article, anchor, text) = (map.Id("article"), SourceYaml.ReadAnchor(map), map.Text("text", true));
        var entry = new LedgerEntry
        {
            Id = id ?? "", Speaker = speaker ?? "", Article = article, Anchor = anchor, Text = text ?? "",
            Made = map.Day("made"), By = map.Day("by"), Rule = map.Text("rule"), P = map.Number("p", 0, 1), Why = map.Text("why"), Outcome = map.Id("outcome"),
            Status = map.Choice<LedgerStatus>("status", false) ?? LedgerStatus.Unresolved, Resolved = map.Day("resolved"), Source = map.Text("source"), At = map.At,
        };
        map.Finish("a prediction");
        if (entry.Status != LedgerStatus.Unresolved && (entry.Source is null || entry.Resolved is null))
            errors.Add(map.PlaceOf("status"), "a resolved prediction needs 'resolved:' (the day) and 'source:'; otherwise it is 'unresolved'");
        if (entry.By < entry.Made)
            errors.Add(map.PlaceOf("by"), "the prediction is due before it was made");
        return id is null || speaker is null || text is null ? null : entry;
    });

    internal static ImmutableArray<Resolution> Resolutions(YamlNode? root, CaseErrors errors) => EvidenceYaml.Blocks(root, errors, "{outcome: …, date: …, result: …, on: …, source: …}", map =>
    {
        var (outcome, date, question, hypothesis) = (map.Id("outcome"), map.Day("date"), map.Id("question"), map.Id("hypothesis"));
        var result = map.Choice<ResolutionResult>("result", required: outcome is not null);
        var (on, source) = (map.Day("on", true), map.Text("source", true, "where it is recorded"));
        map.Finish("a resolution");
        if (outcome is null == (question is null && hypothesis is null))
            errors.Add(map.At, "a resolution names an outcome with its result, or a question with the hypothesis that held");
        if (outcome is null && question is not null == hypothesis is null)
            errors.Add(map.At, "which hypothesis of which question? 'question:' and 'hypothesis:' were expected together");
        return on is null || source is null ? null : new Resolution(outcome, date, result ?? default, question, hypothesis, on.Value, source, map.At);
    });
}
