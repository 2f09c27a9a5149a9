using System.Globalization;
using Entente.Reading.Text;

namespace Entente.Reading.Dictionaries;

/// <summary>Actors with codes by date: <c>NAME [CODE 930101-991231]</c>, <c>+SYNONYM</c>.</summary>
internal sealed class ActorEntries
{
    private readonly Dictionary<string, List<Entry>> _byFirst = new(StringComparer.Ordinal);

    internal void Add(string text)
    {
        var open = new List<string>();
        List<string> codes = [];
        void Close()
        {
            foreach (var name in open)
                Store(name, codes);
            open.Clear();
        }

        foreach (var line in DictionaryText.Lines(text))
        {
            var brackets = DictionaryText.Brackets(line);
            var name = DictionaryText.BeforeBracket(line);
            if (line.StartsWith('+'))
            {
                // A synonym with a code of its own is tried first.
                if (brackets.Length > 0)
                    Store(name[1..], [.. brackets, .. codes]);
                else
                    open.Add(name[1..]);
                continue;
            }

            if (line.StartsWith('[') || name.Length == 0)
            {
                codes.AddRange(brackets);
                continue;
            }

            // A name without a code of its own shares that of the name below it.
            if (codes.Count > 0)
                Close();
            codes = [.. brackets];
            open.Add(name);
        }

        Close();
    }

    /// <summary>The longest actor at a token and its code on a day; the code is null where a restriction leaves none, "---" where the dictionary says so.</summary>
    internal (int Length, string? Code) Match(string[] tokens, int at, DateOnly? day)
    {
        Entry? best = null;
        foreach (var entry in Candidates(tokens[at]))
        {
            // Of two persons of one name the one whose time it was.
            if (at + entry.Words.Length > tokens.Length || (best is not null && (entry.Words.Length < best.Words.Length || (entry.Words.Length == best.Words.Length && (HoldsOn(best.Codes, day) || !HoldsOn(entry.Codes, day))))))
                continue;
            var same = true;
            for (var i = 0; i < entry.Words.Length && same; i++)
                same = i == entry.Words.Length - 1
                    ? DictionaryText.Same(tokens[at + i], entry.Words[i], entry.Exact) || (!entry.Exact && entry.Words[i].Length >= 4 && tokens[at + i].StartsWith(entry.Words[i], StringComparison.Ordinal) && tokens[at + i].Length - entry.Words[i].Length <= 3)
                    : string.Equals(tokens[at + i], entry.Words[i], StringComparison.Ordinal);
            if (same)
                best = entry;
        }

        return best is null ? (0, null) : (best.Words.Length, CodeOn(best.Codes, day));
    }

    private IEnumerable<Entry> Candidates(string token)
    {
        if (_byFirst.TryGetValue(token, out var exact))
            foreach (var entry in exact)
                yield return entry;
        for (var cut = 1; cut <= 3 && token.Length - cut >= 2; cut++)
            if (_byFirst.TryGetValue(token[..^cut], out var stems))
                foreach (var entry in stems)
                    if (entry.Words.Length == 1)
                        yield return entry;
        if (token.EndsWith("IES", StringComparison.Ordinal) && _byFirst.TryGetValue(token[..^3] + "Y", out var plurals))
            foreach (var entry in plurals)
                yield return entry;
    }

    private void Store(string name, IEnumerable<string> codes)
    {
        var words = DictionaryText.Words(name, out var exact).SelectMany(w => w.Contains('-') && w.Length > 1 ? Split(w) : [w]).ToArray();
        if (words.Length == 0)
            return;
        if (!_byFirst.TryGetValue(words[0], out var list))
            _byFirst[words[0]] = list = [];
        list.Add(new Entry(words, exact, [.. codes.Select(Restricted)]));
    }

    /// <summary>A word with hyphens as the tokenizer parts it in a text.</summary>
    internal static IEnumerable<string> Split(string word) => Tokenizer.ByRule.Tokens(word, 0, word.Length).Select(t => t.Form);

    private static string? CodeOn((string Code, DateOnly? From, DateOnly? Until)[] codes, DateOnly? day)
    {
        // A code without a restriction is what remains where none with one holds.
        foreach (var restricted in codes)
            if (Holds(restricted, day))
                return restricted.Code;
        foreach (var (code, from, until) in codes)
            if (from is null && until is null)
                return code;
        return null;
    }

    private static bool HoldsOn((string Code, DateOnly? From, DateOnly? Until)[] codes, DateOnly? day) => Array.Exists(codes, c => Holds(c, day));

    private static bool Holds((string Code, DateOnly? From, DateOnly? Until) code, DateOnly? day) =>
        (code.From is not null || code.Until is not null) && (day is not { } d || ((code.From is null || d >= code.From) && (code.Until is null || d <= code.Until)));

    private static (string Code, DateOnly? From, DateOnly? Until) Restricted(string bracket)
    {
        var parts = bracket.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return (bracket, null, null);
        // Either side of the code may hold the restriction, with blanks in it or without.
        var first = !(parts[0][0] is '<' or '>' || char.IsAsciiDigit(parts[0][0]));
        var code = first ? parts[0] : parts[^1];
        var limit = string.Concat(first ? parts[1..] : parts[..^1]);
        if (limit[0] == '<')
            return (code, null, Day(limit[1..]));
        if (limit[0] == '>')
            return (code, Day(limit[1..]), null);
        var dash = limit.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (code, null, null) : (code, Day(limit[..dash]), Day(limit[(dash + 1)..]));
    }

    private static DateOnly? Day(string text)
    {
        if (text.Length == 6)
            text = (text[0] is '0' or '1' or '2' ? "20" : "19") + text;
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private sealed record Entry(string[] Words, bool Exact, (string Code, DateOnly? From, DateOnly? Until)[] Codes);
}
