using System.Collections.Frozen;

namespace Entente.Reading.Text;

/// <summary>Parts a paragraph into sentences, by rule.</summary>
internal static class SentenceSplitter
{
    private static readonly FrozenSet<string> Starters = new[]
    {
        "a", "after", "all", "also", "although", "an", "and", "any", "are", "as", "at", "because", "before", "both", "but", "by", "can", "could", "did", "do", "does",
        "during", "each", "even", "every", "for", "from", "had", "has", "have", "he", "her", "here", "his", "how", "however", "i", "if", "in", "is", "it", "its", "last",
        "many", "meanwhile", "more", "most", "my", "nearly", "no", "none", "not", "now", "of", "on", "once", "one", "or", "our", "since", "she", "so", "some", "still", "such", "that", "the",
        "their", "then", "there", "these", "they", "this", "those", "though", "to", "under", "until", "was", "we", "were", "what", "when", "where", "whether", "which",
        "while", "who", "why", "will", "with", "would", "yet", "you", "your",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The sentences of <paramref name="text"/> between two offsets, in order, without the white space around them.</summary>
    internal static void Split(string text, int start, int end, List<(int Start, int End)> into)
    {
        var lists = ListMarkers.Find(text, start, end);
        var nextMarker = 0;
        var from = start;
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            while (nextMarker < lists.Count && lists[nextMarker] < i)
                nextMarker++;
            if (nextMarker < lists.Count && lists[nextMarker] == i)
            {
                if (i > from)
                {
                    Add(text, from, i, into);
                    from = i;
                    depth = 0;
                }

                i = ListMarkers.SkipMarker(text, i, end) - 1;
                continue;
            }

            var c = text[i];
            if (c == '(')
                depth++;
            else if (c == ')' && depth > 0)
                depth--;
            if (!IsTerminator(c) || i + 1 >= end)
                continue;
            var stop = EndOf(text, i, end, depth, out var next);
            if (next >= end)
                break;
            if (stop > 0 && Ends(text, from, i, stop, next, end, depth))
            {
                Add(text, from, stop, into);
                from = next;
                depth = 0;
                i = next - 1;
            }
            else
            {
                i = Math.Max(i, stop - 1);
            }
        }

        Add(text, from, end, into);
    }

    /// <summary>Whether the marks before <paramref name="at"/> leave no doubt that a sentence goes on: a list's marker, dots that stand for something left out, a question that goes on.</summary>
    internal static bool Decides(string text, int start, int at, int chunks)
    {
        var i = at - 1;
        while (i > start && (char.IsWhiteSpace(text[i]) || IsCloser(text[i])))
            i--;
        return IsTerminator(text[i]) && (chunks < 2 || (text[i] is '?' or '!' && char.IsLower(text[at])) || (i > start + 1 && text[i - 1] == ' ' && text[i - 2] == '.'));
    }

    private static bool IsTerminator(char c) => c is '.' or '?' or '!' or '…' or '。';

    private static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or ')' or ']' or '»';

    private static bool IsOpener(char c) => c is '"' or '\'' or '“' or '‘' or '(' or '[' or '«' or '—' or '-';

    private static void Add(string text, int start, int end, List<(int Start, int End)> into)
    {
        var (s, e) = Paragraphs.Trim(text, start, end);
        if (e > s)
            into.Add((s, e));
    }

    /// <summary>One past the run of terminators and closing marks at <paramref name="i"/>; <paramref name="next"/> is the first character after the white space.</summary>
    private static int EndOf(string text, int i, int end, int depth, out int next)
    {
        var stop = i + 1;
        // Four dots parted by blanks: the first belongs to the sentence, or all do.
        if (text[i] == '.' && SpacedDots(text, i, end) is var dots && dots > 0)
        {
            var attached = i > 0 && !char.IsWhiteSpace(text[i - 1]);
            if (attached && dots == 4)
            {
                next = i + 2;
                var after = i + 7;
                while (after < end && (char.IsWhiteSpace(text[after]) || IsCloser(text[after])))
                    after++;
                if (after < end)
                    return i + 1;
                next = end;
                return end;
            }

            stop = i + (2 * dots) - 1;
        }
        else
        {
            while (stop < end && IsTerminator(text[stop]))
                stop++;
        }

        while (stop < end && (IsCloser(text[stop]) && !(text[stop] is '\'' or '’' && stop + 1 < end && char.IsLetter(text[stop + 1]))))
            stop++;
        next = stop;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        return stop;
    }

    /// <summary>How many dots parted by single blanks begin here; 0 for fewer than three.</summary>
    private static int SpacedDots(string text, int i, int end)
    {
        var n = 1;
        while (i + 2 < end && text[i + 1] == ' ' && text[i + 2] == '.')
        {
            n++;
            i += 2;
        }

        return n >= 3 ? n : 0;
    }

