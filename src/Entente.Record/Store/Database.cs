using Entente.World;
using SQLitePCL;

namespace Entente.Record.Store;

/// <summary>A connection to one SQLite file, by its own statements and no layer between: an import binds some ten million values.</summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 _handle;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle, string path) => (_handle, Path) = (handle, path);

    internal string Path { get; }

    internal long LastRowId => raw.sqlite3_last_insert_rowid(_handle);

    internal static Database Open(string path, bool create, bool readOnly)
    {
        var flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var code = raw.sqlite3_open_v2(path, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(handle, path);
        try
        {
            database.Check(code);
            database.Check(raw.sqlite3_busy_timeout(handle, 10_000));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    internal Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var statement));
        return new Statement(this, statement);
    }

    internal void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    internal long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    internal string ScalarText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>Runs the work as one transaction: all of it, or as before.</summary>
    internal void InTransaction(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            // An error such as a full disk has already rolled back; a second ROLLBACK is then an error of its own.
            if (raw.sqlite3_get_autocommit(_handle) == 0)
                raw.sqlite3_exec(_handle, "ROLLBACK");
            throw;
        }
    }

    internal void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        var text = _handle.IsInvalid ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(_handle).utf8_to_string();
        throw (code & 0xFF) switch
        {
            raw.SQLITE_NOTADB => new InputException("this is no record: the file is not a SQLite database; name another file with --record", Path),
            raw.SQLITE_CORRUPT => new InputException($"the record is damaged ({text}); restore it from a copy or import the files again into a new one", Path),
            raw.SQLITE_FULL => new InputException("the disk is full; the record is as it was before. Make room and run the command again", Path),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new InputException("the record is in use by another import; run the command again when it has ended", Path),
            raw.SQLITE_READONLY => new InputException("the record cannot be written; check the file's permissions", Path),
            raw.SQLITE_CANTOPEN => new InputException("the record cannot be opened; check the path and its permissions", Path),
            raw.SQLITE_IOERR => new InputException($"reading or writing the record failed ({text}); it is as it was before", Path),
            raw.SQLITE_CONSTRAINT when text.Contains("append-only", StringComparison.Ordinal) => new InputException("facts in a record are never changed or removed; import a newer version beside them", Path),
            _ => new InvalidOperationException($"SQLite error {code}: {text}"),
        };
    }

    public void Dispose() => _handle.Dispose();
}
