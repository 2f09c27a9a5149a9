using System.Collections.Frozen;

namespace Entente.Reading.Text;

/// <summary>
/// Parts a sentence into the words of the English treebanks (Universal Dependencies, EWT): contractions, possessives, hyphens
/// and marks stand alone. Where the treebank treats a string otherwise than the rules, the table learnt from it decides.
/// </summary>
internal sealed class Tokenizer(FrozenDictionary<string, byte[]> exceptions)
{
    // No word is longer; a hostile run of characters is cut so that the cost stays linear.
    private const int LongestChunk = 400;

    internal static readonly Tokenizer ByRule = new(FrozenDictionary<string, byte[]>.Empty);

    private static readonly string[] Clitics = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "n’t", "’s", "’re", "’ve", "’ll", "’d", "’m"];
    private const string Runs = "-.*=_!?<>+~#";
    private static readonly FrozenSet<string> Units = "am pm bn mn km mg kg lb lbs mm cm ft k m b mph hrs hr min gb mb".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Parts of words, not words: the treebank's guidelines leave them tied.
    private static readonly FrozenSet<string> Prefixes =
        "anti arch bi bio co counter cross cyber de e eco ex extra hyper intra macro mega mid mini mono multi neo non over para post pre pro pseudo quasi re semi sub super trans tri ultra un".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> _exceptions = exceptions.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The tokens of <paramref name="text"/> between two offsets.</summary>
    internal List<Token> Tokens(string text, int start, int end)
    {
        var tokens = new List<Token>((end - start) / 4);
        Tokens(text, start, end, tokens);
        return tokens;
    }

    internal void Tokens(string text, int start, int end, List<Token> into)
    {
        for (var i = start; i < end;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var s = i;
            while (i < end && !char.IsWhiteSpace(text[i]) && i - s < LongestChunk)
                i++;
            if (i < end && i > s + 1 && char.IsLowSurrogate(text[i]))
                i--;
            Chunk(text, s, i, into);
        }
    }

    private static void Add(string text, int start, int end, List<Token> into)
    {
        if (end > start)
            into.Add(new Token(start, end, Word(text, start, end)));
    }

    private static string Word(string text, int start, int end)
    {
        if (end - start == 1 && text[start] < 128)
            return SingleCharacters[text[start]];
        return text[start..end];
    }

    private static readonly string[] SingleCharacters = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    private static bool Mark(char c) => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c);

    private void Chunk(string text, int s, int e, List<Token> into)
    {
        // Iterates over what is left instead of recursing: a hostile chunk may be as long as the text.
        var tail = new Stack<(int Start, int End)>();
        while (true)
        {
            while (s < e)
            {
                var chunk = text.AsSpan(s, e - s);
                if (_exceptions.TryGetValue(chunk, out var lengths))
                {
                    foreach (var length in lengths)
                    {
                        Add(text, s, s + length, into);
                        s += length;
                    }

                    s = e;
                    break;
                }

                if (e - s == 1)
                {
                    Add(text, s, e, into);
                    s = e;
                    break;
                }

                if (!Step(text, ref s, ref e, into, tail))
                {
                    Add(text, s, e, into);
                    s = e;
                }
            }

            if (tail.Count == 0)
                return;
            (s, e) = tail.Pop();
        }
    }

    /// <summary>Takes one token off the front, or puts one off the end aside; false where the chunk is one token.</summary>
    private static bool Step(string text, ref int s, ref int e, List<Token> into, Stack<(int Start, int End)> tail)
    {
        var w = text.AsSpan(s, e - s);
        if (IsAddress(w))
        {
            var stop = e;
            while (stop > s + 1 && ".,;:!?)>]\"'”’".Contains(text[stop - 1]))
                stop--;
            var from = s;
            while (from < stop - 1 && "(<[\"'“‘".Contains(text[from]))
                from++;
            if (from > s)
                Add(text, s, from, into);
            Add(text, from, stop, into);
            s = stop;
            return stop < e || Done(ref s, e);
        }

        if (!w.ContainsAnyExcept(MarksOnly) || AllMarks(w))
        {
            while (s < e)
            {
                var j = s + 1;
                while (j < e && (text[j] == text[s] || (text[j] is '?' or '!' && (text[j - 1] is '?' or '!' || (text[s] == '.' && j == s + 1)))) && !"()[]\"“”".Contains(text[s]))
                    j++;
                Add(text, s, j, into);
                s = j;
            }

            return true;
        }

        var first = w[0];
        if (Mark(first))
        {
            if (first is '\'' or '’')
            {
                if (!IsClitic(w) && !char.IsDigit(w[1]))
                {
                    Add(text, s, s + 1, into);
                    s++;
                    return true;
                }
            }
            else if (first == '@' && w.Length > 1 && char.IsLetter(w[1]))
            {
            }
            else if (!(first == '.' && char.IsDigit(w[1])))
            {
                var a = 1;
                while (a < w.Length && w[a] == first && Runs.Contains(first))
                    a++;
                Add(text, s, s + a, into);
                s += a;
                return true;
            }
        }

        var last = w[^1];
        if (Mark(last))
        {
            if (last == '.' && KeepsStop(w))
                return false;
            var b = last is '?' or '!' or '.' ? Stops(w) : w.Length - 1;
            while (b > 0 && w[b - 1] == last && Runs.Contains(last))
                b--;
            if (b > 0)
            {
                tail.Push((s + b, e));
                e = s + b;
                return true;
            }
        }

        foreach (var clitic in Clitics)
            if (w.Length > clitic.Length && w.EndsWith(clitic, StringComparison.OrdinalIgnoreCase))
            {
                tail.Push((e - clitic.Length, e));
                e -= clitic.Length;
                return true;
            }

        if (w.Equals("cannot", StringComparison.OrdinalIgnoreCase) || w.Equals("gonna", StringComparison.OrdinalIgnoreCase) || w.Equals("wanna", StringComparison.OrdinalIgnoreCase))
        {
            Add(text, s, s + 3, into);
            s += 3;
            return true;
        }

        return Inside(text, ref s, ref e, tail) || NumberWithUnit(text, ref s, e, into);
    }

    private static readonly System.Buffers.SearchValues<char> MarksOnly = System.Buffers.SearchValues.Create(".,;:!?-–—()[]{}\"'“”‘’/*=_#&%$…");

    private static bool Done(ref int s, int e)
    {
        s = e;
        return true;
    }

    private static bool AllMarks(ReadOnlySpan<char> w)
    {
        foreach (var c in w)
            if (!Mark(c))
                return false;
        return true;
    }

    /// <summary>Where the marks that end a chunk begin: "?!" and ".?" are one token, "...?" two.</summary>
    private static int Stops(ReadOnlySpan<char> w)
    {
        var b = w.Length - 1;
        while (b > 0 && w[b - 1] is '?' or '!')
            b--;
        return b > 1 && w[b - 1] == '.' && w[b - 2] != '.' && w[b] != '.' && !KeepsStop(w[..b]) ? b - 1 : b;
    }

    /// <summary>Groups of figures tied by hyphens that end in four, one of three among them: a telephone number.</summary>
    private static bool IsTelephone(ReadOnlySpan<char> w)
    {
        var (run, three) = (0, false);
        foreach (var c in w)
        {
            if (c != '-' && !char.IsAsciiDigit(c))
                return false;
            three |= c == '-' && run == 3;
            run = c == '-' ? 0 : run + 1;
        }

        return three && run == 4;
    }

    private static bool IsAddress(ReadOnlySpan<char> w) =>
        w.Contains("://", StringComparison.Ordinal) || w.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (w.Contains('@') && w.IndexOf('@') > 0 && w.Contains('.'));

    private static bool IsClitic(ReadOnlySpan<char> w)
    {
        foreach (var clitic in Clitics)
            if (w.Equals(clitic, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool KeepsStop(ReadOnlySpan<char> w)
    {
        var stem = w[..^1];
        if (stem.Length == 1)
            return char.IsUpper(stem[0]);
        return Abbreviations.IsInitials(stem) || Abbreviations.IsTitle(stem) || (Abbreviations.IsOther(stem) && char.IsUpper(stem[0]));
    }

    /// <summary>Hyphens, strokes and brackets inside a chunk stand alone.</summary>
    private static bool Inside(string text, ref int s, ref int e, Stack<(int Start, int End)> tail)
    {
        if (IsTelephone(text.AsSpan(s, e - s)))
            return false;
        for (var i = s + 1; i < e - 1; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c))
                continue;
            var digits = char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]);
            var parts = c switch
            {
                '-' => !IsPrefix(text.AsSpan(s, i - s)),
                '–' => true,
                '/' or '—' => !digits,
                '(' or ')' or '"' or '[' or ']' or '“' or '”' or '?' or '!' or '…' => true,
                ',' or ':' or ';' => !digits,
                '.' => text[i + 1] == '.',
                _ => false,
            };
            if (!parts)
                continue;
            var j = i + 1;
            while (j < e && text[j] == c)
                j++;
            if (j < e)
                tail.Push((j, e));
            tail.Push((i, j));
            e = i;
            return true;
        }

        return false;
    }

    private static bool IsPrefix(ReadOnlySpan<char> word)
    {
        if (word.Length > 7)
            return false;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return Prefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower);
    }

    private static bool NumberWithUnit(string text, ref int s, int e, List<Token> into)
    {
        var k = s;
        while (k < e && (char.IsDigit(text[k]) || text[k] is '.' or ',' or ':'))
            k++;
        if (k == s || k == e || e - k > 4)
            return false;
        Span<char> lower = stackalloc char[e - k];
        text.AsSpan(k, e - k).ToLowerInvariant(lower);
        if (!Units.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower))
            return false;
        Add(text, s, k, into);
        s = k;
        return true;
    }
}
