using Entente.Reading.Events;
using Entente.Reading.Syntax;

namespace Entente.Reading.Dictionaries;

/// <summary>
/// What the verbs of a sentence mean together, as PETRARCH 2 has it: the highest coded verb speaks for those below it; saying, wanting and
/// agreeing take their code from the act below; a negated act is a refusal.
/// </summary>
internal sealed class NestedMeanings(ParsedSentence s, List<VerbReading> readings)
{
    internal List<VerbReading> Combined()
    {
        var found = new List<VerbReading>();
        var used = new HashSet<int>();
        foreach (var top in readings.OrderBy(r => Depth(r.Verb)))
        {
            if (used.Contains(top.Verb))
                continue;
            var below = readings.Where(r => r.Verb != top.Verb && !used.Contains(r.Verb) && Under(r.Verb, top.Verb)).OrderBy(r => Depth(r.Verb)).ToList();
            // A clause that is told at the end ("…, officials said") leaves what it tells to speak for itself.
            if (IsSaying(top.There) && below.Count > 0 && below[0].Verb < top.Verb && s.Label(below[0].Verb) is "ccomp" or "root" or "parataxis")
                continue;
            var inner = below.FirstOrDefault(b => b.Verb > top.Verb && (b.Targets.Count > 0 || b.Sources.Count > 0));
            foreach (var b in below)
                used.Add(b.Verb);
            // A visit that is only planned has not been received.
            if (Combine(top, inner) is { } whole)
                found.Add(s.Label(top.Verb) == "xcomp" ? whole with { Back = "" } : whole);
        }

        return found;
    }

    private VerbReading? Combine(VerbReading top, VerbReading? inner)
    {
        if (s.Negated(top.Verb))
            return MatrixVerbs.Cooperative(top.There) ? top with { There = MatrixVerbs.Refusal(top.There), Back = "" } : null;
        if (inner is null)
            return top.There is "010" or "011" or "012" ? null : top;
        var negated = s.Negated(inner.Verb);
        var code = negated ? MatrixVerbs.Refusal(inner.There) : inner.There;
        var who = s.Child(inner.Verb, "nsubj");
        var named = who >= 0 && s.Tag(who) is "NOUN" or "PROPN";
        var own = (inner.Sources.Count == 0 && !named) || inner.Sources.SequenceEqual(top.Sources);
        // "said that a bomb was fired at it from Gaza": what was done has a subject, and it is not who speaks.
        if (IsSaying(top.There) && own && IsAttack(inner.There) && !negated && s.Passive(inner.Verb) && who >= 0 && s.Tag(who) != "PRON" && inner.Targets.Count > 0)
            return top with { There = "112", Back = "", Targets = inner.Targets };
        if (IsSaying(top.There))
        {
            if (IsAttack(inner.There) && !negated)
                return own ? top with { There = "015", Back = "", Targets = inner.Targets } : top with { There = "112", Back = "", Targets = inner.Sources };
            return own ? inner with { There = code, Sources = top.Sources } : top.There is "010" or "011" or "012" ? null : top;
        }

        if (s.Lemma[top.Verb] is not "want" && top.There.StartsWith("02", StringComparison.Ordinal) || top.There.StartsWith("10", StringComparison.Ordinal))
            return top with { There = top.There.Length == 3 && top.There[2] == '0' ? MatrixVerbs.Demand(inner.There, top.There[0] == '1') : top.There, Back = "", Targets = top.Targets.Count > 0 ? top.Targets : inner.Targets };
        if (s.Lemma[top.Verb] is "want" && IsAttack(inner.There))
            return own ? inner with { There = "138", Back = "" } : top with { There = "021", Back = "", Targets = inner.Sources };
        if (top.There.StartsWith("03", StringComparison.Ordinal))
        {
            // "wants Obama to go": what another is to do is nobody's act yet.
            if (s.Label(inner.Verb) == "xcomp" && s.Child(top.Verb, "obj") is >= 0 and var other && other < inner.Verb)
                return null;
            var there = MatrixVerbs.Cooperative(code) && !code.StartsWith("04", StringComparison.Ordinal) && !code.StartsWith("085", StringComparison.Ordinal) ? MatrixVerbs.Promise(code) : code;
            return inner with { There = there, Back = "", Sources = top.Sources, Targets = inner.Targets.Count > 0 ? inner.Targets : top.Targets };
        }

        // "agreed to lift the sanctions": what it agreed to.
        return top.There.StartsWith("05", StringComparison.Ordinal) && s.Label(inner.Verb) == "xcomp" && inner.Targets.Count > 0 ? inner with { There = code, Back = "", Sources = top.Sources } : top;
    }

    private static bool IsSaying(string code) => code.StartsWith("01", StringComparison.Ordinal) || code is "112" or "110";

    private static bool IsAttack(string code) => code.StartsWith("19", StringComparison.Ordinal) || code.StartsWith("18", StringComparison.Ordinal) || code.StartsWith("20", StringComparison.Ordinal);

    private bool Under(int verb, int top)
    {
        for (var at = s.Head(verb); at >= 0; at = s.Head(at))
        {
            if (at == top)
                return !(s.IsLabel(verb, "conj") && s.Head(verb) == top);
        }

        return false;
    }

    private int Depth(int verb)
    {
        var depth = 0;
        for (var at = s.Head(verb); at >= 0; at = s.Head(at))
            depth++;
        return depth;
    }
}
