using Entente.Desk.Articles;
using Entente.Desk.Contracts.Brief;
using Entente.Weighing;

namespace Entente.Desk.Brief;

/// <summary>What the brief cannot say, and where its numbers come from.</summary>
internal static class LimitsPart
{
    internal static List<string> Limits(Case parsed, IReadOnlyList<ShelvedArticle> shelf, BriefDuration? duration, IReadOnlyList<CaseQuery> unanswered, bool weighed)
    {
        var limits = new List<string>();
        if (weighed)
            limits.Add($"The probabilities follow from marks: {Label(parsed)}. Whoever disagrees with a mark can change it and run the brief again.");
        else
            limits.Add("Nothing is weighed: nobody has marked the evidence yet, and no probability is made up.");
        foreach (var outcome in parsed.Questions.SelectMany(q => q.Outcomes).Where(o => o.NoOutsideView))
            limits.Add($"{outcome.Text}: no outside view{(outcome.Why is null ? "" : $" ({outcome.Why})")}; the base rate is missing, not zero.");
        limits.AddRange(duration?.Last.Limits ?? []);
        if (shelf.Any(a => a.Paraphrase))
            limits.Add("The originals are not attached: rows open our paraphrase of each article. With --articles FOLDER they open the authors' own sentences.");
        if (unanswered.Count > 0)
            limits.Add($"{Page.BriefPage.Count(unanswered.Count, "query").Replace("querys", "queries", StringComparison.Ordinal)} of the case found no answer here ({string.Join(", ", unanswered.Select(q => q.Owner).Distinct(StringComparer.Ordinal))}): no data for them are attached.");
        if (shelf.Count > 0)
            limits.Add("The reader is silent where a text does not decide who speaks or when: a missing claim is no sign that nothing was claimed.");
        return limits;
    }

    internal static List<BriefSource> Sources(Case parsed, IReadOnlyList<BriefArticle> articles, BriefDuration? duration)
    {
        var sources = new List<BriefSource>();
        foreach (var a in parsed.Articles)
            sources.Add(new(a.Id, string.Join(", ", new[] { a.Author, a.Title, a.Medium, a.Published?.ToString() }.Where(x => !string.IsNullOrEmpty(x))), a.Url));
        sources.AddRange(articles.Where(a => sources.TrueForAll(s => s.Id != a.Id)).Select(a => new BriefSource(a.Id, Page.ClaimsSection.Heading(a), a.Url)));
        foreach (var source in parsed.Evidence.Where(e => e.Withdrawn is null).SelectMany(e => e.Sources.Where(s => s.Ref is not null).Select(s => (e.Id, Source: s))))
            sources.Add(new(source.Id, source.Source.Ref!, source.Source.Url));
        if (duration is not null)
        {
            sources.Add(new("atop", "ATOP 4.01: Leeds, Ritter, Mitchell and Long, 'Alliance Treaty Obligations and Provisions, 1815-1944', International Interactions 28 (2002)", null));
            sources.Add(new("cow-alliances", "COW formal alliances 4.1, as cited findings: Gibler, International Military Alliances 1648-2008 (2009)", null));
            sources.Add(new("rivalries", "Ends in effect: Thompson and Dreyer, Handbook of International Rivalries 1494-2010 (2012)", null));
        }

        return [.. sources.DistinctBy(s => (s.Text, s.Url))];
    }

    internal static string Label(Case parsed) => parsed.Marks.Select(m => m.Label).FirstOrDefault(l => l is not null) ?? "the judgments of " + string.Join(", ", parsed.Marks.Select(m => m.DisplayName));
}
