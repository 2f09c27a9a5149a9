using SQLitePCL;

namespace Entente.Record.Store;

/// <summary>A prepared statement; parameters count from 1, columns from 0, as SQLite counts them.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    internal int Columns => raw.sqlite3_column_count(handle);

    internal Statement Bind(int parameter, long value)
    {
        raw.sqlite3_bind_int64(handle, parameter, value);
        return this;
    }

    internal Statement Bind(int parameter, double value)
    {
        raw.sqlite3_bind_double(handle, parameter, value);
        return this;
    }

    internal Statement Bind(int parameter, string? value)
    {
        if (value is null)
            raw.sqlite3_bind_null(handle, parameter);
        else
            raw.sqlite3_bind_text(handle, parameter, value);
        return this;
    }

    internal Statement BindNull(int parameter)
    {
        raw.sqlite3_bind_null(handle, parameter);
        return this;
    }

    /// <summary>Goes to the next row; false where there is none.</summary>
    internal bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            database.Check(code);
        return false;
    }

    /// <summary>Runs a statement without rows and readies it for the next values.</summary>
    internal void Run()
    {
        var code = raw.sqlite3_step(handle);
        if (code != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(handle);
            database.Check(code);
        }

        raw.sqlite3_reset(handle);
    }

    internal Statement Reset()
    {
        raw.sqlite3_reset(handle);
        return this;
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    internal int Type(int column) => raw.sqlite3_column_type(handle, column);

    internal long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    internal int Int32(int column) => raw.sqlite3_column_int(handle, column);

    internal double Real(int column) => raw.sqlite3_column_double(handle, column);

    internal string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    public void Dispose() => handle.Dispose();
}
