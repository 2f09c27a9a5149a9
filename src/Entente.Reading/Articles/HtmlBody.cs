using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Entente.Reading.Articles;

/// <summary>
/// Finds the body of an article in a page's tree: paragraphs vote for the elements that hold them (the idea of Readability,
/// Arc90 2009), what is marked as furniture is left out, and the winner's blocks are written out one a line.
/// </summary>
internal static partial class HtmlBody
{
    private const string Dropped =
        "script,style,noscript,iframe,template,nav,aside,footer,form,button,input,select,textarea,svg,canvas,object,embed,video,audio,figcaption,dialog,[hidden],[aria-hidden=true],[role=navigation],[role=complementary],[role=contentinfo],[role=dialog],[role=banner]";

    internal static string Extract(IDocument document, string? title)
    {
        if (document.Body is not { } body)
            return "";
        foreach (var element in body.QuerySelectorAll(Dropped).ToArray())
            if (!HoldsTheArticle(element))
                element.Remove();
        var all = LongText(body);
        foreach (var element in body.QuerySelectorAll("*").ToArray())
            if (element.ParentElement is not null && IsFurniture(element) && !(all > 0 && LongText(element) > all / 2))
                element.Remove();
        var top = Winner(body) ?? body;
        var writer = new BlockWriter(title);
        foreach (var part in WithSiblings(top))
            writer.Visit(part);
        return writer.Text;
    }

    private static bool HoldsTheArticle(IElement element) =>
        element.LocalName is "form" or "aside" or "footer" && element.QuerySelectorAll("p").Length >= 8 && element.TextContent.Length > 3_000;

