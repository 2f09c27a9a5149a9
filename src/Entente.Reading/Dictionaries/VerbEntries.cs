namespace Entente.Reading.Dictionaries;

/// <summary>A part of a pattern: a word or a set of words, or a sign for an actor.</summary>
/// <param name="Word">The word; a set's name after <c>&amp;</c>; or <c>$</c>, <c>+</c>, <c>^</c>, <c>%</c>.</param>
/// <param name="Tied">Whether it stands right beside the part before it, towards the verb.</param>
/// <param name="Kind">Where it stands among phrases; the notation of PETRARCH 1 leaves that open.</param>
internal readonly record struct PatternPart(string Word, bool Tied, PatternPart.Place Kind)
{
    /// <summary>The places that brackets tell apart.</summary>
    internal enum Place
    {
        /// <summary>Anywhere; in PETRARCH 2 the head of a phrase.</summary>
        Head,

        /// <summary>Within braces: any word of a phrase.</summary>
        Within,

        /// <summary>First within parentheses: a preposition.</summary>
        Preposition,
    }
}

/// <summary>A pattern around a verb: what stands before it (outward), what after.</summary>
internal sealed record VerbPattern(PatternPart[] Before, PatternPart[] After, string Code)
{
    internal int Weight => Before.Length + After.Length;
}

/// <summary>Verbs with patterns and sets of synonyms, in the notations of PETRARCH 1 and 2.</summary>
internal sealed class VerbEntries
{
    private readonly Dictionary<string, List<Verb>> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> _sets = new(StringComparer.Ordinal);

    /// <summary>Whether patterns mark phrases by brackets, as PETRARCH 2 does; its nouns stand for their plurals too.</summary>
    internal bool Nested { get; private set; }

    internal void Add(string text)
    {
        List<VerbPattern> patterns = [];
        var group = "";
        string? set = null;
        Nested |= DictionaryText.Lines(text).Any(l => l[0] == '-' && !l.StartsWith("---", StringComparison.Ordinal) && l.AsSpan().IndexOfAny('(', '{') >= 0);
        foreach (var line in DictionaryText.Lines(text))
        {
            if (line.StartsWith("---", StringComparison.Ordinal))
            {
                set = null;
                patterns = [];
                group = DictionaryText.Brackets(line).FirstOrDefault() ?? "";
            }
            else if (line[0] == '&')
            {
                set = line[1..].Trim().ToUpperInvariant().TrimEnd('_');
                _sets.TryAdd(set, []);
            }
            else if (line[0] == '+' && set is not null)
            {
                _sets[set].Add(DictionaryText.Words(line[1..], out _));
            }
            else if (line[0] == '-')
            {
                set = null;
                if (Pattern(line[1..]) is { } pattern)
                    Insert(patterns, pattern);
            }
            else if (line[0] != '~')
            {
                set = null;
                AddVerb(line, group, patterns);
            }
        }
    }

    /// <summary>The verb at a token: the longest of several words first.</summary>
    internal Verb? Match(string[] tokens, int at, string lemma)
    {
        Verb? best = null;
        foreach (var key in (ReadOnlySpan<string>)[tokens[at], lemma])
            if (_byWord.TryGetValue(key, out var verbs))
                foreach (var verb in verbs)
                    if (Fits(verb, tokens, at) && (best is null || verb.Around > best.Around))
                        best = verb;
                    else if (best is not null && verb.Around == best.Around && verb.Patterns != best.Patterns && Fits(verb, tokens, at))
                        best = Both(best, verb);
        return best;
    }

    /// <summary>Two groups that list one verb: the patterns of both, the first code that is one.</summary>
    private Verb Both(Verb a, Verb b)
    {
        List<VerbPattern> patterns = [.. a.Patterns];
        foreach (var pattern in b.Patterns)
            Insert(patterns, pattern);
        return a with { Patterns = patterns, Code = a.Code.Length == 0 || a.Code[0] == '-' ? b.Code : a.Code };
    }

    internal bool IsInSet(string name, string[] tokens, int at, int step, out int length)
    {
        length = 0;
        if (!_sets.TryGetValue(name.TrimEnd('_'), out var members))
            return false;
        foreach (var member in members)
        {
            if (member.Length <= length)
                continue;
            // A member is laid against the text so that it reads left to right whichever way we walk.
            var start = step > 0 ? at : at - member.Length + 1;
            if (start < 0 || start + member.Length > tokens.Length)
                continue;
            var same = true;
            for (var i = 0; i < member.Length && same; i++)
                same = member[i].StartsWith('&')
                    ? IsInSet(member[i][1..], tokens, start + i, 1, out _)
                    : DictionaryText.Same(tokens[start + i], member[i], false);
            if (same)
                length = member.Length;
        }

        return length > 0;
    }

