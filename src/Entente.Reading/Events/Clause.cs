using Entente.Reading.Actors;
using Entente.Reading.Syntax;

namespace Entente.Reading.Events;

/// <summary>Who acts and on whom in the clause of a verb: subjects and objects as the tree gives them, inherited where they are left out.</summary>
internal sealed class Clause(ParsedSentence s, PhraseResolver actors, Mentions mentions, Func<int, PhraseActor?> antecedent)
{
    /// <summary>The actors who do what the verb says.</summary>
    internal List<PhraseActor> Agents(int verb) => Resolve(AgentHead(verb, 0), owners: true);

    /// <summary>The token that heads the agent's phrase; -1 where the clause has none.</summary>
    internal int AgentHead(int verb, int depth)
    {
        if (depth > 4)
            return -1;
        if (IsMisreadMain(verb))
            return Root;
        if (IsSqueezed(verb))
            return verb - 1;
        if (s.Passive(verb) || (s.Label(verb) == "acl" && IsParticiple(verb)))
        {
            foreach (var c in s.Children(verb))
                if (s.Label(c) == "obl:agent" || (s.IsLabel(c, "obl") && s.Case(c) == "by"))
                    return c;
            return -1;
        }

        var subject = s.Child(verb, "nsubj");
        if (subject >= 0)
        {
            if (s.Lower[subject] is "who" or "which" or "that" && s.IsLabel(verb, "acl") && s.Head(verb) >= 0)
                return s.Head(verb);
            return subject;
        }

        var head = s.Head(verb);
        if (head < 0)
            return -1;
        switch (s.Label(verb))
        {
            case "conj" or "parataxis" or "ccomp" when IsVerbal(head):
                return s.Passive(head) && s.Label(verb) == "conj" ? s.Child(head, "nsubj") : AgentHead(head, depth + 1);
            case "xcomp":
                // "urged Iran to leave": the object acts; "agreed to leave": the subject.
                var obj = s.Child(head, "obj");
                if (obj >= 0 && MatrixVerbs.StatusUnder(s.Lemma[head]) is World.EventStatus.Demanded)
                    return obj;
                return s.Passive(head) ? s.Child(head, "nsubj") : AgentHead(head, depth + 1);
            case "advcl" when IsVerbal(head):
                return s.Passive(head) ? s.Child(head, "nsubj") : AgentHead(head, depth + 1);
            case "acl" when s.Lower[verb].EndsWith("ing", StringComparison.Ordinal):
                return head;
            case "acl" when IsVerbal(s.Head(head) >= 0 ? s.Head(head) : head) && s.Head(head) >= 0:
                // "accepted a plan to withdraw": who accepted withdraws.
                return AgentHead(s.Head(head), depth + 1);
            default:
                return -1;
        }
    }

    private int Root { get; } = Array.IndexOf(s.Parse.Heads, -1);

    /// <summary>
    /// Where the tree takes the subject for the root ("rebels … blocked roads" as a noun with a participle), the first past form behind
    /// it is the verb of the sentence.
    /// </summary>
    private bool IsMisreadMain(int verb)
    {
        if (Root < 0 || verb < Root || s.Tag(Root) is "VERB" or "AUX" || s.Child(Root, "cop") >= 0 || s.Child(Root, "nsubj") >= 0)
            return false;
        for (var i = Root + 1; i <= verb; i++)
            if (s.Tag(i) == "VERB" && s.Label(i) is "acl" or "amod" && s.Child(i, "aux") < 0 && s.Child(i, "nsubj") < 0 && !s.Lower[i].EndsWith("ing", StringComparison.Ordinal) && s.Child(i, "mark") < 0)
                return i == verb && !s.Children(verb).Any(c => s.Label(c) == "obl:agent");
        return false;
    }

    /// <summary>"Egypt bombed Libya" read as one noun phrase: a past form between a name and the noun it is said to describe.</summary>
    private bool IsSqueezed(int verb) =>
        verb > 0 && s.Label(verb) == "amod" && s.Head(verb) > verb && s.Tag(verb) == "VERB" && !s.Lower[verb].EndsWith("ing", StringComparison.Ordinal)
            && actors.NameAt(verb - 1) is { Kind: not World.NameKind.Demonym } && s.Head(verb - 1) is var above && (above == verb || above == s.Head(verb));

    /// <summary>The actors in a slot of the verb: <c>obj</c>, <c>iobj</c>, or a preposition.</summary>
    internal List<PhraseActor> InSlot(int verb, string slot, bool allowPlaces)
    {
        var found = new List<PhraseActor>();
        foreach (var head in SlotHeads(verb, slot))
            found.AddRange(Resolve(head, owners: slot == "obj"));
        return allowPlaces ? found : [.. found.Where(a => !a.IsPlace || slot is "obj")];
    }

