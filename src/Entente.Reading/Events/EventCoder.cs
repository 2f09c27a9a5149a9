using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>
/// Codes who did what to whom in PLOVER and CAMEO over a dependency tree. Reported speech gives the inner act; promises, demands,
/// threats and refusals have their own codes; what is negated, conditional or expected is marked so and is no event.
/// </summary>
internal sealed class EventCoder(ParsedSentence s, PhraseResolver actors, Func<int, PhraseActor?> antecedent)
{
    private readonly Clause _clause = new(s, actors, antecedent);
    private readonly List<CodedEvent> _found = [];

    internal List<CodedEvent> Code()
    {
        for (var i = 0; i < s.Count; i++)
        {
            if (s.Tag(i) == "VERB")
                Verb(i);
            else if (s.Tag(i) == "NOUN" && ActLexicon.Nouns.TryGetValue(s.Lemma[i], out var nouns))
                Nominal(i, nouns);
        }

        return _found;
    }

    private void Verb(int verb)
    {
        var status = ActStatus.Of(s, verb);
        var act = Match(verb, out var targets);
        if (act is not null && act.TakesClause && HasClause(verb) && MatrixVerbs.StatusUnder(s.Lemma[verb]) is not null)
            return;
        if (act is null)
        {
            if (status.Status is EventStatus.Promised or EventStatus.Demanded or EventStatus.Threatened or EventStatus.Denied && status.Matrix >= 0)
                Spoken(verb, "", [], status);
            return;
        }

        var sources = _clause.Agents(verb);
        switch (status.Status)
        {
            case EventStatus.Happened:
                Emit(sources, targets, act.Code, EventStatus.Happened, verb, act.Reciprocal);
                break;
            case EventStatus.Hypothetical:
                Emit(sources, targets, act.Code, EventStatus.Hypothetical, verb, act.Reciprocal);
                break;
            case EventStatus.Denied when status.Matrix < 0:
                Emit(sources, targets, act.Code, EventStatus.Denied, verb, act.Reciprocal);
                break;
            default:
                Spoken(verb, act.Code, targets, status);
                break;
        }
    }

    /// <summary>Promises, demands, threats and refusals: the act is the speaking, coded by what is spoken of.</summary>
    private void Spoken(int verb, string code, List<PhraseActor> targets, ActStatus status)
    {
        var matrix = status.Matrix;
        var isAux = matrix >= 0 && s.IsLabel(matrix, "aux");
        switch (status.Status)
        {
            case EventStatus.Promised:
                if (isAux && code.Length == 0)
                    return;
                var agents = _clause.Agents(verb);
                if (isAux && !MatrixVerbs.Cooperative(code))
                {
                    Emit(agents, targets, MatrixVerbs.Threat(code), EventStatus.Threatened, verb, false);
                    return;
                }

                if (code.Length > 0 && !MatrixVerbs.Cooperative(code))
                {
                    if (s.Lemma[matrix] is "vow" or "pledge" or "promise" or "prepare" or "threaten")
                        Emit(agents, targets, MatrixVerbs.Threat(code), EventStatus.Threatened, verb, false);
                    return;
                }

                if (s.Lemma[matrix] is "prepare" or "plan" or "decide" or "resolve" or "arrange" && code.Length == 0)
                    return;
                if (targets.Count == 0 && code.Length == 0)
                    targets = AnyTarget(verb, agents);
                Emit(agents, targets, MatrixVerbs.Promise(code), EventStatus.Promised, isAux ? verb : matrix, true);
                break;
            case EventStatus.Threatened:
                Emit(_clause.Agents(matrix), targets.Count > 0 ? targets : AnyTarget(verb, []), MatrixVerbs.Threat(code), EventStatus.Threatened, matrix, false);
                break;
            case EventStatus.Demanded:
                Demand(verb, code, targets, matrix, isAux);
                break;
            default:
                if (matrix >= 0 && s.Lemma[matrix] is "refuse" or "decline" or "reject" or "rule" or "oppose")
                    Emit(_clause.Agents(matrix), targets.Count > 0 ? targets : AnyTarget(verb, []), MatrixVerbs.Refusal(code), EventStatus.Denied, matrix, false);
                else if (matrix >= 0 && s.Lemma[matrix] == "deny")
                    Emit(_clause.Agents(verb), targets, code.Length == 0 ? "010" : code, EventStatus.Denied, verb, false);
                break;
        }
    }

