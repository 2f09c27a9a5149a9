using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Actors;

/// <summary>Resolves noun phrases of one sentence to actors: names in it, adjectives of origin, and nouns that give a role.</summary>
internal sealed class PhraseResolver
{
    private readonly ParsedSentence _s;
    private readonly NameHit?[] _at;

    internal PhraseResolver(ParsedSentence sentence, IEnumerable<NameHit> names)
    {
        _s = sentence;
        _at = new NameHit?[sentence.Count];
        foreach (var name in names)
            for (var i = name.First; i < name.End; i++)
                _at[i] = name;
    }

    internal NameHit? NameAt(int token) => _at[token];

    /// <summary>The actor that the phrase headed by a token names; null where it names none.</summary>
    internal PhraseActor? Resolve(int head)
    {
        var core = Core(head);
        NameHit? person = null, state = null, other = null;
        var statePosition = -1;
        foreach (var i in core)
        {
            if (_at[i] is not { } hit)
                continue;
            if (hit.IsPerson)
                person ??= hit;
            else if (hit.Kind is NameKind.State or NameKind.Demonym or NameKind.Capital or NameKind.Seat or NameKind.Place)
            {
                // "the British ambassador to Moscow": the nearest name before the head, not what stands in a phrase behind it.
                if (state is null || (statePosition > head && i < head))
                    (state, statePosition) = (hit, i);
            }
            else
            {
                other ??= hit;
            }
        }

        var role = Role(head, core);
        var (first, end) = (core[0], core[^1] + 1);
        if (person is { Code.Length: >= 3 })
        {
            var code = person.Code;
            if (Former(core) && code.Length > 3)
                code = code[..3] + "ELI";
            return new PhraseActor(code, first, end, person, false, head);
        }

        if (other is { Code.Length: >= 3 } && !(other.Kind is NameKind.Medium && !Covers(other, head)))
        {
            var code = other.Code;
            // "a former CIA official"; "Hamas officials" stay with their group.
            if (Former(core) && code.Length > 3)
                code = code[..3] + "ELI";
            else if (code.Length == 3 && role is not null and not ("GOV" or "CVL") && !Covers(other, head))
                code += role;
            return new PhraseActor(code, first, end, other, false, head);
        }

        if (state is null)
            return role is null ? null : new PhraseActor(role, first, end, null, false, head);
        var country = state.Code[..3];
        if (Covers(state, head))
        {
            var isPlace = state.Kind is NameKind.Place;
            return new PhraseActor(state.Code.Length > 3 && state.Kind is NameKind.Capital ? country : state.Code, first, end, state, isPlace, head);
        }

        if (role is not null)
            return new PhraseActor(country + role, first, end, state, false, head);
        // "Russian gas", "the Moscow talks": the phrase is about a thing, not an actor.
        return state.Kind is NameKind.Demonym or NameKind.State or NameKind.Seat && IsPersonal(head) ? new PhraseActor(country, first, end, state, false, head) : null;
    }

    /// <summary>The state of origin that a phrase's modifiers name ("a U.S. request", "the Kremlin's offer"): whose the thing is.</summary>
    internal PhraseActor? Owner(int head)
    {
        foreach (var c in _s.Children(head))
        {
            if (!(_s.IsLabel(c, "nmod") || _s.IsLabel(c, "amod") || _s.IsLabel(c, "compound") || _s.IsLabel(c, "nsubj")))
                continue;
            if (_s.IsLabel(c, "nmod") && _s.Case(c) is not ("" or "of" or "by" or "from" or "with" or "between" or "against" or "to"))
                continue;
            if (_at[c] is { } hit && hit.Code.Length >= 3 && hit.Kind is not NameKind.Medium)
                return Resolve(c) ?? new PhraseActor(hit.Kind is NameKind.Capital ? hit.Code[..3] : hit.Code, hit.First, hit.End, hit, hit.Kind is NameKind.Place, c);
            if (_s.IsLabel(c, "nmod") && Resolve(c) is { } inner)
                return inner;
        }

        return null;
    }

    /// <summary>The tokens of a phrase without clauses, conjuncts and what follows in brackets.</summary>
    internal List<int> Core(int head)
    {
        var found = _s.Subtree(head, c =>
            _s.Label(c) is "conj" or "cc" or "acl" or "acl:relcl" or "parataxis" or "punct" or "case" or "advcl" or "ccomp" or "xcomp" or "aux" or "aux:pass" or "nsubj" or "nsubj:pass" or "obj" or "obl" or "advmod" or "mark" or "cop" or "obl:tmod" or "dep" or "discourse" or "vocative" or "iobj" or "csubj"
            || (_s.Label(c) is "appos" && !IsPersonApposition(c, head))
            || (_s.Label(c) is "nmod" && c > head && _s.Case(c) is not ("of" or "in" or "from" or "" or "at")));
        return found.Count == 0 ? [head] : found;
    }

    private bool IsPersonApposition(int token, int head) => _s.Tag(token) == "PROPN" && (AgentTable.Role(_s.Lower[head]) is not null || _s.Tag(head) == "PROPN");

    private bool Covers(NameHit hit, int head) => head >= hit.First && head < hit.End;

    private bool Former(List<int> core)
    {
        foreach (var i in core)
            if (_s.Lower[i] is "former" or "ex" or "ousted" or "deposed" or "retired" or "late")
                return true;
        return false;
    }

    /// <summary>Whether the head is a person or body by its shape, though no agent noun: "the Russian envoy-designate", "Chinese side".</summary>
    private bool IsPersonal(int head) => _s.Lower[head] is "side" or "team" or "group" or "party" or "nation" or "country" or "state" or "republic" or "counterpart" or "ally" or "neighbor" or "neighbour" or "coalition" or "alliance" or "faction" or "helicopter" or "plane" or "ship" or "negotiator" || _s.Tag(head) == "PROPN";

    private string? Role(int head, List<int> core)
    {
        var role = AgentTable.Role(_s.Lower[head]);
        if (role is null && _s.Tag(head) is "PROPN")
            foreach (var i in core)
                if (i < head && _s.Tag(i) is "NOUN" or "PROPN" && AgentTable.Role(_s.Lower[i]) is { } titled)
                    role = titled;
        if (role is null)
            return null;
        foreach (var i in core)
        {
            var word = _s.Lower[i];
            if (i != head && word is "former" or "ex" or "ousted" or "deposed")
                return "ELI";
            if (role is "GOV" or "CVL" or "REB" or "BUS")
            {
                if (word is "opposition" or "dissident" && i != head)
                    return "OPP";
                if (word is "rebel" or "guerrilla" or "insurgent" or "separatist" or "militant" && i != head)
                    return "REB";
                if (word is "military" or "army" or "defense" or "defence" && i != head && role is "GOV")
                    return "GOVMIL";
                if (word is "intelligence" && i != head)
                    return "SPY";
                if (word is "union" or "labor" && i != head)
                    return "LAB";
                if (word is "trade" && _s.Lower[head] is "unions" or "union")
                    return "LAB";
                if (word is "religious" or "church" or "jewish" or "muslim" && i != head && _s.Lower[head] is "leader" or "leaders")
                    return "REL";
            }
            else if (role is "MIL" && i != head && word is "rebel" or "guerrilla" or "insurgent" or "separatist" or "militia")
            {
                return "REB";
            }
            else if (role is "MIL" && i != head && word is "police" or "security")
            {
                return "COP";
            }
        }

        return role;
    }
}
