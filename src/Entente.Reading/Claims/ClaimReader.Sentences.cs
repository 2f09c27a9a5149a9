using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Claims;

internal sealed partial class ClaimReader
{
    private void Sentence(ParsedSentence s)
    {
        for (var i = 0; i < s.Count; i++)
        {
            if (s.Tag(i) is "VERB" && ReportingWords.Lemma(s.Lower[i]) is { } lemma && !s.Negated(i))
                Verb(s, i, lemma);
            else if (s.Lower[i] == "according" && i + 1 < s.Count && s.Lower[i + 1] == "to")
                According(s, i);
        }
    }

    /// <summary>A verb of saying or thinking with a clause, or with a quotation beside it.</summary>
    private void Verb(ParsedSentence s, int verb, string lemma)
    {
        var clause = -1;
        foreach (var c in s.Children(verb))
            if (s.Label(c) is "ccomp" || (s.Label(c) is "parataxis" && ReportingWords.IsSpeech(s.Lower[verb]) && c < verb && HasSubject(s, c)))
                clause = clause < 0 ? c : clause;
        // "…, said X": the verb hangs on what was said.
        var inverted = -1;
        if (clause < 0 && s.Label(verb) is "parataxis" && s.Head(verb) >= 0 && ReportingWords.IsSpeech(s.Lower[verb]) && s.Child(verb, "obj") < 0)
            inverted = s.Head(verb);
        var quote = QuoteOf(s, verb);
        if (clause < 0 && inverted < 0 && quote is null)
            return;
        var strong = ReportingWords.IsSpeech(s.Lower[verb]) || lemma is "believe" or "think" or "hope" or "fear" or "expect" or "suspect" or "know" or "warn" or "accuse";
        if (!strong && quote is null && !(clause >= 0 && s.HasChild(clause, "mark", "that")))
            return;
        var speakerHead = SpeakerHead(s, verb);
        if (speakerHead < 0 && quote is { } beside)
            speakerHead = Beside(s, verb, beside);
        if (speakerHead < 0 && quote is null)
            return;
        var content = new List<(int Start, int End)>();
        if (quote is { } q && (clause < 0 || !Inside(s, clause, q) || q.Words(article.Text) > 5))
            content.Add((q.Start, q.End));
        if (content.Count == 0 && clause >= 0)
            content.AddRange(Stretches(s, s.Subtree(clause, c => IsAside(s, c, verb)), verb, clause));
        else if (content.Count == 0 && inverted >= 0)
            content.AddRange(Stretches(s, s.Subtree(inverted, c => c == verb || IsAside(s, c, verb)), verb, inverted));
        Extend(s, content);
        if (content.Count == 0 || content.Sum(c => c.End - c.Start) < 8 || Known(content))
            return;
        var speaker = speakerHead < 0 ? null : SpeakerOf(s, speakerHead);
        _found.Add(new FoundClaim(content, s.Text.Index, Cue(s, verb), speaker, speakerHead < 0 ? null : Affiliation(s, speakerHead), Medium(s, verb), Via(s, verb), lemma));
    }

