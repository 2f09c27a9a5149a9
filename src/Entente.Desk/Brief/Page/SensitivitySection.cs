using System.Globalization;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Weighing;

namespace Entente.Desk.Brief.Page;

/// <summary>What moves the leader most, and how the answer came to be.</summary>
internal static class SensitivitySection
{
    internal static void Write(Markup page, BriefQuestion asked, BriefWeighedQuestion q)
    {
        var leader = asked.Hypotheses.FirstOrDefault(h => h.Id == q.Leader)?.Posterior;
        if (q.Tornado.Count > 0 && leader is { } p)
            page.Raw(WeighingFigures.Tornado("tornado-" + q.Question, q.Leader, p, q.Tornado.Select(t => (t.Evidence, t.Low, t.High))).ToHtml());
        if (q.History.Count < 2)
            return;
        List<string> ids = [.. asked.Hypotheses.Select(h => h.Id).Where(id => q.History.All(d => d.Posterior.ContainsKey(id)))];
        page.Raw(WeighingFigures.History("history-" + q.Question, ids, [.. q.History.Select(d => (DateOnly.ParseExact(d.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture), (IReadOnlyList<double>)[.. ids.Select(id => d.Posterior[id])]))]).ToHtml());
        page.Open("details").Element("summary", "What came in when").Table("The posterior after each day on which something became known", ["day", "came in", "then leads", .. ids]);
        foreach (var day in q.History)
        {
            page.Open("tr").Raw("<th scope=\"row\">").Text(day.Date).Raw("</th>").Open("td");
            for (var i = 0; i < day.News.Count; i++)
                page.Text(i == 0 ? "" : ", ").Link("#ev-" + day.News[i], day.News[i]);
            page.Close("td").Element("td", ids.MaxBy(id => day.Posterior[id]));
            foreach (var id in ids)
                page.Element("td", Markup.Percent(day.Posterior[id]), "n");
            page.Close("tr");
        }

        page.EndTable().Close("details");
    }
}
