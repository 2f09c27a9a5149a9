using Entente.Reading.Syntax;

namespace Entente.Reading.Claims;

/// <summary>What is reported without a verb of saying: by a noun ("X's claim that"), a phrase ("in X's view") or a colon before a quotation.</summary>
internal sealed partial class ClaimReader
{
    private static readonly System.Collections.Frozen.FrozenDictionary<string, string> Nouns = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(
        "claim:claim claims:claim argument:argue contention:contend assertion:assert belief:believe charge:charge allegation:allege warning:warn view:believe opinion:believe accusation:accuse promise:promise pledge:pledge insistence:insist conviction:believe prediction:predict suggestion:suggest statement:state admission:admit denial:deny hope:hope fear:fear complaint:complain conclusion:conclude line:say position:say answer:answer reply:reply message:say point:argue thesis:argue theory:believe case:argue assurance:promise threat:threaten acknowledgment:acknowledge concession:concede finding:find verdict:say explanation:explain".Split(' ').Select(p => p.Split(':')),
        p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>"X's claim that S", "the claim, made by X, that S", "X's line is that S".</summary>
    private void Noun(ParsedSentence s, int noun, string lemma)
    {
        var holder = Holder(s, noun);
        if (holder < 0 && !(s.IsLabel(noun, "nsubj") && s.Head(noun) >= 0 && IsVerdict(s.Lower[s.Head(noun)])))
            return;
        var clause = -1;
        foreach (var c in s.Children(noun))
            if (clause < 0 && (IsThatClause(s, c) || (s.Label(c) is "acl" or "ccomp" or "acl:relcl" && s.HasChild(c, "mark", "that"))))
                clause = c;
        if (clause < 0 && s.IsLabel(noun, "nsubj") && s.Head(noun) is >= 0 and var root && s.HasChild(root, "mark", "that") && s.Children(root).Any(c => s.Label(c) is "nsubj" && c != noun))
            clause = root;
        if (clause < 0 && s.IsLabel(noun, "nsubj") && s.Head(noun) is >= 0 and var be && s.Child(be, "ccomp") is >= 0 and var told && s.HasChild(told, "mark", "that"))
            clause = told;
        if (clause < 0)
            return;
        var outer = s.Subtree(noun).ToHashSet();
        var words = clause == s.Head(noun) ? s.Subtree(clause, c => c == noun || s.IsLabel(c, "cop") && c < s.Child(clause, "mark") || s.IsLabel(c, "nsubj:outer")) : s.Subtree(clause);
        if (clause == s.Head(noun))
            words.RemoveAll(outer.Contains);
        var content = Stretches(s, words, -1, clause).ToList();
        if (content.Count == 0 || Known(content) >= 0)
            return;
        _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(noun).Start, s.Token(noun).End), holder < 0 ? null : SpeakerOf(s, holder, []), holder < 0 ? null : Affiliation(s, holder), null, [], lemma));
    }

    private static bool IsVerdict(string lower) =>
        lower is "false" or "wrong" or "untrue" or "nonsense" or "absurd" or "myth" or "lie" or "mistaken" or "misleading" or "fiction" or "fantasy" or "true" or "right" or "correct";

    /// <summary>"For X, S": how a person sees it.</summary>
    private void For(ParsedSentence s)
    {
        if (s.Count < 8 || s.Lower[0] != "for" || persons.At(s.Text.Index, 1) is not { } person)
            return;
        var root = Array.IndexOf(s.Parse.Heads, -1);
        var comma = person.End;
        // Behind the name may stand who he is, in commas.
        if (comma < s.Count && s.Token(comma).Form == "," && root > comma)
        {
            var next = comma + 1;
            while (next < root && s.Token(next).Form != ",")
                next++;
            if (next < root)
                comma = next;
        }

        if (comma >= s.Count || s.Token(comma).Form != "," || root < comma)
            return;
        for (var i = comma + 1; i < s.Count - 2; i++)
            if (s.Token(i).Form == ":")
                comma = i;
        var content = Stretches(s, [.. Enumerable.Range(comma + 1, s.Count - comma - 1)], -1, root).ToList();
        if (content.Count > 0 && Known(content) < 0)
            _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(0).Start, s.Token(0).End), person.Id, null, null, [], "believe"));
    }

    /// <summary>"S, says X, S" and "S, X says": the whole sentence but the parenthesis is what X says.</summary>
    private bool Parenthesis(ParsedSentence s, int verb, string lemma)
    {
        if (lemma is not ("say" or "write" or "argue" or "note" or "add" or "believe" or "think" or "insist" or "explain" or "warn" or "observe" or "recall" or "claim" or "admit" or "suggest" or "conclude" or "predict" or "complain" or "report" or "maintain" or "contend" or "remark" or "concede" or "acknowledge" or "point") || s.Text.Tokens.Length > 80)
            return false;
        var (first, end, speaker) = (verb, verb + 1, -1);
        while (first > 0 && s.Tag(first - 1) is "AUX" or "ADV")
            first--;
        if (first > 1 && s.Token(first - 1).Form == ",")
        {
            // ", says the historian X," behind the verb the speaker, then a mark or the end.
            while (end < s.Count && end - verb < 14 && IsPhraseWord(s, end))
                end++;
            speaker = PhraseHead(s, verb + 1, end);
            if (speaker < 0 || !(s.Tag(speaker) is "PROPN" or "PRON" || s.Child(speaker, "det") >= 0 || s.Child(speaker, "nmod:poss") >= 0))
                return false;
            first--;
        }
        else if (first > 1 && end < s.Count)
        {
            // ", he often says,"
            while (first > 0 && verb - first < 12 && IsPhraseWord(s, first - 1))
                first--;
            if (first < 2 || s.Token(first - 1).Form != "," || s.Token(end).Form != ",")
                return false;
            speaker = PhraseHead(s, first, verb);
            if (speaker < 0)
                return false;
            first--;
        }
        else
        {
            return false;
        }

        // A list of what somebody did is no parenthesis: before and behind it must stand one clause with its own verb.
        if (end < s.Count && s.Token(end).Form is not ("," or "." or ";" or "”" or "\""))
        {
            var until = end;
            while (until < s.Count && until - end < 14 && s.Token(until).Form is not ("," or "." or ";"))
                until++;
            if (until >= s.Count || s.Tag(end) is not ("ADP" or "SCONJ") || s.Lower[end] is "that")
                return false;
            end = until;
        }

        var (from, to) = (first, end);
        while (from > 0 && s.Token(from - 1).Form is not (";" or ":"))
            from--;
        while (to < s.Count && s.Token(to).Form is not (";"))
            to++;
        var words = Enumerable.Range(from, first - from).Concat(Enumerable.Range(Math.Min(end, s.Count), Math.Max(0, to - end))).ToList();
        if (words.Count < 4 || !words.Any(w => s.Tag(w) is "VERB" or "AUX" && s.Head(w) != verb || s.Child(w, "cop") >= 0) || words.Any(w => QuoteMarks.At(quotes, s.Token(w).Start, s.Token(w).End) is >= 0 and var at && quotes[at].Words(article.Text) > 3))
            return false;
        var content = Pieces(s, words);
        if (content.Count == 0 || Known(content) >= 0)
            return false;
        _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(verb).Start, s.Token(verb).End), SpeakerOf(s, speaker, [.. words]), Affiliation(s, speaker), Medium(s, verb), [], lemma));
        return true;
    }

    /// <summary>Runs of tokens as stretches without marks at their ends.</summary>
    private static List<(int Start, int End)> Pieces(ParsedSentence s, List<int> words)
    {
        var pieces = new List<(int Start, int End)>();
        for (var i = 0; i < words.Count;)
        {
            var k = i;
            while (k + 1 < words.Count && words[k + 1] == words[k] + 1)
                k++;
            if (Trim(s, words[i], words[k]) is { } piece)
                pieces.Add(piece);
            i = k + 1;
        }

        return pieces;
    }

    /// <summary>Whose a claim is: the possessor, or who stands behind "by" or "of".</summary>
    private static int Holder(ParsedSentence s, int noun)
    {
        foreach (var c in s.Children(noun))
            if (s.Label(c) == "nmod:poss" || (s.IsLabel(c, "nmod") && s.Case(c) is "by" or "of" or "from"))
                return c;
            else if (s.Label(c) is "acl" && s.Child(c, "obl") is >= 0 and var by && s.Case(by) == "by")
                return by;
        return -1;
    }

    /// <summary>"In X's view, S", "in the words of X, S".</summary>
    private void View(ParsedSentence s, int noun)
    {
        if (s.Case(noun) is not ("in" or "to") || Holder(s, noun) is not (>= 0 and var holder) || s.Head(noun) is not (>= 0 and var head) || !s.IsLabel(noun, "obl") || s.Lower[holder] is "my" or "our")
            return;
        var content = Stretches(s, s.Subtree(head, c => c == noun || IsAside(s, c, head)), -1, head).ToList();
        if (content.Count == 0 || Known(content) >= 0 || InQuote(s, noun))
            return;
        _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(noun).Start, s.Token(noun).End), SpeakerOf(s, holder, []), Affiliation(s, holder), null, [], "believe"));
    }

    private static bool IsView(ParsedSentence s, int i) => s.Lower[i] is "view" or "telling" or "opinion" or "words" or "eyes" or "account" or "version" or "reading" or "judgment" or "judgement" or "estimation" or "mind" or "imagination" or "narrative";

    /// <summary>A quotation behind a colon whose sentence has a person or body for its subject.</summary>
    private void Colons(ParsedSentence s)
    {
        for (var i = 1; i + 2 < s.Count; i++)
        {
            if (s.Token(i).Form != ":" || QuoteMarks.At(quotes, s.Token(i + 2).Start, s.Token(i + 2).End) is not (>= 0 and var at) || quotes[at].Start > s.Token(i + 2).Start || quotes[at].Words(article.Text) < 4 || InQuote(s, i))
                continue;
            var content = new List<(int Start, int End)> { (quotes[at].Start, quotes[at].End) };
            if (Known(content) >= 0 || _found.Any(f => f.Content.Any(c => c.Start < quotes[at].End && c.End > quotes[at].Start)))
                continue;
            var said = Said(s, content);
            var subject = -1;
            for (var k = 0; k < i && subject < 0; k++)
                if (s.IsLabel(k, "nsubj") && !said.Contains(k) && s.Head(k) < i && s.Tag(s.Head(k)) == "VERB" && s.Label(s.Head(k)) is "root" or "ccomp" or "parataxis")
                    subject = k;
            // Where the tree has no such subject, the only person that the sentence names.
            if (subject < 0 && persons.In(s.Text.Index).Where(p => !p.IsQuoted && p.First < i).ToList() is [var only])
                subject = only.First;
            if (subject < 0 || SpeakerOf(s, subject, said) is not { } speaker || (!actors.IsPerson(speaker) && s.Tag(subject) != "PROPN"))
                continue;
            var verb = s.Head(subject) < 0 ? subject : s.Head(subject);
            _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(verb).Start, s.Token(verb).End), speaker, Affiliation(s, subject), Medium(s, verb), [], "say"));
        }
    }
}