    private void According(ParsedSentence s, int at)
    {
        var head = s.Head(at);
        var source = -1;
        for (var i = at + 2; i < s.Count && i < at + 14 && source < 0; i++)
            if (s.IsLabel(i, "obl") || s.IsLabel(i, "nmod"))
                source = i;
        if (source < 0 || head < 0)
            return;
        var root = s.Head(source) >= 0 ? s.Head(source) : head;
        if (root == at)
            root = head;
        var words = s.Subtree(root, c => c == source || c == at || IsAside(s, c, root));
        words.RemoveAll(w => w == at || w == at + 1 || w == source);
        var content = Stretches(s, words, -1, root).ToList();
        if (content.Count == 0 || Known(content))
            return;
        _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(at).Start, s.Token(at + 1).End), SpeakerOf(s, source), Affiliation(s, source), null, [], "say"));
    }

    private static bool HasSubject(ParsedSentence s, int i) => s.Child(i, "nsubj") >= 0;

    /// <summary>Words that belong to the reporting, not to what is reported.</summary>
    private static bool IsAside(ParsedSentence s, int c, int verb) =>
        c == verb || (s.Label(c) is "parataxis" && s.Tag(c) == "VERB" && ReportingWords.IsSpeech(s.Lower[c]));

    private int SpeakerHead(ParsedSentence s, int verb)
    {
        var at = verb;
        for (var depth = 0; depth < 3; depth++)
        {
            var subject = s.Child(at, "nsubj");
            if (s.Passive(at))
            {
                foreach (var c in s.Children(at))
                    if (s.IsLabel(c, "obl") && s.Case(c) == "by")
                        return c;
                return s.Lemma[at] is "quote" or "cite" ? subject : -1;
            }

            if (subject >= 0)
                return s.Lower[subject] is "who" or "which" or "that" && s.IsLabel(at, "acl") ? s.Head(at) : s.Lower[subject] is "it" && s.Passive(at) ? -1 : subject;
            if (s.Label(at) is "conj" or "xcomp" or "advcl" && s.Head(at) >= 0)
                at = s.Head(at);
            else if (s.Label(at) is "acl" && s.Lower[at].EndsWith("ing", StringComparison.Ordinal))
                return s.Head(at);
            else
                return -1;
        }

        return -1;
    }

    /// <summary>Where the tree gives a verb no subject: the name or pronoun between the quotation and the verb, or right behind the verb.</summary>
    private static int Beside(ParsedSentence s, int verb, Quoted quote)
    {
        for (var i = verb - 1; i >= 0 && s.Token(i).Start >= quote.End; i--)
            if (s.Token(i).Start >= quote.End && i > 0 && s.Token(i - 1).Start < quote.End + 3)
                for (var k = i; k < verb; k++)
                    if (s.Tag(k) == "PROPN" || s.Lower[k] is "he" or "she" or "they")
                        return Top(s, k, verb);
        if (verb + 1 < s.Count && s.Lemma[verb] is "say" or "write" or "add" or "explain" or "note" or "argue" && s.Tag(verb + 1) is "PROPN" && s.Token(verb).Start >= quote.End)
            return Top(s, verb + 1, s.Count);
        return -1;
    }

    /// <summary>The head of a run of proper nouns.</summary>
    private static int Top(ParsedSentence s, int first, int end)
    {
        var at = first;
        while (s.Head(at) is >= 0 and var head && head >= first && head < end && s.Tag(head) == "PROPN")
            at = head;
        return at;
    }

    private string? SpeakerOf(ParsedSentence s, int head)
    {
        if (s.Tag(head) == "PRON")
        {
            if (antecedents[s.Text.Index](head) is { } known && known.Hit is { } name)
                return actors.Add(name with { Sentence = name.Sentence });
            return s.Lower[head] is "he" or "she" ? LastSpeaker(s) : null;
        }

        // A thing does not speak: "the ad said", "these words mean".
        if (s.Tag(head) == "NOUN" && AgentTable.Role(s.Lower[head]) is null && resolvers[s.Text.Index].Resolve(head) is null && !s.Children(head).Any(c => s.Label(c) is "appos" or "flat" && s.Tag(c) == "PROPN"))
            return null;
        return actors.Of(s, resolvers[s.Text.Index], head);
    }

    /// <summary>He or she after a sentence whose claims have one speaker, a person.</summary>
    private string? LastSpeaker(ParsedSentence s)
    {
        for (var i = _found.Count - 1; i >= 0 && s.Text.Index - _found[i].Sentence <= 2; i--)
            if (_found[i].Sentence < s.Text.Index && _found[i].Speaker is { } speaker && actors.IsPerson(speaker))
                return speaker;
        return null;
    }

    private string? Affiliation(ParsedSentence s, int head)
    {
        foreach (var c in s.Children(head))
        {
            if (s.IsLabel(c, "nmod") && s.Case(c) is "of" or "at" or "from" or "with" or "for" && s.Subtree(c).Any(t => s.Tag(t) == "PROPN"))
                return Words(s, resolvers[s.Text.Index].Core(c));
            if (s.IsLabel(c, "appos"))
                foreach (var d in s.Children(c))
                    if (s.IsLabel(d, "nmod") && s.Case(d) is "of" or "at" or "from" or "with" or "for" && s.Subtree(d).Any(t => s.Tag(t) == "PROPN"))
                        return Words(s, resolvers[s.Text.Index].Core(d));
        }

        return null;
    }

    private string? Medium(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
        {
            if ((s.Label(c) is "obj" or "iobj" && s.Lemma[verb] == "tell") || (s.IsLabel(c, "obl") && s.Case(c) is "to" or "in" or "on"))
            {
                if (s.Lower[c] is "me" or "us")
                    return article.Author ?? "the author";
                if (resolvers[s.Text.Index].NameAt(c) is { Kind: NameKind.Medium } hit)
                    return hit.Name;
                if (s.Lower[c] is "reporters" or "newspaper" or "interview" or "paper" or "magazine" or "journalists")
                    return s.Lower[c] == "interview" ? null : Words(s, resolvers[s.Text.Index].Core(c));
            }
        }

        return null;
    }

    /// <summary>Who passed it on: the speakers of the clauses that this one is reported in.</summary>
    private List<string> Via(ParsedSentence s, int verb)
    {
        var via = new List<string>();
        var at = verb;
        for (var depth = 0; depth < 4 && s.Head(at) is >= 0 and var head; depth++)
        {
            if (s.Label(at) is "ccomp" or "advcl" && s.Tag(head) == "VERB" && ReportingWords.Lemma(s.Lower[head]) is not null && SpeakerHead(s, head) is >= 0 and var speaker && SpeakerOf(s, speaker) is { } id)
                via.Add(id);
            at = head;
        }

        return via;
    }

    private string Words(ParsedSentence s, List<int> tokens)
    {
        var first = tokens[0];
        while (first < tokens[^1] && s.Lower[first] is "the" or "a" or "an")
            first++;
        return article.Text[s.Token(first).Start..s.Token(tokens[^1]).End];
    }

    private static (int Start, int End) Cue(ParsedSentence s, int verb)
    {
        var end = verb;
        if (s.Lemma[verb] == "tell" && s.Child(verb, "obj") is >= 0 and var told && told == verb + 1)
            end = told;
        else if (s.Lemma[verb] == "tell" && s.Child(verb, "iobj") is >= 0 and var one && one == verb + 1)
            end = one;
        else
            foreach (var c in s.Children(verb))
                if (s.Label(c) == "compound:prt")
                    end = Math.Max(end, c);
        return (s.Token(verb).Start, s.Token(end).End);
    }
}
