using Entente.Reading.Syntax;

namespace Entente.Reading.Actors;

/// <summary>Finds whom a pronoun stands for where syntax decides it: the speaker it is reported by, or the one subject of its kind before it.</summary>
internal sealed class Antecedents
{
    private readonly Dictionary<int, PhraseActor?> _cache = [];
    private PhraseActor? _lastPerson;
    private PhraseActor? _lastBody;
    private bool _twoPersons;

    /// <summary>Call for each sentence in order, before its clauses are read.</summary>
    internal Func<int, PhraseActor?> For(ParsedSentence s, PhraseResolver actors)
    {
        _cache.Clear();
        var (person, body, two) = (_lastPerson, _lastBody, _twoPersons);
        return pronoun =>
        {
            if (_cache.TryGetValue(pronoun, out var known))
                return known;
            return _cache[pronoun] = Find(s, actors, pronoun, person, body, two);
        };
    }

    /// <summary>Call after a sentence was read: remembers its subjects.</summary>
    internal void Note(ParsedSentence s, PhraseResolver actors)
    {
        PhraseActor? person = null, body = null;
        var persons = 0;
        for (var i = 0; i < s.Count; i++)
        {
            if (!s.IsLabel(i, "nsubj") || s.Tag(i) == "PRON")
                continue;
            if (actors.Resolve(i) is not { } actor)
                continue;
            if (IsPerson(actor))
            {
                if (person is null || person.Code != actor.Code || person.Hit?.Name != actor.Hit?.Name)
                    persons++;
                person ??= actor;
            }
            else
            {
                body ??= actor;
            }
        }

        if (persons > 0)
            (_lastPerson, _twoPersons) = (person, persons > 1);
        if (body is not null)
            _lastBody = body;
        if (persons == 0 && body is null && s.Count > 25)
            (_lastPerson, _lastBody) = (null, null);
    }

    private static PhraseActor? Find(ParsedSentence s, PhraseResolver actors, int pronoun, PhraseActor? person, PhraseActor? body, bool two)
    {
        var word = s.Lower[pronoun];
        var personal = word is "he" or "she" or "him" or "her" or "his" or "himself" or "herself";
        var impersonal = word is "it" or "they" or "its" or "their" or "them" or "itself" or "themselves";
        if (!personal && !impersonal)
            return null;
        // Up the tree: the subject of a clause that this one is reported in.
        var at = s.Head(pronoun);
        for (var depth = 0; at >= 0 && depth < 5; depth++)
        {
            var head = s.Head(at);
            if (head >= 0 && s.Label(at) is "ccomp" or "advcl" or "xcomp" or "conj" or "parataxis" && s.Child(head, "nsubj") is >= 0 and var subject && subject != pronoun && s.Tag(subject) != "PRON" && actors.Resolve(subject) is { } actor && (personal ? IsPerson(actor) : true))
                return actor;
            at = head;
        }

        if (personal)
            return two ? null : person;
        return s.IsLabel(pronoun, "nsubj") ? body : null;
    }

    private static bool IsPerson(PhraseActor actor) => actor.Hit?.IsPerson ?? false;
}
