using Entente.Record.Store;
using Entente.World;

namespace Entente.Record;

/// <summary>Columns of one table of facts, as one import brought them, in the file's order.</summary>
/// <param name="Import">The import.</param>
/// <param name="Count">The number of rows; the arrays are of at least that length.</param>
/// <param name="Wholes">Whole numbers, days (as day numbers) and texts (as numbers for <see cref="RecordFile.Texts"/>); <see cref="int.MinValue"/> where missing.</param>
/// <param name="Reals">Numbers; NaN where missing.</param>
/// <param name="Window">The days that the source speaks about.</param>
public sealed record FactSet(ImportEntry Import, int Count, IReadOnlyDictionary<string, int[]> Wholes, IReadOnlyDictionary<string, double[]> Reals, DateSpan Window)
{
    internal static FactSet? Read(Database database, string table, IReadOnlyList<string> columns, string? provider, string? version, string? where)
    {
        var facts = FactTables.Named(table);
        if (Facts.Newest(database, facts, provider, version) is not { } import)
            return null;
        var rows = Facts.Read(database, facts, import.Id, columns, where);
        return new FactSet(import, rows.Count, rows.Wholes, rows.Reals, WindowOf(database, import.Id, table));
    }

    private static DateSpan WindowOf(Database database, long import, string table)
    {
        using var query = database.Prepare("SELECT min(first), max(last) FROM coverage WHERE import_id = ? AND table_name = ?").Bind(1, import).Bind(2, table);
        return query.Step() && !query.IsNull(0) ? new DateSpan(DateOnly.FromDayNumber(query.Int32(0)), DateOnly.FromDayNumber(query.Int32(1))) : DateSpan.Always;
    }
}
