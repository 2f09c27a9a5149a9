using System.Collections.Immutable;
using AngleSharp.Html.Parser;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Articles;

/// <summary>From what was handed in to an <see cref="Article"/>.</summary>
internal static class ArticleExtractor
{
    internal static Article Extract(ArticleInput input)
    {
        var content = input.Content;
        CheckText(content, input.Name);
        var front = FrontMatter.Read(content, input.Name);
        content = content[front.Length..];
        var format = input.Format == ArticleFormat.Detect ? Detect(input.Name, content) : input.Format;
        var (text, title, author, site, url, published) = ("", (string?)null, (string?)null, (string?)null, (string?)null, default(EdtfDate));
        List<(int Start, int End)> boilerplate = [];
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (format == ArticleFormat.Html)
        {
            HtmlGuard.Check(content, input.Name);
            var document = new HtmlParser().ParseDocument(content);
            var meta = HtmlMetadata.Read(document);
            (title, author, site, url, published) = (meta.Title, meta.Author, meta.Site, meta.Url, meta.Published);
            text = HtmlBody.Extract(document, title);
        }
        else
        {
            text = content.ReplaceLineEndings("\n");
            if (format == ArticleFormat.Markdown)
                text = MarkdownText.Plain(text, out title);
            text = text.Trim();
            var head = PlainHead.Read(text, Paragraphs.Of(text));
            (title, author, published, boilerplate) = (title ?? head.Title, head.Author, head.Published, head.Boilerplate);
        }

        if (text.AsSpan().Trim().Length == 0)
            throw new InputException("there is no text in this article; check the file, or save the article's text alone", input.Name);
        var given = Given(front, input.Name);
        published = given != default ? given : published != default ? published : input.Published;
        if (published == default)
            warnings.Add("nothing says when this was published: relative dates stay unknown; give --published");
        EnglishTest.Require(text, input.Name);
        var article = new Article(input.Name, text);
        return article with
        {
            Id = front["id"],
            Title = front["title"] ?? title,
            Author = front["author"] ?? author,
            Site = front["site"] ?? front["source"] ?? site,
            Url = front["url"] ?? url,
            Published = published,
            Boilerplate = [.. boilerplate.OrderBy(b => b.Start).Select(b => article.Points.Span(b.Start, b.End))],
            Warnings = warnings.ToImmutable(),
        };
    }

    /// <summary>The body of a page in any language.</summary>
    internal static string HtmlText(string html, string name)
    {
        HtmlGuard.Check(html, name);
        var document = new HtmlParser().ParseDocument(html);
        return HtmlBody.Extract(document, HtmlMetadata.Read(document).Title);
    }

    private static EdtfDate Given(FrontMatter front, string name)
    {
        if ((front.Find("published") ?? front.Find("date")) is not var (text, line))
            return default;
        if (EdtfDate.TryParse(text, out var date))
            return date;
        var day = PlainHead.Day(text);
        return day != default ? day : throw new InputException($"'{text}' is no date; write published: 2024-08-28", name, line);
    }

    private static void CheckText(string content, string name)
    {
        if (content.Length > HtmlGuard.MaxLength)
            throw new InputException($"{content.Length} characters are over the limit of {HtmlGuard.MaxLength} for an article; split it", name);
        var odd = 0;
        for (var i = 0; i < Math.Min(content.Length, 65_536); i++)
            if (content[i] is '\0' or '\uFFFD' or (< ' ' and not ('\t' or '\n' or '\r' or '\f')))
                odd++;
        if (odd > 0 && (odd > Math.Min(content.Length, 65_536) / 100 || content.Contains('\0')))
            throw new InputException("this is binary, not text; a text, Markdown or HTML file was expected", name);
    }

    private static ArticleFormat Detect(string name, string content)
    {
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase))
            return ArticleFormat.Markdown;
        if (name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase))
            return ArticleFormat.Html;
        var start = content.AsSpan(0, Math.Min(content.Length, 2_000)).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<head", StringComparison.OrdinalIgnoreCase) || start.Contains("<body", StringComparison.OrdinalIgnoreCase)
            ? ArticleFormat.Html
            : ArticleFormat.Text;
    }
}
