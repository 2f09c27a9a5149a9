namespace Entente.Reading.Claims;

/// <summary>Predicates of opposite and of like sense.</summary>
internal static class Opposites
{
    private static readonly Dictionary<string, List<(int Row, bool Yes)>> Rows = Load(
        "strengthen secure protect stabilize stabilise promote further help serve | endanger weaken threaten undermine harm damage destabilize destabilise hurt imperil jeopardize jeopardise sabotage",
        "work succeed prevail triumph | fail flop backfire collapse",
        "strong stronger robust powerful mighty | weak weaker frail feeble fragile brittle",
        "depend rely dependent reliant | independent free autonomous",
        "have keep gain win retain enjoy acquire | lose lack forfeit squander",
        "support back endorse approve welcome favour favor embrace defend | oppose reject condemn denounce block resist veto",
        "rise grow increase expand soar climb swell double triple | fall shrink decrease decline drop plunge dwindle halve contract",
        "unite align cooperate close ally | split divide fracture break quarrel drift",
        "serious real genuine sincere credible | bluff fake sham empty hollow myth fiction illusion",
        "safe secure stable calm peaceful | dangerous unsafe unstable volatile",
        "rich richer prosperous | poor poorer bankrupt",
        "begin start open launch reopen | end stop close halt cease suspend",
        "confirm admit acknowledge | deny dispute refute",
        "obey comply honour honor observe respect keep | violate breach break flout ignore defy",
        "allow permit tolerate | forbid ban prohibit prevent bar",
        "stay remain last hold endure survive persist | leave withdraw crumble vanish disappear collapse",
        "friend ally partner brother | enemy foe rival adversary",
        "right correct true justified | wrong false mistaken untrue unjustified myth lie",
        "benefit profit gain | suffer lose pay",
        "likely probable inevitable certain | unlikely improbable impossible",
        "good better best beneficial | bad worse worst harmful",
        "legal lawful legitimate valid | illegal unlawful illegitimate invalid void",
        "possible | impossible",
        "release give share provide supply deliver send | withhold hoard keep refuse deny",
        "more greater higher larger | less fewer lower smaller",
        "trust believe | distrust mistrust doubt");

    private static readonly string[][] Like =
    [
        ["hand", "lease", "give", "grant", "cede"],
        ["sign", "conclude", "ink"],
        ["arm", "supply", "equip"],
        ["visit", "travel", "go"],
        ["say", "state", "declare"],
        ["send", "ship", "deliver", "supply", "provide"],
        ["support", "back"],
        ["kill", "murder"],
        ["attack", "strike", "bomb"],
        ["recognise", "recognize"],
        ["leave", "flee", "emigrate"],
    ];

    internal static bool IsOpposite(string a, string b)
    {
        if (a == b)
            return false;
        if (IsPrefixed(a, b) || IsPrefixed(b, a))
            return true;
        return Rows.TryGetValue(a, out var x) && Rows.TryGetValue(b, out var y) && x.Any(p => y.Any(q => p.Row == q.Row && p.Yes != q.Yes)) && !x.Any(p => y.Any(q => p.Row == q.Row && p.Yes == q.Yes));
    }

    internal static bool IsLike(string a, string b) => a == b || Like.Any(row => row.Contains(a) && row.Contains(b));

    private static bool IsPrefixed(string word, string stem) =>
        stem.Length > 3 && word.Length - stem.Length is 2 or 3 && word.EndsWith(stem, StringComparison.Ordinal) && word[..(word.Length - stem.Length)] is "un" or "in" or "il" or "im" or "ir" or "dis" or "non";

    private static Dictionary<string, List<(int Row, bool Yes)>> Load(params string[] rows)
    {
        var map = new Dictionary<string, List<(int Row, bool Yes)>>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            var sides = rows[i].Split('|');
            for (var side = 0; side < 2; side++)
                foreach (var word in sides[side].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!map.TryGetValue(word, out var list))
                        map[word] = list = [];
                    list.Add((i, side == 0));
                }
        }

        return map;
    }
}
