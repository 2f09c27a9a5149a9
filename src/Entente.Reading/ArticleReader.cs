using Entente.Reading.Actors;
using Entente.Reading.Articles;
using Entente.Reading.Claims;
using Entente.Reading.Events;
using Entente.Reading.Quantities;
using Entente.Reading.Syntax;
using Entente.Reading.Text;
using Entente.Reading.Times;
using Entente.World;

namespace Entente.Reading;

/// <summary>Reads articles: from characters to sentences, actors, times, quantities, events and claims, each with its span.</summary>
/// <remarks>Pure and deterministic: the same input and gazetteer give the same reading. What cannot be read is left out, never guessed.</remarks>
public static class ArticleReader
{
    /// <summary>The file name of the parser model in this assembly, which carries its hash, and the notice under which it is licensed.</summary>
    public static (string Name, string Notice) Model => ParserModel.About();

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
        var texts = SentenceText.Of(article, EnglishTokens.Of);
        var times = new TimeFinder(article.Published).Find(article, texts);
        var quantities = QuantityFinder.Find(article, texts, times);
        var names = new NameFinder(gazetteer, article.Published).Find(texts);
        var quotes = QuoteMarks.Find(article.Text);
        var sentences = ParsedArticle.Of(texts);
        var actors = new ActorList(article, texts, gazetteer);
        foreach (var name in names)
            actors.Add(name);
        var resolvers = new PhraseResolver[sentences.Length];
        var antecedents = new Func<int, PhraseActor?>[sentences.Length];
        var coded = SentenceEvents.Code(article, sentences, names.ToLookup(n => n.Sentence), times, resolvers, antecedents);
        var persons = new TextPersons(article, sentences, resolvers, quotes, actors);
        var claims = new ClaimReader(article, sentences, resolvers, persons, quotes, actors).Read();
        return new ArticleReading(
            article,
            [.. texts.Select(s => article.Points.Span(s.Start, s.End))],
            actors.ToImmutable(),
            times,
            quantities,
            EventMerger.Merge(article, sentences, coded, actors),
            claims,
            ThesisFinder.Find(article, texts, quotes));
    }
}
