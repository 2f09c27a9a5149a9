namespace Entente.Reading.Dictionaries;

/// <summary>What a pattern bound.</summary>
internal sealed record PatternMatch(CodedPhrase? Source, CodedPhrase? Target, CodedPhrase? Compound)
{
    /// <summary>Lays a pattern around a verb; null where it does not fit.</summary>
    internal static PatternMatch? Try(DictionaryCoder coder, VerbEntries verbs, string[] tokens, int verb, VerbEntries.Verb entry, VerbPattern pattern, int end)
    {
        var bound = new Bindings();
        return Side(coder, verbs, tokens, verb - entry.Before.Length, -1, pattern.Before, bound, end) && Side(coder, verbs, tokens, verb + entry.After.Length, 1, pattern.After, bound, end)
            ? new PatternMatch(bound.Source, bound.Target, bound.Compound)
            : null;
    }

    /// <summary>Lays a pattern of PETRARCH 2 over the phrases of a verb: what follows it in its own, those of its subject where it is a passive; null where it does not fit.</summary>
    internal static PatternMatch? Try(DictionaryCoder coder, VerbEntries verbs, string[] tokens, VerbScope scope, VerbEntries.Verb entry, VerbPattern pattern)
    {
        var bound = new Bindings();
        return Scoped(coder, verbs, tokens, scope, scope.Verb - entry.Before.Length, -1, pattern.Before, bound) && Scoped(coder, verbs, tokens, scope, scope.Verb + entry.After.Length, 1, pattern.After, bound)
            ? new PatternMatch(bound.Source, bound.Target, bound.Compound)
            : null;
    }

    private static bool Scoped(DictionaryCoder coder, VerbEntries verbs, string[] tokens, VerbScope scope, int at, int step, PatternPart[] parts, Bindings bound)
    {
        if (parts.Length == 0)
            return true;
        var (around, moved) = step > 0 ? (scope.Own, scope.Passive ? scope.Subject : null) : (scope.Subject, scope.Passive ? scope.Agent : null);
        return Within(coder, verbs, tokens, scope, at, step, parts, bound, around) || (moved is not null && Within(coder, verbs, tokens, scope, step > 0 ? -1 : tokens.Length, step, parts, bound, moved));
    }

    private static bool Within(DictionaryCoder coder, VerbEntries verbs, string[] tokens, VerbScope scope, int at, int step, PatternPart[] parts, Bindings bound, bool[] mask)
    {
        var behind = false;
        foreach (var part in parts)
        {
            var found = false;
            for (var i = at + step; i >= 0 && i < tokens.Length && !found; i += step)
            {
                if (!mask[i] || !scope.Stands(i, part, behind) || !Fits(coder, verbs, tokens, i, step, part.Word, bound, out var length))
                    continue;
                at = i + (step * (length - 1));
                found = true;
            }

            if (!found)
                return false;
            behind |= part.Kind is PatternPart.Place.Preposition;
        }

        return true;
    }

    private static bool Side(DictionaryCoder coder, VerbEntries verbs, string[] tokens, int at, int step, PatternPart[] parts, Bindings bound, int end)
    {
        foreach (var part in parts)
        {
            var found = false;
            for (var i = at + step; i >= 0 && i < end && !found; i += step)
            {
                if (part.Tied && i != at + step && tokens[i] is not ("THE" or "A" or "AN"))
                {
                    var skipped = tokens[i - step];
                    if (skipped is not ("THE" or "A" or "AN"))
                        return false;
                }

                if (!Fits(coder, verbs, tokens, i, step, part.Word, bound, out var length))
                    continue;
                at = i + (step * (length - 1));
                found = true;
            }

            if (!found)
                return false;
        }

        return true;
    }

    private static bool Fits(DictionaryCoder coder, VerbEntries verbs, string[] tokens, int i, int step, string word, Bindings bound, out int length)
    {
        length = 1;
        switch (word)
        {
            case "$" or "+" or "^" or "%":
                if (coder.PhraseAt(i) is not { } phrase || (word != "^" && phrase.Codes.Length == 0))
                    return false;
                if (word == "$")
                    bound.Source = phrase;
                else if (word == "+")
                    bound.Target = phrase;
                else if (word == "%" && !(coder.IsCompound(phrase)))
                    return false;
                else if (word == "%")
                    bound.Compound = phrase;
                length = step > 0 ? Math.Max(1, phrase.End - i) : Math.Max(1, i - phrase.First + 1);
                return true;
            default:
                if (word[0] == '&')
                    return verbs.IsInSet(word[1..], tokens, i, step, out length);
                return DictionaryText.Same(tokens[i], word, exact: !verbs.Nested) || (tokens[i] == "N'T" && word == "NOT");
        }
    }

    private sealed class Bindings
    {
        internal CodedPhrase? Source { get; set; }

        internal CodedPhrase? Target { get; set; }

        internal CodedPhrase? Compound { get; set; }
    }
}
