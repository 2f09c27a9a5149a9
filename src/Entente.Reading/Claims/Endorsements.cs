using System.Text.RegularExpressions;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>What the author makes of a claim: by the verb that introduces it, the words around it, and what the next sentences say of it.</summary>
internal static partial class Endorsements
{
    internal static Endorsement Of(Article article, ParsedSentence[] sentences, FoundClaim claim, List<FoundClaim> all)
    {
        var s = sentences[claim.Sentence];
        var text = article.Text;
        if (claim.IsInside)
            return Endorsement.Reports;
        var start = claim.Content[0].Start;
        var around = text[s.Text.Start..Math.Max(s.Text.Start, Math.Min(start, s.Text.End))] + " ¦ " + (claim.Cue is { } cue && cue.Start >= s.Text.Start && cue.End <= s.Text.End ? text[Math.Max(s.Text.Start, cue.Start - 60)..cue.End] : "");
        if (Wrongly().IsMatch(around))
            return Endorsement.Disputes;
        if (Rightly().IsMatch(around))
            return Endorsement.Endorses;
        var end = Math.Max(s.Text.Start, Math.Min(s.Text.End, claim.Content[^1].End));
        var rest = claim.Cue is { } said && said.Start > end ? text[Math.Max(end, said.End)..Math.Max(said.End, s.Text.End)] : text[end..s.Text.End];
        rest = rest.TrimStart(' ', ',', '”', '"', '.', ';', '—', '–', '\'', '’');
        var doubtful = claim.CueLemma is "claim" or "insist" or "maintain" or "allege" or "promise" or "assure" or "pledge" or "vow" or "contend" or "assert" or "boast" or "pretend" or "purport" or "declare" or "proclaim" or "imagine" or "fancy" or "deny";
        if (rest.Length > 12 && Judge(rest, false, Follows().IsMatch(rest)) is { } here)
            return here;
        var factive = claim.CueLemma is "acknowledge" or "admit" or "concede" or "reveal" or "confirm" or "demonstrate" or "learn" or "find" or "show" or "know" or "see" or "understand" or "recognize" or "recognise" or "prove" or "discover" or "conclude" or "establish" or "recall" or "remind";
        foreach (var next in Next(article, sentences, claim, all))
        {
            if (Judge(next, doubtful, false) is { } there)
                return there == Endorsement.Disputes && factive ? Endorsement.Reports : there;
            doubtful = false;
        }

        return factive ? Endorsement.Endorses : claim.CueLemma is "pretend" or "purport" or "imagine" or "fancy" ? Endorsement.Disputes : Endorsement.Reports;
    }

    private static Endorsement? Judge(string text, bool doubtful, bool contrasted)
    {
        if (Agrees().Match(text) is { Success: true } agreed)
            return Refuses().IsMatch(text[Math.Max(0, agreed.Index - 70)..agreed.Index]) ? Endorsement.Disputes : Endorsement.Endorses;
        if (TakesBack().IsMatch(text) || Belies().IsMatch(text))
            return Endorsement.Disputes;
        if ((doubtful || contrasted) && Denies().IsMatch(text))
            return Endorsement.Disputes;
        return null;
    }

    /// <summary>The next two sentences of the paragraph, as far as they are not what the claim itself goes on to say.</summary>
    private static IEnumerable<string> Next(Article article, ParsedSentence[] sentences, FoundClaim claim, List<FoundClaim> all)
    {
        for (var i = claim.Sentence + 1; i < sentences.Length && i <= claim.Sentence + 2; i++)
        {
            var next = sentences[i].Text;
            if (next.Start < claim.Content[^1].End || all.Any(f => f.Sentence == i && f.Speaker is not null && f.Speaker == claim.Speaker))
                continue;
            if (next.IsBoilerplate || article.Text.IndexOf('\n', claim.Content[^1].End, next.Start - claim.Content[^1].End) >= 0)
                yield break;
            var text = article.Text[next.Start..next.End].TrimStart('”', '"', ' ');
            // A quotation is somebody else's word, or the speaker's again.
            if (text.Length == 0 || text[0] is '“' or '"')
                yield break;
            yield return text;
        }
    }

