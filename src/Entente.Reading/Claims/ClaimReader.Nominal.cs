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
        if (holder < 0)
            return;
        var clause = -1;
        foreach (var c in s.Children(noun))
            if (s.Label(c) is "acl" or "ccomp" or "acl:relcl" && s.HasChild(c, "mark", "that"))
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
        _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(noun).Start, s.Token(noun).End), SpeakerOf(s, holder, []), Affiliation(s, holder), null, [], lemma));
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
