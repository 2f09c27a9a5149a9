using Entente.Reading.Syntax;

namespace Entente.Reading.Claims;

internal sealed partial class ClaimReader
{
    private void Sentence(ParsedSentence s, bool inside)
    {
        for (var i = 0; i < s.Count; i++)
            if (ReportingWords.Lemma(s.Lower[i]) is { } lemma && (s.Tag(i) is "VERB" || Misread(s, i)) && InQuote(s, i) == inside && !s.Negated(i))
                Verb(s, i, lemma, inside);
            else if (s.Lower[i] == "according" && i + 1 < s.Count && s.Lower[i + 1] == "to" && InQuote(s, i) == inside)
                According(s, i);
            else if (!inside && s.Tag(i) == "NOUN" && IsView(s, i))
                View(s, i);
        if (!inside)
            For(s);
        if (inside)
            return;
        Colons(s);
        for (var i = 0; i < s.Count; i++)
            if (s.Tag(i) == "NOUN" && Nouns.TryGetValue(s.Lower[i], out var noun) && !InQuote(s, i))
                Noun(s, i, noun);
    }

    /// <summary>A verb of saying in the present that the tagger took for a noun: "Khan alleges that …".</summary>
    private static bool Misread(ParsedSentence s, int i) =>
        i > 0 && s.Tag(i) == "NOUN" && s.Lower[i].EndsWith('s') && (s.Tag(i - 1) is "PROPN" or "NOUN" || s.Token(i - 1).Form == ",") && i + 1 < s.Count && s.Lower[i + 1] == "that" && s.Child(i, "nmod") < 0 && s.Child(i, "nmod:poss") < 0 && ReportingWords.IsSpeech(s.Lower[i]);

    private bool InQuote(ParsedSentence s, int token) => QuoteMarks.At(quotes, s.Token(token).Start, s.Token(token).End) >= 0;

