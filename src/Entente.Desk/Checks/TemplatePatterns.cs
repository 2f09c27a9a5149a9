using System.Text.RegularExpressions;

namespace Entente.Desk.Checks;

/// <summary>The words by which the templates know their sentences.</summary>
internal static partial class Templates
{
    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<n>\d+(\.\d+)?)\s*(percent|per cent|%)[^.]*?\b(?<trade>trade|commerce)\b|\b(?<trade>trade|commerce)\b[^.]*?(?<n>\d+(\.\d+)?)\s*(percent|per cent|%)", Any)]
    private static partial Regex Share();

    [GeneratedRegex(@"\b(accounted|accounts) for\b|\b(made|makes) up\b", Any)]
    private static partial Regex AccountedFor();

    [GeneratedRegex(@"\b(each other.s|its|their|the) (only|sole)\b[^.]*\b(ally|allies|alliance)\b", Any)]
    private static partial Regex OnlyAlly();

    [GeneratedRegex(@"\b(more|closer|higher|stronger|most|closest)\b[^.]*\bsince\b[^.]*", Any)]
    private static partial Regex SinceWar();

    [GeneratedRegex(@"\bnon-?aggression\b[^.]*\b(war|overture|prelude)", Any)]
    private static partial Regex OvertureToWar();

    [GeneratedRegex(@"\b(treaty|pact|agreement|clause)\b[^.]*\b(defen[cs]e|military assistance|come to the aid|go to war to protect)\b|\b(defen[cs]e)\b[^.]*\b(treaty|pact|clause|commitment)\b", Any)]
    private static partial Regex DefenceClause();

    [GeneratedRegex(@"\bfall(s|ing)? short\b|\bno (actual |real )?(commitment|duty|obligation)\b|\bdoes not (bind|commit)\b", Any)]
    private static partial Regex FallsShort();

    [GeneratedRegex(@"\b(reaffirm|renew|restor|reviv)\w*\b[^.]*\b(treaty|pact|alliance)\b", Any)]
    private static partial Regex Renews();

    [GeneratedRegex(@"\b(treaty|pact|alliance|agreement)\s+of\s+(?<y>(18|19|20)\d\d)\b", Any)]
    private static partial Regex TreatyOf();

    [GeneratedRegex(@"\b(alliance|treaty|pact|entente)\b[^.]*?\b(?<verb>broke|broken|breaks?|ended|collapsed|fell apart)\b[^.]*?\bin\s+(?<y>(18|19|20)\d\d)\b", Any)]
    private static partial Regex BrokeUp();

    [GeneratedRegex(@"\bmet\b[^.]{0,40}?\b(?<how>near|in|at)\s+(?<place>[A-Z][\w-]+(\s[A-Z][\w-]+)?)", RegexOptions.CultureInvariant)]
    private static partial Regex MetNear();

    [GeneratedRegex(@"\b(larger|more|greater|bigger|stronger)\s+(\w+\s)?(forces|troops|armies|divisions)\b[^.]*\bborders?\b[^.]*?\b(?<border>with|against)\b[^.]*\bthan\b", Any)]
    private static partial Regex LargerForces();

    [GeneratedRegex(@"\b(?<y>(18|19|20)\d0)s\b", RegexOptions.CultureInvariant)]
    private static partial Regex Decade();

    [GeneratedRegex(@"\b(belong(s|ed)?\s+(?<to>to)|be\s+re-?taken\s+(?<to>by)|claim(s|ed)?\s+(?<to>)the\s+(\w+\s){0,3}(territor|land|island|Far East))", Any)]
    private static partial Regex ClaimsLand();

    [GeneratedRegex(@"\b(arms|weapons)\b[^.]*\bmore\b[^.]*\bthan\b|\bmore (arms|weapons)\b[^.]*\bthan\b", Any)]
    private static partial Regex MoreArms();

    [GeneratedRegex(@"\bcloser\s+to\b[^.]*?\b(?<than>than\s+(to\s+)?)", Any)]
    private static partial Regex CloserTo();

    [GeneratedRegex(@"\bdepend(s|ed|ent|ence)?\s+(up)?on\b", Any)]
    private static partial Regex DependsOn();

    [GeneratedRegex(@"\b(suppl(y|ies|ied|ying)|deliver\w*|sold|sells?|sen[dt]s?|transfer\w*|acquired|launch\w*|fir(ed|ing))\b[^.]*\b(missiles?|weapons?|arms|munitions?|artillery|shells?)\b", Any)]
    private static partial Regex Supplies();

    [GeneratedRegex(@"\b(missiles?|weapons?|arms|munitions?|artillery|shells?)\b", Any)]
    private static partial Regex Weapons();

    [GeneratedRegex(@"\b(attack(s|ed|ing)?|invad(es?|ed|ing)|bomb(s|ed|ing)|shell(s|ed|ing))\b", Any)]
    private static partial Regex Attacks();

    [GeneratedRegex(@"\b(?<last>last\s+)?(?<m>January|February|March|April|May|June|July|August|September|October|November|December)(\s+(?<y>(18|19|20)\d\d))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex MonthName();

    [GeneratedRegex(@"\b(18|19|20)\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearIn();
}
