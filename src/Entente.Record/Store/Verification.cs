using SQLitePCL;

namespace Entente.Record.Store;

/// <summary>Whether a record is sound: SQLite's own check, the references, the row counts and the checksum of every part.</summary>
internal static class Verification
{
    internal static List<string> Run(Database database, CancellationToken cancellation)
    {
        var faults = new List<string>();
        using (var check = database.Prepare("PRAGMA integrity_check(20)"))
            while (check.Step())
                if (check.Text(0) is var line && line != "ok")
                    faults.Add("the file: " + line);
        if (faults.Count > 0)
            return faults;
        using (var check = database.Prepare("PRAGMA foreign_key_check"))
            while (check.Step())
                faults.Add($"table {check.Text(0)}, row {check.Int64(1)}: refers to a row of {check.Text(2)} that is not there");
        var hashes = TextHashes(database);
        Parts(database, hashes, faults, cancellation);
        Events(database, hashes, faults, cancellation);
        using var unfinished = database.Prepare("SELECT id, file FROM import WHERE version = '' OR rows = 0");
        while (unfinished.Step())
            faults.Add($"import {unfinished.Int64(0)} ({unfinished.Text(1)}) is half there");
        return faults;
    }

    private static Dictionary<long, ulong> TextHashes(Database database)
    {
        var hashes = new Dictionary<long, ulong>();
        using var texts = database.Prepare("SELECT id, value FROM text");
        while (texts.Step())
            hashes[texts.Int64(0)] = Checksum.OfText(texts.Text(1));
        return hashes;
    }

    private static void Parts(Database database, Dictionary<long, ulong> hashes, List<string> faults, CancellationToken cancellation)
    {
        using var parts = database.Prepare("SELECT import_id, table_name, member, first, last, rows, checksum FROM part");
        while (parts.Step())
        {
            cancellation.ThrowIfCancellationRequested();
            var table = FactTables.All.FirstOrDefault(t => string.Equals(t.Name, parts.Text(1), StringComparison.Ordinal));
            if (table is null)
            {
                faults.Add($"import {parts.Int64(0)} names a table {parts.Text(1)} that does not exist");
                continue;
            }

            using var rows = database.Prepare($"SELECT row, {string.Join(", ", table.Columns.Select(c => c.Name))} FROM {table.Name} WHERE id BETWEEN {parts.Int64(3)} AND {parts.Int64(4)} AND import_id = {parts.Int64(0)}");
            long count = 0;
            var sum = default(Checksum);
            while (rows.Step())
            {
                count++;
                sum.BeginRow(rows.Int64(0));
                for (var i = 0; i < table.Columns.Count; i++)
                    sum.Add(Bits(rows, i + 1, table.Columns[i].Type, hashes));
                sum.EndRow();
            }

            if (count != parts.Int64(5))
                faults.Add($"import {parts.Int64(0)}, table {table.Name}: {count} rows where {parts.Int64(5)} were imported");
            else if (sum.Value != parts.Int64(6))
                faults.Add($"import {parts.Int64(0)}, table {table.Name}: a value has changed since it was imported");
        }
    }

    private static ulong Bits(Statement rows, int column, CellType type, Dictionary<long, ulong> hashes) =>
        rows.Type(column) == raw.SQLITE_NULL ? Checksum.Missing : type switch
        {
            CellType.Real => Checksum.Bits(rows.Real(column)),
            CellType.Text => hashes.GetValueOrDefault(rows.Int64(column)),
            _ => (ulong)rows.Int64(column),
        };

    private static void Events(Database database, Dictionary<long, ulong> hashes, List<string> faults, CancellationToken cancellation)
    {
        using var blocks = database.Prepare("SELECT id, import_id, rows, checksum FROM event_block");
        using var rows = database.Prepare("SELECT row, source, target, day, source_actor, target_actor, code, plover, goldstein, weight FROM event WHERE block = ?");
        while (blocks.Step())
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Reset().Bind(1, blocks.Int64(0));
            long count = 0;
            var sum = default(Checksum);
            var months = new MonthSums(database, blocks.Int64(0));
            while (rows.Step())
            {
                count++;
                months.Take(rows.Int64(1), rows.Int64(2), rows.Int64(3), rows.Int64(6), rows.Int64(7), rows.IsNull(8) ? null : rows.Real(8));
                sum.BeginRow(rows.Int64(0));
                foreach (var column in (ReadOnlySpan<int>)[1, 2, 4, 5, 6])
                    sum.Add(hashes.GetValueOrDefault(rows.Int64(column)));
                sum.Add((ulong)rows.Int64(3));
                sum.Add((ulong)rows.Int64(7));
                sum.Add(rows.IsNull(8) ? Checksum.Missing : Checksum.Bits(rows.Real(8)));
                sum.Add((ulong)rows.Int64(9));
                sum.EndRow();
            }

            if (!months.Agree)
                faults.Add($"import {blocks.Int64(1)}, events, block {blocks.Int64(0)}: the sums by month are not those of its events");
            if (count != blocks.Int64(2) || sum.Value != blocks.Int64(3))
                faults.Add($"import {blocks.Int64(1)}, events, block {blocks.Int64(0)}: rows are missing or a value has changed since it was imported");
        }
    }
}
