using System.Collections.Frozen;
using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>Lays the lexicon's ways to name an act over a verb of the sentence.</summary>
internal sealed class Frames(ParsedSentence s, PhraseResolver actors, Clause clause)
{
    /// <summary>The first way to read the verb whose particle, object and target fit; without a target where the object alone says enough.</summary>
    internal Act? Match(int verb, out List<PhraseActor> targets)
    {
        targets = [];
        if (!ActLexicon.Verbs.TryGetValue(s.Lemma[verb], out var acts))
            return null;
        Act? named = null;
        foreach (var act in acts)
        {
            if (act.Particle.Length > 0 && !HasParticle(verb, act.Particle))
                continue;
            if (act.Objects is not null && !HasObject(verb, act.Objects))
                continue;
            // Tanks sent to a border are no gift to the neighbour.
            if (act.Code.StartsWith("07", StringComparison.Ordinal) && clause.SlotHeads(verb, "to").Any(c => s.Lemma[c] is "border" or "frontier" or "front" or "line"))
                continue;
            targets = InSlots(verb, act);
            if (targets.Count == 0 && act.Objects is not null)
                foreach (var obj in clause.SlotHeads(verb, "obj"))
                    if (targets.Count == 0 && actors.Owner(obj) is { } owner && Arguments.IsFull(owner))
                        targets = [owner];
            if (targets.Count > 0 || (act.Reciprocal && clause.Agents(verb).Count > 1))
                return act;
            if ((act.Objects is not null || act.Free || act.Domestic) && !act.Flags.Contains('x'))
                named ??= act;
        }

        targets = [];
        return named;
    }

    private List<PhraseActor> InSlots(int verb, Act act)
    {
        foreach (var (slot, kind) in act.Slots)
        {
            if (slot == "none")
                continue;
            var found = clause.InSlot(verb, slot, allowPlaces: kind is not ("actor" or "state") && slot is "in" or "to" or "from" or "on" or "at" or "near" or "along" or "over" or "into" or "obj" or "against" or "toward" or "towards");
            found.RemoveAll(a => !Arguments.IsFull(a) || !Fits(a, kind));
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    private static bool Fits(PhraseActor actor, string kind) => kind switch
    {
        "person" => actor.Hit is { IsPerson: true },
        "actor" or "state" => !actor.IsPlace,
        "capital" => actor.Hit?.Kind is NameKind.Capital or NameKind.State,
        "police" => actor.Code.EndsWith("COP", StringComparison.Ordinal),
        _ => true,
    };

    private bool HasParticle(int verb, string particle)
    {
        foreach (var c in s.Children(verb))
            if (s.Lower[c] == particle && (s.IsLabel(c, "compound") || s.IsLabel(c, "advmod") || s.IsLabel(c, "case") || c == verb + 1))
                return true;
        // "accused on", "pull troops out": the particle may stand alone or as the preposition of what follows.
        return verb + 1 < s.Count && s.Lower[verb + 1] == particle;
    }

    internal bool HasObject(int verb, FrozenSet<string> objects)
    {
        foreach (var head in clause.SlotHeads(verb, "obj"))
            if (Contains(head, objects, 0))
                return true;
        // "was given a loan": the subject receives.
        if (s.Passive(verb) && s.Child(verb, "obj") is >= 0 and var given && Contains(given, objects, 0))
            return true;
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "obl") && s.Case(c) is "in" or "into" or "on" or "by" or "out" or "under" or "to" && Contains(c, objects, 2))
                return true;
            else if (s.Label(c) is "xcomp" or "advmod" or "compound" && c > verb && objects.Contains(s.Lemma[c]))
                return true;
        // "talks were held", "peacekeepers arrived": what the list names is the subject.
        var subject = s.Child(verb, "nsubj");
        return subject >= 0 && (s.Passive(verb) || s.Lemma[verb] is "arrive" or "land" or "return" or "withdraw" or "leave" or "retreat") && Contains(subject, objects, 1);
    }

    /// <summary>Whether a phrase is one of the words, or a measure, part or conjunct of one ("tons of emergency food aid").</summary>
    private bool Contains(int head, FrozenSet<string> words, int depth)
    {
        if (words.Contains(s.Lemma[head]) || words.Contains(s.Lower[head]))
            return true;
        if (depth > 3)
            return false;
        foreach (var c in s.Children(head))
            if ((s.Label(c) is "compound" or "conj" or "amod" or "flat" or "nmod:desc" || (s.IsLabel(c, "nmod") && s.Case(c) == "of")) && Contains(c, words, depth + 1))
                return true;
        return false;
    }
}
