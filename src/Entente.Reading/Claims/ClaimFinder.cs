using Entente.Reading.Actors;
using Entente.Reading.Quantities;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>Finds direct quotations and who spoke them, from the words beside the marks.</summary>
internal static class ClaimFinder
{
    internal sealed record Found(List<(int Start, int End)> Content, int Sentence, (int Start, int End)? Cue, (int Sentence, int First, int End)? Speaker, ClaimForm Form);

    internal static List<Found> Find(string text, IReadOnlyList<SentenceText> sentences, IReadOnlyList<NameHit> names, IReadOnlyList<Quoted> quotes)
    {
        var found = new List<Found>();
        var bySentence = names.ToLookup(n => n.Sentence);
        foreach (var quote in quotes)
        {
            if (quote.Words(text) < 4)
                continue;
            // The sentence that ends the quotation holds "… said X"; the one that begins it holds "X said: …".
            Found? best = null;
            foreach (var sentence in sentences)
            {
                if (sentence.End <= quote.Start - 1 || sentence.Start >= quote.End + 1)
                    continue;
                best = In(sentence, quote, bySentence[sentence.Index]);
                if (best is not null)
                    break;
            }

            if (best is not null)
                found.Add(best);
        }

        return found;
    }

    private static Found? In(SentenceText sentence, Quoted quote, IEnumerable<NameHit> names)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Start >= quote.Start && tokens[i].End <= quote.End)
                continue;
            var word = NumberWords.Lower(tokens[i].Form);
            if (!ReportingWords.IsSpeech(word) || word is "think" or "state" or "put" or "point" or "call" or "report" or "claim" or "comment" or "question")
                continue;
            var near = Math.Min(Math.Abs(tokens[i].Start - quote.End), Math.Abs(quote.Start - tokens[i].End));
            if (near > 90)
                continue;
            var speaker = Speaker(tokens, i, quote, names);
            return new Found([(quote.Start, quote.End)], sentence.Index, (tokens[i].Start, tokens[i].End), speaker is { } s ? (sentence.Index, s.First, s.End) : null, ClaimForm.Direct);
        }

        return null;
    }

    private static (int First, int End)? Speaker(Token[] tokens, int verb, Quoted quote, IEnumerable<NameHit> names)
    {
        // After the verb: "said Danny Russel of …"; before it: "Charles Burton … told me".
        if (NumberWords.Lower(tokens[verb].Form) is not ("told" or "tells") && verb + 1 < tokens.Length && Proper(tokens, verb + 1) is { } after)
            return after;
        for (var i = verb - 1; i >= 0; i--)
        {
            if (tokens[i].Start >= quote.Start - 1 && tokens[i].End <= quote.End + 1)
                break;
            if (char.IsUpper(tokens[i].Form[0]) && tokens[i].Form.Length > 1 && (i > 0 || names.Any(n => n.First == 0)))
            {
                var first = i;
                while (first > 0 && char.IsUpper(tokens[first - 1].Form[0]) && tokens[first - 1].Form.Length > 1 && !(tokens[first - 1].Start >= quote.Start && tokens[first - 1].End <= quote.End))
                    first--;
                var named = names.FirstOrDefault(n => n.IsPerson && n.First <= i && n.End > first);
                // "Charles Burton of the Sinopsis think tank in Prague told": the name before "of" speaks.
                var of = Of(tokens, first);
                return of ?? (named is null ? (first, i + 1) : (named.First, named.End));
            }
        }

        return null;
    }

    private static (int First, int End)? Of(Token[] tokens, int first)
    {
        for (var i = first - 1; i > 0 && i > first - 8; i--)
            if (NumberWords.Lower(tokens[i].Form) is "of" && i > 1 && char.IsUpper(tokens[i - 1].Form[0]))
            {
                var s = i - 1;
                while (s > 0 && char.IsUpper(tokens[s - 1].Form[0]))
                    s--;
                return i - s >= 2 ? (s, i) : null;
            }

        return null;
    }

    private static (int First, int End)? Proper(Token[] tokens, int at)
    {
        var end = at;
        while (end < tokens.Length && char.IsUpper(tokens[end].Form[0]) && tokens[end].Form.Length > 1)
            end++;
        return end - at >= 1 ? (at, end) : null;
    }
}
