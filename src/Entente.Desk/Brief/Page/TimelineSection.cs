using Entente.Desk.Contracts.Brief;
using Entente.Figures;
using Entente.World;

namespace Entente.Desk.Brief.Page;

/// <summary>What happened, in order, with dates as exact as the sources have them.</summary>
internal static class TimelineSection
{
    private const int YearsThatAreRecent = 3;
    private const int MostInAFigure = 40;

    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Timeline.Count == 0)
            return false;
        page.Section("timeline", "Timeline");
        var recent = brief.Timeline.Select(m => (m, date: EdtfDate.TryParse(m.Date, out var d) ? d : EdtfDate.Unknown)).Where(x => x.date.Earliest is { Year: >= 1900 }).ToList();
        var today = EdtfDate.TryParse(brief.AsOf, out var asOf) ? asOf.Earliest : null;
        var turn = today?.AddYears(-YearsThatAreRecent);
        var late = recent.Where(x => turn is { } t && x.date.Earliest >= t).ToList();
        var split = late.Count > 3 && recent.Count - late.Count > 1;
        if (split)
            Figure(page, "timeline-recent", $"The last {YearsThatAreRecent} years", late, today);
        var early = split ? [.. recent.Except(late)] : recent;
        if (early.Count > 1)
            Figure(page, "timeline-figure", split ? "Before that" : "The dated facts of this case", early, today);
        page.Open("details").Element("summary", $"All {brief.Timeline.Count} in a table").Table("Dates are EDTF: 2024-06 is some day of June 2024", "when", "what");
        foreach (var moment in brief.Timeline)
            page.Open("tr").Raw("<th scope=\"row\">").Text(moment.Date).Raw("</th>").Open("td").Link(Anchors.Of(moment.Ref), moment.Text).Close("td").Close("tr");
        page.EndTable().Close("details").EndSection();
        return true;
    }

    private static void Figure(Markup page, string id, string title, List<(BriefMoment Moment, EdtfDate Date)> moments, DateOnly? today) =>
        page.Raw(new TimelineFigure
        {
            Id = id,
            Title = title,
            Items = [.. moments.Take(MostInAFigure).Select(x => new TimelineItem(x.Moment.Text, x.Date.Earliest, x.Date.Latest, x.Moment.Date))],
            Today = today,
        }.ToHtml());
}
