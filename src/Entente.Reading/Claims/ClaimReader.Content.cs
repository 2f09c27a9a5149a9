using Entente.Reading.Syntax;

namespace Entente.Reading.Claims;

internal sealed partial class ClaimReader
{
    /// <summary>The tokens of a clause as stretches of text, without the marks around them and without the reporting words between them.</summary>
    private static IEnumerable<(int Start, int End)> Stretches(ParsedSentence s, List<int> tokens, int verb, int root, int kept = -1)
    {
        // The complementiser belongs to the cue.
        tokens.RemoveAll(t => s.Label(t) == "mark" && s.Head(t) == root && s.Lower[t] == "that");
        var cut = verb < 0 ? null : new HashSet<int>(s.Children(verb).Where(c => c != kept && (s.IsLabel(c, "nsubj") || s.Label(c) is "obj" or "iobj" or "aux" or "advmod")).Append(verb));
        var start = -1;
        var last = -1;
        foreach (var t in tokens)
        {
            if (cut is not null && cut.Contains(t))
                continue;
            if (start < 0)
            {
                if (s.Tag(t) == "PUNCT" && !(s.Token(t).Form is "(" or "["))
                    continue;
                (start, last) = (t, t);
                continue;
            }

            if (t > last + 1 && !OnlyMarks(s, last + 1, t))
            {
                if (Trim(s, start, last) is { } piece)
                    yield return piece;
                start = t;
            }

            last = t;
        }

        if (start >= 0 && Trim(s, start, last) is { } end)
            yield return end;
    }

    private static bool OnlyMarks(ParsedSentence s, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (s.Tag(i) != "PUNCT")
                return false;
        return true;
    }

    private static (int Start, int End)? Trim(ParsedSentence s, int first, int last)
    {
        while (first <= last && s.Tag(first) == "PUNCT" && s.Token(first).Form is not ("(" or "["))
            first++;
        while (last >= first && s.Tag(last) == "PUNCT" && s.Token(last).Form is "," or ";" or ":" or "." or "-" or "—" or "”" or "\"" or "''" or "“")
            last--;
        return last < first || (first == last && s.Token(first).Form.Length < 3) ? null : (s.Token(first).Start, s.Token(last).End);
    }

    /// <summary>The quotation that stands beside a verb of saying, outside which the verb is.</summary>
    private Quoted? QuoteOf(ParsedSentence s, int verb)
    {
        var (vs, ve) = (s.Token(verb).Start, s.Token(verb).End);
        Quoted? best = null;
        var nearest = 60;
        foreach (var quote in quotes)
        {
            if (quote.End <= s.Text.Start || quote.Start >= s.Text.End)
                continue;
            if (vs >= quote.Start && ve <= quote.End)
                return null;
            if (quote.Words(article.Text) < 4 || !ReportingWords.IsSpeech(s.Lower[verb]))
                continue;
            var distance = vs >= quote.End ? vs - quote.End : quote.Start - ve;
            // "“…,” while others said the same": what they said is named already.
            if (vs >= quote.End && s.Child(verb, "obj") is >= 0 and var named && s.Lower[named] is "same" or "so" or "much" or "nothing" or "otherwise" or "likewise")
                continue;
            if (NearerVerb(s, verb, quote))
                continue;
            // Between the verb and the marks stand the speaker, his office and "that": not another clause.
            if (vs < quote.Start && s.Child(verb, "ccomp") is >= 0 and var clause && !Inside(s, clause, quote))
                continue;
            if (vs >= quote.End && s.Child(verb, "ccomp") is >= 0 and var own && own > verb && s.HasChild(own, "mark", "that"))
                continue;
            if (distance < (vs < quote.Start ? 90 : nearest) && (best is null || distance < nearest))
                (best, nearest) = (quote, distance);
        }

        return best;
    }

    /// <summary>Whether another verb of saying stands between a verb and a quotation, or right on its other side.</summary>
    private bool NearerVerb(ParsedSentence s, int verb, Quoted quote)
    {
        for (var i = 0; i < s.Count; i++)
        {
            if (i == verb || s.Tag(i) != "VERB" || !ReportingWords.IsSpeech(s.Lower[i]) || InQuote(s, i))
                continue;
            if (s.Token(verb).End <= quote.Start ? i > verb && s.Token(i).End <= quote.Start : i < verb && s.Token(i).Start >= quote.End)
                return true;
        }

        return false;
    }

    private static bool Inside(ParsedSentence s, int clause, Quoted quote) => s.Token(clause).Start >= quote.Start && s.Token(clause).End <= quote.End;

    /// <summary>A quotation that begins in this sentence and runs on over the next ones belongs to its speaker whole.</summary>
    private void Extend(ParsedSentence s, List<(int Start, int End)> content)
    {
        for (var i = 0; i < content.Count; i++)
            foreach (var quote in quotes)
                if (content[i].Start >= quote.Start && content[i].Start < quote.End && content[i].End < quote.End && quote.End > s.Text.End)
                    content[i] = (content[i].Start, quote.End);
    }

    /// <summary>The index of a claim with nearly the same words; -1 where there is none.</summary>
    private int Known(List<(int Start, int End)> content)
    {
        var length = content.Sum(c => c.End - c.Start);
        for (var i = _found.Count - 1; i >= 0; i--)
        {
            var found = _found[i];
            var shared = found.Content.Sum(a => content.Sum(b => Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start))));
            if (shared > length * 0.8 && shared > found.Content.Sum(a => a.End - a.Start) * 0.8)
                return i;
        }

        return -1;
    }

    /// <summary>Quotations whose sentence has no verb of saying: they go on from the one before in the same paragraph, or have no speaker.</summary>
    private void LooseQuotes()
    {
        foreach (var quote in quotes)
        {
            if (quote.Words(article.Text) < 5 || _found.Any(f => f.Content.Any(c => c.Start < quote.End && c.End > quote.Start)))
                continue;
            var sentence = Array.FindIndex(sentences, s => s.Text.Start <= quote.Start && s.Text.End >= Math.Min(quote.End, s.Text.End) && quote.Start < s.Text.End);
            if (sentence < 0 || sentences[sentence].Text.IsBoilerplate)
                continue;
            // Only a quotation that is a sentence of its own goes on; words in marks inside a sentence are not reported speech.
            var s = sentences[sentence];
            if (quote.Start - s.Text.Start > 2)
                continue;
            var before = _found.Where(f => f.Sentence < sentence && sentence - f.Sentence <= 2 && SameParagraph(f.Content[^1].End, quote.Start)).MaxBy(f => f.Sentence);
            if (before is null)
                continue;
            _found.Add(new FoundClaim([(quote.Start, quote.End)], sentence, before.Cue, before.Speaker, before.Affiliation, before.Medium, before.Via, before.CueLemma));
        }
    }

    private bool SameParagraph(int from, int to) => to >= from && article.Text.IndexOf('\n', from, to - from) < 0;
}
