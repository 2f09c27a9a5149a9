using Entente.Desk.Contracts.Brief;
using Entente.Figures;

namespace Entente.Desk.Brief.Page;

/// <summary>Whose doing comes before whose, with what that does not show.</summary>
internal static class LeadSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Lead is not { Rows.Count: > 0 } lead)
            return false;
        page.Section("lead", "Who leads whom", $"Does the past of one series help to foresee another beyond its own past? Counted: {lead.Source}.");
        var leading = lead.Rows.Where(r => r.Leads).ToList();
        page.Element("p", leading.Count == 0
            ? $"In none of the {lead.Rows.Count} directions, after correction for looking {lead.Rows.Count} times. An effect below {Markup.Percent(lead.Rows.Min(r => r.SmallestEffect))} of the variance beyond a series' own past would have been missed more often than one time in five."
            : string.Join(" ", leading.Select(r => $"The past of {r.Cause} helps to foresee {r.Effect} (p = {Markup.Number(r.PAdjusted)} after correction).")));
        page.Table("Granger's test on ranks, robust and by bootstrap", "may lead", "may follow", "periods", "lags", "p", "p after correction", "smallest effect seen 4 times in 5");
        foreach (var r in lead.Rows)
            page.Row(r.Cause, r.Effect, Markup.Number(r.Periods), Markup.Number(r.Lags), Markup.Number(r.P), Markup.Number(r.PAdjusted), Markup.Percent(r.SmallestEffect));
        page.EndTable();
        page.Raw(new LineFigure
        {
            Id = "response",
            Title = $"Response of {lead.ShownEffect} to a surprise of one standard deviation in {lead.ShownCause}",
            XLabel = "periods after it",
            YLabel = "events",
            BandLabel = "95% bootstrap band",
            FromZero = true,
            Series = [new LineSeries(lead.ShownEffect, [.. lead.Shown.Select(r => new LinePoint(r.Step, r.Response, r.Low, r.High))])],
            Note = "The pair with the smallest p, whichever way it points.",
        }.ToHtml());
        page.Element("p", lead.DoesNotShow, "small").EndSection();
        return true;
    }
}
