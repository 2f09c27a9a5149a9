using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>Every actor that a sentence mentions, in order, with the state of those whom only a role names.</summary>
internal sealed class Mentions
{
    private readonly ParsedSentence _s;
    private readonly PhraseResolver _actors;
    private readonly List<PhraseActor> _all = [];
    private readonly string? _onlyState;

    internal Mentions(ParsedSentence s, PhraseResolver actors)
    {
        (_s, _actors) = (s, actors);
        var states = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < s.Count; i++)
        {
            if (actors.NameAt(i) is not { Code.Length: >= 3 } hit || hit.First != i || hit.Kind is NameKind.Medium)
                continue;
            if (!AgentTable.IsRole(hit.Code[..3]))
                states.Add(hit.Code[..3]);
            var top = Top(hit);
            var actor = actors.Resolve(top);
            if (actor?.Hit != hit)
                actor = actors.Resolve(hit.End - 1) is { } inner && inner.Hit == hit ? inner : Bare(hit, top);
            _all.Add(actor);
        }

        _onlyState = states.Count == 1 ? states.First() : null;
        var named = _all.Select(a => a.Head).ToHashSet();
        for (var i = 0; i < s.Count; i++)
            if (s.Tag(i) == "NOUN" && !named.Contains(i) && AgentTable.Role(s.Lower[i]) is not null && actors.Resolve(i) is { Hit: null } role && Complete(role) is { Code.Length: > 3 } whole)
                _all.Add(whole);
        _all.Sort((a, b) => a.Head.CompareTo(b.Head));
    }

    internal IReadOnlyList<PhraseActor> All => _all;

    /// <summary>Gives a role without a state the state it acts in: what its phrase names, the place of its clause, the one state of the sentence.</summary>
    internal PhraseActor Complete(PhraseActor actor)
    {
        if (actor.Code.Length != 3 || !AgentTable.IsRole(actor.Code))
            return actor;
        var state = InPhrase(actor.Head) ?? InClause(actor.Head) ?? _onlyState;
        return state is null ? actor : actor with { Code = state + actor.Code };
    }

    /// <summary>The first state or organisation named in a phrase, clauses aside.</summary>
    internal PhraseActor? Within(int head, Func<PhraseActor, bool> fits)
    {
        if (head < 0)
            return null;
        var tokens = _s.Subtree(head).ToHashSet();
        foreach (var actor in _all)
            if (tokens.Contains(actor.Head) && fits(actor))
                return actor;
        return null;
    }

    /// <summary>The state of the place in which the clause of a token happens.</summary>
    internal string? InClause(int token)
    {
        var at = token;
        for (var depth = 0; depth < 4 && at >= 0; depth++)
        {
            foreach (var c in _s.Children(at))
                if (_s.IsLabel(c, "obl") || _s.IsLabel(c, "nmod"))
                {
                    if (_s.Case(c) is "in" or "near" or "at" or "throughout" or "across" or "outside" or "inside" && StateIn(c) is { } state)
                        return state;
                    foreach (var d in _s.Children(c))
                        if (_s.IsLabel(d, "nmod") && _s.Case(d) is "in" or "near" or "at" && StateIn(d) is { } inner)
                            return inner;
                }

            at = _s.Head(at);
        }

        return null;
    }

    private string? InPhrase(int head)
    {
        foreach (var c in _s.Children(head))
            if ((_s.IsLabel(c, "nmod") && _s.Case(c) is "" or "of" or "in" or "from" or "at" or "near" || _s.IsLabel(c, "amod") || _s.IsLabel(c, "compound") || _s.Label(c) is "acl") && StateIn(c) is { } state)
                return state;
        return null;
    }

    private string? StateIn(int head)
    {
        foreach (var t in _s.Subtree(head))
            if (_actors.NameAt(t) is { Code.Length: >= 3 } hit && hit.Kind is NameKind.State or NameKind.Demonym or NameKind.Capital or NameKind.Place or NameKind.Seat)
                return hit.Code[..3];
        return null;
    }

    /// <summary>The head of the noun phrase that a name stands in or modifies.</summary>
    private int Top(NameHit hit)
    {
        var at = hit.End - 1;
        for (var i = hit.First; i < hit.End; i++)
            if (_s.Head(i) is var head && (head < hit.First || head >= hit.End))
                at = i;
        for (var depth = 0; depth < 4; depth++)
        {
            var head = _s.Head(at);
            if (head < 0 || !(_s.Label(at) is "compound" or "flat" or "amod" or "nmod:poss" or "nmod:desc" || (_s.Label(at) == "appos" && _s.Tag(head) == "NOUN")))
                return at;
            at = head;
        }

        return at;
    }

    private PhraseActor Bare(NameHit hit, int top) =>
        new(hit.Kind is NameKind.Capital or NameKind.Demonym ? hit.Code[..3] : hit.Code, hit.First, hit.End, hit, hit.Kind is NameKind.Place, top);
}
