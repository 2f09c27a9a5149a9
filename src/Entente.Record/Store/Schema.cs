using System.Globalization;
using Entente.World;

namespace Entente.Record.Store;

/// <summary>The tables of a record and the steps that bring an older one up to date.</summary>
internal static class Schema
{
    /// <summary>The letters ENTE: SQLite keeps them in the file's head, so that another program's file is known for what it is.</summary>
    internal const int ApplicationId = 0x454E5445;

    private static readonly IReadOnlyList<IReadOnlyList<string>> Steps = [[.. First()], [.. EventTables()], [.. Scopes()], [.. EventSummaries()]];

    internal static int Version => Steps.Count;

    internal static void Prepare(Database database, bool writable)
    {
        var id = database.Scalar("PRAGMA application_id");
        var version = (int)database.Scalar("PRAGMA user_version");
        var tables = database.Scalar("SELECT count(*) FROM sqlite_master");
        if (id != ApplicationId && (tables > 0 || !writable))
            throw new InputException("this is a SQLite file of another program, not a record; name another file with --record", database.Path);
        if (version > Version)
            throw new InputException($"the record has schema {version}, this program knows up to {Version}; use a newer program", database.Path);
        if (version == Version)
            return;
        if (!writable)
            throw new InputException($"the record has schema {version} and must be brought to {Version} first; open it once with 'entente coverage'", database.Path);
        database.InTransaction(() =>
        {
            for (var step = version; step < Steps.Count; step++)
                foreach (var sql in Steps[step])
                    database.Execute(sql);
            database.Execute($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            database.Execute($"PRAGMA user_version = {Steps.Count.ToString(CultureInfo.InvariantCulture)}");
        });
    }

    private static IEnumerable<string> First()
    {
        yield return """
            CREATE TABLE import(id INTEGER PRIMARY KEY, provider TEXT NOT NULL, version TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
                bytes INTEGER NOT NULL, rows INTEGER NOT NULL, refused INTEGER NOT NULL, imported_on TEXT NOT NULL, program TEXT NOT NULL,
                UNIQUE(provider, sha256)) STRICT
            """;
        yield return """
            CREATE TABLE part(import_id INTEGER NOT NULL REFERENCES import(id), table_name TEXT NOT NULL, member TEXT NOT NULL,
                first INTEGER NOT NULL, last INTEGER NOT NULL, rows INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT
            """;
        yield return """
            CREATE TABLE coverage(import_id INTEGER NOT NULL REFERENCES import(id), variable TEXT NOT NULL, table_name TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
                absence TEXT NOT NULL CHECK(absence IN ('zero', 'unknown')), values_present INTEGER NOT NULL, values_missing INTEGER NOT NULL) STRICT
            """;
        yield return "CREATE TABLE refused(import_id INTEGER NOT NULL REFERENCES import(id), row INTEGER NOT NULL, reason TEXT NOT NULL) STRICT";
        yield return "CREATE TABLE text(id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE) STRICT";
        yield return "CREATE TABLE source(provider TEXT PRIMARY KEY, title TEXT NOT NULL, authority TEXT NOT NULL, citation TEXT NOT NULL, url TEXT) STRICT";
        foreach (var sql in FactTables.All.SelectMany(t => t.CreateSql()))
            yield return sql;
    }

    // A dyad with many events in a block has its months summed beside them, so that its series is not read event by event.
    private static IEnumerable<string> EventSummaries()
    {
        yield return """
            CREATE TABLE event_month(block INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL, month INTEGER NOT NULL, code INTEGER NOT NULL, plover INTEGER NOT NULL,
                events INTEGER NOT NULL, rated INTEGER NOT NULL, goldstein REAL NOT NULL, PRIMARY KEY(block, source, target, month, code, plover)) STRICT, WITHOUT ROWID
            """;
        foreach (var change in new[] { "UPDATE", "DELETE" })
            yield return $"CREATE TRIGGER event_month_no_{change.ToLowerInvariant()} BEFORE {change} ON event_month BEGIN SELECT RAISE(ABORT, 'append-only'); END";
    }

    // A table of a user's own may speak about chosen cases only: then absence of a row says nothing about any other.
    private static IEnumerable<string> Scopes()
    {
        yield return "CREATE TABLE scope(import_id INTEGER NOT NULL REFERENCES import(id), variable TEXT NOT NULL, text TEXT NOT NULL) STRICT";
    }

    // Events are kept in blocks sorted by dyad and day, so that adding ten million never disturbs those already there
    // and one dyad is one short stretch a block (docs/decisions/0020-events-in-sorted-blocks.md).
    private static IEnumerable<string> EventTables()
    {
        yield return "CREATE TABLE event_block(id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import(id), rows INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT";
        yield return """
            CREATE TABLE event(block INTEGER NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL, day INTEGER NOT NULL, row INTEGER NOT NULL,
                source_actor INTEGER NOT NULL, target_actor INTEGER NOT NULL, code INTEGER NOT NULL, plover INTEGER NOT NULL, goldstein REAL, weight INTEGER NOT NULL,
                PRIMARY KEY(block, source, target, day, row)) STRICT, WITHOUT ROWID
            """;
        foreach (var change in new[] { "UPDATE", "DELETE" })
            yield return $"CREATE TRIGGER event_no_{change.ToLowerInvariant()} BEFORE {change} ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END";
    }
}