    /// <summary>Longer patterns are tried first, equal ones in the order of the file; PETRARCH 2 lets what comes later overwrite what came before.</summary>
    private void Insert(List<VerbPattern> patterns, VerbPattern pattern)
    {
        var at = patterns.Count;
        while (at > 0 && (Nested ? patterns[at - 1].Weight <= pattern.Weight : patterns[at - 1].Weight < pattern.Weight))
            at--;
        patterns.Insert(at, pattern);
    }

    private static bool Fits(Verb verb, string[] tokens, int at)
    {
        if (at - verb.Before.Length < 0 || at + verb.After.Length >= tokens.Length + (verb.After.Length == 0 ? 1 : 0))
            return false;
        for (var i = 0; i < verb.Before.Length; i++)
            if (!string.Equals(tokens[at - verb.Before.Length + i], verb.Before[i], StringComparison.Ordinal))
                return false;
        for (var i = 0; i < verb.After.Length; i++)
            if (at + 1 + i >= tokens.Length || !string.Equals(tokens[at + 1 + i], verb.After[i], StringComparison.Ordinal))
                return false;
        return true;
    }

    private void AddVerb(string line, string group, List<VerbPattern> patterns)
    {
        var code = DictionaryText.Brackets(line).FirstOrDefault() ?? group;
        var text = DictionaryText.BeforeBracket(line);
        var forms = new List<string>();
        if (text.IndexOf('{', StringComparison.Ordinal) is var b && b >= 0)
        {
            forms.AddRange(text[(b + 1)..].Replace("}", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            text = text[..b].Trim();
        }

        forms.Add(text);
        foreach (var form in forms)
        {
            var words = DictionaryText.Words(form, out _);
            if (words.Length == 0)
                continue;
            // In a verb of several words + marks the one that bears endings.
            var main = words.Length == 1 ? 0 : Math.Max(0, Array.FindIndex(words, w => w[0] == '+'));
            var word = words[main].TrimStart('+');
            var verb = new Verb(words[..main], words[(main + 1)..], code, patterns);
            if (!_byWord.TryGetValue(word, out var list))
                _byWord[word] = list = [];
            list.Add(verb);
        }
    }

    private static VerbPattern? Pattern(string line)
    {
        var code = DictionaryText.Brackets(line).LastOrDefault();
        if (code is null)
            return null;
        var text = DictionaryText.BeforeBracket(line).ToUpperInvariant();
        var parts = Parts(text);
        var star = parts.FindIndex(p => p.Word == "*");
        if (star < 0)
            return null;
        // Before the verb the tie of a part to its right neighbour counts: it is written on that neighbour.
        var before = new List<PatternPart>();
        for (var i = star - 1; i >= 0; i--)
            before.Add(parts[i] with { Tied = parts[i + 1].Tied });
        return new VerbPattern([.. before], [.. parts.Skip(star + 1)], code);
    }

    private static List<PatternPart> Parts(string text)
    {
        var parts = new List<PatternPart>();
        var (tied, open, within) = (false, false, false);
        var word = new System.Text.StringBuilder();
        void Flush()
        {
            if (word.Length == 0)
                return;
            parts.Add(new PatternPart(word.ToString(), tied, within ? PatternPart.Place.Within : open ? PatternPart.Place.Preposition : PatternPart.Place.Head));
            word.Clear();
            (tied, open) = (false, false);
        }

        foreach (var c in text)
        {
            if (c is not ('_' or ' ' or '\t' or '*' or '(' or ')' or '{' or '}'))
            {
                word.Append(c);
                continue;
            }

            Flush();
            if (c == '*')
                parts.Add(new PatternPart("*", tied, PatternPart.Place.Head));
            (tied, open, within) = (c == '_' || (tied && c is '(' or '{'), c == '(' || (open && c is ' '), c == '{' || (within && c != '}'));
        }

        Flush();
        return parts;
    }

    /// <summary>A verb with the words that must stand around it.</summary>
    internal sealed record Verb(string[] Before, string[] After, string Code, List<VerbPattern> Patterns)
    {
        internal int Around => Before.Length + After.Length;
    }
}
