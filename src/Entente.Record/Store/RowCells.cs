using System.Globalization;

namespace Entente.Record.Store;

/// <summary>Prints rows as they stand in the record, so that a number can be followed to the row it came from.</summary>
internal static class RowCells
{
    internal static Dictionary<long, string> Read(Database database, long import, string? member, IReadOnlyCollection<long> rows)
    {
        var parts = new List<(string Table, string Member, long First, long Last)>();
        using (var query = database.Prepare("SELECT table_name, member, first, last FROM part WHERE import_id = ?").Bind(1, import))
            while (query.Step())
                parts.Add((query.Text(0), query.Text(1), query.Int64(2), query.Int64(3)));
        var chosen = parts.Where(p => p.Member == member).ToList() is { Count: > 0 } named ? named : parts;
        if (chosen.Count != 1 || rows.Count == 0)
            return [];
        var (name, _, first, last) = chosen[0];
        var table = FactTables.Named(name);
        var cells = new Dictionary<long, string>();
        using var find = database.Prepare($"SELECT row, {string.Join(", ", table.Columns.Select(c => c.Type == CellType.Text ? $"(SELECT value FROM text t WHERE t.id = {c.Name})" : c.Name))} FROM {name} WHERE id BETWEEN {first} AND {last} AND import_id = {import} AND row IN ({string.Join(',', rows)})");
        while (find.Step())
            cells[find.Int64(0)] = string.Join("; ", table.Columns.Select((c, i) => (c.Name, Text: find.IsNull(i + 1) ? "" : Print(find, i + 1, c.Type))).Where(c => c.Text.Length > 0).Select(c => $"{c.Name} {c.Text}"));
        return cells;
    }

    private static string Print(Statement row, int column, CellType type) => type switch
    {
        CellType.Real => row.Real(column).ToString("G9", CultureInfo.InvariantCulture),
        CellType.Text => row.Text(column),
        CellType.Day when row.Int32(column) == DateOnly.MaxValue.DayNumber => "open",
        CellType.Day => DateOnly.FromDayNumber(row.Int32(column)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => row.Int64(column).ToString(CultureInfo.InvariantCulture),
    };
}
