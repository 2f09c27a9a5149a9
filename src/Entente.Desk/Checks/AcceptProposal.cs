using System.Globalization;
using Entente.Desk.Articles;
using Entente.Desk.Cases;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Checks;

/// <summary>Accept a proposed query: it becomes a query of the case.</summary>
/// <param name="Case">The case's folder.</param>
/// <param name="Claim">The proposal's id, such as <c>chang#10</c>.</param>
/// <param name="Item">The item of evidence that gets the query; null takes the one anchored in that sentence, or makes one.</param>
/// <param name="Articles">A folder with the original articles; null for the case's own.</param>
/// <param name="Record">The record's path; it may be absent.</param>
public sealed record AcceptRequest(string Case, string Claim, string? Item, string? Articles, string? Record);

/// <summary>What was written.</summary>
/// <param name="Item">The item of evidence.</param>
/// <param name="Expression">Its query.</param>
/// <param name="Made">Whether the item is new.</param>
public sealed record Accepted(string Item, string Expression, bool Made);

/// <summary>Which queries are proposed for a case's articles, and how one is accepted. Nothing is a verdict before.</summary>
public sealed class AcceptProposal : IQuestion<AcceptRequest, Accepted>
{
    /// <inheritdoc/>
    public Task<Accepted> AskAsync(AcceptRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Accept(request, cancellation), CancellationToken.None);
    }

    private static Accepted Accept(AcceptRequest request, CancellationToken cancellation)
    {
        var folder = CaseFolder.Read(request.Case);
        var parsed = CaseReader.Read(folder.Texts());
        var shelf = Shelf(folder, parsed, request.Articles, cancellation);
        using var reader = CheckCase.Reader(request.Case, request.Record, cancellation);
        var (proposals, _) = ClaimTemplates.Propose(shelf, parsed, reader);
        var proposal = proposals.FirstOrDefault(p => string.Equals(p.Claim, request.Claim, StringComparison.Ordinal))
            ?? throw new InputException(proposals.Count == 0 ? $"nothing is proposed for this case, so there is no '{request.Claim}' to accept" : $"there is no proposal '{request.Claim}'; there are {string.Join(", ", proposals.Select(p => p.Claim))}");
        var at = proposal.Claim.IndexOf('#', StringComparison.Ordinal);
        var (article, sentence) = (proposal.Claim[..at], int.Parse(proposal.Claim[(at + 1)..].TrimEnd([.. Enumerable.Range('a', 26).Select(c => (char)c)]), CultureInfo.InvariantCulture));
        var target = request.Item is { } named ? parsed.FindEvidence(named) ?? throw new InputException($"there is no item '{named}'; leave --item away to have one made")
            : parsed.Evidence.FirstOrDefault(e => e.Query is null && e.Withdrawn is null && !shelf.First(a => a.Id == article).Paraphrase && e.Sources.Any(s => s.Article == article && s.Anchor?.Sentence == sentence));
        if (target is not null)
        {
            EditCase.SetQuery(request.Case, target.Id, proposal.Expression);
            return new Accepted(target.Id, proposal.Expression, false);
        }

        var known = parsed.Articles.FirstOrDefault(a => a.Id == article);
        var item = new EvidenceItem
        {
            Id = CaseEdits.NextId(parsed),
            Text = DraftCase.Shorten(proposal.Text),
            Kind = EvidenceKind.Statement,
            When = EdtfDate.Unknown,
            Known = known?.Published is { IsUnknown: false } published ? published : shelf.First(a => a.Id == article).Reading.Article.Published,
            Source = known is not null ? new(article, null, null, null, [], null, null, null) : new(null, $"{shelf.First(a => a.Id == article).File}, sentence {sentence}", null, null, [], null, null, null),
            Query = proposal.Expression,
        };
        EditCase.Add(request.Case, item);
        return new Accepted(item.Id, proposal.Expression, true);
    }

    internal static IReadOnlyList<ShelvedArticle> Shelf(CaseFolder folder, Case parsed, string? articles, CancellationToken cancellation) =>
        ArticleShelf.Read(folder, articles is null ? [] : CaseFolder.ArticlesIn(articles, ""), parsed, EdtfDate.Unknown, [], cancellation);
}
