using Entente.Reading.Events;
using Entente.Reading.Syntax;

namespace Entente.Reading.Dictionaries;

/// <summary>An event as the dictionaries code it.</summary>
internal sealed record DictionaryEvent(string Source, string Target, string Code, int Verb);

/// <summary>A verb as its entry reads it: codes there and back, who, to whom.</summary>
internal sealed record VerbReading(int Verb, string There, string Back, List<string> Sources, List<string> Targets, bool ByPattern);

/// <summary>
/// Codes a sentence with loaded dictionaries as PETRARCH does (Norris, Schrodt and Beieler 2017): verbs by their patterns, the source before
/// the verb, the target within its phrase, the two changed where a passive names its agent.
/// </summary>
internal sealed class DictionaryCoder
{
    private readonly ParsedSentence _s;
    private readonly EventDictionaries _d;
    private readonly string[] _tokens;
    private readonly DictionaryPhrases _phrases;

    internal DictionaryCoder(ParsedSentence sentence, EventDictionaries dictionaries, DateOnly? day)
    {
        (_s, _d) = (sentence, dictionaries);
        _tokens = [.. Enumerable.Range(0, sentence.Count).Select(i => sentence.Token(i).Form.ToUpperInvariant().Replace('’', '\''))];
        _phrases = new DictionaryPhrases(sentence, dictionaries, _tokens, day);
    }

    internal List<DictionaryEvent> Code()
    {
        var readings = new List<VerbReading>();
        for (var i = 0; i < _s.Count; i++)
            if (IsVerb(i) && _d.Verbs.Match(_tokens, i, _s.Tag(i) is "VERB" or "AUX" ? _s.Lemma[i].ToUpperInvariant() : Lemmas.Verb(_s.Lower[i]).ToUpperInvariant()) is { } verb && Read(i, verb) is { } reading)
                readings.Add(reading);
        var found = new List<DictionaryEvent>();
        foreach (var reading in _d.Verbs.Nested ? new NestedMeanings(_s, readings).Combined() : readings)
            Emit(reading, found);
        return found;
    }

    private void Emit(VerbReading reading, List<DictionaryEvent> found)
    {
        // PETRARCH 2 keeps an act without a target, and takes several who act together for one another's.
        if (_d.Verbs.Nested && reading.Targets.Count == 0 && reading.There.Length > 0 && !reading.There.StartsWith("01", StringComparison.Ordinal))
            reading = reading with { Targets = reading.Sources.Count > 1 && MatrixVerbs.Cooperative(reading.There) ? reading.Sources : ["---"] };
        foreach (var a in reading.Sources)
            foreach (var b in reading.Targets)
            {
                if (a == b)
                    continue;
                if (reading.There.Length > 0)
                    Add(found, a, b, reading.There, reading.Verb);
                if (reading.Back.Length > 0)
                    Add(found, b, a, reading.Back, reading.Verb);
            }
    }

    internal CodedPhrase? PhraseAt(int token) => _phrases.At(token);

    /// <summary>Whether a phrase and what "and" joins to it name several actors.</summary>
    internal bool IsCompound(CodedPhrase phrase) => Codes(phrase).Count > 1;

    private bool IsVerb(int i)
    {
        if (i == _phrases.Verbal)
            return true;
        if (_s.Tag(i) is "VERB")
            return !_s.IsLabel(i, "amod") || (i > 0 && (_s.Tag(i - 1) is "AUX" or "ADV" || (_phrases.At(i - 1) is { Codes.Length: > 0 } phrase && phrase.End <= i) || (_phrases.At(i - 1) is { } group && group.Head == i - 1)));
        if (_s.Tag(i) is "AUX")
            return !_s.IsLabel(i, "aux") && !_s.IsLabel(i, "cop");
        // A verb that the tagger took for a noun: it is the root, has a subject or object of its own, or stands behind "to" or an auxiliary.
        return _s.Tag(i) is "NOUN" or "ADJ" or "PROPN" or "X" && !char.IsUpper(_s.Token(i).Form[0]) && (_phrases.At(i)?.Codes.Length ?? 0) == 0 && _s.Child(i, "det") < 0 && (_s.Child(i, "case") < 0 || _s.Lower[i - 1] is "to")
            && (_s.Head(i) < 0 || _s.Child(i, "nsubj") >= 0 || _s.Child(i, "obj") >= 0 || (i > 0 && _s.Lower[i - 1] is "to" or "will" or "would" or "wire")
                || (i > 0 && _phrases.At(i - 1) is { Codes.Length: > 0 } before && before.Head < i && before.End <= i && i + 1 < _s.Count && _s.Tag(i + 1) is "ADP" && _phrases.All[0] == before));
    }

