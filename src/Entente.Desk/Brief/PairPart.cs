using Entente.Desk.Articles;
using Entente.Desk.Contracts.Brief;
using Entente.Reading;

namespace Entente.Desk.Brief;

/// <summary>Where the articles agree and clash, as the reader found it.</summary>
internal static class PairPart
{
    /// <summary>The pairs; an author's own sentence that is one side of a pair joins the claims of its article.</summary>
    internal static (List<BriefPair> Agreements, List<BriefPair> Clashes) Of(IReadOnlyList<ShelvedArticle> shelf, List<BriefArticle> articles)
    {
        if (shelf.Count < 2)
            return ([], []);
        var found = ArticleComparer.Compare([.. shelf.Select(a => a.Reading)]);
        return (Pairs(found.Agreements), Pairs(found.Clashes));

        List<BriefPair> Pairs(IEnumerable<StatementPair> pairs) => [.. pairs.Select(p => new BriefPair([Id(p.First), Id(p.Second)], p.About))];

        string Id(Statement statement)
        {
            var article = articles[statement.Article];
            if (statement.Claim is { } claim)
                return ArticlePart.ClaimId(article.Id, claim);
            var id = ArticlePart.ClaimId(article.Id, $"s{statement.Sentence}");
            if (article.Claims.All(c => c.Id != id))
            {
                var own = new BriefClaim(id, article.Id, statement.Sentence, article.Author, null, null, [], "own words", "interpretive", "endorses", statement.Text, [new BriefSpan(statement.Span.Start, statement.Span.End)]);
                articles[statement.Article] = article with { Claims = [.. article.Claims.Append(own).OrderBy(c => c.Sentence).ThenBy(c => c.Content.Count == 0 ? 0 : c.Content[0].Start)] };
            }

            return id;
        }
    }
}
