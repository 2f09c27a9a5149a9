using System.Text.Json;
using AngleSharp.Dom;
using Entente.World;

namespace Entente.Reading.Articles;

/// <summary>What a page says of itself: JSON-LD first, then meta elements, then the tree.</summary>
internal sealed class HtmlMetadata
{
    internal string? Title { get; private set; }

    internal string? Author { get; private set; }

    internal string? Site { get; private set; }

    internal string? Url { get; private set; }

    internal string? Language { get; private set; }

    internal EdtfDate Published { get; private set; }

    internal static HtmlMetadata Read(IDocument document)
    {
        var found = new HtmlMetadata { Language = document.DocumentElement?.GetAttribute("lang") };
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
            found.ReadJson(script.TextContent);
        found.Title ??= Meta(document, "og:title", "twitter:title", "dc.title", "title") ?? Clean(document.QuerySelector("article h1, h1")?.TextContent) ?? Clean(document.Title);
        found.Author ??= Name(Meta(document, "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"))
            ?? Name(document.QuerySelector("[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline .author, .author-name, .byline__name, .byline")?.TextContent);
        found.Site ??= Meta(document, "og:site_name", "application-name");
        found.Url ??= Clean(document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Meta(document, "og:url");
        if (found.Published == default)
            found.Published = Date(Meta(document, "article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "date", "pubdate", "dc.date", "dc.date.issued", "publish-date", "article.published"))
                is { } published && published != default
                ? published
                : Date(document.QuerySelector("time[datetime]")?.GetAttribute("datetime") ?? document.QuerySelector("[itemprop=datePublished]")?.GetAttribute("content"));
        return found;
    }

    internal static EdtfDate Date(string? text)
    {
        if (text is null)
            return default;
        text = text.Trim();
        if (text.Length >= 10 && EdtfDate.TryParse(text[..10], out var day))
            return day;
        return EdtfDate.TryParse(text, out var date) ? date : default;
    }

    private static string? Meta(IDocument document, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop"])
                if (Clean(document.QuerySelector($"meta[{attribute}='{name}' i]")?.GetAttribute("content")) is { } value)
                    return value;
        return null;
    }

    private void ReadJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Trim(), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
            Visit(document.RootElement, 0);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // Pages carry broken JSON-LD; the meta elements are read instead.
        }
    }

    private void Visit(JsonElement element, int depth)
    {
        if (depth > 6)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Visit(item, depth + 1);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (element.TryGetProperty("@graph", out var graph))
            Visit(graph, depth + 1);
        var type = element.TryGetProperty("@type", out var t) ? t.ToString() : "";
        if (!type.Contains("Article", StringComparison.Ordinal) && !type.Contains("BlogPosting", StringComparison.Ordinal) && !type.Contains("Report", StringComparison.Ordinal))
            return;
        Title ??= Text(element, "headline");
        Author ??= element.TryGetProperty("author", out var author) ? Person(author) : null;
        Site ??= element.TryGetProperty("publisher", out var publisher) ? Person(publisher) : null;
        Url ??= Text(element, "url");
        if (Published == default)
            Published = Date(Text(element, "datePublished"));
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? Clean(value.GetString()) : null;

    private static string? Person(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Name(element.GetString()),
        JsonValueKind.Object => Name(Text(element, "name")),
        JsonValueKind.Array => element.EnumerateArray().Select(Person).Where(p => p is not null).ToArray() is { Length: > 0 } all ? string.Join(", ", all) : null,
        _ => null,
    };

    private static string? Name(string? text)
    {
        text = Clean(text);
        if (text is null || text.Length > 80 || text.Contains("://", StringComparison.Ordinal) || text[0] == '@')
            return null;
        return text.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? Clean(text[3..]) : text;
    }

    private static string? Clean(string? text)
    {
        if (text is null)
            return null;
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }
}