    private VerbReading? Read(int verb, VerbEntries.Verb entry)
    {
        var code = entry.Code;
        PatternMatch? match = null;
        var end = RegionEnd(verb);
        var scope = _d.Verbs.Nested ? new VerbScope(_s, _phrases, verb) : null;
        foreach (var pattern in entry.Patterns)
            if ((scope is null ? PatternMatch.Try(this, _d.Verbs, _tokens, verb, entry, pattern, end) : PatternMatch.Try(this, _d.Verbs, _tokens, scope, entry, pattern)) is { } m)
            {
                (match, code) = (m, pattern.Code);
                break;
            }

        if (code.Length == 0 || code[0] is '-' or '+' or '#' || code.EndsWith('?'))
            return null;
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        var (there, back) = colon < 0 ? (code, "") : (code[..colon], code[(colon + 1)..]);
        var agent = match is { Source: not null } ? null : ByPhrase(verb, end) ?? (scope is { Passive: true } ? Place(scope) : null);
        var passive = agent is not null && (scope?.Passive ?? (_s.Passive(verb) || (_s.Label(verb) is "acl" && !_s.Lower[verb].EndsWith("ing", StringComparison.Ordinal))));
        var sources = match?.Source is { } s ? Codes(s) : passive ? Codes(agent!) : Source(verb, match?.Target);
        if (match?.Compound is { } compound && match.Target is null && match.Source is null)
        {
            if (compound.First < verb)
                return new VerbReading(verb, there, "", Codes(compound), Codes(compound), match is not null);
            match = match with { Target = compound };
        }

        if (scope is { Passive: true } && agent is null && match is not { Source: not null } && match is not { Target: not null })
            return new VerbReading(verb, there, back, _s.Label(verb) is "advcl" ? Source(_s.Head(verb), null) : [], sources, match is not null);
        var targets = match?.Target is { } t ? Codes(t) : passive ? Source(verb, null) : Target(verb, end, sources, scope);
        if (targets.Count == 0 && sources.Count > 1 && (colon >= 0 || (_d.Verbs.Nested && there.StartsWith("04", StringComparison.Ordinal))))
            return new VerbReading(verb, there, "", sources, sources, match is not null);
        return new VerbReading(verb, there, back, sources, targets, match is not null);
    }

    private List<string> Codes(CodedPhrase phrase) => DictionaryPhrases.CodesOf(_phrases.GroupOf(phrase));

    private CodedPhrase? ByPhrase(int verb, int end)
    {
        for (var i = verb + 1; i + 1 < end; i++)
            if (_tokens[i] == "BY")
                for (var k = i + 1; k < end && k < i + 4; k++)
                    if (_phrases.At(k) is { Codes.Length: > 0 } phrase)
                        return phrase;
        return null;
    }

    /// <summary>"killed in Israeli shelling", "ten soldiers killed in Ukraine": where nobody is named, the place acts.</summary>
    private CodedPhrase? Place(VerbScope scope)
    {
        for (var i = scope.Verb + 1; i < _s.Count; i++)
            if (_s.Head(i) == scope.Verb && _s.IsLabel(i, "obl") && (_s.HasChild(i, "case", "in") || _s.HasChild(i, "case", "from")) && _phrases.At(i) is { Codes.Length: > 0 } phrase)
                return phrase;
        return null;
    }

    /// <summary>Where the phrase of a verb ends: at the subject of the next clause that is not its own, or at the next verb beside it.</summary>
    private int RegionEnd(int verb)
    {
        var own = _s.Subtree(verb).ToHashSet();
        for (var i = verb + 1; i < _s.Count; i++)
        {
            if ((_s.IsLabel(i, "nsubj") && _s.Head(i) != verb && !own.Contains(_s.Head(i))) || _s.Label(i) == "parataxis"
                || (_s.IsLabel(i, "conj") && _s.Tag(i) is "VERB" && _s.Head(i) <= verb))
                return _phrases.At(i)?.First ?? i;
            if (_s.IsLabel(i, "nsubj") && _s.Head(i) >= 0 && _s.Label(_s.Head(i)) == "parataxis")
                return _phrases.At(i)?.First ?? i;
        }

        return _s.Count;
    }

