using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>The claims against the record: the verdict by each authority, with the rows and the sensitivity to definitions.</summary>
internal static class RecordSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Record is not { } record)
            return false;
        page.Section("record", "The claims against the record", $"{record.Counts.Checked} checked, {record.Counts.NoData} checkable without data here, {record.Counts.Proposed} proposed and not accepted yet, {record.Counts.NotCheckable} not checkable.");
        if (record.Checks.Count > 0)
        {
            page.Table("Each claim with its query; authorities are never merged", "claim", "verdict", "what each authority gives", "query");
            var listed = brief.Weighing?.Evidence.Select(e => e.Id).ToHashSet(StringComparer.Ordinal) ?? [];
            foreach (var check in record.Checks)
                Check(page, check, listed.Contains(check.Id));
            page.EndTable();
        }

        if (record.Proposals.Count > 0)
        {
            page.Open("details").Element("summary", $"{BriefPage.Count(record.Proposals.Count, "proposed query").Replace("querys", "queries", StringComparison.Ordinal)}: no verdict before a person has accepted it (entente case accept CASE ID)").Table("Proposed, never shown as a verdict", "id", "claim", "proposed query", "taken for", "confidence", "needs");
            foreach (var p in record.Proposals)
                page.Row(p.Claim, p.Text, p.Expression, p.Template, Markup.Percent(p.Confidence), p.Needs ?? "–");
            page.EndTable().Close("details");
        }

        page.EndSection();
        return true;
    }

    private static void Check(Markup page, ClaimCheck check, bool listed)
    {
        page.Open("tr").Raw("<th scope=\"row\">").Link(listed ? Anchors.Of("evidence/" + check.Id) : null, check.Id).Text(" " + check.Text).Raw("</th>")
            .Open("td").Open("strong").Text(check.Verdict).Raw("</strong>").Text(check.DependsOn is null ? "" : $" on {check.DependsOn}").Close("td").Open("td");
        foreach (var a in check.Authorities.Where(a => a.Verdict != "outside coverage"))
        {
            page.Open("p").Element("strong", a.Authority).Text($": {a.Verdict}; {a.Words}");
            foreach (var s in a.Sensitivity)
                page.Raw("<br>").Element("span", $"{s.Definition}: {(s.Holds switch { true => "holds", false => "does not hold", null => "cannot be said" })}; {s.Words}", "small");
            page.Close("p");
            Rows(page, a);
        }

        var silent = check.Authorities.Where(a => a.Verdict == "outside coverage").Select(a => a.Authority).Distinct(StringComparer.Ordinal).ToList();
        if (silent.Count > 0)
            page.Element("p", $"outside coverage: {string.Join(", ", silent)}{(check.Verdict == "outside coverage" && check.Needs.Count == 0 && check.Words.Length > 0 ? $"; {check.Words}" : "")}", "small");
        if (check.Needs.Count > 0)
            page.Element("p", $"nothing is recorded for {string.Join(", ", check.Needs)}", "small");
        page.Close("td").Open("td").Element("code", check.Expression).Close("td").Close("tr");
    }

    // A row opens where it is cited: what stands in it, not only where it stands.
    private static void Rows(Markup page, AuthorityLine a)
    {
        if (a.Rows.Count == 0)
            return;
        page.Open("details").Element("summary", $"{BriefPage.Count(a.Rows.Count, "row")}: {string.Join(", ", a.Rows.Take(2))}{(a.Rows.Count > 2 ? ", …" : "")}");
        foreach (var row in a.Cells.Count > 0 ? a.Cells : [.. a.Rows.Select(r => new RecordRow(r, ""))])
            page.Open("p", "small").Element("strong", row.Row).Text(row.Text.Length > 0 ? $": {row.Text}" : "").Close("p");
        page.Close("details");
    }
}
