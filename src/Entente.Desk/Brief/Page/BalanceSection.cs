using Entente.Desk.Contracts.Brief;
using Entente.Figures;

namespace Entente.Desk.Brief.Page;

/// <summary>The camps of the case's states, the year's network as a figure, and the ties that the camps hang on.</summary>
internal static class BalanceSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Balance is not { Years.Count: > 0 } balance)
            return false;
        var now = balance.Years[^1];
        page.Section("camps", "Who stands with whom", $"A tie is {balance.Rule}. The frustration index counts the ties that no division into two camps can satisfy; 0 is full balance.");
        var camp = now.Camps.SelectMany((c, i) => c.Select(s => (s, i))).ToDictionary(x => x.s, x => x.i, StringComparer.Ordinal);
        page.Raw(new NetworkFigure
        {
            Id = "network",
            Title = $"Camps in {now.Period}: {now.Frustration:0.##} of {now.Ties} ties against them",
            Nodes = [.. now.Camps.SelectMany(c => c).Order(StringComparer.Ordinal).Select(s => new NetworkNode(s, s, camp[s]))],
            Ties = [.. balance.Ties.Select(t => new NetworkTie(t.A, t.B, t.Sign > 0))],
            Note = now.Exact ? "No division into two camps leaves less against it; others may leave as little." : "",
        }.ToHtml());
        page.Table("Camps year by year", "year", "ties", "negative", "index", "balance over walks", "camps");
        foreach (var y in balance.Years.Reverse())
            page.Row(y.Period, Markup.Number(y.Ties), Markup.Number(y.Negative), Markup.Number(y.Frustration) + (y.Exact ? "" : " at most"), Markup.Number(y.WalkBalance), string.Join(" | ", y.Camps.Select(c => string.Join(", ", c))));
        page.EndTable();
        page.Table($"What the ties of {now.Period} are made of", "pair", "sign", "made of");
        foreach (var t in balance.Ties)
            page.Row($"{t.A}–{t.B}", t.Sign > 0 ? "positive" : "negative", string.Join("; ", t.Why));
        page.EndTable();
        if (balance.Hinges.Count > 0)
            page.Bullets([.. balance.Hinges.GroupBy(h => h.Flipped).OrderBy(g => g.Key).Select(g => $"If any one of {string.Join(", ", g.Select(h => $"{h.A}–{h.B}"))} turned, the index would be {Markup.Number(g.Key)} instead of {Markup.Number(now.Frustration)}.")]);
        page.EndSection();
        return true;
    }
}
