using Entente.Record.Import;

namespace Entente.Record.Store;

/// <summary>Writes what is known of an import once its rows are in: version, parts, coverage, refused rows.</summary>
internal static class Ledger
{
    internal static void Close(Database database, ImportRun run, string version, IReadOnlyList<Layout> layouts)
    {
        using (var update = database.Prepare("UPDATE import SET version = ?, rows = ?, refused = ? WHERE id = ?"))
            update.Bind(1, version).Bind(2, run.Rows).Bind(3, run.RefusedRows).Bind(4, run.Import).Run();
        using (var part = database.Prepare("INSERT INTO part VALUES(?,?,?,?,?,?,?)"))
            foreach (var w in run.Writers.Where(w => w.Rows > 0))
                part.Bind(1, run.Import).Bind(2, w.Table.Name).Bind(3, w.Member).Bind(4, w.FirstId).Bind(5, w.LastId).Bind(6, w.Rows).Bind(7, w.Check).Run();
        using (var refused = database.Prepare("INSERT INTO refused VALUES(?,?,?)"))
            foreach (var row in run.Refused)
                refused.Bind(1, run.Import).Bind(2, row.Line).Bind(3, row.Reason).Run();
        using var coverage = database.Prepare("INSERT INTO coverage VALUES(?,?,?,?,?,?,?,?)");
        if (run.EventWindow is { } events)
            coverage.Bind(1, run.Import).Bind(2, "events").Bind(3, "event").Bind(4, events.First).Bind(5, events.Last).Bind(6, "unknown").Bind(7, events.Count).Bind(8, 0).Run();
        foreach (var window in layouts.SelectMany(l => l.Windows).Distinct())
            foreach (var group in run.Writers.Where(w => w.Rows > 0 && Has(w.Table, window)).GroupBy(w => w.Table.Name, StringComparer.Ordinal))
                Write(coverage, run.Import, window, [.. group]);
    }

    private static bool Has(FactTable table, Window window)
    {
        var (name, column) = Split(window);
        return string.Equals(table.Name, name, StringComparison.Ordinal) && (column is null || table.Columns.Any(c => string.Equals(c.Name, column, StringComparison.Ordinal)));
    }

    // A window names its table, and a column where the missing cells of one count: "trade" or "capability.cinc".
    private static (string Table, string? Column) Split(Window window)
    {
        var place = window.Column ?? "";
        var point = place.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? (place, null) : (place[..point], place[(point + 1)..]);
    }

    private static void Write(Statement coverage, long import, Window window, IReadOnlyList<FactWriter> writers)
    {
        var (table, column) = Split(window);
        var rows = writers.Sum(w => w.Rows);
        var present = column is null ? rows : writers.Sum(w => w.Present(w.Table.Index(column)));
        var first = window.FirstYear is { } f ? new DateOnly(f, 1, 1).DayNumber : writers.Min(w => w.First);
        var last = window.LastYear is { } l ? new DateOnly(l, 12, 31).DayNumber : writers.Max(w => w.Last);
        if (first == long.MaxValue)
            return;
        coverage.Bind(1, import).Bind(2, window.Variable).Bind(3, table).Bind(4, first).Bind(5, last).Bind(6, window.Absence == Absence.Zero ? "zero" : "unknown").Bind(7, present).Bind(8, rows - present).Run();
    }
}
