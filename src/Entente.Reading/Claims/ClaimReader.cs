using System.Collections.Immutable;
using Entente.Reading.Actors;
using Entente.Reading.Syntax;
using Entente.World;

namespace Entente.Reading.Claims;

/// <summary>Reads who said what: direct, reported and mixed, with speaker, affiliation, medium and chain.</summary>
internal sealed partial class ClaimReader(Article article, ParsedSentence[] sentences, PhraseResolver[] resolvers, TextPersons persons, List<Quoted> quotes, ActorList actors)
{
    private readonly List<FoundClaim> _found = [];
    private SpeakerPronouns _pronouns = null!;

    internal ImmutableArray<Claim> Read()
    {
        _pronouns = new SpeakerPronouns(sentences, persons, actors, _found);
        foreach (var s in sentences)
            if (!s.Text.IsBoilerplate)
            {
                Sentence(s, false);
                _pronouns.Note(s.Text.Index);
            }

        LooseQuotes();
        // What is said inside a quotation comes after the quotation itself: the outer claim has its words whole.
        foreach (var s in sentences)
            if (!s.Text.IsBoilerplate)
                Sentence(s, true);
        return Build();
    }

    private ImmutableArray<Claim> Build()
    {
        var claims = ImmutableArray.CreateBuilder<Claim>(_found.Count);
        foreach (var found in _found.OrderBy(f => f.Content[0].Start).ThenByDescending(f => f.Content[^1].End))
        {
            var s = sentences[found.Sentence];
            var first = sentences[SentenceAt(found.Content[0].Start, found.Sentence)];
            var text = string.Join(' ', found.Content.Select(c => article.Text[c.Start..c.End]));
            claims.Add(new Claim(
                $"c{claims.Count + 1}",
                found.Speaker,
                found.Affiliation,
                found.Medium,
                [.. found.Via],
                Form(found),
                ClaimKinds.Of(first, Said(first, found.Content), text, found.CueLemma, IsPast(s, found)),
                Endorsements.Of(article, sentences, found, _found),
                [.. found.Content.Select(c => article.Points.Span(c.Start, c.End))],
                found.Cue is { } cue ? article.Points.Span(cue.Start, cue.End) : null,
                new SentenceProvenance(article.Id ?? article.Name, article.Hash, found.Sentence, article.Points.Span(s.Text.Start, s.Text.End))));
        }

        return claims.ToImmutable();
    }

    private int SentenceAt(int offset, int near)
    {
        while (near > 0 && sentences[near].Text.Start > offset)
            near--;
        while (near + 1 < sentences.Length && sentences[near + 1].Text.Start <= offset)
            near++;
        return near;
    }

    /// <summary>Whether the word that reports is a verb in the past.</summary>
    private static bool IsPast(ParsedSentence s, FoundClaim found)
    {
        if (found.Cue is not { } cue)
            return false;
        for (var i = 0; i < s.Count; i++)
            if (s.Token(i).Start == cue.Start)
                return s.Lower[i] is "said" or "told" or "wrote" or "thought" or "knew" or "held" || s.Lower[i].EndsWith("ed", StringComparison.Ordinal) || s.Children(i).Any(c => s.Lower[c] is "had" or "has" or "have");
        return false;
    }

    private ClaimForm Form(FoundClaim found)
    {
        if (found.IsInside)
            return ClaimForm.Indirect;
        var (inside, all) = (0, 0);
        foreach (var (start, end) in found.Content)
        {
            all += end - start;
            foreach (var quote in quotes)
                inside += Math.Max(0, Math.Min(end, quote.End + 1) - Math.Max(start, quote.Start - 1));
        }

        return inside == 0 ? ClaimForm.Indirect : inside >= all * 0.9 ? ClaimForm.Direct : ClaimForm.Mixed;
    }
}

/// <summary>A claim as found, in UTF-16 offsets.</summary>
internal sealed record FoundClaim(List<(int Start, int End)> Content, int Sentence, (int Start, int End)? Cue, string? Speaker, string? Affiliation, string? Medium, List<string> Via, string CueLemma)
{
    /// <summary>Whether it is reported inside a quotation.</summary>
    internal bool IsInside { get; init; }
}
