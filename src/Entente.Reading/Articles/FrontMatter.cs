using System.Collections.Immutable;
using Entente.World;

namespace Entente.Reading.Articles;

/// <summary>The leading <c>---</c> block of an article: <c>id, title, author, published (or date), site (or source), url</c>, one a line.</summary>
internal sealed record FrontMatter(ImmutableDictionary<string, (string Text, int Line)> Values, int Length)
{
    private static readonly FrontMatter None = new(ImmutableDictionary<string, (string, int)>.Empty, 0);

    internal string? this[string key] => Find(key)?.Text;

    /// <summary>A value and its line; null where there is none or it is empty.</summary>
    internal (string Text, int Line)? Find(string key) => Values.TryGetValue(key, out var value) && value.Text.Length > 0 ? value : null;

    /// <summary>Reads the block; a text without one gives an empty block of length 0.</summary>
    /// <exception cref="InputException">The block does not end, or a line of it is no <c>key: value</c>.</exception>
    internal static FrontMatter Read(string content, string name)
    {
        if (!content.StartsWith("---\n", StringComparison.Ordinal) && !content.StartsWith("---\r\n", StringComparison.Ordinal))
            return None;
        var values = ImmutableDictionary.CreateBuilder<string, (string Text, int Line)>(StringComparer.Ordinal);
        var at = content.IndexOf('\n', StringComparison.Ordinal) + 1;
        for (var line = 2; at < content.Length; line++)
        {
            var end = content.IndexOf('\n', at);
            if (end < 0)
                end = content.Length;
            var text = content[at..end].TrimEnd();
            at = Math.Min(content.Length, end + 1);
            if (text == "---")
                return new FrontMatter(values.ToImmutable(), at);
            if (text.Length == 0 || text[0] is '#' or ' ' or '\t' or '-')
                continue;
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                // A ruler at the top of a plain text is no block.
                if (values.Count == 0)
                    return None;
                throw new InputException($"'{text}' is no 'key: value'; write one of id, title, author, published, url a line, or end the block with ---", name, line);
            }

            values[text[..colon].Trim().ToLowerInvariant()] = (Unquote(text[(colon + 1)..].Trim()), line);
        }

        if (values.Count == 0)
            return None;
        throw new InputException("the block that begins with --- does not end; close it with a line ---", name, 1);
    }

    private static string Unquote(string text) =>
        text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'' ? text[1..^1] : text;
}
