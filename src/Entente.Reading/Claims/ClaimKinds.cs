using System.Text.RegularExpressions;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>Tells facts, readings of facts and predictions apart by the main clause of what is said, its tense, and words of judgment.</summary>
internal static partial class ClaimKinds
{
    /// <param name="s">The sentence in which the content begins.</param>
    /// <param name="said">The content's tokens in it.</param>
    /// <param name="content">The content's characters.</param>
    /// <param name="cue">The lemma of the word that reports it.</param>
    /// <param name="past">Whether that word is in the past, so that "would" looks ahead from then.</param>
    internal static ClaimKind Of(ParsedSentence s, HashSet<int> said, string content, string cue, bool past)
    {
        var root = Thought(s, said, Root(s, said));
        if (LooksAhead(s, said, root, content, cue, past))
            return ClaimKind.Predictive;
        return Weigh(s, said, root, content, cue) > 0.2 ? ClaimKind.Interpretive : ClaimKind.Factual;
    }

    private static bool LooksAhead(ParsedSentence s, HashSet<int> said, int root, string content, string cue, bool past)
    {
        if (WouldHave().IsMatch(content))
            return false;
        if (cue is "predict" or "forecast" or "promise" or "vow" or "pledge" or "threaten" or "expect" or "anticipate" && !Happened().IsMatch(content))
            return true;
        if (cue is "warn" or "caution" or "fear" or "hope" && Might().IsMatch(content))
            return true;
        if (root >= 0)
            foreach (var i in s.Conjuncts(root).Append(root))
                foreach (var c in s.Children(i))
                    if (s.IsLabel(c, "aux") && said.Contains(c) && (s.Lower[c] is "will" or "wo" or "'ll" or "’ll" or "shall" || (past && s.Lower[c] is "would" or "'d" or "’d" && !(s.Child(i, "cop") >= 0 && s.Children(i).Any(x => s.Lower[x] == "it")) && !Conditional().IsMatch(content))))
                        return true;
        if (Finite(s, said) is >= 0 and var first && (s.Lower[first] is "will" or "wo" or "'ll" or "’ll" or "shall" || (past && s.Lower[first] is "would" or "'d" or "’d" && s.Child(s.Head(first), "cop") < 0 && !Conditional().IsMatch(content))))
            return true;
        return Ahead().IsMatch(content) || (root < 0 && Will().IsMatch(content));
    }

    /// <summary>The first word in what is said that carries a tense, before any clause inside it; -1 where there is none.</summary>
    private static int Finite(ParsedSentence s, HashSet<int> said)
    {
        foreach (var i in said.Order())
            if (s.Tag(i) is "AUX" && s.Head(i) >= 0)
                return s.Label(s.Head(i)) is "acl:relcl" or "acl" or "advcl" && said.Contains(s.Head(s.Head(i))) ? -1 : i;
            else if (s.Tag(i) is "VERB" && !s.IsLabel(i, "amod") && !s.Lower[i].EndsWith("ing", StringComparison.Ordinal))
                return -1;
        return -1;
    }

    /// <summary>"I think that S": what is said is S.</summary>
    private static int Thought(ParsedSentence s, HashSet<int> said, int root)
    {
        if (root < 0 || s.Lemma[root] is not ("think" or "believe" or "guess" or "suppose" or "bet" or "reckon" or "suspect" or "doubt"))
            return root;
        var clause = s.Child(root, "ccomp");
        return clause >= 0 && said.Contains(clause) && s.Child(root, "nsubj") is >= 0 and var who && s.Lower[who] is "i" or "we" ? clause : root;
    }