    internal IEnumerable<int> SlotHeads(int verb, string slot)
    {
        if (slot is "obj")
        {
            if (IsSqueezed(verb))
            {
                yield return s.Head(verb);
            }
            else if (IsMisreadMain(verb))
            {
                if (s.Child(verb, "obj") is >= 0 and var behind)
                    yield return behind;
                else if (s.Label(verb) == "amod" && s.Head(verb) > verb)
                    yield return s.Head(verb);
            }
            else if (s.Passive(verb))
            {
                if (s.Child(verb, "nsubj") is >= 0 and var subject)
                    yield return s.Lower[subject] is "who" or "which" or "that" && s.Head(verb) >= 0 ? s.Head(verb) : subject;
            }
            else if (s.Label(verb) == "acl" && IsParticiple(verb))
            {
                yield return s.Head(verb);
            }
            else if (s.Child(verb, "obj") is >= 0 and var obj)
            {
                yield return s.Lower[obj] is "who" or "which" or "that" or "whom" && s.IsLabel(verb, "acl") ? s.Head(verb) : obj;
            }
            else if (s.Child(verb, "iobj") is >= 0 and var addressed)
            {
                yield return addressed;
            }
            else if (s.Label(verb) == "conj" && s.Head(verb) is >= 0 and var first && s.Tag(first) == "VERB" && s.Child(first, "obj") is >= 0 and var shared && shared > verb)
            {
                yield return shared;
            }

            yield break;
        }

        if (slot == "iobj")
        {
            if (s.Child(verb, "iobj") is >= 0 and var indirect)
                yield return indirect;
            else if (s.Passive(verb) && s.Child(verb, "obj") >= 0 && s.Child(verb, "nsubj") is >= 0 and var receiver)
                yield return receiver;
            yield break;
        }

        foreach (var c in s.Children(verb))
            if ((s.IsLabel(c, "obl") || s.IsLabel(c, "nmod")) && HasCase(c, slot))
                yield return c;
        // What belongs to the verb often hangs on its object: "signed a treaty with X", "talks with Y".
        foreach (var obj in SlotHeads(verb, "obj"))
            foreach (var part in s.Conjuncts(obj))
                foreach (var c in s.Children(part))
                    if (s.IsLabel(c, "nmod") && HasCase(c, slot))
                        yield return c;
    }

    /// <summary>Whether a preposition stands before a phrase, alone or in one of several words ("in support of", "over to").</summary>
    private bool HasCase(int phrase, string slot)
    {
        foreach (var c in s.Children(phrase))
            if (s.IsLabel(c, "case") && s.Lower[c] == slot)
                return true;
        return false;
    }

    internal List<PhraseActor> Resolve(int head, bool owners)
    {
        var found = new List<PhraseActor>();
        if (head < 0)
            return found;
        foreach (var part in s.Conjuncts(head))
        {
            if (s.Tag(part) == "PRON" || s.Lower[part] is "themselves" or "itself")
            {
                if (antecedent(part) is { } known)
                    found.Add(known with { First = part, End = part + 1, Head = part });
                continue;
            }

            if (actors.Resolve(part) is { } actor)
                found.Add(mentions.Complete(actor));
            else if (owners && actors.Owner(part) is { } owner)
                found.Add(mentions.Complete(owner));
        }

        // "the presidents of Brazil and Uruguay", "the demands of Egypt and Sudan": states joined behind one noun.
        if (found.Count == 1 && found[0].Hit is { } behind && IsHere(behind) && (behind.First > head || s.IsLabel(behind.First, "nmod")))
            for (var at = behind.First; at < behind.End; at++)
                foreach (var c in s.Children(at))
                    if (s.IsLabel(c, "conj") && actors.NameAt(c) is { IsPerson: false } next && next.Code.Length >= 3 && next.Code[..3] != found[0].State)
                        found.Add(found[0] with { Code = next.Code[..3] + (found[0].Code.Length > 3 && found[0].Hit!.Code.Length == 3 ? found[0].Code[3..] : ""), Hit = next, First = next.First, End = next.End, Head = c });

        // "Hungarian and Romanian officials": two origins before one noun.
        if (found.Count == 1 && found[0].Hit is { } hit && IsHere(hit) && hit.First < head && !(head < hit.End))
            foreach (var c in s.Children(hit.First).Append(s.Head(hit.First) is >= 0 and var other && s.IsLabel(hit.First, "conj") ? other : -1))
                if (c >= 0 && (s.IsLabel(c, "conj") || c != head) && actors.NameAt(c) is { IsPerson: false } second && second.Code.Length >= 3 && second.Code[..3] != found[0].State)
                    found.Add(found[0] with { Code = second.Code[..3] + found[0].Code[3..], Hit = second });
        return found;
    }

    /// <summary>Whether a name stands in this sentence: whom a pronoun means may be named in another.</summary>
    private bool IsHere(NameHit hit) => hit.End <= s.Count && ReferenceEquals(actors.NameAt(hit.First), hit);

    internal bool IsVerbal(int i) => s.Tag(i) is "VERB" or "AUX" || s.Child(i, "cop") >= 0 || s.Child(i, "nsubj") >= 0;

    internal bool IsParticiple(int i) => s.Tag(i) == "VERB" && !s.Lower[i].EndsWith("ing", StringComparison.Ordinal) && s.Child(i, "mark") < 0;
}
