using Entente.Reading.Syntax;

namespace Entente.Reading.Dictionaries;

/// <summary>A noun phrase with its code: state and agent codes joined.</summary>
internal sealed record CodedPhrase(int Head, int First, int End, string Code);

/// <summary>An event as the dictionaries code it.</summary>
internal sealed record DictionaryEvent(string Source, string Target, string Code, int Verb);

/// <summary>Codes a sentence with loaded dictionaries: phrases by actor and agent entries, verbs by patterns, sides by the tree.</summary>
internal sealed class DictionaryCoder
{
    private readonly ParsedSentence _s;
    private readonly EventDictionaries _d;
    private readonly string[] _tokens;
    private readonly CodedPhrase?[] _phrase;

    internal DictionaryCoder(ParsedSentence sentence, EventDictionaries dictionaries, DateOnly? day)
    {
        (_s, _d) = (sentence, dictionaries);
        _tokens = [.. Enumerable.Range(0, sentence.Count).Select(i => sentence.Token(i).Form.ToUpperInvariant().Replace('’', '\''))];
        _phrase = new CodedPhrase?[sentence.Count];
        Phrases(day);
    }

    internal List<DictionaryEvent> Code()
    {
        var found = new List<DictionaryEvent>();
        for (var i = 0; i < _s.Count; i++)
        {
            if (!(_s.Tag(i) is "VERB" or "AUX" || IsMisread(i)))
                continue;
            if (_s.Tag(i) == "AUX" && (_s.IsLabel(i, "aux") || _s.IsLabel(i, "cop")))
                continue;
            if (_d.Verbs.Match(_tokens, i, _s.Lemma[i].ToUpperInvariant()) is { } verb)
                Verb(i, verb, found);
        }

        return found;
    }

    /// <summary>A verb that the tagger took for a noun: it has a subject or object of its own, or is the root.</summary>
    private bool IsMisread(int i) => _s.Tag(i) is "NOUN" or "ADJ" or "PROPN" && _phrase[i] is null && (_s.Head(i) < 0 || _s.Child(i, "nsubj") >= 0 || _s.Child(i, "obj") >= 0);

    private void Verb(int verb, VerbEntries.Verb entry, List<DictionaryEvent> found)
    {
        var code = entry.Code;
        PatternMatch? match = null;
        foreach (var pattern in entry.Patterns.OrderByDescending(p => p.Weight))
            if (PatternMatch.Try(this, _d.Verbs, _tokens, verb, entry, pattern) is { } m)
            {
                (match, code) = (m, pattern.Code);
                break;
            }

        if (code.Length == 0 || code[0] is '-' or '+')
            return;
        var passive = _s.Passive(verb);
        var sources = match?.Source is { } s ? [s] : Subjects(verb, passive);
        var targets = match?.Target is { } t ? [t] : Objects(verb, passive, sources);
        if (passive && match is not { Source: not null })
            (sources, targets) = (targets, sources);
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        var (there, back) = colon < 0 ? (code, "") : (code[..colon], code[(colon + 1)..]);
        if (targets.Count == 0 && sources.Count > 1 && (match is { Compound: true } || colon >= 0 || targets.Count == 0))
        {
            foreach (var a in sources)
                foreach (var b in sources)
                    if (a.Code != b.Code)
                        Add(found, a.Code, b.Code, there, verb);
            return;
        }

        foreach (var a in sources)
            foreach (var b in targets)
            {
                if (a.Code == b.Code)
                    continue;
                Add(found, a.Code, b.Code, there, verb);
                if (back.Length > 0)
                    Add(found, b.Code, a.Code, back, verb);
            }
    }

    internal CodedPhrase? PhraseAt(int token) => _phrase[token];

    /// <summary>The coded phrases that act: the subject with its conjuncts, inherited through the clauses above, else the nearest before the verb.</summary>
    private List<CodedPhrase> Subjects(int verb, bool passive)
    {
        var at = verb;
        for (var depth = 0; depth < 6 && at >= 0; depth++)
        {
            var subject = _s.Child(at, "nsubj");
            if (subject >= 0)
            {
                if (_s.Lower[subject] is "who" or "which" or "that" && _s.IsLabel(at, "acl"))
                    subject = _s.Head(at);
                var coded = Coded(subject);
                if (coded.Count > 0)
                    return coded;
                if (_s.Tag(subject) != "PRON" && passive)
                    return [];
            }

            at = _s.Head(at);
        }

        for (var i = verb - 1; i >= 0; i--)
            if (_phrase[i] is { } nearest && !_s.Children(nearest.Head).Any(c => _s.IsLabel(c, "case")))
                return [nearest];
        return [];
    }

