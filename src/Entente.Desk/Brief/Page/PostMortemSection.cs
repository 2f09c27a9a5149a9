using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>What the answer was worth, once it is known what came out.</summary>
internal static class PostMortemSection
{
    internal static void Write(Markup page, BriefWeighedQuestion q)
    {
        foreach (var p in q.PostMortem)
        {
            page.Element("h4", p.Outcome is null ? $"Post-mortem: {p.Truth} held" : $"Post-mortem: {p.Outcome}{(p.Date is null ? "" : " by " + p.Date)} came out: {p.Truth}");
            page.Table("What each forecast gave to what came out; low scores are good", "forecast", "gave it", "Brier (0 to 1)", "log");
            foreach (var s in p.Scores)
                page.Row(s.Who, Markup.Percent(s.ForTruth), Markup.Number(s.Brier), Markup.Number(s.Log));
            page.EndTable();
            Items(page, "Misled most", p.Misled);
            Items(page, "Helped most", p.Helped);
        }
    }

    private static void Items(Markup page, string title, IReadOnlyList<WeighEffect> items)
    {
        if (items.Count == 0)
            return;
        page.Open("p").Element("strong", title).Text(": ");
        for (var i = 0; i < Math.Min(5, items.Count); i++)
            page.Text(i == 0 ? "" : ", ").Link("#ev-" + items[i].Evidence, items[i].Evidence).Text($" {(items[i].Change < 0 ? "−" : "+")}{Markup.Percent(Math.Abs(items[i].Change))}");
        page.Close("p");
    }
}
