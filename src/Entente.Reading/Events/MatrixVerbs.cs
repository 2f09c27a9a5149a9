using System.Collections.Frozen;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>What a verb makes of the act in its complement, and the CAMEO codes of promises, demands, threats and refusals.</summary>
internal static class MatrixVerbs
{
    private static readonly FrozenDictionary<string, EventStatus> Verbs = Map(
        ("agree promise pledge vow offer commit volunteer undertake consent accept prepare arrange guarantee assure resolve plan swear", EventStatus.Promised),
        ("threaten warn", EventStatus.Threatened),
        ("demand solicit petition advocate urge call ask request insist press appeal beg implore pressure push exhort require order instruct tell invite encourage want propose recommend advise lobby entreat plead beseech", EventStatus.Demanded),
        ("deny refuse decline reject oppose fail renege rule stop prevent bar forbid avoid prohibit resist", EventStatus.Denied),
        ("hope expect believe think fear want wish consider intend aim seek predict suspect doubt wonder imagine suppose assume dream envisage envision contemplate ponder debate discuss anticipate foresee calculate need like prefer speculate may might could hesitate appear seem suggest", EventStatus.Hypothetical));

    private static readonly FrozenSet<string> Reports = (
        "say report announce state tell add note confirm declare claim disclose reveal write acknowledge admit explain indicate quote show know see learn describe recall believe_that conclude find emerge mean stress insist").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    internal static EventStatus? StatusUnder(string lemma) => Verbs.TryGetValue(lemma, out var status) ? status : null;

    internal static bool Reporting(string lemma) => Reports.Contains(lemma);

    internal static string Promise(string code) => code switch
    {
        "" => "030",
        _ when Under(code, "071") => "0331",
        _ when Under(code, "072") => "0332",
        _ when Under(code, "073") => "0333",
        _ when Under(code, "074") => "0334",
        _ when Under(code, "07") => "033",
        _ when Under(code, "061") => "0311",
        _ when Under(code, "062") => "0312",
        _ when Under(code, "063") => "0313",
        _ when Under(code, "064") => "0314",
        _ when Under(code, "06") => "031",
        _ when Under(code, "045") => "039",
        _ when Under(code, "04") => "036",
        _ when Under(code, "0841") => "0353",
        _ when Under(code, "085") => "0354",
        _ when Under(code, "086") => "0355",
        _ when Under(code, "087") || Under(code, "084") => "0356",
        _ when Under(code, "081") => "0351",
        _ when Under(code, "083") => "034",
        _ when Under(code, "08") => "035",
        _ when Under(code, "05") => "032",
        _ => "030",
    };

    internal static string Threat(string code) => code switch
    {
        _ when Under(code, "162") || Under(code, "07") => "1311",
        _ when Under(code, "163") || Under(code, "143") => "1312",
        _ when Under(code, "160") || Under(code, "161") => "1313",
        _ when Under(code, "164") => "134",
        _ when Under(code, "166") => "136",
        _ when Under(code, "14") => "133",
        _ when Under(code, "17") => "132",
        _ when Under(code, "2041") || Under(code, "2042") => "1385",
        _ when Under(code, "19") || Under(code, "192") => "1384",
        _ when Under(code, "18") => "138",
        _ => "130",
    };

    internal static string Demand(string code, bool firm)
    {
        var tail = code switch
        {
            _ when Under(code, "07") => "3",
            _ when Under(code, "06") => "1",
            _ when Under(code, "04") => "6",
            _ when Under(code, "05") => "2",
            _ when Under(code, "08") => "5",
            _ => "0",
        };
        return (firm ? "10" : "02") + tail;
    }

    internal static string Refusal(string code) => code switch
    {
        _ when Under(code, "07") => "122",
        _ when Under(code, "06") => "121",
        _ when Under(code, "04") => "125",
        _ when Under(code, "057") => "127",
        _ when Under(code, "08") => "124",
        _ => "120",
    };

    internal static bool Cooperative(string code) => code.Length > 0 && string.CompareOrdinal(code, "09") < 0;

    internal static bool Firm(string lemma) => lemma is "demand" or "insist" or "require" or "order" or "pressure" or "tell" or "instruct" or "press" or "push" or "must";

    private static bool Under(string code, string root) => code.StartsWith(root, StringComparison.Ordinal);

    private static FrozenDictionary<string, EventStatus> Map(params ReadOnlySpan<(string Words, EventStatus Status)> groups)
    {
        var map = new Dictionary<string, EventStatus>(StringComparer.Ordinal);
        foreach (var (words, status) in groups)
            foreach (var word in words.Split(' '))
                map.TryAdd(word, status);
        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