    private void Demand(int verb, string code, List<PhraseActor> targets, int matrix, bool isAux)
    {
        if (isAux)
        {
            // "X said that Y must …": the one who says it demands.
            var head = s.Head(verb);
            if (head < 0 || !s.IsLabel(verb, "ccomp") || (s.Lower[matrix] is not "must" && s.Lemma[head] is not ("demand" or "insist" or "urge" or "say" or "recommend")))
                return;
            Emit(_clause.Agents(head), _clause.Resolve(_clause.AgentHead(verb, 0), owners: true), MatrixVerbs.Demand(code, firm: s.Lower[matrix] == "must"), EventStatus.Demanded, head, false);
            return;
        }

        if (s.Lemma[matrix] is "want" or "encourage" or "advise" or "recommend" or "propose" or "tell" or "order" or "instruct" && code.Length == 0)
            return;
        var asked = _clause.InSlot(matrix, "obj", allowPlaces: false);
        foreach (var slot in (ReadOnlySpan<string>)["on", "to", "for", "of", "from", "upon"])
            if (asked.Count == 0)
                asked = _clause.InSlot(matrix, slot, allowPlaces: false);
        if (asked.Count == 0)
            asked = _clause.Resolve(_clause.AgentHead(verb, 0), owners: true);
        if (asked.Count == 0)
            asked = targets;
        Emit(_clause.Agents(matrix), asked, MatrixVerbs.Demand(code, MatrixVerbs.Firm(s.Lemma[matrix])), EventStatus.Demanded, matrix, false);
    }