    private List<string> Source(int verb, CodedPhrase? not)
    {
        var at = verb;
        for (var depth = 0; depth < 6 && at >= 0; depth++)
        {
            // "wants Putin to leave": who is wanted to act.
            if (_d.Verbs.Nested && _s.Label(at) == "xcomp" && _s.Head(at) is >= 0 and var matrix && _s.Child(matrix, "obj") is >= 0 and var obj && obj < at && obj > matrix && _phrases.At(obj) is { Codes.Length: > 0 } controller)
                return Codes(controller);
            var subject = _s.Child(at, "nsubj");
            if (subject >= 0 && subject < verb)
            {
                if (_s.Lower[subject] is "who" or "which" or "that" && _s.IsLabel(at, "acl"))
                    subject = _s.Head(at);
                if (_phrases.At(subject) is { } phrase && phrase != not && Codes(phrase) is { Count: > 0 } codes)
                    return codes;
                // "a bunch of Morgul Orcs met …": the coded phrase inside the subject.
                foreach (var i in _s.Subtree(subject))
                    if (i < verb && _phrases.At(i) is { Codes.Length: > 0 } inner && inner != not)
                        return Codes(inner);
                if (at == verb && _s.Passive(verb) && _s.Tag(subject) != "PRON" && _phrases.At(subject) != not)
                    return [];
                if (_d.Verbs.Nested && _s.Tag(subject) != "PRON")
                    return [];
            }

            if (_d.Verbs.Nested && _s.IsLabel(at, "acl") && _phrases.At(_s.Head(at)) is { } modified && modified != not)
                return subject < 0 ? Codes(modified) : [];
            if (_d.Verbs.Nested && subject < 0 && _s.Label(at) == "ccomp")
                return [];
            at = _s.Head(at);
        }

        foreach (var group in _phrases.Groups)
            if (group[0].First < verb && DictionaryPhrases.CodesOf(group) is { Count: > 0 } codes && !codes[0].StartsWith("---", StringComparison.Ordinal))
                return codes;
        foreach (var group in _phrases.Groups)
            if (group[0].First < verb && DictionaryPhrases.CodesOf(group) is { Count: > 0 } codes)
                return codes;
        return [];
    }

    /// <summary>The first coded phrase of the verb's own, else the first with a role alone; what stands before the verb only where nothing follows it.</summary>
    private List<string> Target(int verb, int end, List<string> sources, VerbScope? scope)
    {
        var any = false;
        List<string>? roles = null;
        foreach (var group in _phrases.Groups)
        {
            if (group[0].First <= verb || group[0].First >= end || scope?.IsTarget(group[0].Head) == false)
                continue;
            any |= !_s.Label(group[0].Head).Contains("unmarked");
            var codes = DictionaryPhrases.CodesOf(group);
            if (codes.Count == 0 || (sources.Count == 1 && codes.Count == 1 && codes[0] == sources[0]))
                continue;
            if (!codes[0].StartsWith("---", StringComparison.Ordinal))
                return codes;
            roles ??= codes;
        }

        if (roles is not null)
            return roles;
        // "alleged that France was aware": whom a clause is about, where the verb names nobody.
        if (scope is not null && _s.Child(verb, "ccomp") is > 0 and var clause && clause > verb && _s.Child(clause, "nsubj") is > 0 and var about && _phrases.At(about) is { Codes.Length: > 0 } named)
            return Codes(named);
        if (any || verb == 0 || (_s.Label(verb) is "acl" or "advcl") || _s.Lower[verb - 1] is "to")
            return [];
        for (var k = _phrases.Groups.Count - 1; k >= 0; k--)
            if (_phrases.Groups[k][0].First < verb && DictionaryPhrases.CodesOf(_phrases.Groups[k]) is { Count: 1 } codes && !sources.Contains(codes[0]) && !_tokens.AsSpan(_phrases.Groups[k][^1].End, verb - _phrases.Groups[k][^1].End).Contains(","))
                return codes;
        return [];
    }

    private static void Add(List<DictionaryEvent> found, string source, string target, string code, int verb)
    {
        if (!found.Any(f => f.Source == source && f.Target == target && f.Code == code))
            found.Add(new DictionaryEvent(source, target, code, verb));
    }
}
