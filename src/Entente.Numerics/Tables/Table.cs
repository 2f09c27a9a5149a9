using System.Diagnostics.CodeAnalysis;

namespace Entente.Numerics;

/// <summary>Typed columns of equal length: numbers, text, days; a missing entry is a state of its own. Immutable.</summary>
public sealed class Table
{
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);
    private readonly Column[] _columns;

    /// <summary>Makes a table.</summary>
    /// <exception cref="ArgumentException">Columns differ in length, or two have one name.</exception>
    public Table(IEnumerable<Column> columns)
    {
        _columns = [.. columns];
        RowCount = _columns.Length == 0 ? 0 : _columns[0].Count;
        foreach (var column in _columns)
        {
            if (column.Count != RowCount)
                throw new ArgumentException($"Column '{column.Name}' has {column.Count} rows, not {RowCount}.", nameof(columns));
            if (!_byName.TryAdd(column.Name, column))
                throw new ArgumentException($"Two columns are named '{column.Name}'.", nameof(columns));
        }
    }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>The column of that name (case counts).</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Column this[string name] =>
        _byName.TryGetValue(name, out var column) ? column : throw new KeyNotFoundException($"No column '{name}'; there are {string.Join(", ", _columns.Select(c => c.Name))}.");

    /// <summary>Finds a column by name (case counts).</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Column? column) => _byName.TryGetValue(name, out column);

    /// <summary>The column of numbers of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">It does not hold numbers.</exception>
    public NumberColumn Number(string name) => (NumberColumn)this[name];

    /// <summary>The column of text of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">It does not hold text.</exception>
    public TextColumn Text(string name) => (TextColumn)this[name];

    /// <summary>The column of days of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">It does not hold days.</exception>
    public DateColumn Date(string name) => (DateColumn)this[name];

    /// <summary>The same columns with the given rows, in that order.</summary>
    public Table Select(ReadOnlySpan<int> rows)
    {
        var columns = new Column[_columns.Length];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = _columns[i].Select(rows);
        return new Table(columns);
    }

    /// <summary>The rows for which <paramref name="keep"/> holds.</summary>
    public Table Where(Func<int, bool> keep) => Select(Enumerable.Range(0, RowCount).Where(keep).ToArray());

    /// <summary>The table with a column added, or put in the place of the one of that name.</summary>
    public Table With(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _byName.ContainsKey(column.Name)
            ? new Table(_columns.Select(c => string.Equals(c.Name, column.Name, StringComparison.Ordinal) ? column : c))
            : new Table(_columns.Append(column));
    }
}
