using Entente.Reading.Syntax;

namespace Entente.Reading.Actors;

/// <summary>Roles that several words of a phrase give together, and the role of a body that a person heads.</summary>
internal static class PhraseRoles
{
    /// <summary>The role that the words of a phrase give; null where they give none. The last one that a word gives by itself decides, unless a pair of words does.</summary>
    internal static string? Of(ParsedSentence s, Func<int, bool> isName)
    {
        for (var i = 0; i < s.Count; i++)
            if (Pair(s, i) is { } pair)
                return pair;
        // "the president of the human rights league" speaks for the league.
        for (var i = s.Count - 1; i > 1; i--)
            if (!isName(i) && AgentTable.Role(s.Lower[i]) is { } body and not ("GOV" or "CVL" or "ELI") && HeadedBefore(s, i))
                return body;
        for (var i = s.Count - 1; i >= 0; i--)
            if (!isName(i) && AgentTable.Role(s.Lower[i]) is { } role && s.Tag(i) is "NOUN" or "PROPN" or "ADJ" && !FollowsOf(s, i))
                return role;
        return null;
    }

    private static string? Pair(ParsedSentence s, int i)
    {
        var word = s.Lower[i];
        var next = i + 1 < s.Count ? s.Lower[i + 1] : "";
        var rest = next.Length == 0 ? [] : s.Lower[(i + 1)..];
        switch (word)
        {
            case "secret" when next is "service" or "services" or "police":
            case "intelligence" when next is "service" or "services" or "agency" or "agencies" or "officer" or "officers":
                return "SPY";
            case "state" or "official" or "government" or "national" or "state-run" or "public" when rest.Any(r => r is "news" or "broadcaster" or "television" or "radio" or "media" or "newspaper") && rest.Any(r => AgentTable.Role(r) == "JRN" || r is "radio"):
                return "GOVJRN";
            case "breakaway" or "unrecognized" or "unrecognised" or "recognized" or "recognised" or "self-declared" or "self-proclaimed" or "proclaimed" or "declared" or "facto" or "secessionist" when rest.Any(r => r is "state" or "country" or "republic" or "region" or "territory" or "statelet" or "province" or "enclave"):
                return "PRE";
            case "immigration" or "border" or "customs" when next is "inspector" or "inspectors" or "officer" or "officers" or "agent" or "agents" or "guard" or "guards" or "patrol" or "police":
                return "COP";
            case "agricultural" or "farm" or "agrarian" when rest.Length > 0:
                return "AGR";
            case "medical" or "health" or "ambulance" when next is "service" or "services" or "worker" or "workers" or "staff" or "personnel" or "team" or "teams":
                return "MED";
            case "trade" or "labor" or "labour" when next is "union" or "unions" or "federation":
                return "LAB";
            case "paramilitary":
                return "PRM";
            case "armed" when next is "group" or "groups" or "men" or "faction" or "factions":
                return "UAF";
            default:
                return null;
        }
    }

    private static bool HeadedBefore(ParsedSentence s, int body)
    {
        for (var i = 0; i + 1 < body; i++)
            if (s.Lower[i] is "president" or "head" or "leader" or "chairman" or "chairwoman" or "chair" or "director" or "member" or "members" or "spokesman" or "spokeswoman" or "founder" or "secretary" or "chief" or "representative" or "representatives" or "officials" or "official" && s.Lower[(i + 1)..body].Any(w => w is "of" or "from" or "for"))
                return true;
        return false;
    }

    private static bool FollowsOf(ParsedSentence s, int i)
    {
        var case_ = s.Case(i);
        return case_ is "to" or "against" or "with" or "in" or "for" || (case_ == "of" && i > 1 && s.Lower[..i].Any(w => AgentTable.Role(w) is not null));
    }
}
