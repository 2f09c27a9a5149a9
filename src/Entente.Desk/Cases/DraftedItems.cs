using Entente.Reading;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Cases;

/// <summary>Items of evidence as an article suggests them: what it says happened, and what others say in it.</summary>
internal static class DraftedItems
{
    /// <summary>The items of one article in the order of its text; ids are given by the caller.</summary>
    internal static IEnumerable<EvidenceItem> Of(string article, ArticleReading reading, DateOnly today)
    {
        var known = reading.Article.Published.IsUnknown ? EdtfDate.Day(today) : reading.Article.Published;
        var events = reading.Events.Where(e => e.Event.Status is EventStatus.Happened or EventStatus.Historical or EventStatus.Denied)
            .Select(e => (e.Sentence, Item: Item(article, reading, e.Sentence, e.Event.Status == EventStatus.Denied ? EvidenceKind.Statement : EvidenceKind.Report, e.Event.Date, known, [])));
        var claims = reading.Claims
            .Select(c => (c.Provenance.Sentence, Item: Item(article, reading, c.Provenance.Sentence, c.Kind == ClaimKind.Factual ? EvidenceKind.Statement : EvidenceKind.Opinion, reading.Article.Published, known, Chain(reading, c))));
        return events.Concat(claims).GroupBy(x => x.Sentence).OrderBy(g => g.Key).Select(g => g.OrderByDescending(x => x.Item.Source!.Chain.Length).First().Item);
    }

    private static EvidenceItem Item(string article, ArticleReading reading, int sentence, EvidenceKind kind, EdtfDate when, EdtfDate known, IReadOnlyList<string> chain)
    {
        var span = reading.Sentences[sentence];
        return new EvidenceItem
        {
            Id = "E",
            Text = DraftCase.Shorten(reading.Article.Slice(span)),
            Kind = kind,
            When = when,
            Known = known,
            Source = new EvidenceSource(article, null, null, new Anchor(reading.Article.Hash, span, sentence), [.. chain], null, null, null),
        };
    }

    private static List<string> Chain(ArticleReading reading, Claim claim)
    {
        var chain = new List<string>();
        if (reading.Actor(claim.Speaker) is { } speaker)
            chain.Add(speaker.Actor.Name);
        chain.AddRange(claim.Via);
        if (claim.Medium is { } medium)
            chain.Add(medium);
        chain.Add(reading.Article.Author ?? reading.Article.Name);
        return [.. chain.Distinct(StringComparer.Ordinal)];
    }
}
