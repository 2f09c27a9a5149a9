namespace Entente.Reading.Text;

/// <summary>Parts a text at its line feeds, and joins lines that were broken inside a sentence.</summary>
internal static class Paragraphs
{
    internal static List<(int Start, int End)> Of(string text)
    {
        var found = new List<(int Start, int End)>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var (s, e) = Trim(text, start, end);
            if (e > s)
            {
                if (found.Count > 0 && start > 0 && Continues(text, found[^1], s))
                    found[^1] = (found[^1].Start, e);
                else
                    found.Add((s, e));
            }

            start = end + 1;
        }

        return found;
    }

    internal static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }

    /// <summary>A line continues the one before if it follows at once, begins small, and the text before began as a sentence without ending one.</summary>
    private static bool Continues(string text, (int Start, int End) before, int next)
    {
        var breaks = 0;
        for (var i = before.End; i < next; i++)
            if (text[i] == '\n')
                breaks++;
        return breaks == 1 && char.IsLower(text[next]) && char.IsUpper(text[before.Start]) && !(text[before.End - 1] is '.' or '!' or '?' or ':' or ';');
    }
}
