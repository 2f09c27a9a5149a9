using Entente.Reading.Syntax;

namespace Entente.Reading.Dictionaries;

/// <summary>A noun phrase and the codes that the dictionaries give it; several where it names several ("leaders of Peru and Chile").</summary>
/// <param name="Head">The token that heads it.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">One past its last.</param>
/// <param name="Codes">Codes in order; empty where no entry fits.</param>
/// <param name="Actor">The actor in the code, without its roles; empty where there is not just one.</param>
internal sealed record CodedPhrase(int Head, int First, int End, string[] Codes, string Actor);

/// <summary>
/// The noun phrases of a sentence as flat chunks in the order of words, with conjuncts joined: less depends on the tree being right.
/// </summary>
internal sealed class DictionaryPhrases
{
    private readonly ParsedSentence _s;
    private readonly string?[] _actor;
    private readonly string?[] _agent;
    private readonly int[] _span;
    private readonly int _verbal;
    private readonly bool _nested;
    private readonly List<CodedPhrase> _all = [];
    private readonly CodedPhrase?[] _at;

    internal DictionaryPhrases(ParsedSentence s, EventDictionaries dictionaries, string[] tokens, DateOnly? day)
    {
        _s = s;
        // The verb of a sentence without one, which the tagger took for a noun ("Ethiopia departs from Libya").
        _verbal = Array.IndexOf(s.Parse.Heads, -1) is >= 0 and var root && s.Tag(root) is "NOUN" or "X" or "PROPN" && char.IsLower(s.Token(root).Form[0]) && s.Child(root, "det") < 0 && s.Child(root, "cop") < 0 && s.Child(root, "case") < 0
            && dictionaries.Verbs.Match(tokens, root, Lemmas.Verb(s.Lower[root]).ToUpperInvariant()) is not null ? root : -1;
        _nested = dictionaries.Verbs.Nested;
        _actor = new string?[s.Count];
        _agent = new string?[s.Count];
        _span = new int[s.Count];
        _at = new CodedPhrase?[s.Count];
        Entries(dictionaries, tokens, day);
        Chunks(tokens);
        Groups = Group(tokens);
    }

    internal IReadOnlyList<CodedPhrase> All => _all;

    /// <summary>Phrases joined by "and", in order; most groups hold one.</summary>
    internal List<List<CodedPhrase>> Groups { get; }

    internal CodedPhrase? At(int token) => _at[token];

    internal List<CodedPhrase> GroupOf(CodedPhrase phrase) => Groups.First(g => g.Contains(phrase));

    /// <summary>The codes of a whole group.</summary>
    internal static List<string> CodesOf(IEnumerable<CodedPhrase> group) => [.. group.SelectMany(p => p.Codes).Distinct(StringComparer.Ordinal)];

    private void Entries(EventDictionaries d, string[] tokens, DateOnly? day)
    {
        for (var i = 0; i < _s.Count;)
        {
            var (length, code) = d.Actors.Match(tokens, i, day);
            var (agentLength, agent) = IsPartOfCompound(i) ? (0, null) : d.Agents.Match(tokens, i);
            var take = 1;
            // Behind an actor, what is a role as well is one: "Rwanda's Senate", "the US Secretary of State".
            if (length > 0 && (length > agentLength || (length == agentLength && !BehindActor(i, tokens))))
            {
                take = length;
                for (var k = i; k < i + length; k++)
                    (_actor[k], _span[k]) = (code, i);
            }
            else if (agentLength > 0)
            {
                take = agentLength;
                for (var k = i; k < i + agentLength; k++)
                    (_agent[k], _span[k]) = (agent, i);
            }

            i += take;
        }
    }

    private bool BehindActor(int i, string[] tokens) => i > 0 && (_actor[i - 1] is not null || (i > 1 && tokens[i - 1] is "'S" or "'" && _actor[i - 2] is not null));

    /// <summary>"military-ruled": the first half of an adjective made by a hyphen names nobody.</summary>
    private bool IsPartOfCompound(int i) => i + 2 < _s.Count && _s.Token(i + 1).Form == "-" && _s.Token(i + 1).Start == _s.Token(i).End && _s.Tag(i + 2) is "VERB" or "ADJ" && _s.Token(i + 2).Start == _s.Token(i + 1).End;