    private static double Weigh(ParsedSentence s, HashSet<int> said, int root, string content, string cue)
    {
        var weight = 0.0;
        weight += 1.0 * Math.Min(2, Judgment().Count(content) + Verdict().Count(content) + (content.Contains(" may ", StringComparison.Ordinal) ? 1 : 0));
        weight -= 0.9 * Math.Min(2, Figures().Count(content));
        if (cue is "argue" or "believe" or "think" or "contend" or "opine" or "feel" or "suspect" or "doubt" or "reckon" or "lament" or "complain" or "view" or "interpret" or "judge")
            weight += 0.6;
        else if (cue is "report" or "confirm" or "announce" or "reveal" or "admit" or "acknowledge" or "concede" or "estimate" or "find" or "learn" or "disclose" or "testify" or "allege" or "deny")
            weight -= 0.6;
        if (root < 0)
            return weight;
        var copula = s.Child(root, "cop");
        if (copula >= 0)
            weight += s.Lower[copula] is "is" or "are" or "'s" or "’s" or "'re" or "’re" or "'m" ? 0.7 : 0.2;
        else if (s.Tag(root) is "VERB")
            weight += Tense(s, root);
        else
            weight += 0.3;
        // An order or a question is no report of a fact.
        if ((s.Tag(root) == "VERB" && s.Child(root, "nsubj") < 0 && s.Child(root, "csubj") < 0 && s.Lemma[root] == s.Lower[root]) || content.TrimEnd('”', '"', ' ').EndsWith('?'))
            weight += 1;
        if (General().IsMatch(content))
            weight += 0.6;
        return weight;
    }

    /// <summary>What the tense of the main verb says: events lie in the past, readings stand in the present.</summary>
    private static double Tense(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
            if (s.IsLabel(c, "aux"))
            {
                if (s.Lower[c] is "had" or "was" or "were" or "did")
                    return -0.6;
                if (s.Lower[c] is "has" or "have" or "'ve" or "’ve")
                    return -0.3;
                if (s.Lower[c] is "can" or "could" or "may" or "might" or "must" or "should" or "would" or "cannot" or "ca")
                    return 0.6;
                if (s.Lower[c] is "is" or "are" or "'re" or "’re" or "'s" or "’s")
                    return -0.3;
            }

        if (s.Lower[verb] == s.Lemma[verb] || s.Lower[verb].EndsWith('s'))
            return 0.1;
        return -0.6;
    }

    private static int Root(ParsedSentence s, HashSet<int> said)
    {
        for (var pass = 0; pass < 2; pass++)
            foreach (var i in said.Order())
                if (!said.Contains(s.Head(i)) && (s.Tag(i) is "VERB" or "AUX" || s.Child(i, "cop") >= 0 || s.Child(i, "nsubj") >= 0 || pass == 1) && s.Tag(i) != "PUNCT")
                    return i;
        return -1;
    }