    private List<CodedPhrase> Objects(int verb, bool passive, List<CodedPhrase> not)
    {
        bool Fresh(CodedPhrase p) => not.All(n => n.Code != p.Code && n.Head != p.Head);
        if (passive)
            foreach (var c in _s.Children(verb))
                if (_s.IsLabel(c, "obl") && _s.Case(c) == "by" && Coded(c) is { Count: > 0 } agents)
                    return agents;
        foreach (var label in (ReadOnlySpan<string>)["obj", "iobj", "obl", "xcomp", "ccomp", "advcl"])
            foreach (var c in _s.Children(verb))
                if (_s.IsLabel(c, label) && c > verb)
                {
                    if (label is "obj" or "iobj" or "obl" && Coded(c).Where(Fresh).ToList() is { Count: > 0 } direct)
                        return direct;
                    foreach (var inner in _s.Subtree(c, x => _s.Label(x) is "parataxis" or "acl:relcl"))
                        if (inner > verb && _phrase[inner] is { } p && Fresh(p))
                            return Coded(p.Head) is { Count: > 0 } group ? [.. group.Where(Fresh)] : [p];
                }

        var end = _s.Count;
        for (var i = verb + 1; i < end; i++)
            if (_phrase[i] is { } next && Fresh(next))
                return [next];
        return [];
    }

    private List<CodedPhrase> Coded(int head)
    {
        var found = new List<CodedPhrase>();
        foreach (var part in _s.Conjuncts(head))
            if (_phrase[part] is { } phrase && !found.Contains(phrase))
                found.Add(phrase);
        if (found.Count > 0)
            return found;
        foreach (var i in _s.Subtree(head, c => _s.Label(c) is "acl:relcl" or "acl" or "appos" or "advcl"))
            if (_phrase[i] is { } inner)
                return [inner];
        return found;
    }

    /// <summary>Codes phrases: every actor entry, with the agents of its noun phrase before and behind it.</summary>
    private void Phrases(DateOnly? day)
    {
        var codes = new string?[_s.Count];
        var agents = new string?[_s.Count];
        var spans = new (int First, int End)[_s.Count];
        for (var i = 0; i < _s.Count;)
        {
            var (length, code) = _d.Actors.Match(_tokens, i, day);
            var (agentLength, agent) = _d.Agents.Match(_tokens, i);
            if (length > 0 && length >= agentLength)
            {
                for (var k = i; k < i + length; k++)
                    (codes[k], spans[k]) = (code, (i, i + length));
                i += length;
            }
            else if (agentLength > 0)
            {
                for (var k = i; k < i + agentLength; k++)
                    (agents[k], spans[k]) = (agent, (i, i + agentLength));
                i += agentLength;
            }
            else
            {
                i++;
            }
        }

        for (var i = 0; i < _s.Count; i++)
        {
            if (_s.Tag(i) is not ("NOUN" or "PROPN" or "PRON" or "ADJ" or "NUM") && codes[i] is null)
                continue;
            if (_s.Head(i) is >= 0 and var above && _s.Label(i) is "compound" or "flat" or "amod" or "nmod:poss" or "det" && (_s.Tag(above) is "NOUN" or "PROPN"))
                continue;
            Phrase(i, codes, agents, spans);
        }
    }

    private void Phrase(int head, string?[] codes, string?[] agents, (int First, int End)[] spans)
    {
        var tokens = _s.Subtree(head, c => _s.Label(c) is "conj" or "acl:relcl" or "acl" or "appos" or "parataxis" or "advcl" or "cc" or "nsubj" or "obj" or "obl" or "xcomp" or "ccomp" || (_s.IsLabel(c, "nmod") && c > head && _s.Case(c) is not ("of" or "in" or "from" or "")));
        string? actor = null;
        var roles = new List<string>();
        var seen = new HashSet<int>();
        foreach (var t in tokens)
        {
            if (codes[t] is { } code && actor is null && code[0] != '-')
                actor = code;
            if (agents[t] is { } agent && seen.Add(spans[t].First))
                roles.Add(agent);
        }

        if (actor is null)
            return;
        var whole = actor;
        foreach (var role in roles.Distinct(StringComparer.Ordinal))
        {
            if (role.StartsWith('~'))
            {
                if (!whole.EndsWith(role[1..], StringComparison.Ordinal))
                    whole += role[1..];
            }
            else if (role.EndsWith('~'))
            {
                whole = role[..^1] + whole;
            }
        }

        var phrase = new CodedPhrase(head, tokens[0], tokens[^1] + 1, whole);
        foreach (var t in tokens)
            _phrase[t] = phrase;
    }

    private static void Add(List<DictionaryEvent> found, string source, string target, string code, int verb)
    {
        if (!found.Any(f => f.Source == source && f.Target == target && f.Code == code))
            found.Add(new DictionaryEvent(source, target, code, verb));
    }
}
