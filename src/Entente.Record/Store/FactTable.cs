namespace Entente.Record.Store;

/// <summary>What a cell of a fact table holds.</summary>
internal enum CellType
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Real,

    /// <summary>A text, kept once in the table <c>text</c> and here by its number.</summary>
    Text,

    /// <summary>A day, as the number of days since 0001-01-01.</summary>
    Day,
}

/// <summary>A column of a fact table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Required">Whether a row without it is refused.</param>
internal sealed record FactColumn(string Name, CellType Type, bool Required);

/// <summary>
/// A table of facts. Beside its own columns each row has the import it came with and its line in the file. Rows are only ever added;
/// those of one import lie together, so that no index is needed to read them.
/// </summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">Its own columns.</param>
internal sealed record FactTable(string Name, IReadOnlyList<FactColumn> Columns)
{
    /// <summary>Makes a table from words such as <c>ccode1! year! flow1:real name:text from:day</c>; an exclamation mark requires the cell.</summary>
    internal static FactTable Of(string name, string columns) => new(name, [.. columns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Column)]);

    internal int Index(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (string.Equals(Columns[i].Name, column, StringComparison.Ordinal))
                return i;
        throw new ArgumentException($"The table {Name} has no column {column}.", nameof(column));
    }

    internal string InsertSql() =>
        $"INSERT INTO {Name}(import_id,row,{string.Join(',', Columns.Select(c => c.Name))}) VALUES(?,?{string.Concat(Enumerable.Repeat(",?", Columns.Count))})";

    internal IEnumerable<string> CreateSql()
    {
        var columns = Columns.Select(c => $"{c.Name} {(c.Type == CellType.Real ? "REAL" : "INTEGER")}{(c.Required ? " NOT NULL" : "")}{(c.Type == CellType.Text ? " REFERENCES text(id)" : "")}");
        yield return $"CREATE TABLE {Name}(id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import(id), row INTEGER NOT NULL, {string.Join(", ", columns)}) STRICT";
        foreach (var change in new[] { "UPDATE", "DELETE" })
            yield return $"CREATE TRIGGER {Name}_no_{change.ToLowerInvariant()} BEFORE {change} ON {Name} BEGIN SELECT RAISE(ABORT, 'append-only'); END";
    }

    private static FactColumn Column(string text)
    {
        var required = text.EndsWith('!');
        var parts = text.TrimEnd('!').Split(':');
        var type = parts.Length == 1 ? CellType.Integer : parts[1] switch
        {
            "real" => CellType.Real,
            "text" => CellType.Text,
            "day" => CellType.Day,
            _ => throw new ArgumentException($"No cell type {parts[1]}.", nameof(text)),
        };
        return new FactColumn(parts[0], type, required);
    }
}