    /// <summary>A verb of saying or thinking with a clause, or with a quotation beside it.</summary>
    private void Verb(ParsedSentence s, int verb, string lemma, bool inside)
    {
        // "Asked whether S, X shrugged" reports a question, not an answer.
        if (lemma == "ask" && s.Label(verb) == "advcl" && s.Child(verb, "nsubj") < 0 && s.Child(verb, "aux") < 0)
            return;
        if (!inside && Parenthesis(s, verb, lemma))
            return;
        var clause = -1;
        foreach (var c in s.Children(verb))
            if (s.Label(c) is "acl" or "acl:relcl" && c > verb && (s.Tag(verb) == "NOUN" || s.HasChild(c, "mark", "that")))
                clause = c;
            else if ((s.Label(c) is "ccomp" && (clause < 0 || HasColon(s, clause, c))) || (s.Label(c) is "parataxis" && ReportingWords.IsSpeech(s.Lower[verb]) && c < verb && HasSubject(s, c)))
                clause = clause < 0 || s.Label(c) is "ccomp" ? c : clause;
        // "…, said X": the verb hangs on what was said.
        // "told a crowded room that S": the tree may hang what was told on those who heard it.
        if (clause < 0 && lemma is "tell" or "assure" or "remind" or "inform" or "warn" or "promise")
            clause = ToldClause(s, verb);
        var inverted = -1;
        if (clause < 0 && s.Label(verb) is "parataxis" && s.Head(verb) >= 0 && ReportingWords.IsSpeech(s.Lower[verb]) && s.Child(verb, "obj") < 0)
            inverted = s.Head(verb);
        else if (clause < 0 && s.Label(verb) is "conj" or "parataxis" && s.Head(verb) is >= 0 and var before && before < verb && ReportingWords.IsSpeech(s.Lower[verb]) && verb > 0 && s.Token(verb - 1).Form is "," or "”" or "\"" && s.Child(verb, "nsubj") < 0 && s.Child(verb, "cc") < 0 && Beside(s, verb, []) > verb)
            inverted = before;
        // "As X has pointed out, S": what is said is the clause around it.
        if (clause < 0 && inverted < 0 && s.Label(verb) == "advcl" && s.Head(verb) >= 0 && ReportingWords.IsSpeech(s.Lower[verb]) && s.Child(verb, "obj") < 0 && s.Lower[s.Subtree(verb)[0]] == "as")
            inverted = s.Head(verb);
        // "X conceded what everybody knew: S".
        if ((clause < 0 || (clause > verb && s.Lower[s.Subtree(clause)[0]] == "what")) && inverted < 0 && ReportingWords.IsSpeech(s.Lower[verb]) && AfterColon(s, verb) is >= 0 and var told)
            clause = told;
        // "accused X of selling oil", "expect the currency to fall".
        if (clause < 0 && inverted < 0 && lemma is "accuse" or "expect" && Infinitive(s, verb, lemma) is >= 0 and var act)
            clause = act;
        var quote = QuoteOf(s, verb);
        // "told a room that women would work “within the limits”": the marks hold a part of the clause.
        if (quote is { } part && clause > verb && s.IsLabel(clause, "acl") && part.Start > s.Token(clause).Start)
            quote = null;
        if (clause < 0 && inverted < 0 && quote is null)
            return;
        var strong = ReportingWords.IsSpeech(s.Lower[verb]) || lemma is "believe" or "think" or "hope" or "fear" or "expect" or "suspect" or "know" or "warn" or "accuse";
        if (!strong && quote is null && !(clause >= 0 && s.HasChild(clause, "mark", "that")))
            return;
        var quoted = quote is { } q0 ? Said(s, [(q0.Start, q0.End)]) : [];
        var speakerHead = SpeakerHead(s, verb, quoted);
        var behind = Behind(s, verb, quoted);
        if (behind >= 0)
            speakerHead = behind;
        if (speakerHead < 0 && (quote is not null || inverted >= 0 || s.Tag(verb) == "NOUN"))
            speakerHead = Beside(s, verb, quoted);
        if (speakerHead < 0 && quote is null)
            return;
        var content = new List<(int Start, int End)>();
        var other = SecondSubject(s, verb, quoted, speakerHead);
        if (other >= 0 && persons.At(s.Text.Index, other) is { } same && same == persons.At(s.Text.Index, speakerHead))
            other = -1;
        // "announced an attack had killed": the tree may take the clause's subject for an object of the verb.
        if (other < 0 && clause > verb && s.Label(clause) == "ccomp" && s.Child(clause, "nsubj") < 0 && s.Child(verb, "obj") is >= 0 and var lost && lost > verb && lost < clause && lemma is not "tell")
            other = lost;
        if (quote is { } q && (clause < 0 || behind >= 0 || !Inside(s, clause, q) || q.Words(article.Text) > 5))
            content.AddRange(Both(s, verb, q));
        if (content.Count == 0 && clause >= 0)
            content.AddRange(Stretches(s, other < 0 ? s.Subtree(clause, c => IsAside(s, c, verb) || c == speakerHead) : [.. s.Subtree(other), .. s.Subtree(clause, c => IsAside(s, c, verb)).Where(t => t > verb)], verb, clause, other));
        if (content.Count > 0 && lemma == "expect" && clause >= 0 && s.Label(clause) == "xcomp" && s.Child(verb, "obj") is >= 0 and var object_)
            content[0] = (s.Token(s.Subtree(object_)[0]).Start, content[0].End);
        else if (content.Count == 0 && inverted >= 0)
            content.AddRange(Stretches(s, s.Subtree(inverted, c => c == verb || IsAside(s, c, verb)), verb, inverted));
        if (!inside)
            Extend(s, content);
        if (content.Count == 0 || content.Sum(c => c.End - c.Start) < 8)
            return;
        var known = Known(content);
        if (known >= 0 && _found[known].Speaker is not null)
            return;
        var said = Said(s, content);
        // The tree took a word of what is said for the subject: who speaks stands beside the verb.
        if (speakerHead >= 0 && said.Contains(speakerHead) && !said.Contains(verb))
            speakerHead = Beside(s, verb, said);
        var speaker = IsUnspoken(s, verb) ? null : (quote is { } dashed ? BeforeDash(s, dashed) : null) ?? (speakerHead < 0 ? null : SpeakerOf(s, speakerHead, said));
        var claim = inside && speakerHead >= 0 && s.Lower[speakerHead] is "i" or "we" && Enclosing(s, verb) is { } self
            ? new FoundClaim(content, s.Text.Index, Cue(s, verb), self.Speaker, self.Affiliation, Medium(s, verb), self.Via, lemma)
            : new FoundClaim(content, s.Text.Index, Cue(s, verb), speaker, speakerHead < 0 ? null : Affiliation(s, speakerHead), Medium(s, verb), Via(s, verb), lemma);
        if (inside)
            claim = claim with { IsInside = true };
        Relative(s, verb, speakerHead, claim.Speaker);
        if (known < 0)
            _found.Add(claim);
        else if (claim.Speaker is not null)
            _found[known] = claim;
    }

