using System.Text.RegularExpressions;

namespace Entente.Reading.Dictionaries;

/// <summary>The parts of the notation that all dictionaries of the TABARI family share.</summary>
internal static partial class DictionaryText
{
    /// <summary>Lines without comments and markup, in capitals.</summary>
    internal static IEnumerable<string> Lines(string text)
    {
        text = Markup().Replace(text, "");
        foreach (var raw in text.Split('\n'))
        {
            // The dictionaries that were made by program comment with a semicolon as well.
            var hash = raw.AsSpan().IndexOfAny('#', ';');
            var line = (hash >= 0 ? raw[..hash] : raw).Trim();
            if (line.Length > 0)
                yield return line;
        }
    }

    /// <summary>The words of a name: blanks and low lines part them; a trailing low line forbids endings.</summary>
    internal static string[] Words(string name, out bool exact)
    {
        name = name.Trim().ToUpperInvariant();
        exact = name.EndsWith('_');
        return name.Split([' ', '_', '\t'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The content of the brackets on a line, in order.</summary>
    internal static string[] Brackets(string line) => [.. Bracket().Matches(line).Select(m => m.Groups[1].Value.Trim())];

    internal static string BeforeBracket(string line) => line.IndexOf('[', StringComparison.Ordinal) is var b && b >= 0 ? line[..b].Trim() : line.Trim();

    /// <summary>Whether a word of a text is the dictionary's word, in singular or plural.</summary>
    internal static bool Same(string token, string word, bool exact)
    {
        if (string.Equals(token, word, StringComparison.Ordinal))
            return true;
        if (exact || word.Length < 2)
            return false;
        return token.Length > word.Length && token.StartsWith(word, StringComparison.Ordinal) && token[word.Length..] is "S" or "ES" or "'S"
            || (word[^1] == 'Y' && token.Length == word.Length + 2 && token.EndsWith("IES", StringComparison.Ordinal) && token.StartsWith(word[..^1], StringComparison.Ordinal));
    }

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\[([^\]]*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();
}
