using System.Text.RegularExpressions;

namespace Entente.Reading.Articles;

/// <summary>Takes the marks of Markdown out of a text; what remains keeps its order and lines.</summary>
internal static partial class MarkdownText
{
    internal static string Plain(string markdown, out string? title)
    {
        title = null;
        var lines = markdown.Split('\n');
        var fenced = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
                lines[i] = "";
                continue;
            }

            if (fenced)
                continue;
            var heading = Heading().Match(line);
            if (heading.Success)
            {
                line = heading.Groups[1].Value.Trim();
                title ??= Inline(line);
            }

            line = Quote().Replace(line, "");
            if (Rule().IsMatch(line))
                line = "";
            lines[i] = Inline(line);
        }

        // Markdown breaks lines freely inside a paragraph; a blank line parts paragraphs.
        var blocks = new List<string>();
        var block = new List<string>();
        foreach (var line in lines)
        {
            if (line.Trim().Length == 0 || Item().IsMatch(line))
            {
                if (block.Count > 0)
                    blocks.Add(string.Join(' ', block));
                block.Clear();
                if (line.Trim().Length == 0)
                    continue;
            }

            block.Add(line.Trim());
            if (title is not null && block.Count == 1 && string.Equals(line.Trim(), title, StringComparison.Ordinal))
            {
                blocks.Add(line.Trim());
                block.Clear();
            }
        }

        if (block.Count > 0)
            blocks.Add(string.Join(' ', block));
        return string.Join('\n', blocks);
    }

    private static string Inline(string line)
    {
        line = Image().Replace(line, "");
        line = Link().Replace(line, "$1");
        line = Emphasis().Replace(line, "$2");
        return Code().Replace(line, "$1");
    }

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(.*?)\s*#*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s{0,3}>\s?", RegexOptions.CultureInvariant)]
    private static partial Regex Quote();

    [GeneratedRegex(@"^\s{0,3}([-*_]\s*){3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*([-*+]|\d+\.)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(\*\*|__|\*|(?<!\w)_)(?=\S)(.+?)(?<=\S)\1(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
