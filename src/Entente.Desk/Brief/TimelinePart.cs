using Entente.Desk.Articles;
using Entente.Desk.Cases;
using Entente.Desk.Contracts.Brief;
using Entente.Reference.Pacts;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>What happened, in order: the case's dated evidence, the pacts of its dyads, and the dated events that were read.</summary>
internal static class TimelinePart
{
    internal static List<BriefMoment> Of(Case parsed, IReadOnlyList<ShelvedArticle> shelf, DateOnly asOf)
    {
        var moments = new List<(EdtfDate Date, BriefMoment Moment)>();
        var anchored = new HashSet<(string, int)>();
        foreach (var item in parsed.Evidence.Where(e => e.Withdrawn is null && e.KnownBy(asOf) && e.When.Earliest is not null))
        {
            moments.Add((item.When, new BriefMoment(item.When.ToString(), item.Text, "evidence/" + item.Id)));
            foreach (var source in item.Sources.Where(s => s is { Article: not null, Anchor: not null }))
                anchored.Add((source.Article!, source.Anchor!.Sentence));
        }

        foreach (var pact in Pacts(parsed).Where(p => p.Signed.Earliest is { } day && day <= asOf))
            moments.Add((pact.Signed, new BriefMoment(pact.Signed.ToString(), $"{pact.Name} signed", "pacts/" + pact.Id)));
        foreach (var article in shelf)
        {
            foreach (var e in article.Reading.Events.Where(e => e.Event.Status is EventStatus.Happened or EventStatus.Historical && e.Event.Date.Earliest is not null && !anchored.Contains((article.Id, e.Sentence))))
                moments.Add((e.Event.Date, new BriefMoment(e.Event.Date.ToString(), DraftCase.Shorten(article.Reading.Article.Slice(article.Reading.Sentences[e.Sentence])), $"articles/{article.Id}#{e.Sentence}")));
        }

        return [.. moments.OrderBy(m => m.Date.Earliest ?? DateOnly.MinValue).ThenBy(m => m.Date.Latest ?? DateOnly.MaxValue).ThenBy(m => m.Moment.Ref, StringComparer.Ordinal).Select(m => m.Moment).DistinctBy(m => (m.Date, m.Text))];
    }

    private static IEnumerable<Pact> Pacts(Case parsed)
    {
        var dyads = parsed.Questions.Where(q => q.Dyad is not null).Select(q => PactSpells.Continuing(q.Dyad!.Value)).ToHashSet();
        return dyads.Count == 0 ? [] : PactRegister.ForEstimates().Where(p => dyads.Contains(PactSpells.Continuing(p.Parties))).DistinctBy(p => p.Id);
    }
}