    private static bool IsFurniture(IElement element)
    {
        if (element.LocalName is "article" or "main" or "body" or "html" or "p" or "h1" or "a")
            return false;
        var marks = $"{element.ClassName} {element.Id}";
        if (marks.Length < 3)
            return false;
        if (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style))
            return true;
        if (!Furniture().IsMatch(marks) || Keep().IsMatch(marks))
            return false;
        // A wrapper of the whole page may bear such a word too.
        var text = element.TextContent.Length;
        return text < 4_000 || LinkDensity(element) > 0.4 || element.QuerySelectorAll("p").Length < 5 || StrongFurniture().IsMatch(marks);
    }

    private static IElement? Winner(IElement body)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var block in body.QuerySelectorAll("p,pre,blockquote,td,div,section,li"))
        {
            var own = OwnText(block);
            if (own < 25)
                continue;
            var text = block.LocalName is "p" or "pre" or "blockquote" ? block.TextContent : OwnString(block);
            var score = 1 + text.AsSpan().Count(',') + Math.Min(3, text.Length / 100);
            var at = block.LocalName is "p" or "pre" or "blockquote" or "li" ? block.ParentElement : block;
            for (var level = 0; at is not null && level < 5; level++, at = at.ParentElement)
            {
                scores[at] = scores.GetValueOrDefault(at, Prior(at)) + (score / (level == 0 ? 1.0 : level == 1 ? 2 : level * 3));
                if (at.LocalName == "body")
                    break;
            }
        }

        IElement? best = null;
        var top = 0.0;
        foreach (var (element, score) in scores)
        {
            var value = score * (1 - LinkDensity(element));
            if (value > top)
                (best, top) = (element, value);
        }

        return best is null ? null : Widen(best, scores, top);
    }

    /// <summary>Climbs while the parent holds as good a share of paragraphs: articles are cut into sections by advertisements.</summary>
    private static IElement Widen(IElement best, Dictionary<IElement, double> scores, double top)
    {
        for (var at = best.ParentElement; at is not null && at.LocalName is not ("body" or "html"); at = at.ParentElement)
        {
            if (!scores.TryGetValue(at, out var score))
                break;
            var mine = LongText(best);
            var theirs = LongText(at);
            if (theirs > 1.25 * mine && theirs < 6 * mine && LinkDensity(at) < 0.25 && score * (1 - LinkDensity(at)) > top * 0.55)
                best = at;
        }

        return best;
    }

    private static int LongText(IElement element) => element.QuerySelectorAll("p").Where(p => LinkDensity(p) < 0.4 && p.TextContent.Length > 80).Sum(p => p.TextContent.Length);

    private static IEnumerable<IElement> WithSiblings(IElement top)
    {
        if (top.LocalName == "body" || top.ParentElement is not { } parent)
            return [top];
        var found = new List<IElement>();
        foreach (var sibling in parent.Children)
        {
            if (ReferenceEquals(sibling, top))
            {
                found.Add(sibling);
                continue;
            }

            var text = sibling.TextContent.Trim();
            if (sibling.LocalName == "p" && ((text.Length > 80 && LinkDensity(sibling) < 0.25) || (text.Length > 0 && LinkDensity(sibling) == 0 && text[^1] is '.' or '”' or '"')))
                found.Add(sibling);
            else if (top.ClassName is { Length: > 0 } name && string.Equals(sibling.ClassName, name, StringComparison.Ordinal) && sibling.LocalName == top.LocalName && text.Length > 200 && LinkDensity(sibling) < 0.3)
                found.Add(sibling);
        }

        return found;
    }

    private static double Prior(IElement element)
    {
        var prior = element.LocalName switch
        {
            "article" => 12.0,
            "main" => 5,
            "div" => 5,
            "section" => 3,
            "pre" or "td" or "blockquote" => 3,
            "ul" or "ol" or "dl" or "address" => -4,
            _ => 0,
        };
        var marks = $"{element.ClassName} {element.Id}";
        if (Keep().IsMatch(marks))
            prior += 25;
        if (element.GetAttribute("itemprop") is { } item && item.Contains("articleBody", StringComparison.OrdinalIgnoreCase))
            prior += 50;
        if (Furniture().IsMatch(marks))
            prior -= 25;
        return prior;
    }

    internal static double LinkDensity(IElement element)
    {
        var all = element.TextContent.Length;
        return all == 0 ? 0 : Math.Min(1, element.QuerySelectorAll("a").Where(a => a.GetAttribute("href") is not { } h || h[..Math.Min(1, h.Length)] != "#").Sum(a => a.TextContent.Length) / (double)all);
    }

    private static int OwnText(IElement element) => element.LocalName is "p" or "pre" or "blockquote"
        ? element.TextContent.AsSpan().Trim().Length
        : element.ChildNodes.Where(n => n is IText || n is IElement { LocalName: "a" or "b" or "i" or "em" or "strong" or "span" or "br" }).Sum(n => n is IText ? n.TextContent.AsSpan().Trim().Length : 0);

    private static string OwnString(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.ChildNodes)
            if (node is IText || node is IElement { LocalName: "a" or "b" or "i" or "em" or "strong" or "span" })
                text.Append(node.TextContent);
        return text.ToString();
    }

    [GeneratedRegex(@"comment|disqus|related|recommend|share|sharing|social|promo|newsletter|subscri|signup|sign-up|sidebar|side-bar|sponsor|\bads?\b|advert|\bad-|-ad\b|breadcrumb|popup|pop-up|modal|cookie|consent|caption|credit|\btags?\b|tag-list|taglist|footer|masthead|menu|navbar|navigation|pagination|paywall|read-?more|more-?stories|most-?(read|popular)|outbrain|taboola|widget|toolbar|rss|author-?(bio|box|info|card)|about-?author|byline|dateline|timestamp|pub-?date|publish|meta\b|print-|skip-|screen-reader|sr-only|visually-?hidden|trending|teaser|toc\b|jump-|copyright|disclaimer|rating|gallery|slideshow|carousel|video-?player|image-|photo-|media-(info|text)|hidden|login|account|infobox|navbox|reference|reflist|mw-editsection|footnote", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Furniture();

    [GeneratedRegex(@"disqus|comments?(-list|-section|s)?$|outbrain|taboola|newsletter|related|recommend|sidebar|cookie|breadcrumb|share-|social", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StrongFurniture();

    [GeneratedRegex(@"article-?_?(body|content|text|copy)|post-?_?(body|content|text)|entry-?_?content|story-?_?(body|content|text)|main-?content|body-?(copy|text|content)|\bcontent-?body|articletext|storytext|wysiwyg|rich-?text", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Keep();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenStyle();
}
