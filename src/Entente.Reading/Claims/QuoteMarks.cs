using Entente.Reading.Text;

namespace Entente.Reading.Claims;

/// <summary>A stretch in quotation marks, in UTF-16 offsets; the marks themselves are outside it.</summary>
internal readonly record struct Quoted(int Start, int End)
{
    internal int Words(string text)
    {
        var n = 0;
        var inside = false;
        for (var i = Start; i < End; i++)
        {
            var letter = char.IsLetterOrDigit(text[i]);
            if (letter && !inside)
                n++;
            inside = letter || text[i] is '’' or '\'' or '-';
        }

        return n;
    }
}

/// <summary>Finds quotation marks that belong together, paragraph by paragraph.</summary>
internal static class QuoteMarks
{
    internal static List<Quoted> Find(string text)
    {
        var found = new List<Quoted>();
        foreach (var (start, end) in Paragraphs.Of(text))
            Find(text, start, end, found);
        return found;
    }

    /// <summary>The index of the quotation that holds a stretch; -1 where none does.</summary>
    internal static int At(List<Quoted> quotes, int start, int end)
    {
        var (low, high) = (0, quotes.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (quotes[middle].End < end)
                low = middle + 1;
            else if (quotes[middle].Start > start)
                high = middle - 1;
            else
                return middle;
        }

        return -1;
    }

    private static void Find(string text, int start, int end, List<Quoted> found)
    {
        var open = -1;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '“' or '„':
                    // A mark that opens again before it was closed: the writer closed the first one wrongly.
                    if (open >= 0 && i > open + 1)
                        found.Add(new Quoted(open, TrimEnd(text, open, i)));
                    open = i + 1;
                    break;
                case '”' when open >= 0:
                    found.Add(new Quoted(open, i));
                    open = -1;
                    break;
                case '"':
                    if (open < 0)
                    {
                        open = i + 1;
                    }
                    else if (!(char.IsWhiteSpace(text[i - 1]) && i + 1 < end && char.IsLetterOrDigit(text[i + 1])) || i == open)
                    {
                        if (i > open)
                            found.Add(new Quoted(open, i));
                        open = -1;
                    }
                    else
                    {
                        found.Add(new Quoted(open, TrimEnd(text, open, i)));
                        open = i + 1;
                    }

                    break;
                case '`' when i + 1 < end && text[i + 1] == '`' && open < 0:
                    open = i + 2;
                    i++;
                    break;
                case '\'' when i + 1 < end && text[i + 1] == '\'' && open >= 0:
                    found.Add(new Quoted(open, i));
                    open = -1;
                    i++;
                    break;
                // Some papers set both marks as two strokes.
                case '\'' when i + 2 < end && text[i + 1] == '\'' && open < 0 && (i == start || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '[' or '—') && !char.IsWhiteSpace(text[i + 2]):
                    open = i + 2;
                    i++;
                    break;
                default:
                    break;
            }
        }

        // A quotation that runs on into the next paragraph is closed at the end of this one.
        if (open >= 0 && end - open > 20)
            found.Add(new Quoted(open, end));
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }
}
