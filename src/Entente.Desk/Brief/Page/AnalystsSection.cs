using Entente.Desk.Contracts.Brief;
using Entente.Desk.Weighing;

namespace Entente.Desk.Brief.Page;

/// <summary>Where the analysts differ, and what each author's items alone would say.</summary>
internal static class AnalystsSection
{
    internal static void Write(Markup page, BriefQuestion asked, BriefWeighedQuestion q)
    {
        if (q.ByAnalyst.Count > 1)
            page.Raw(WeighingFigures.Posteriors(
                "analysts-" + q.Question, "Analyst against analyst: the posterior on each one's marks, and pooled", Hypotheses(asked),
                [.. q.ByAnalyst.Select(a => (a.Key, Row(asked, a.Value))), ("pooled", (IReadOnlyList<double>)[.. asked.Hypotheses.Select(h => h.Posterior ?? double.NaN)])]).ToHtml());
        if (q.Authors.Count > 1)
            page.Raw(WeighingFigures.Posteriors(
                "authors-" + q.Question, "Author against author: the posterior on each one's items alone", Hypotheses(asked),
                q.Authors.Select(a => ($"{a.Author} ({BriefPage.Count(a.Items, "item")})", Row(asked, a.Posterior)))).ToHtml());
    }

    private static IEnumerable<(string, string)> Hypotheses(BriefQuestion asked) => asked.Hypotheses.Select(h => (h.Id, h.Text));

    private static IReadOnlyList<double> Row(BriefQuestion asked, IReadOnlyDictionary<string, double> posterior) => [.. asked.Hypotheses.Select(h => posterior.GetValueOrDefault(h.Id, double.NaN))];
}
