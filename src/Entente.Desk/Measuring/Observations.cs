using System.Collections.Immutable;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>A row of a user's own table.</summary>
internal sealed record Observation(string Variable, StateCode Source, StateCode Target, EdtfDate When, DateOnly First, DateOnly? Last, Value Value, string Unit, string Label, string Cited, RowProvenance Row);

/// <summary>Reads the tables of a user's own out of a record.</summary>
internal static class Observations
{
    internal static IReadOnlyList<Observation> Read(ShelvedSource shelved)
    {
        var import = shelved.Import!;
        if (shelved.Record!.Facts("observation", ["id", "row", "variable", "source", "target", "first", "last", "value", "unit", "label", "cited"], import.Provider, import.Version, $"import_id = {import.Id}") is not { } facts)
            return [];
        var texts = shelved.Record.Texts();
        var parts = shelved.Record.Parts(import.Id, "observation");
        // What a user can open is the table, not the mapping that names it.
        string File(int id) => parts.FirstOrDefault(p => id >= p.First && id <= p.Last)?.Member ?? import.File;
        string Text(string column, int i) => facts.Wholes[column][i] is var id && id == int.MinValue ? "" : texts[id];
        StateCode State(string column, int i) => StateCode.TryParse(Text(column, i), out var code) ? code : default;
        var rows = new List<Observation>(facts.Count);
        for (var i = 0; i < facts.Count; i++)
        {
            var first = DateOnly.FromDayNumber(facts.Wholes["first"][i]);
            DateOnly? last = facts.Wholes["last"][i] == DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber(facts.Wholes["last"][i]);
            var number = facts.Reals["value"][i];
            rows.Add(new Observation(
                Text("variable", i), State("source", i), State("target", i), When(first, last), first, last, double.IsNaN(number) ? Value.Missing(NoValue.MissingInSource) : Value.Of(number),
                Text("unit", i), Text("label", i), Text("cited", i), new RowProvenance(import.Provider, import.Version, File(facts.Wholes["id"][i]), facts.Wholes["row"][i])));
        }

        return rows;
    }

    internal static DatumSeries? Series(IReadOnlyList<Observation> rows, string variable, StateCode first, StateCode second, bool symmetric)
    {
        var found = rows.Where(r => r.Variable == variable && ((Same(r.Source, first) && Same(r.Target, second)) || (symmetric && Same(r.Source, second) && Same(r.Target, first)))).OrderBy(r => r.First).ToList();
        if (found.Count == 0)
            return null;
        return new DatumSeries(found[^1].Unit, [.. found.Select(r => new Datum(r.When, r.Value, [r.Row]))], new DateSpan(found[0].First, found.Max(r => r.Last ?? r.First)));
    }

    /// <summary>Findings of that name: 1 is yes, 0 no, no value that no record was found; the label is the place.</summary>
    internal static ImmutableArray<Finding> Findings(IReadOnlyList<Observation> rows, string name, StateCode first, StateCode second, bool symmetric) =>
        [.. rows.Where(r => r.Variable == name && ((Same(r.Source, first) && Same(r.Target, second)) || (symmetric && Same(r.Source, second) && Same(r.Target, first)))).OrderBy(r => r.First)
            .Select(r => new Finding(r.When, r.Value.TryGet(out var x) ? x != 0 : null, r.Label.Length > 0 ? r.Label : null, r.Value.TryGet(out var n) ? n : null, r.Unit, r.Cited, r.Row))];

    internal static bool Same(StateCode a, StateCode b) => a == b || (a.Text is "RUS" or "SUN" && b.Text is "RUS" or "SUN") || (a.Text is "SRB" or "SCG" or "YUG" && b.Text is "SRB" or "SCG" or "YUG");

    internal static EdtfDate When(DateOnly first, DateOnly? last)
    {
        if (last is not { } end)
            return EdtfDate.Parse($"{first:O}/..");
        if (first == end)
            return EdtfDate.Day(first);
        if (first.Day == 1 && first.Month == 1 && end.Month == 12 && end.Day == 31)
            return first.Year == end.Year ? EdtfDate.Year(first.Year) : first.Year % 10 == 0 && end.Year == first.Year + 9 ? EdtfDate.Decade(first.Year) : EdtfDate.Parse($"{first.Year:0000}/{end.Year:0000}");
        return first.Day == 1 && end == first.AddMonths(1).AddDays(-1) ? EdtfDate.Month(first.Year, first.Month) : EdtfDate.Parse($"{first:O}/{end:O}");
    }
}