    private bool HasClause(int verb)
    {
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "xcomp") || s.IsLabel(c, "ccomp"))
                return true;
        return false;
    }

    /// <summary>The first way to read the verb whose object and target fit.</summary>
    private Act? Match(int verb, out List<PhraseActor> targets)
    {
        targets = [];
        if (!ActLexicon.Verbs.TryGetValue(s.Lemma[verb], out var acts))
            return null;
        Act? named = null;
        foreach (var act in acts)
        {
            if (act.Objects is not null && !HasObject(verb, act.Objects))
                continue;
            var fits = act.Objects is not null;
            foreach (var (slot, kind) in act.Slots)
            {
                if (slot == "none")
                    continue;
                var found = _clause.InSlot(verb, slot, allowPlaces: slot is "in" or "to" or "from" or "on" or "at" or "near" or "along" or "over" or "into" or "obj");
                if (kind == "person")
                    found.RemoveAll(a => a.Hit is null or { IsPerson: false });
                if (kind is "actor" or "state")
                    found.RemoveAll(a => a.IsPlace);
                if (found.Count == 0)
                    continue;
                targets = found;
                break;
            }

            if (targets.Count == 0 && act.Objects is not null)
                foreach (var obj in _clause.SlotHeads(verb, "obj"))
                    if (targets.Count == 0 && actors.Owner(obj) is { } owner)
                        targets = [owner];
            if (targets.Count > 0 || (act.Reciprocal && _clause.Agents(verb).Count > 1))
                return act;
            if (fits)
                named ??= act;
        }

        return named;
    }

    private bool HasObject(int verb, System.Collections.Frozen.FrozenSet<string> objects)
    {
        foreach (var head in _clause.SlotHeads(verb, "obj"))
            foreach (var part in s.Conjuncts(head))
            {
                if (objects.Contains(s.Lemma[part]))
                    return true;
                foreach (var c in s.Children(part))
                    if ((s.IsLabel(c, "compound") || s.IsLabel(c, "nmod") && s.Case(c) == "of") && objects.Contains(s.Lemma[c]))
                        return true;
            }

        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "obl") && s.Case(c) is "in" or "into" or "on" or "by" or "out" && objects.Contains(s.Lemma[c]))
                return true;
        // "talks were held", "peacekeepers arrived": what the list names is the subject.
        var subject = s.Child(verb, "nsubj");
        return subject >= 0 && objects.Contains(s.Lemma[subject]);
    }

    private List<PhraseActor> AnyTarget(int verb, List<PhraseActor> not)
    {
        foreach (var slot in (ReadOnlySpan<string>)["obj", "iobj", "to", "with", "against", "for", "on", "of", "from", "in"])
        {
            var found = _clause.InSlot(verb, slot, allowPlaces: false);
            found.RemoveAll(f => not.Any(n => n.Code == f.Code));
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    private void Nominal(int noun, Act[] acts)
    {
        // A noun under a verb of the lexicon is read with it.
        var head = s.Head(noun);
        if (head >= 0 && s.Tag(head) == "VERB" && (s.IsLabel(noun, "obj") || s.IsLabel(noun, "nsubj")) && ActLexicon.Verbs.ContainsKey(s.Lemma[head]))
            return;
        if (head >= 0 && s.Tag(head) == "VERB" && ActStatus.Of(s, head).Status is not EventStatus.Happened)
            return;
        foreach (var act in acts)
        {
            var owners = new List<PhraseActor>();
            var targets = new List<PhraseActor>();
            foreach (var c in s.Children(noun))
            {
                if (s.IsLabel(c, "nmod") && s.Case(c) is var preposition && preposition.Length > 0)
                {
                    if (preposition == "by")
                        owners.AddRange(_clause.Resolve(c, false));
                    else if (act.Slots.Any(x => x.Slot == preposition))
                        targets.AddRange(_clause.Resolve(c, false));
                }
                else if (s.Label(c) is "nmod:poss" or "compound" or "amod" && c < noun && owners.Count == 0 && actors.NameAt(c) is { Code.Length: >= 3 })
                {
                    owners.AddRange(_clause.Resolve(c, false));
                    if (owners.Count == 0 && actors.Owner(noun) is { } owner)
                        owners.Add(owner);
                }
            }

            if (act.Reciprocal && owners.Count == 0 && targets.Count > 1)
                owners = targets;
            if (owners.Count > 0 && targets.Count > 0)
            {
                Emit(owners, ReferenceEquals(owners, targets) ? [] : targets, act.Code, EventStatus.Happened, noun, act.Reciprocal);
                return;
            }
        }
    }

    private void Emit(List<PhraseActor> sources, List<PhraseActor> targets, string code, EventStatus status, int trigger, bool reciprocal)
    {
        if (code.StartsWith("01", StringComparison.Ordinal))
            return;
        if (reciprocal && targets.Count == 0 && sources.Count > 1)
            targets = sources;
        foreach (var source in sources)
            foreach (var target in targets)
            {
                Add(source, target, code, status, trigger);
                if (reciprocal && !ReferenceEquals(sources, targets) && code[..2] is not ("03" or "07"))
                    Add(target, source, code, status, trigger);
            }
    }

    private void Add(PhraseActor source, PhraseActor target, string code, EventStatus status, int trigger)
    {
        if (source.Code == target.Code || source.Head == target.Head)
            return;
        // A role without a state names nobody; within one state only what parts the state from its opponents is an act between actors.
        if (source.Code.Length == 3 && AgentTable.IsRole(source.Code) || target.Code.Length == 3 && AgentTable.IsRole(target.Code))
            return;
        if (source.State == target.State && (source.Code.Length == 3 || target.Code.Length == 3))
            return;
        if (!_found.Any(e => e.Source.Code == source.Code && e.Target.Code == target.Code && e.Cameo == code))
            _found.Add(new CodedEvent(source, target, code, status, trigger));
    }
}
