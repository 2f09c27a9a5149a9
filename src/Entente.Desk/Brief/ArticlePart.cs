using Entente.Desk.Articles;
using Entente.Desk.Contracts.Brief;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>The articles of the brief, with the claims that were read in them.</summary>
internal static class ArticlePart
{
    private const int MostTheses = 3;

    internal static List<BriefArticle> Of(IReadOnlyList<ShelvedArticle> shelf, Case parsed) => [.. shelf.Select(a => One(a, parsed))];

    private static BriefArticle One(ShelvedArticle shelved, Case parsed)
    {
        var (article, reading) = (shelved.Reading.Article, shelved.Reading);
        var known = parsed.Articles.FirstOrDefault(a => string.Equals(a.Id, shelved.Id, StringComparison.Ordinal));
        var author = article.Author ?? known?.Author;
        var published = article.Published.IsUnknown ? known?.Published : article.Published;
        return new BriefArticle(shelved.Id, article.Title ?? known?.Title, author, published?.ToString(), article.Text, [.. reading.Claims.Select(c => Claim(shelved, c, author))])
        {
            Sentences = [.. reading.Sentences.Select(Span)],
            Paraphrase = shelved.Paraphrase,
            Thesis = [.. reading.Theses.Take(MostTheses).Select(t => t.Sentence).Order()],
            Url = article.Url ?? known?.Url,
            Sha256 = shelved.FileHash,
        };
    }

    private static BriefClaim Claim(ShelvedArticle shelved, Claim claim, string? author)
    {
        var reading = shelved.Reading;
        string? Name(string? id) => id is null ? null : reading.Actor(id)?.Actor.Name ?? id;
        return new BriefClaim(
            ClaimId(shelved.Id, claim.Id), shelved.Id, claim.Provenance.Sentence, Name(claim.Speaker), claim.Affiliation, claim.Medium,
            [.. claim.Via.Select(v => Name(v)!).Where(v => !string.Equals(v, author, StringComparison.Ordinal))],
            Word(claim.Form), Word(claim.Kind), Word(claim.Endorsement),
            string.Join(" … ", claim.Content.Select(reading.Article.Slice)), [.. claim.Content.Select(Span)]);
    }

    /// <summary>The id of a claim within the brief.</summary>
    internal static string ClaimId(string article, string claim) => $"{article}-{claim}";

    private static BriefSpan Span(TextSpan span) => new(span.Start, span.End);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
