using System.Globalization;
using Entente.Desk.Contracts.Brief;
using Entente.Figures;

namespace Entente.Desk.Brief.Page;

/// <summary>How long such instruments lasted, by comparison class, with the precedents by name.</summary>
internal static class DurationSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Duration is not { } d)
            return false;
        page.Section("duration", "How long", d.Verdict);
        page.Element("p", $"{d.Pact} stands since {d.Since}: {d.AgeYears.ToString("0.0", CultureInfo.InvariantCulture)} years on {brief.AsOf}. {d.Baseline}");
        var shown = Shown(d);
        if (shown.Count > 0)
            page.Raw(new SurvivalFigure
            {
                Id = "survival",
                Title = "The chance that the instrument still stands",
                ShareLabel = "chance that it still stands",
                Series = [.. shown.Select(c => new SurvivalSeries($"{c.Name}, {c.Dating} ends", c.AtRisk, [.. c.Curve.Select(p => new SurvivalStep(p.Years, p.Survival, p.Lower, p.Upper, p.AtRisk))]))],
                TimeLabel = $"years from {brief.AsOf}",
            }.ToHtml());
        var horizons = d.Classes.SelectMany(c => c.Conditional.Select(x => x.Years)).Distinct().Order().ToArray();
        page.Table("The chance of ending, given that it reached this age; the spread between classes is part of the answer", ["comparison class", "ends dated", "cases", "ended", "reached this age", .. horizons.Select(h => $"ends within {h.ToString("0.#", CultureInfo.InvariantCulture)} years"), "median remaining life"]);
        foreach (var c in d.Classes)
            page.Row([c.Name, c.Dating, Markup.Number(c.N), Markup.Number(c.Ends), Markup.Number(c.AtRisk),
                .. horizons.Select(h => c.Conditional.FirstOrDefault(x => x.Years == h) is { } p ? $"{Markup.Percent(p.P)} ({Markup.Range(p.Lower, p.Upper)})" : "–"),
                c.MedianRemaining is { } m ? $"{m.ToString("0.#", CultureInfo.InvariantCulture)} years" : "not reached"]);
        page.EndTable();
        page.Open("details").Element("summary", "What belongs to each class").Bullets(d.Classes.Select(c => $"{c.Name}: {c.Text}").Distinct(StringComparer.Ordinal)).Close("details");
        page.Element("p", "An instrument that ends is not a relation that breaks: many are replaced by a new one.", "small");
        if (d.Precedents.Count > 0)
        {
            page.Table("The precedents, by name", "instrument", "from", "to", "how it ended", "years", "account of");
            foreach (var p in d.Precedents)
                page.Open("tr", id: d.Accounts.Any(a => a.Id == p.Id) ? null : "pact-" + p.Id).Raw("<th scope=\"row\">").Text(p.Name).Raw("</th>").Element("td", p.Start).Element("td", p.End ?? "stands").Element("td", p.EndKind).Element("td", Markup.Number(p.Years), "n").Element("td", p.Source).Close("tr");
            page.EndTable();
        }

        Accounts(page, d);
        page.EndSection();
        return true;
    }

    // Few enough to tell apart: the whole register by both datings, and the class of great powers.
    private static List<BriefClass> Shown(BriefDuration d)
    {
        string[] names = ["all", "great-powers"];
        var drawn = d.Classes.Where(c => c.Curve.Count > 1).ToList();
        var chosen = drawn.Where(c => c.Name == names[0] || (c.Name == names[1] && c.Dating == "formal")).ToList();
        return chosen.Count > 0 ? chosen : [.. drawn.Take(3)];
    }

    private static void Accounts(Markup page, BriefDuration d)
    {
        if (d.Accounts.Count == 0)
            return;
        page.Table($"What the register holds on {d.Dyad}: one row an authority's account, never merged", "instrument", "signed", "in force", "formal end", "effective end", "promises", "account of", "source");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var a in d.Accounts)
            page.Open("tr", id: seen.Add(a.Id) ? "pact-" + a.Id : null).Raw("<th scope=\"row\">").Text(a.Name).Text(a.Verified ? "" : " (unverified)").Raw("</th>").Element("td", a.Signed, "d").Element("td", a.InForce ?? "–", "d").Element("td", a.FormalEnd ?? "–", "d")
                .Element("td", a.EffectiveEnd ?? "–", "d").Element("td", a.Obligations).Element("td", a.Authority).Element("td", a.Source).Close("tr");
        page.EndTable();
    }
}
