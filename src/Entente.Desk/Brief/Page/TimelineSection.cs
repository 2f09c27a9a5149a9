using Entente.Desk.Contracts.Brief;
using Entente.Figures;
using Entente.World;

namespace Entente.Desk.Brief.Page;

/// <summary>What happened, in order, with dates as exact as the sources have them.</summary>
internal static class TimelineSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Timeline.Count == 0)
            return false;
        page.Section("timeline", "Timeline");
        var recent = brief.Timeline.Select(m => (m, date: EdtfDate.TryParse(m.Date, out var d) ? d : EdtfDate.Unknown)).Where(x => x.date.Earliest is { Year: >= 1900 }).ToList();
        if (recent.Count > 1)
            page.Raw(new TimelineFigure
            {
                Id = "timeline-figure",
                Title = "The dated facts of this case",
                Items = [.. recent.Take(40).Select(x => new TimelineItem(x.m.Text, x.date.Earliest, x.date.Latest, x.m.Date))],
                Today = EdtfDate.TryParse(brief.AsOf, out var asOf) ? asOf.Earliest : null,
            }.ToHtml());
        page.Open("details").Element("summary", $"All {brief.Timeline.Count} in a table").Table("Dates are EDTF: 2024-06 is some day of June 2024", "when", "what");
        foreach (var moment in brief.Timeline)
            page.Open("tr").Raw("<th scope=\"row\">").Text(moment.Date).Raw("</th>").Open("td").Link(Anchors.Of(moment.Ref), moment.Text).Close("td").Close("tr");
        page.EndTable().Close("details").EndSection();
        return true;
    }
}
