using Entente.Desk.Contracts.Brief;
using Entente.Figures;

namespace Entente.Desk.Brief.Page;

/// <summary>The triangle of the three states: its shape over time, from pacts alone.</summary>
internal static class StructureSection
{
    private const int Shown = 12;

    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Structure is not { Periods.Count: > 0 } triangle)
            return false;
        page.Section("structure", "The triangle", $"{string.Join(", ", triangle.States)}: {triangle.Rule}.");
        var now = triangle.Periods[^1];
        if (now.Ties.Any(t => t.Sign != 0))
            page.Raw(new NetworkFigure
            {
                Id = "triangle",
                Title = $"The ties of {now.Period}: {now.Shape}",
                Nodes = [.. triangle.States.Select(s => new NetworkNode(s, s, 0))],
                Ties = [.. now.Ties.Where(t => t.Sign != 0).Select(t => new NetworkTie(t.A, t.B, t.Sign > 0))],
            }.ToHtml());
        page.Table("The shape of the triangle over time (Dittmer 1981)", "years", "shape", "balanced", "pivot or outcast", "instruments behind the ties");
        foreach (var p in triangle.Periods.TakeLast(Shown).Reverse())
            page.Row(p.Period, p.Shape, p.Balanced switch { true => "yes", false => "no", null => "a tie is not known" }, p.Pivot ?? p.Outcast ?? "–", string.Join("; ", p.Ties.Where(t => t.Instruments.Count > 0).Select(t => $"{t.A}–{t.B}: {string.Join(", ", t.Instruments)}")) is { Length: > 0 } i ? i : "–");
        page.EndTable().Bullets(triangle.Limits).Element("p", "A shape shows where ties stand, never who gave an order.", "small").EndSection();
        return true;
    }
}
