using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>What next between the states of the case: base rates, and beside them forecasts where there are enough single events.</summary>
internal static class NextSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Next.Count == 0)
            return false;
        var any = brief.Next.Any(n => n.Forecast is not null);
        page.Section("next", "What next", any
            ? "A forecast stands beside the base rate that it must beat; where there are too few events the base rate stands alone, and the row says so."
            : "Base rates only: what is recorded here is too little for a forecast of single events. Each row says how often a month held at least one such event.");
        if (any)
            page.Table("At least one event", "from", "to", "class", "base rate a month", "95 % interval", "months", "forecast", "80 % interval", "its baseline", "count of");
        else
            page.Table("At least one event within a month", "from", "to", "class", "base rate", "95 % interval", "months", "count of");
        foreach (var n in brief.Next)
        {
            var months = $"{n.Months} ({n.Coverage})";
            if (any)
                page.Row(n.Source, n.Target, n.Class, Markup.Percent(n.Base), Markup.Range(n.Low, n.High), months, n.Forecast is { } f ? $"{Markup.Percent(f.P)} in {f.Days} days" : n.Note ?? "monthly counts alone: no forecast", Markup.Range(n.Forecast?.Lower, n.Forecast?.Upper), Markup.Percent(n.Forecast?.Baseline), n.Authority);
            else
                page.Row(n.Source, n.Target, n.Class, Markup.Percent(n.Base), Markup.Range(n.Low, n.High), months, n.Note is null ? n.Authority : $"{n.Authority}: {n.Note}");
        }

        page.EndTable();
        Reasons(page, brief);
        page.EndSection();
        return true;
    }

    private static void Reasons(Markup page, BriefDocument brief)
    {
        var reasons = brief.Next.Where(n => n.Forecast is { Reasons.Count: > 0 }).ToList();
        if (reasons.Count == 0)
            return;
        page.Open("details").Element("summary", "The dated events that led to the forecasts");
        foreach (var n in reasons)
        {
            page.Element("p", $"{n.Source} to {n.Target}, {n.Class}: {n.Forecast!.Events} events between the two");
            page.Bullets(n.Forecast.Reasons);
        }

        page.Close("details");
    }
}
