using System.Collections.Frozen;
using Entente.World;

namespace Entente.Reading.Articles;

/// <summary>Refuses pages that would stall the tree builder, in one pass over the characters.</summary>
internal static class HtmlGuard
{
    /// <summary>The deepest nesting that is read. News pages stay below 60; the tree builder's cost grows with the square of the depth.</summary>
    internal const int MaxDepth = 1_000;

    /// <summary>The longest page that is read, in UTF-16 units.</summary>
    internal const int MaxLength = 20 << 20;

    // Void elements, and those whose end tag may be left out and is supplied by the tree builder.
    private static readonly FrozenSet<string> Uncounted = new[]
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th",
        "option", "optgroup", "thead", "tbody", "tfoot", "rt", "rp", "html", "body", "head", "path", "use", "circle", "rect", "g", "stop", "polygon", "line", "ellipse",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InputException">The page is too long or nests too deep.</exception>
    internal static void Check(string html, string name)
    {
        if (html.Length > MaxLength)
            throw new InputException($"{html.Length} characters are over the limit of {MaxLength} for a page; save the article's text alone", name);
        var lookup = Uncounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var closing = html[i + 1] == '/';
            var s = closing ? i + 2 : i + 1;
            var e = s;
            while (e < html.Length && char.IsAsciiLetterOrDigit(html[e]))
                e++;
            if (e == s)
                continue;
            var tag = html.AsSpan(s, e - s);
            if (!closing && (tag.Equals("script", StringComparison.OrdinalIgnoreCase) || tag.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                var end = html.IndexOf(tag.Length == 6 ? "</script" : "</style", e, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                    return;
                i = end + 1;
                continue;
            }

            if (lookup.Contains(tag))
            {
                // A <p> nests only inside what nests: a page of open paragraphs alone stays flat.
                continue;
            }

            depth = closing ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > MaxDepth)
                throw new InputException($"elements nest deeper than {MaxDepth}; no article does: save its text alone", name);
        }
    }
}