    [GeneratedRegex(@"\b(wrongly|falsely|absurdly|implausibly|mistakenly|naively|misleadingly|disingenuously|dishonestly|preposterously|contrary to|misguided|(wrong|mistaken|foolish|naive) to (think|believe|say|claim|suppose|assume|argue|insist)|(nobody|no one|few) (should|will|would|can|could) (believe|credit|buy)|so-called|supposedly|would have (us|you|the world|everyone|them) believe|wants? (us|you|the world) to (believe|think)|would like (us|you|the world) to (believe|think)|despite (the )?(claims?|assurances|what)|the (myth|fiction|fantasy|delusion|illusion|fairy tale|tale|pretence|pretense|canard|lie|falsehood|nonsense) that|hard to believe|dominant narrative|conventional wisdom|chock full|downplayed|in (\w+ ){0,2}\w+(['’]s)? (telling|fantasy|imagination|version of events)|pretends?|deludes? (himself|herself|itself|themselves))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wrongly();

    [GeneratedRegex(@"\b(rightly|correctly|wisely|aptly|justly|shrewdly|perceptively|sensibly|convincingly|persuasively|it is (nonetheless |nevertheless |also )?true|(is|are|was|were) right (to|that|when|in)|puts it (well|best|neatly)|put it (well|best|neatly)|made clear|makes clear|of course)\b|\b[Aa]s [^.;,¦]{2,80}?\b(pointed? out|points out|noted|notes|observed|observes|showed|shows|shown|reminds? us|reminded us|put it|puts it|said|says|saw|wrote|writes|argued|argues|explained|explains|warned|warns|recalled|recalls|learned|found)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Rightly();

    [GeneratedRegex(@"\b(he|she|they|it|[A-Z]\w+)(['’]s| is| are| was| were|['’]re) (\w+ly |quite |all too |dead |half )?(right|correct|not wrong)\b|\bI (\w+ )?(agree|share (this|that|his|her|their) (view|worry|fear))\b|^([Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Tt]hat|[Aa]nd so it) (did|was|were|has|have|had|is|are)( so| exactly that| just that)?\.$|\bI (have |had )?(saw|seen|heard|found|felt) the same\b|\bI (think|believe|would say) so\b|\bso (do|would|did|have) I\b|\bha(s|ve|d) a point\b|\b(that|this|it) is (\w+ly |quite |all too |only )?(true|right|correct|so)\b(?! that)|\b(hard|difficult|impossible) to (disagree|put it better|say it better|argue with|quarrel with|fault)\b|\bb(ears?|ore) (him|her|it|them|this|that) out\b|\bfew (would|will|could) (disagree|deny|dispute|doubt)\b|\b(proves?|proved|confirms?|confirmed|supports?|vindicates?|vindicated) (him|her|this|the point|it|them)\b|\b(rightly so|well said|quite so|indeed it (is|was|does|did)|no one who knows|there is no doubt|nobody (seriously )?(doubts|disputes)|undeniabl[ey]|I saw (it|this) (for )?myself|and so it (is|was|proved))\b|\bhas more behind it\b", RegexOptions.CultureInvariant)]
    private static partial Regex Agrees();

    [GeneratedRegex(@"^(but|yet) (it|that|this|they|he|she) (was|is|were|are|did|does|do|has|have|had)(n[’']t| not| never)\b|^(that|this|it|such talk|the claim|the argument|the idea|the charge) (is|was) (\w+ly |just |sheer |pure |utter |not |far from |at best )?(wrong|false|nonsense|not so|untrue|absurd|misguided|mistaken|a lie|a myth|a fantasy|a fiction|fiction|fantasy|bunk|hogwash|rubbish|propaganda|a half-truth|misleading|so\b|the truth|the case|the whole truth|wishful|bluster|a stretch|naive|an illusion|a fairy tale|hard to (square|believe|credit))|^(not so|nonsense|hardly|wrong|false|untrue|rubbish|far from it|on the contrary|in fact|in truth|in reality|actually|the (truth|fact|reality|opposite|reverse|record|facts|numbers|evidence) (is|was|are|says?|tells?|shows?|suggests?|lies)|reality|if (that|this|it) (were|was) (so|true|the)|if only|were (that|this|it) (so|true)|nothing could be|never mind|such (claims|warnings|promises|assurances|words|talk|fears|hopes|arguments))\b|\b(the (very )?(opposite|reverse)|(forgets?|forgot|ignores?|ignored|overlooks?|overlooked|omits?|omitted|misreads?|misread|misunderstands?|exaggerates?|neglects? to mention|fails? to (mention|explain|see)|leaves? out|gets? (it|this|that) (wrong|backwards?))( |,)|does not (survive|withstand|stand up)|do not (survive|withstand|stand up)|(falls|fell) apart|is (contradicted|belied|refuted)|(contradicts?|contradicted|belies|belied|refutes?|refuted|gives? the lie to) (him|her|this|that|it|them|the)|(there is|with|offers?|offered|provides?|provided|gave|given|presented|cited) no (evidence|proof|basis|sign)|without (any |a shred of )?(evidence|proof)|not a (single|shred)|nobody has (ever )?seen|no one has (ever )?seen|(his|her|their|its) evidence, so far|by (then|evening|nightfall|noon|morning|the next (day|morning)|that time)|knows? better)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TakesBack();

    [GeneratedRegex(@"^(they|it|he|she|the \w+) \w+ed because\b|^(it|that|this) took (only |just |less than |barely )?\w+ (hours?|days?|weeks?|months?)\b|^so (did|does|was|were|had|is|are) \w[\w\s,]{2,40}\b(once|before|too)?\.|^(it|that|this) (has|had)(n[’']t| not| never)\b|, once\.$|\bthe same (promise|was said|words)\b|\b(was|were|are|is) (promised|said) (before|last time)\b|^(the|an?) [\w\s]{3,40} (does|do|did)(n[’']t| not) (\w+ )?(mention|say|contain|show|exist|bear)\b|\b(said|found|showed|shows|show|tell|tells|told) (otherwise|a different|another|something else|the opposite)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Belies();

    [GeneratedRegex(@"\b(no|not|never|nobody|no one|none|nothing|nowhere|neither|hardly|scarcely|barely|cannot|without|only|once|cheap|doubt\w*|fail\w*|yet|but|however|though|although|in fact|far from|contrary|myth|lie|lies|lying)\b|n[’']t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denies();

    [GeneratedRegex(@"\b(no|not|never|nobody|no one|none|nothing|hardly|cannot|fail(s|ed)? to|far from)\b|n[’']t\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refuses();

    /// <summary>After what is said, the author goes on with a contrast of his own.</summary>
    [GeneratedRegex(@"^(but|yet|though|although|even though|when in fact|as if|despite|never mind)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Follows();
}
