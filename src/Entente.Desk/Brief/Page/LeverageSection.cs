using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>Who gains leverage: dependence in trade both ways, with the rows.</summary>
internal static class LeverageSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Leverage.Count == 0)
            return false;
        page.Section("leverage", "Who gains leverage", "Dependence in trade both ways: who could hurt whom by leaving. A share says what could be used, never that it was.")
            .Table("Shares of trade, concentration, and what leaving would cost", "pair", "by", "what it comes to", "share of the other in the first's trade", "the other way", "concentration", "could not be replaced");
        foreach (var l in brief.Leverage)
        {
            page.Open("tr").Raw("<th scope=\"row\">").Text($"{l.A}–{l.B}").Raw("</th>").Element("td", l.Authority).Element("td", l.Leverage);
            Cell(page, l.OnB);
            Cell(page, l.OnA);
            page.Open("td", "n").Text($"{l.A} {Markup.Number(l.ConcentrationA?.Value)}, {l.B} {Markup.Number(l.ConcentrationB?.Value)}").Close("td")
                .Open("td", "n").Text($"{l.A} {Markup.Percent(l.ExitCostA?.Value)}, {l.B} {Markup.Percent(l.ExitCostB?.Value)}").Close("td").Close("tr");
        }

        page.EndTable();
        page.Element("p", "Concentration is the sum of squared shares of partners, 0 to 1 (Herfindahl-Hirschman). What could not be replaced is the part of the other's share that the next five partners, each doubled, would leave open.", "small");
        Rows(page, brief);
        page.EndSection();
        return true;
    }

    private static void Cell(Markup page, BriefMeasured? m) => page.Element("td", m is null ? "–" : $"{Markup.Percent(m.Value)} ({m.When})", "n");

    private static void Rows(Markup page, BriefDocument brief)
    {
        var measured = brief.Leverage.SelectMany(l => new[] { l.OnB, l.OnA, l.ConcentrationA, l.ConcentrationB, l.ExitCostA, l.ExitCostB }).OfType<BriefMeasured>().DistinctBy(m => (m.Expression, m.Rows.Count > 0 ? m.Rows[0].Row : "")).ToList();
        page.Open("details").Element("summary", "The rows behind these numbers").Table("Each number with its expression and rows", "expression", "value", "row");
        foreach (var m in measured)
        {
            page.Open("tr").Raw("<th scope=\"row\">").Element("code", m.Expression).Raw("</th>").Element("td", $"{Markup.Number(m.Value)} in {m.When}", "n").Open("td");
            foreach (var row in m.Rows)
                page.Open("p", "small").Element("strong", row.Row).Text(row.Text.Length > 0 ? $": {row.Text}" : "").Close("p");
            page.Close("td").Close("tr");
        }

        page.EndTable().Close("details");
    }
}
