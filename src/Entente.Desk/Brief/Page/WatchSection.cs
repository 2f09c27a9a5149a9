using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>What to look for next, the authors' predictions as dated forecasts, and the case seen from other days.</summary>
internal static class WatchSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Indicators.Count == 0 && brief.Ledger.Count == 0 && brief.Views.Count == 0)
            return false;
        page.Section("watch", "What to look for");
        if (brief.Indicators.Count > 0)
        {
            page.Table("Ranked by how much is learned by looking, in bits", "id", "what would be seen", "where", "by", "bits", "if seen", "if not");
            foreach (var i in brief.Indicators.OrderByDescending(i => i.Bits.Count == 0 ? 0 : i.Bits.Values.Max()).ThenBy(i => i.Id, StringComparer.Ordinal))
                page.Open("tr", id: "ind-" + i.Id).Raw("<th scope=\"row\">").Text(i.Id).Raw("</th>").Element("td", i.Text).Element("td", i.Where ?? "–").Element("td", i.By ?? "–")
                    .Element("td", i.Bits.Count == 0 ? "–" : string.Join("; ", i.Bits.Select(b => $"{b.Key} {Markup.Number(b.Value)}"))).Element("td", Leaders(i.Seen)).Element("td", Leaders(i.NotSeen)).Close("tr");
            page.EndTable();
        }

        if (brief.Ledger.Count > 0)
        {
            page.Element("h3", "The authors' predictions, rewritten as dated forecasts").Element("p", "The rewriting is ours, not the authors' words.", "warn small").Table("Scored when resolved, never guessed", "who", "forecast (our rewriting)", "by", "decided by", "state", "source");
            foreach (var f in brief.Ledger)
                page.Open("tr").Raw("<th scope=\"row\">").Text(f.Speaker).Raw("</th>").Open("td").Link(Anchors.Of(f.Ref), f.Text).Close("td").Element("td", f.By ?? "no date").Element("td", f.Criterion ?? "no criterion").Element("td", f.Status).Element("td", f.Source ?? "–").Close("tr");
            page.EndTable();
        }

        foreach (var view in brief.Views)
        {
            page.Element("h3", $"Seen from {view.AsOf}: {view.Text}");
            if (view.Hypotheses.Count > 0)
                page.Element("p", string.Join(", ", view.Hypotheses.Select(h => $"{h.Key} {Markup.Percent(h.Value)}")));
            if (view.Added.Count > 0)
            {
                page.Open("p").Text("What became known since: ");
                for (var i = 0; i < view.Added.Count; i++)
                    page.Text(i == 0 ? "" : ", ").Link("#ev-" + view.Added[i], view.Added[i]);
                page.Close("p");
            }
        }

        page.EndSection();
        return true;
    }

    private static string Leaders(IReadOnlyDictionary<string, double> posterior) =>
        posterior.Count == 0 ? "–" : string.Join(", ", posterior.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(2).Select(p => $"{p.Key} {Markup.Percent(p.Value)}"));
}
