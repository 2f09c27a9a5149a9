using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>What the articles claim: who says it, through whom, each a link to its sentence.</summary>
internal static class ClaimsSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Articles.Count == 0)
            return false;
        page.Section("claims", "What the articles claim", "Each line opens the sentence it was read in. The last link of a chain is who we heard it from.");
        foreach (var article in brief.Articles)
        {
            page.Element("h3", Heading(article));
            if (article.Paraphrase)
                page.Element("p", "Our paraphrase, not the author's words.", "warn small");
            foreach (var sentence in article.Thesis)
                page.Open("p").Element("span", "thesis", "tag").Text(" ").Link($"#{Anchors.Sentence(article.Id, $"{sentence}")}", Sentence(article, sentence)).Close("p");
            if (article.Claims.Count == 0)
            {
                page.Element("p", "No attributed claim was read in this text.", "small");
                continue;
            }

            page.Table($"{BriefPage.Count(article.Claims.Count, "claim")}", "who", "says", "by way of", "kind", "the author");
            foreach (var claim in article.Claims)
            {
                page.Open("tr").Raw("<th scope=\"row\">").Text(claim.Speaker ?? "not decided").Text(claim.Affiliation is null ? "" : $" ({claim.Affiliation})").Raw("</th>")
                    .Open("td").Link($"#{Anchors.Sentence(article.Id, $"{claim.Sentence}")}", Quote(claim)).Close("td")
                    .Element("td", Chain(claim, article)).Element("td", $"{claim.Kind}, {claim.Form}").Element("td", claim.Endorsement).Close("tr");
            }

            page.EndTable();
        }

        page.EndSection();
        return true;
    }

    internal static string Heading(BriefArticle article) =>
        $"{article.Title ?? article.Id}{(article.Author is null ? "" : $" – {article.Author}")}{(article.Published is null ? "" : $", {article.Published}")}";

    internal static string Sentence(BriefArticle article, int sentence) =>
        sentence < article.Sentences.Count ? CodePoints.Slice(article.Text, article.Sentences[sentence].Start, article.Sentences[sentence].End) : "";

    private static string Quote(BriefClaim claim) => claim.Form is "direct" ? $"“{claim.Text.Trim('“', '”', '"', ' ')}”" : claim.Text;

    private static string Chain(BriefClaim claim, BriefArticle article)
    {
        var links = claim.Via.Append(claim.Medium).Append(article.Author).Where(l => !string.IsNullOrEmpty(l)).Distinct(StringComparer.Ordinal);
        return string.Join(" → ", links) is { Length: > 0 } chain ? chain : "–";
    }
}
