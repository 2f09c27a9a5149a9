using System.Collections.Frozen;

namespace Entente.Reading.Claims;

/// <summary>Decides how a statement stands to a thesis, by the words they share and the sense of these.</summary>
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