    private static bool Ends(string text, int from, int dot, int stop, int next, int end, int depth)
    {
        var c = text[dot];
        var spaced = next > stop;
        var after = next;
        while (after < end && IsOpener(text[after]))
            after++;
        if (after >= end)
            return false;
        var follows = text[after];
        if (dot > from && text[dot - 1] is '[')
            return false;
        if (depth > 0 && !(text[from] == '(') && !text.AsSpan(dot + 1, stop - dot - 1).Contains(')'))
            return false;
        // A bracket closed after the stop inside a running sentence: "(He left.) at the …".
        var small = char.IsLower(follows);
        if (!spaced)
            return NoSpaceEnds(text, from, dot, stop, end);
        if (c == '.' && SpacedDots(text, dot, end) is var spacedDots && spacedDots > 0)
            return spacedDots >= 4 ? char.IsUpper(follows) || follows == '.' : false;
        if (stop - dot >= 3 && text[dot] == '.' && text[dot + 1] == '.' && dot > from && char.IsWhiteSpace(text[dot - 1]))
            return false;
        if (small)
            return false;
        if (c is '?' or '!' or '…')
            return c != '!' || !small;
        if (follows is ',' or ';' or ':' or '.')
            return false;
        var word = WordBefore(text, from, dot);
        if (stop > dot + 1 && text[stop - 1] is ')' or ']')
            return true;
        return !char.IsDigit(follows) || !IsAbbreviation(word) ? WordEnds(text, from, dot, word, after, end) : false;
    }

    private static bool NoSpaceEnds(string text, int from, int dot, int stop, int end)
    {
        if (stop != dot + 1 || stop + 1 >= end || text[dot] == '…')
            return false;
        if (!char.IsUpper(text[stop]) || !(char.IsLower(text[stop + 1]) || text[stop + 1] == ' '))
            return false;
        var word = WordBefore(text, from, dot);
        if (word.Length < 3 || word.IndexOfAny('/', '@', ':') >= 0 || (text[dot] == '.' && word.Contains('.')) || !(char.IsLower(word[^1]) || char.IsDigit(word[^1])))
            return false;
        var tail = stop;
        while (tail < end && !char.IsWhiteSpace(text[tail]))
            if (text[tail++] is '@' or '/' or '_')
                return false;
        return !IsAbbreviation(word);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        Abbreviations.IsTitle(word) || Abbreviations.IsOther(word) || Abbreviations.IsInitials(word) || (word.Length == 1 && char.IsLetter(word[0]));

    private static bool WordEnds(string text, int from, int dot, ReadOnlySpan<char> word, int after, int end)
    {
        if (Abbreviations.IsInitials(word))
        {
            if (word.Length == 3 && char.ToLowerInvariant(word[2]) == 'm' && char.ToLowerInvariant(word[0]) is 'a' or 'p')
                return CountWords(text, from, dot) > 4 || StartsLikeSentence(text, after, end);
            return StartsLikeSentence(text, after, end);
        }

        if (word.Length == 1 && char.IsLetter(word[0]))
        {
            // "you and I. Did": the pronoun; otherwise an initial of a name.
            if (word[0] != 'I')
                return char.IsLower(word[0]) || StartsLikeSentence(text, after, end);
            var before = dot - 2;
            while (before > from && char.IsWhiteSpace(text[before]))
                before--;
            while (before > from && !char.IsWhiteSpace(text[before - 1]))
                before--;
            return before > from && char.IsLower(text[before]);
        }

        if (word.Length > 0 && word[^1] == '°')
            return false;
        if (Abbreviations.IsTitle(word))
            return word is "no" or "No" or "art" ? StartsLikeSentence(text, after, end) && !char.IsDigit(text[after]) : word is "St" or "st" && char.IsLower(word[0]) && StartsLikeSentence(text, after, end);
        return !Abbreviations.IsOther(word) || StartsLikeSentence(text, after, end);
    }

    private static bool StartsLikeSentence(string text, int at, int end)
    {
        var stop = at;
        while (stop < end && (char.IsLetter(text[stop])))
            stop++;
        if (stop == at || stop - at > 12 || (stop < end && text[stop] == '.'))
            return false;
        Span<char> lower = stackalloc char[stop - at];
        text.AsSpan(at, stop - at).ToLowerInvariant(lower);
        return Starters.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    private static int CountWords(string text, int from, int to)
    {
        var n = 0;
        for (var i = from; i < to; i++)
            if (text[i] == ' ')
                n++;
        return n;
    }

    private static ReadOnlySpan<char> WordBefore(string text, int from, int dot)
    {
        var s = dot;
        while (s > from && !char.IsWhiteSpace(text[s - 1]) && !IsOpener(text[s - 1]))
            s--;
        return text.AsSpan(s, dot - s);
    }
}
