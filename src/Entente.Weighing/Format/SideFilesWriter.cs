using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Prints mark files, <c>indicators.yaml</c>, <c>ledger.yaml</c> and <c>outcome.yaml</c>.</summary>
internal static class SideFilesWriter
{
    internal static void Marks(YamlPrinter p, MarkFile m)
    {
        p.Text("label", m.Label);
        p.Text("analyst", m.Analyst);
        p.Text("note", m.Note);
        if (!m.Priors.IsEmpty)
            p.Raw("priors", YamlPrinter.Flow(m.Priors.Select(x => (x.Key, YamlPrinter.Quote(x.Value)))));
        if (!m.Rows.IsEmpty)
            p.Section("marks", () =>
            {
                foreach (var row in m.Rows)
                    p.Line(Row(row));
            });
    }

    /// <summary>A row in one line, without its indent.</summary>
    internal static string Row(MarkRow row) => $"{YamlText.Scalar(row.Key, flow: false)}: {Cells(row.Cells, row.Because)}";

    internal static void Indicators(YamlPrinter p, ImmutableArray<Indicator> indicators)
    {
        foreach (var i in indicators)
            p.Block(() =>
            {
                p.Text("id", i.Id);
                p.Text("text", i.Text);
                p.Text("where", i.Where);
                p.Text("by", i.By?.ToString());
                p.Number("cost", i.Cost == 1 ? null : i.Cost);
                if (!i.Expect.IsEmpty || i.Because is not null)
                    p.Raw("expect", Cells(i.Expect, i.Because));
            });
    }

    internal static void Ledger(YamlPrinter p, ImmutableArray<LedgerEntry> entries)
    {
        foreach (var l in entries)
            p.Block(() =>
            {
                p.Text("id", l.Id);
                p.Text("speaker", l.Speaker);
                p.Text("article", l.Article);
                p.Raw("anchor", EvidenceFileWriter.Anchor(l.Anchor));
                p.Text("text", l.Text);
                p.Day("made", l.Made);
                p.Day("by", l.By);
                p.Text("rule", l.Rule);
                p.Number("p", l.P);
                p.Text("why", l.Why);
                p.Text("outcome", l.Outcome);
                p.Text("status", MapReader.Word(l.Status.ToString()));
                p.Day("resolved", l.Resolved);
                p.Text("source", l.Source);
            });
    }

    internal static void Resolutions(YamlPrinter p, ImmutableArray<Resolution> resolutions)
    {
        foreach (var r in resolutions)
            p.Line("- " + YamlPrinter.Flow(
                ("outcome", r.Outcome), ("date", YamlPrinter.Quote(r.Date)), ("result", r.Outcome is null ? null : MapReader.Word(r.Result.ToString())),
                ("question", r.Question), ("hypothesis", r.Hypothesis), ("on", YamlPrinter.Quote(r.On)), ("source", YamlPrinter.Quote(r.Source))));
    }

    private static string Cells(ImmutableArray<MarkEntry> cells, string? because) =>
        YamlPrinter.Flow([.. cells.Select(c => (c.Key, (string?)YamlText.Scalar(c.Cell.Text, flow: true))), ("because", YamlPrinter.Quote(because))]);
}
