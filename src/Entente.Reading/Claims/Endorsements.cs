using System.Text.RegularExpressions;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>What the author makes of a claim, by the verb that introduces it and the words around it.</summary>
internal static partial class Endorsements
{
    internal static Endorsement Of(Article article, ParsedSentence s, FoundClaim claim)
    {
        if (claim.CueLemma is "allege" or "insist" or "boast" or "pretend" or "purport" or "assume" or "imagine")
            return claim.CueLemma is "allege" or "insist" ? Endorsement.Reports : Endorsement.Disputes;
        var before = article.Text[Math.Max(s.Text.Start, claim.Content[0].Start - 120)..Math.Max(s.Text.Start, claim.Content[0].Start)];
        if (claim.CueLemma is "acknowledge" or "admit" or "concede" or "reveal" or "show" or "know" or "confirm" or "demonstrate" or "learn" or "find" or "see" or "understand" or "recall")
            return Endorsement.Endorses;
        if (Agrees().IsMatch(before))
            return Endorsement.Endorses;
        if (Doubts().IsMatch(before))
            return Endorsement.Disputes;
        // What follows may take it back: "But it was not."
        var next = Math.Min(article.Text.Length, s.Text.End + 60);
        var after = s.Text.End < next ? article.Text[s.Text.End..next].TrimStart(' ', '”', '"', '\n') : "";
        return TakesBack().IsMatch(after) ? Endorsement.Disputes : Endorsement.Reports;
    }

    [GeneratedRegex(@"\b(as|rightly|correctly|it is (nonetheless |nevertheless |also )?true|right to|is right|wisely|aptly|puts it|made clear|of course)\b[^.]{0,80}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Agrees();

    [GeneratedRegex(@"\b(wrongly|falsely|absurdly|implausibly|mistakenly|naively|misguided|contrary to|so-called|supposedly|would have us|want us to believe|despite (the )?claims?|myth|hard to believe|dominant narrative|conventional wisdom|claims? to|chock full|downplayed|even if)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubts();

    [GeneratedRegex(@"^(but (it|that|this|they|he|she) (was|is|were|are|did|does|do)(n[’']t| not)|that is (wrong|false|nonsense|not so)|this is (wrong|false|nonsense)|not so|nonsense|hardly|(it|that|this) (is|was) misguided|wrong\.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakesBack();
}
