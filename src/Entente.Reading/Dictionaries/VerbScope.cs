using Entente.Reading.Syntax;

namespace Entente.Reading.Dictionaries;

/// <summary>The words of a verb's own phrases, by their place: its subject's, its objects' and their prepositional phrases'; not those of clauses within.</summary>
internal sealed class VerbScope
{
    private readonly ParsedSentence _s;
    private readonly DictionaryPhrases _phrases;

    internal VerbScope(ParsedSentence s, DictionaryPhrases phrases, int verb)
    {
        (_s, _phrases, Verb) = (s, phrases, verb);
        Passive = s.Passive(verb) || (s.Label(verb) == "acl" && s.Child(verb, "obj") < 0 && !s.Lower[verb].EndsWith("ing", StringComparison.Ordinal));
        Own = new bool[s.Count];
        Subject = new bool[s.Count];
        Agent = new bool[s.Count];
        foreach (var child in s.Children(verb))
            if (!IsClause(child) && !s.IsLabel(child, "nsubj"))
                Mark(child, s.HasChild(child, "case", "by") ? [Own, Agent] : [Own]);
        Own[verb] = true;
        if (SubjectOf(verb) is >= 0 and var subject)
            Mark(subject, [Subject]);
        for (var i = 0; i < verb; i++)
            Subject[i] |= Own[i];
    }

    internal int Verb { get; }

    internal bool Passive { get; }

    internal bool[] Own { get; }

    internal bool[] Subject { get; }

    internal bool[] Agent { get; }

    /// <summary>Whether a noun may be whom the act is done to: not "Obama" in "wants Obama to leave".</summary>
    internal bool IsTarget(int noun) => Own[noun] && !(_s.Lemma[Verb] == "want" && _s.IsLabel(noun, "obj") && _s.Child(Verb, "xcomp") > noun);

    /// <summary>Whether a word stands where a part of a pattern must: a noun by itself heads a phrase without a preposition, one behind a preposition its phrase.</summary>
    internal bool Stands(int i, PatternPart part, bool afterPreposition)
    {
        if (part.Word[0] is '$' or '+' or '^' or '%')
            return true;
        var phrase = _phrases.At(i);
        return part.Kind switch
        {
            PatternPart.Place.Preposition => _s.Tag(i) is "ADP" or "PART" or "SCONJ" && (afterPreposition || IsNear(_s.Head(i))),
            PatternPart.Place.Within => phrase is not null && (afterPreposition || IsBare(phrase.Head)),
            _ when phrase is not null => i >= phrase.Head && (afterPreposition || IsBare(phrase.Head)),
            _ => _s.Label(i) is "compound:prt" or "advmod" or "xcomp" or "amod" || _s.Tag(i) is "NOUN" or "PROPN" or "ADJ" or "ADV",
        };
    }

    /// <summary>Whether no preposition stands between a noun and the verb.</summary>
    private bool IsBare(int noun)
    {
        for (var at = noun; at >= 0 && at != Verb; at = _s.Head(at))
            if (_s.Children(at).Any(IsPreposition) && !(Passive && _s.HasChild(at, "case", "by")))
                return false;
        return true;
    }

    /// <summary>Whether a phrase with a preposition is the verb's own or its object's; "of" alone parts nothing.</summary>
    private bool IsNear(int noun)
    {
        for (var at = noun < 0 ? -1 : _s.Head(noun); at >= 0 && at != Verb; at = _s.Head(at))
            if (_s.Children(at).Any(c => IsPreposition(c) && _s.Lower[c] != "of"))
                return false;
        return true;
    }

    private bool IsPreposition(int i) => _s.IsLabel(i, "case") && !_s.Lower[i].Contains('\'') && !_s.Lower[i].Contains('’');

    /// <summary>Who acts in a verb: its own subject, that of the verb that governs or coordinates it, or the noun it modifies.</summary>
    private int SubjectOf(int verb)
    {
        var at = verb;
        for (var depth = 0; depth < 6 && at >= 0; depth++)
        {
            if (_s.Child(at, "nsubj") is >= 0 and var subject && subject < verb)
                return _s.IsLabel(at, "acl") && _s.Lower[subject] is "who" or "which" or "that" ? _s.Head(at) : subject;
            if (_s.IsLabel(at, "acl"))
                return _s.Head(at);
            if (!(_s.Label(at) is "xcomp" or "conj"))
                return -1;
            if (_s.Label(at) == "xcomp" && _s.Child(_s.Head(at), "obj") is >= 0 and var controller && controller < at)
                return controller;
            at = _s.Head(at);
        }

        return -1;
    }

    private void Mark(int top, ReadOnlySpan<bool[]> masks)
    {
        foreach (var i in _s.Subtree(top, IsClause))
            foreach (var mask in masks)
                mask[i] = true;
    }

    private bool IsClause(int i) =>
        _s.Label(i) is "ccomp" or "xcomp" or "advcl" or "parataxis" or "csubj" || _s.IsLabel(i, "acl") || (_s.IsLabel(i, "conj") && _s.Tag(i) is "VERB" or "AUX" && _s.Child(i, "det") < 0);
}
