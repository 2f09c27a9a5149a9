using Entente.Desk.Contracts.Brief;

namespace Entente.Desk.Brief.Page;

/// <summary>What next between the states of the case: base rates where there is nothing more, and it says so.</summary>
internal static class NextSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Next.Count == 0)
            return false;
        page.Section("next", "What next", "Base rates only: what is recorded here are monthly counts, too little for a forecast of single events. Each row says how often a month held at least one such event.")
            .Table("At least one event within a month", "from", "to", "class", "base rate", "95 % interval", "months", "count of");
        foreach (var n in brief.Next)
            page.Row(n.Source, n.Target, n.Class, Markup.Percent(n.Base), Markup.Range(n.Low, n.High), $"{n.Months} ({n.Coverage})", n.Authority);
        page.EndTable().EndSection();
        return true;
    }
}
