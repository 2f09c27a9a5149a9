using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>The brief as one self-contained HTML file: a function of its document alone, so that page and JSON never differ.</summary>
public static class BriefPage
{
    /// <summary>Writes the page: UTF-8 text, no script, nothing fetched.</summary>
    public static string Render(BriefDocument brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var page = new Markup();
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Raw("<title>").Text($"{brief.Title} – brief of {brief.AsOf}").Raw("</title>\n<style>\n").Raw(PageStyle.Css).Raw("\n").Raw(Figures.FigureStyle.Css).Raw("\n</style>\n</head>\n<body>\n")
            .Raw("<a class=\"skip\" href=\"#answers\">To the answers</a>\n");
        var body = new Markup();
        var sections = new List<(string Id, string Name)>();
        foreach (var section in Sections)
        {
            var part = new Markup();
            if (!section.Write(part, brief))
                continue;
            sections.Add((section.Id, section.Name));
            body.Raw(part.ToString());
        }

        Header(page, brief, sections);
        return page.Raw("<main>\n").Raw(body.ToString()).Raw("</main>\n<footer><p>Made by Entente ").Text(brief.Recipe.Version)
            .Text($" ({Short(brief.Recipe.Commit)}). Every number above comes from this page's own data, which entente brief --json writes.").Raw("</p></footer>\n</body>\n</html>\n").ToString();
    }

    private static readonly (string Id, string Name, Func<Markup, BriefDocument, bool> Write)[] Sections =
    [
        ("answers", "Answers", AnswersSection.Write),
        ("claims", "What the articles claim", ClaimsSection.Write),
        ("agree", "Agree and clash", PairsSection.Write),
        ("weighing", "The evidence weighed", WeighingSection.Write),
        ("record", "Claims against the record", RecordSection.Write),
        ("duration", "How long", DurationSection.Write),
        ("structure", "The triangle", StructureSection.Write),
        ("leverage", "Who gains leverage", LeverageSection.Write),
        ("next", "What next", NextSection.Write),
        ("timeline", "Timeline", TimelineSection.Write),
        ("watch", "What to look for", WatchSection.Write),
        ("limits", "Limits and sources", LimitsSection.Write),
        ("texts", "The texts", TextsSection.Write),
    ];

    private static void Header(Markup page, BriefDocument brief, List<(string Id, string Name)> sections)
    {
        page.Raw("<header>\n").Element("p", "Entente brief", "kicker").Element("h1", brief.Title)
            .Element("p", $"Seen from {brief.AsOf}. {Count(brief.Articles.Count, "article")}, {Count(brief.Weighing?.Evidence.Count ?? 0, "item")} of evidence, {Count(brief.Questions.Count, "question")}.", "meta");
        if (brief.Weighing is { } weighing)
            page.Element("p", $"The weighing rests on {Count(weighing.Analysts.Count, "set")} of marks: {weighing.Label}.", "meta");
        page.Raw("</header>\n<nav aria-label=\"Sections\"><ul>");
        foreach (var (id, name) in sections)
            page.Raw("<li>").Link("#" + id, name).Raw("</li>");
        page.Raw("</ul></nav>\n");
    }

    internal static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";

    internal static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;
}