    private void Chunks(string[] tokens)
    {
        for (var i = 0; i < _s.Count; i++)
        {
            if (!IsHead(i))
                continue;
            var own = _s.Subtree(i, c => !Inside(c));
            var (first, end) = (own[0], own[^1] + 1);
            // An entry of several words is not cut, whatever the tree says.
            while (end < _s.Count && ((_actor[end] is not null && _span[end] < end && _span[end] >= first) || (_agent[end] is not null && _span[end] < end && _span[end] >= first)))
                end++;
            if (_all.Count > 0 && _all[^1].End > first)
                first = _all[^1].End;
            if (first >= end || i < first)
                continue;
            var (codes, actor) = Codes(i, first, end, tokens);
            var phrase = new CodedPhrase(i, first, end, codes, actor);
            _all.Add(phrase);
            for (var k = first; k < end; k++)
                _at[k] = phrase;
        }

        for (var k = 0; k < _all.Count; k++)
            if (_all[k].Codes.Length == 0 || _all[k].Codes[0].StartsWith("---", StringComparison.Ordinal))
                Borrow(k, tokens);
    }

    /// <summary>The root, where it is a verb in a noun's tag; -1 else.</summary>
    internal int Verbal => _verbal;

    private bool IsHead(int i)
    {
        if (i == _verbal)
            return false;
        if (_verbal >= 0 && _s.Head(i) == _verbal && (_s.Tag(i) is "NOUN" or "PROPN" || _actor[i] is not null))
            return true;
        if (!(_s.Tag(i) is "NOUN" or "PROPN" or "PRON" or "NUM" || _actor[i] is not null) || (_actor[i] is not null && _span[i] < i && _at[i] is not null))
            return false;
        return !Inside(i) || _s.Head(i) < 0 || !(_s.Tag(_s.Head(i)) is "NOUN" or "PROPN" or "ADJ" or "NUM" or "X" or "VERB");
    }

    /// <summary>Whether a token belongs to the noun phrase of its head.</summary>
    private bool Inside(int i) =>
        _s.Label(i) is "compound" or "flat" or "amod" or "nmod:poss" or "nmod:desc" or "det" or "nummod" or "goeswith" or "case" or "punct" && !(_s.Label(i) is "case" && !_s.Lower[i].Contains("'s") && !_s.Lower[i].Contains("’s")) && !(_s.Label(i) is "punct" && _s.Token(i).Form is not "-")
        || (_s.Label(i) is "conj" or "cc" && _s.Head(i) is >= 0 and var head && (_s.Label(head) is "amod" or "compound" or "nmod:poss" || (_s.Label(i) == "cc" && _s.Label(head) == "conj" && _s.Head(head) is >= 0 and var top && _s.Label(top) is "amod" or "compound")));

    private (string[] Codes, string Actor) Codes(int head, int first, int end, string[] tokens)
    {
        var actors = new List<string>();
        var roles = new List<string>();
        var lastActorEnd = -1;
        for (var i = first; i < end; i++)
        {
            if (_actor[i] is { } code && code[0] != '-' && (_span[i] == i || i == first))
            {
                // Two actors side by side are one by its first name, unless "and" parts them.
                if (actors.Count == 0 || (lastActorEnd >= 0 && i > lastActorEnd && Enumerable.Range(lastActorEnd, i - lastActorEnd).All(k => tokens[k] is "AND" or "," or "THE")))
                    actors.Add(code);
                lastActorEnd = i + 1;
            }
            else if (_agent[i] is { } role && (_span[i] == i || i == first))
            {
                roles.Add(role);
            }
        }

        if (actors.Count == 0)
            return (roles.Count == 0 ? [] : [WithRoles("---", roles)], "");
        return ([.. actors.Select(a => WithRoles(a, roles)).Distinct(StringComparer.Ordinal)], actors.Count == 1 ? actors[0] : "");
    }

