using Entente.World;

namespace Entente.Record.Store;

/// <summary>Reads what the ledger knows of imports, coverage and sources.</summary>
internal static class LedgerReader
{
    internal static List<ImportEntry> Imports(Database database)
    {
        using var query = database.Prepare("SELECT id, provider, version, file, sha256, bytes, rows, refused, imported_on, program FROM import ORDER BY id");
        var entries = new List<ImportEntry>();
        while (query.Step())
            entries.Add(new ImportEntry(query.Int64(0), query.Text(1), query.Text(2), query.Text(3), query.Text(4), query.Int64(5), query.Int64(6), query.Int64(7), query.Text(8), query.Text(9)));
        return entries;
    }

    internal static List<CoverageEntry> Coverage(Database database)
    {
        using var query = database.Prepare("""
            SELECT c.import_id, i.provider, i.version, c.variable, c.first, c.last, c.absence, c.values_present, c.values_missing
            FROM coverage c JOIN import i ON i.id = c.import_id ORDER BY i.provider, i.id, c.variable
            """);
        var entries = new List<CoverageEntry>();
        while (query.Step())
            entries.Add(new CoverageEntry(
                query.Int64(0), query.Text(1), query.Text(2), query.Text(3), new DateSpan(DateOnly.FromDayNumber(query.Int32(4)), DateOnly.FromDayNumber(query.Int32(5))),
                query.Text(6) == "zero", query.Int64(7), query.Int64(8)));
        return entries;
    }

    internal static List<string> TablesOf(Database database, long import)
    {
        var tables = new List<string>();
        using (var parts = database.Prepare("SELECT DISTINCT table_name FROM part WHERE import_id = ? ORDER BY table_name").Bind(1, import))
            while (parts.Step())
                tables.Add(parts.Text(0));
        using var events = database.Prepare("SELECT 1 FROM event_block WHERE import_id = ? LIMIT 1").Bind(1, import);
        if (events.Step())
            tables.Add("event");
        return tables;
    }

    internal static List<ImportPart> Parts(Database database, long import, string table)
    {
        using var query = database.Prepare("SELECT member, first, last, rows FROM part WHERE import_id = ? AND table_name = ? ORDER BY first").Bind(1, import).Bind(2, table);
        var parts = new List<ImportPart>();
        while (query.Step())
            parts.Add(new ImportPart(query.Text(0), query.Int64(1), query.Int64(2), query.Int64(3)));
        return parts;
    }

    internal static Dictionary<string, string> Scopes(Database database, long import)
    {
        using var query = database.Prepare("SELECT variable, text FROM scope WHERE import_id = ?").Bind(1, import);
        var scopes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (query.Step())
            scopes[query.Text(0)] = query.Text(1);
        return scopes;
    }

    internal static bool IsNewest(Database database, long import, string table, string? version)
    {
        var all = Imports(database);
        var own = all.First(i => i.Id == import);
        return all.Where(i => i.Provider == own.Provider && (version is null || i.Version == version) && TablesOf(database, i.Id).Contains(table))
            .OrderBy(i => i.Version, VersionOrder.Instance).ThenBy(i => i.Id).LastOrDefault()?.Id == import;
    }

    internal static Dictionary<int, string> Texts(Database database)
    {
        using var query = database.Prepare("SELECT id, value FROM text");
        var texts = new Dictionary<int, string>();
        while (query.Step())
            texts[query.Int32(0)] = query.Text(1);
        return texts;
    }

    internal static List<SourceEntry> Sources(Database database)
    {
        using var query = database.Prepare("SELECT provider, title, authority, citation, url FROM source ORDER BY provider");
        var entries = new List<SourceEntry>();
        while (query.Step())
            entries.Add(new SourceEntry(query.Text(0), query.Text(1), query.Text(2), query.Text(3), query.IsNull(4) ? null : query.Text(4)));
        return entries;
    }
}
