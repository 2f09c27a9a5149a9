using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>Where the articles agree and where they clash, in two columns.</summary>
internal static class PairsSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Articles.Count < 2)
            return false;
        var claims = brief.Articles.SelectMany(a => a.Claims).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var authors = brief.Articles.ToDictionary(a => a.Id, a => a.Author ?? a.Id, StringComparer.Ordinal);
        page.Section("agree", "Agree and clash", "Found by comparing what was read; silent where the texts do not decide it.").Open("div", "two");
        Column(page, "Agree", "No agreement was found.", brief.Agreements, claims, authors);
        Column(page, "Clash", "No clash was found.", brief.Clashes, claims, authors);
        page.Close("div").EndSection();
        return true;
    }

    private static void Column(Markup page, string title, string none, IReadOnlyList<BriefPair> pairs, Dictionary<string, BriefClaim> claims, Dictionary<string, string> authors)
    {
        page.Open("div").Element("h3", title);
        if (pairs.Count == 0)
            page.Element("p", none, "small");
        foreach (var pair in pairs)
        {
            page.Open("p").Element("strong", pair.About).Close("p");
            foreach (var id in pair.Claims)
            {
                if (claims.TryGetValue(id, out var claim))
                    page.Open("blockquote").Link($"#{Anchors.Sentence(claim.Article, $"{claim.Sentence}")}", claim.Text).Text($" — {claim.Speaker ?? $"speaker not decided, in the article of {authors[claim.Article]}"}").Close("blockquote");
            }
        }

        page.Close("div");
    }
}