    /// <summary>"soldiers from Gondor", "lawmakers and officials in Peru": an agent takes the actor of the phrase behind it, or shares its neighbour's.</summary>
    private void Borrow(int index, string[] tokens)
    {
        var phrase = _all[index];
        var next = index + 1;
        while (next < _all.Count && Joined(_all[next - 1], _all[next], tokens) is not Join.None && !_s.Children(_all[next].Head).Any(c => _s.Label(c) == "case" && _s.Lower[c] is "of" or "in" or "from"))
            next++;
        if (next < _all.Count && _all[next].First - _all[next - 1].End is 1 && tokens[_all[next].First - 1] is "OF" or "IN" or "FROM" && (!_nested || phrase.Codes.Length == 0 || _agent[phrase.Head] is not null) && (phrase.Codes.Length > 0 || tokens[_all[next].First - 1] is "OF"))
        {
            var donors = new List<string>();
            var last = next;
            for (var k = next; k < _all.Count && (k == next || Joined(_all[k - 1], _all[k], tokens) is not Join.None); k++, last = k)
                donors.AddRange(_all[k].Codes);
            donors.RemoveAll(c => c.StartsWith("---", StringComparison.Ordinal));
            if (donors.Count > 0)
            {
                var role = phrase.Codes.Length == 0 ? "" : phrase.Codes[0][3..];
                // Roles in the order of words: "exiled leaders of Egypt's Muslim Brotherhood".
                var actor = _nested ? _all[next].Actor : "";
                Replace(index, phrase with { Codes = [.. donors.Select(d => d.EndsWith(role, StringComparison.Ordinal) ? d : actor.Length > 0 && d.StartsWith(actor, StringComparison.Ordinal) ? actor + role + d[actor.Length..] : d + role)] });
                if (index == next - 1 && phrase.Codes.Length > 0)
                    for (var k = next; k < last; k++)
                        Replace(k, _all[k] with { Codes = [] });
                return;
            }
        }

        // "Danish media and government": the adjective counts for both.
        if (phrase.Codes.Length == 1 && index > 0 && Joined(_all[index - 1], phrase, tokens) is Join.And && _all[index - 1] is { Codes.Length: 1 } before && !before.Codes[0].StartsWith("---", StringComparison.Ordinal)
            && phrase.First == phrase.Head && _agent[before.Head] is { } own && before.Codes[0].EndsWith(own.Trim('~'), StringComparison.Ordinal))
            Replace(index, phrase with { Codes = [before.Codes[0][..^own.Trim('~').Length] + phrase.Codes[0][3..]] });
    }

    private void Replace(int index, CodedPhrase phrase)
    {
        _all[index] = phrase;
        for (var k = phrase.First; k < phrase.End; k++)
            _at[k] = phrase;
    }

    private List<List<CodedPhrase>> Group(string[] tokens)
    {
        var groups = new List<List<CodedPhrase>>();
        for (var k = 0; k < _all.Count;)
        {
            // A list counts as one only where an "and" closes it.
            var (end, closed) = (k + 1, k + 1);
            while (end < _all.Count && Joined(_all[end - 1], _all[end], tokens) is var join && join is not Join.None)
            {
                end++;
                if (join is Join.And)
                    closed = end;
            }

            groups.Add(_all.GetRange(k, closed - k));
            k = closed;
        }

        return groups;
    }

    private Join Joined(CodedPhrase a, CodedPhrase b, string[] tokens)
    {
        if (b.First <= a.End || b.First - a.End > 2 || (_s.IsLabel(b.Head, "nsubj") && (_s.IsLabel(a.Head, "obj") || _s.IsLabel(a.Head, "obl") || _s.IsLabel(a.Head, "nmod"))))
            return Join.None;
        var and = false;
        for (var i = a.End; i < b.First; i++)
        {
            if (tokens[i] is not ("," or "AND" or "OR" or "NOR" or "&"))
                return Join.None;
            and |= tokens[i] is not ",";
        }

        return and ? Join.And : Join.Comma;
    }

    private static string WithRoles(string code, List<string> roles)
    {
        foreach (var role in roles.Distinct(StringComparer.Ordinal))
        {
            if (role.StartsWith('~'))
            {
                if (!code.EndsWith(role[1..], StringComparison.Ordinal))
                    code += role[1..];
            }
            else if (role.EndsWith('~'))
            {
                code = role[..^1] + code;
            }
        }

        return code;
    }

    private enum Join
    {
        None,
        Comma,
        And,
    }
}
