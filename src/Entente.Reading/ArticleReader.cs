using System.Collections.Immutable;
using Entente.Reading.Actors;
using Entente.Reading.Articles;
using Entente.Reading.Claims;
using Entente.Reading.Quantities;
using Entente.Reading.Text;
using Entente.Reading.Times;
using Entente.World;

namespace Entente.Reading;

/// <summary>Reads articles: from characters to sentences, actors, times, quantities, events and claims, each with its span.</summary>
/// <remarks>Pure and deterministic: the same input and gazetteer give the same reading. What cannot be read is left out, never guessed.</remarks>
public static class ArticleReader
{
    /// <summary>Takes the text of an article out of what holds it, with title, author, site and date.</summary>
    /// <exception cref="InputException">The input is empty, binary, too long, nests too deep, or is in another language than English.</exception>
    public static Article Extract(ArticleInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ArticleExtractor.Extract(input);
    }

    /// <summary>Reads an article.</summary>
    /// <param name="input">The article as it was handed in.</param>
    /// <param name="gazetteer">Who is who.</param>
    /// <exception cref="InputException">As for <see cref="Extract"/>.</exception>
    public static ArticleReading Read(ArticleInput input, Gazetteer gazetteer) => Read(Extract(input), gazetteer);

    /// <summary>Reads an article whose text was extracted before.</summary>
    public static ArticleReading Read(Article article, Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(gazetteer);
        var sentences = SentenceText.Of(article, Tokenizer.ByRule);
        var times = new TimeFinder(article.Published).Find(article, sentences);
        var quantities = QuantityFinder.Find(article, sentences, times);
        var names = new NameFinder(gazetteer, article.Published).Find(sentences);
        var quotes = QuoteMarks.Find(article.Text);
        var actors = new ActorList(article, sentences, gazetteer);
        foreach (var name in names)
            actors.Add(name);
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var found in ClaimFinder.Find(article.Text, sentences, names, quotes))
        {
            var speaker = found.Speaker is { } s ? actors.Speaker(s.Sentence, s.First, s.End) : null;
            var sentence = sentences[found.Sentence];
            claims.Add(new Claim(
                $"c{claims.Count + 1}",
                speaker,
                null,
                null,
                [],
                found.Form,
                ClaimKinds.Of(article.Text[found.Content[0].Start..found.Content[^1].End]),
                Endorsement.Reports,
                [.. found.Content.Select(c => article.Points.Span(c.Start, c.End))],
                found.Cue is { } cue ? article.Points.Span(cue.Start, cue.End) : null,
                new SentenceProvenance(article.Id ?? article.Name, article.Hash, found.Sentence, article.Points.Span(sentence.Start, sentence.End))));
        }

        return new ArticleReading(
            article,
            [.. sentences.Select(s => article.Points.Span(s.Start, s.End))],
            actors.ToImmutable(),
            times,
            quantities,
            [],
            claims.ToImmutable(),
            ThesisFinder.Find(article, sentences, quotes));
    }
}
