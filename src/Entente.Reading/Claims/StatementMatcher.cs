using System.Collections.Frozen;

namespace Entente.Reading.Claims;

/// <summary>Decides whether two statements are on one matter, and whether they agree or clash on it.</summary>
internal static class StatementMatcher
{
    // Words of opposite sense, by stem: the first of a pair says yes where the second says no.
    private static readonly (string[] Yes, string[] No)[] Opposites =
    [
        (["support", "back", "approv", "welcom", "endors", "favor", "favour", "bless"], ["oppos", "reject", "disapprov", "condemn", "object", "resist", "block", "veto", "concern", "worri", "upset", "headach", "displeas"]),
        (["strengthen", "deepen", "grow", "tighten", "clos", "unit", "align", "solid", "durabl", "last", "endur", "strong"], ["weaken", "fractur", "frail", "superficial", "crumbl", "collaps", "break", "erod", "rift", "split", "fray", "mistrust", "fragil", "temporar"]),
        (["control", "leverag", "dominat", "influenc", "depend", "obey", "mastermind"], ["independent", "defi", "autonom", "unabl", "powerless", "freed"]),
        (["success", "succeed", "work", "effectiv", "win", "victor"], ["fail", "failur", "ineffectiv", "lose", "lost", "defeat", "backfir"]),
        (["increas", "ris", "rose", "expand", "grow", "grew", "more"], ["decreas", "fall", "fell", "declin", "shrink", "reduc", "drop", "less"]),
        (["help", "benefit", "gain", "profit", "advantag"], ["hurt", "harm", "damag", "cost", "los", "threat"]),
        (["confirm", "admit", "accept", "agre"], ["deni", "deny", "reject", "refus", "disput"]),
        (["safe", "secur", "stabl", "stabil", "peac"], ["danger", "unstabl", "risk", "threaten", "provocat", "war"]),
        (["legal", "lawful", "legitimat"], ["illegal", "unlawful", "illegitimat", "violat"]),
        (["true", "fact", "real", "right", "correct"], ["false", "myth", "wrong", "mislead", "lie", "overhyp", "misguid"]),
        (["start", "began", "begin", "open"], ["end", "stop", "clos", "halt", "ceas"]),
        (["for", "trust", "friend", "alli", "partner"], ["distrust", "mistrust", "enem", "rival", "hostil", "against", "betray"]),
    ];

    internal static void Match(List<Prepared> first, List<Prepared> second, int i, int j, List<(StatementPair Pair, double Weight)> agreements, List<(StatementPair Pair, double Weight)> clashes)
    {
        var weights = Weights(first, second);
        foreach (var a in first)
            foreach (var b in second)
            {
                if (a.States.Count == 0 || b.States.Count == 0)
                    continue;
                var states = a.States.Intersect(b.States).Count;
                var union = a.States.Union(b.States).Count;
                if (states == 0 || states * 2 < union)
                    continue;
                var (shared, all, about) = Overlap(a, b, weights);
                var opposite = Opposed(a.Words, b.Words);
                var likeness = all == 0 ? 0 : shared / all;
                var flip = (a.Negated != b.Negated) ^ opposite;
                var words = about.Count;
                if (flip && opposite && words >= 1 && likeness >= 0.10 && states >= 2)
                    clashes.Add((Pair(a, b, about), likeness + (0.1 * states)));
                else if (flip && !opposite && words >= 3 && likeness >= 0.34 && states >= 1)
                    clashes.Add((Pair(a, b, about), likeness));
                else if (!flip && !opposite && a.Negated == b.Negated && words >= 3 && likeness >= 0.24)
                    agreements.Add((Pair(a, b, about), likeness));
            }
    }

    /// <summary>The stance of one statement toward another; null where shared words are too few to tell.</summary>
    internal static Stance? Stance(Prepared own, Prepared thesis)
    {
        var shared = own.Words.Count(thesis.Words.Contains);
        var named = thesis.Names.Count(own.Names.Contains);
        var opposite = Opposed(own.Words, thesis.Words);
        if (shared == 0 && named == 0 && !opposite)
            return Entente.Reading.Stance.Neither;
        var enough = shared >= 2 || (shared >= 1 && named >= 1) || (opposite && named >= 2);
        if (!enough)
            return null;
        return (own.Negated != thesis.Negated) ^ opposite ? Entente.Reading.Stance.Opposes : Entente.Reading.Stance.Supports;
    }

    private static StatementPair Pair(Prepared a, Prepared b, List<string> about) =>
        new(a.Statement, b.Statement, string.Join(", ", a.States.Intersect(b.States).Order(StringComparer.Ordinal)) + (about.Count > 0 ? ": " + string.Join(", ", about) : ""));

    private static Dictionary<string, double> Weights(List<Prepared> first, List<Prepared> second)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var statement in first.Concat(second))
            foreach (var word in statement.Words)
                counts[word] = counts.GetValueOrDefault(word) + 1;
        var total = first.Count + second.Count;
        return counts.ToDictionary(c => c.Key, c => Math.Log(1 + (total / c.Value)), StringComparer.Ordinal);
    }

    private static (double Shared, double All, List<string> About) Overlap(Prepared a, Prepared b, Dictionary<string, double> weights)
    {
        var shared = a.Words.Where(b.Words.Contains).Order(StringComparer.Ordinal).ToList();
        var smaller = Math.Min(a.Words.Sum(w => weights[w]), b.Words.Sum(w => weights[w]));
        var larger = Math.Max(a.Words.Sum(w => weights[w]), b.Words.Sum(w => weights[w]));
        return (shared.Sum(w => weights[w]) + a.Years.Count(b.Years.Contains), (smaller + larger) / 2, shared);
    }

    private static bool Opposed(FrozenSet<string> a, FrozenSet<string> b)
    {
        foreach (var (yes, no) in Opposites)
        {
            var (ay, an, by, bn) = (Any(a, yes), Any(a, no), Any(b, yes), Any(b, no));
            if ((ay && !an && bn && !by) || (an && !ay && by && !bn))
                return true;
        }

        return false;
    }

    private static bool Any(FrozenSet<string> words, string[] stems)
    {
        foreach (var word in words)
            foreach (var stem in stems)
                if (word.StartsWith(stem, StringComparison.Ordinal) && word.Length - stem.Length <= 3)
                    return true;
        return false;
    }
}