    /// <summary>"who", as the subject of a verb of saying, stands for the speaker.</summary>
    private void Relative(ParsedSentence s, int verb, int head, string? speaker)
    {
        if (speaker is null || s.Child(verb, "nsubj") is not (>= 0 and var subject) || subject == head || s.Lower[subject] is not ("who" or "which"))
            return;
        actors.AddMention(speaker, s.Text.Index, subject, subject + 1);
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
        var named = NameBehind(s, source);
        words.RemoveAll(w => w == at || w == at + 1 || w == source || (w >= named?.First && w < named?.End));
        var content = Stretches(s, words, -1, root).ToList();
        if (content.Count == 0 || Known(content) >= 0)
            return;
        _found.Add(new FoundClaim(content, s.Text.Index, (s.Token(at).Start, s.Token(at + 1).End), SpeakerOf(s, source, []), Affiliation(s, source), null, [], "say"));
    }

    /// <summary>"“A,” X said, “B.”": the marks on both sides of the verb hold one claim.</summary>
    private List<(int Start, int End)> Both(ParsedSentence s, int verb, Quoted quote)
    {
        var content = new List<(int Start, int End)> { (quote.Start, quote.End) };
        foreach (var more in quotes)
        {
            if (more.Start <= quote.Start || more.Start < s.Token(verb).End || more.Start >= s.Text.End || quote.End > s.Token(verb).Start)
                continue;
            // Nothing but the speaker and a mark may stand between.
            var between = article.Text[s.Token(verb).End..(more.Start - 1)];
            if (between.Length < 90 && between.TrimEnd().EndsWith(',') && !between.Contains(" and ", StringComparison.Ordinal))
                content.Add((more.Start, more.End));
            break;
        }

        return content;
    }

    private static int Infinitive(ParsedSentence s, int verb, string lemma)
    {
        foreach (var c in s.Children(verb))
            if (c > verb && s.Tag(c) == "VERB" && (lemma == "accuse" ? s.Label(c) is "advcl" or "obl" or "acl" && s.HasChild(c, "mark", "of") : s.Label(c) is "xcomp" && s.HasChild(c, "mark", "to") && s.Child(verb, "obj") >= 0))
                return c;
        return -1;
    }

    private static bool HasColon(ParsedSentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (s.Token(i).Form == ":")
                return true;
        return false;
    }

    /// <summary>A clause that begins with "that" and has a subject of its own, whatever the tree makes of "that".</summary>
    private static bool IsThatClause(ParsedSentence s, int i) =>
        s.Label(i) is "acl:relcl" or "acl" or "ccomp" && s.Lower[s.Subtree(i)[0]] == "that" && s.Child(i, "nsubj") is >= 0 and var subject && s.Lower[subject] is not ("that" or "who" or "which");

    private static int ToldClause(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
            if (c > verb && s.Label(c) is "obj" or "iobj")
                foreach (var d in s.Children(c))
                    if (IsThatClause(s, d))
                        return d;
        return -1;
    }

    /// <summary>A clause behind a colon that says what the verb announces; -1 where there is none.</summary>
    private static int AfterColon(ParsedSentence s, int verb)
    {
        foreach (var c in s.Children(verb))
            if (s.Label(c) is "parataxis" && c > verb && s.Children(c).Concat(s.Children(verb)).Any(p => s.Token(p).Form == ":" && p > verb && p < c) && HasSubject(s, c))
                return c;
        return -1;
    }

    /// <summary>The subject of what is said, where the tree hangs it on the verb of saying beside the speaker: "Climate change, he often says, is …".</summary>
    private static int SecondSubject(ParsedSentence s, int verb, HashSet<int> quoted, int speaker)
    {
        if (speaker < 0 || speaker > verb)
            return -1;
        foreach (var c in s.Children(verb))
            if (s.Label(c) == "nsubj" && c < speaker && !quoted.Contains(c) && !IsTime(s, c))
                return c;
        return -1;
    }

    /// <summary>The tokens of what is said.</summary>
    private static HashSet<int> Said(ParsedSentence s, List<(int Start, int End)> content)
    {
        var tokens = new HashSet<int>();
        for (var i = 0; i < s.Count; i++)
            foreach (var (start, end) in content)
                if (s.Token(i).Start >= start && s.Token(i).End <= end)
                    tokens.Add(i);
        return tokens;
    }

    /// <summary>The claim whose quotation holds a word.</summary>
    private FoundClaim? Enclosing(ParsedSentence s, int token) =>
        _found.FindLast(f => f.Content.Any(c => c.Start <= s.Token(token).Start && c.End >= s.Token(token).End));

    private static bool HasSubject(ParsedSentence s, int i) => s.Child(i, "nsubj") >= 0;

    /// <summary>Words that belong to the reporting, not to what is reported.</summary>
    private static bool IsAside(ParsedSentence s, int c, int verb) =>
        c == verb || (s.Label(c) is "parataxis" && s.Tag(c) == "VERB" && ReportingWords.IsSpeech(s.Lower[c]));

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