    [GeneratedRegex(@"\b(going to|about to|(is|are|was|were) (un)?likely to|sooner or later|(is|are|be) bound to|(is|are) doomed|(is|are) poised to|(is|are) set to|in the (coming|next) (days|weeks|months|years|decade)|on (course|track) (to|for)|on the (brink|verge) of|heading (for|towards?)|before long|it is (just |only )?a question of time|the day will come|bodes?|will (soon|never|eventually)|matter of (days|weeks|months|years|time)|only a matter of|by (20[3-9]\d))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"\b(will|won[’']t|shall)\b|[’']ll\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Will();

    [GeneratedRegex(@"\b(would|could|will|may|might|can)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Might();

    [GeneratedRegex(@"\bwould(n[’']t| not| never)? have\b|\bhad (it|they|he|she|we) not\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WouldHave();

    [GeneratedRegex(@"\bif\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\b(was|were|had|did)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Happened();

    [GeneratedRegex(@"\b\d[\d,.]*\b|\b(percent|per cent|dollars|euros|hundred|thousand|million|billion|dozen|dozens|(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (of|\w+s|times|out)|January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(nobody|no one|everyone|everybody|anyone|always|never|nothing|all|every|neither|both|both sides|each side|people|nations|countries|states|the world|the West|history|politics)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex General();

    [GeneratedRegex(@"\b(should(n[’']t)?|must(n[’']t)?|ought|need(s|ed)? to|might|seem(s|ed)?|appear(s|ed)?|apparently|perhaps|probably|possibly|leverage|want(s|ed)?|wish(es|ed)?|hope[sd]?|fear(s|ed)?|aim(s|ed)?|tr(ies|ied|ying)|seek(s|ing)?|sought|intend(s|ed)?|meant|means|signal(s|ed)?|suggest(s|ed)?|because|in order to|so that|since it|pay(s)? the price|in fact but not|rather than|more than it|as long as|while the|really?|tru(e|ly|th)|clear(ly)?|dangerous|serious|threat(s|ens?)?|importan(t|ce)|significan(t|ce)|weak(er|ness)?|strong(er|est)?|better|worse|best|worst|too (\w+)|unprecedented|historic|good|bad|wrong|right(s|ful)?|impossible|possible|necessary|inevitable|irresponsible|unacceptable|outrageous|cynical|classic|liability|success(ful)?|unpredictable|benefit(s|ed)?|far from|mistak(e|en|es)|fail(ure|ed|s|ing)?|victory|victim|defeat|problem|challenge|opportunit(y|ies)|cause[sd]?|cost|blame|fault|message|sense|feel(s|ing)?|as if|fair|unfair|just(ice)?|injustice|legal|illegal|legitimate|illegitimate|belongs? to|deserve[sd]?|proud|shame(ful)?|enem(y|ies)|friend(s|ly)?|ally|peace|war crime|coup|freedom|democra(cy|tic)|tyranny|betray(s|ed|al)?|aggress(ion|ive|or)|interests?|trust|popular|unpopular|content|happy|angry|afraid|ready|eager|blind|game|trap|turn(ing)? point|point of no return|existential|vital|core|key|crucial|essential|responsible|responsibility|meddling|interference|stolen|written to be|save[ds]?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Judgment();

    /// <summary>More words of judgment: praise and blame, motive, comparison with what is, and what stands for something else.</summary>
    [GeneratedRegex(@"\b(absurd|ridiculous|naive|reckless|prudent|wise|unwise|foolish|folly|clever|smart|stupid|brave|courage(ous)?|coward(ly|ice)|immoral|moral(ly|ity)?|corrupt(ion)?|honest|dishonest|cruel|brutal|barbaric|generous|greed(y)?|hypocri(sy|te|tes|tical)|arrogan(t|ce)|humiliat(ed?|es|ing|ion)|tragic|tragedy|disast(er|rous)|catastroph(e|ic)|triumph|miracle|scandal|disgrace(ful)?|lesson|luxury|burden|duty|honou?r|dignity|respect|pretext|excuse|theat(re|er)|charade|farce|sham|bluff|blackmail|bull(y|ies|ying)|puppets?|pawns?|hostage|lapdog|scapegoat|revenge|punish(ed|es|ing|ment)?|reward(ed|s)?|merely|little more than|nothing (but|more|less)|no (better|more|less) than|at the mercy|deserv(es|ing)|worth(y|less)?|useless|pointless|hopeless|priceless|a kind of|a sort of|a form of|amounts? to|owe[sd]?|excessive|heavy-handed|premature|overdue|reasonable|unreasonable|rational|irrational|sensible|legitimacy|credib(le|ility)|incredible|hollow|empty|symbolic|symbol|illusion|delusion|myth|dream|nightmare|burying|bury|doomed|isolated|provoke[sd]?|provocation|provocative|hostile|sincere|cynicism|selfish|patien(t|ce)|fragile|stable|stability|instability|balance|natural|normal|decisive|merit|virtue|vice|sin|evil|heroic|hero(es)?|traitors?|martyrs?|thugs?|criminal|genocide|terroris[mt]|imperial(ism|ist)?|coloni(al|alism|es|zers?))\b|\bas (\w+) as\b|\blike an? \w+|\b(is|are|was|were) (not|no longer|never) (a|an|the)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Verdict();
}
