using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>The texts that were read, each sentence with the address that rows open.</summary>
internal static class TextsSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Articles.Count == 0)
            return false;
        page.Section("texts", "The texts");
        foreach (var article in brief.Articles)
        {
            page.Open("h3", id: "text-" + article.Id).Text(ClaimsSection.Heading(article)).Close("h3");
            if (article.Paraphrase)
                page.Element("p", "Our paraphrase, not the author's words.", "warn small");
            if (article.Url is not null)
                page.Open("p", "small").Link(article.Url, article.Url).Close("p");
            Sentences(page, article);
        }

        page.EndSection();
        return true;
    }

    private static void Sentences(Markup page, BriefArticle article)
    {
        page.Open("div", "text").Open("p");
        var at = 0;
        for (var i = 0; i < article.Sentences.Count; i++)
        {
            var span = article.Sentences[i];
            if (CodePoints.Slice(article.Text, at, span.Start).AsSpan().Count('\n') > 1)
                page.Close("p").Open("p");
            page.Raw($"<span id=\"{Markup.Attribute(Anchors.Sentence(article.Id, $"{i}"))}\"><sup class=\"s\">{i}</sup>").Text(CodePoints.Slice(article.Text, span.Start, span.End)).Raw("</span> ");
            at = span.End;
        }

        page.Close("p").Close("div");
    }
}
