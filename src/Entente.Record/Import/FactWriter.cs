using Entente.Record.Store;

namespace Entente.Record.Import;

/// <summary>Writes rows of one fact table within an import, and keeps count of what coverage needs.</summary>
internal sealed class FactWriter : IDisposable
{
    private readonly Statement _insert;
    private readonly TextCodes _texts;
    private readonly Database _database;
    private readonly long[] _present;
    private Checksum _checksum;

    internal FactWriter(Database database, TextCodes texts, FactTable table, long import, string member)
    {
        (_database, _texts, Table, Member) = (database, texts, table, member);
        _insert = database.Prepare(table.InsertSql());
        _insert.Bind(1, import);
        _present = new long[table.Columns.Count];
        YearColumn = Find("year", "start_year", "entry_year", "first_year", "session", "start_year1", "ordered");
        EndColumn = Find("end_year", "exit_year", "last_year", "end_year1");
        First = long.MaxValue;
        Last = long.MinValue;
    }

    internal FactTable Table { get; }

    internal string Member { get; }

    internal long Rows { get; private set; }

    internal long FirstId { get; private set; }

    internal long LastId { get; private set; }

    internal long Check => _checksum.Value;

    /// <summary>The first day of the rows so far.</summary>
    internal long First { get; private set; }

    /// <summary>The last day of the rows so far.</summary>
    internal long Last { get; private set; }

    private int YearColumn { get; }

    private int EndColumn { get; }

    internal long Present(int column) => _present[column];

    /// <summary>Writes one row.</summary>
    /// <param name="line">Its line in the file.</param>
    /// <param name="cells">One cell a column; the column's type says which part holds.</param>
    internal void Write(long line, ReadOnlySpan<Cell> cells)
    {
        _insert.Bind(2, line);
        _checksum.BeginRow(line);
        for (var i = 0; i < cells.Length; i++)
        {
            ref readonly var cell = ref cells[i];
            if (cell.IsMissing)
            {
                _insert.BindNull(i + 3);
                _checksum.Add(Checksum.Missing);
                continue;
            }

            _present[i]++;
            switch (Table.Columns[i].Type)
            {
                case CellType.Real:
                    _insert.Bind(i + 3, cell.Number);
                    _checksum.Add(Checksum.Bits(cell.Number));
                    break;
                case CellType.Text:
                    var (id, hash) = _texts.Of(cell.Text!);
                    _insert.Bind(i + 3, id);
                    _checksum.Add(hash);
                    break;
                case CellType.Day:
                    Widen(cell.Whole, cell.Whole);
                    _insert.Bind(i + 3, cell.Whole);
                    _checksum.Add((ulong)cell.Whole);
                    break;
                default:
                    if (i == YearColumn || i == EndColumn)
                        WidenByYear(cell.Whole, i == EndColumn);
                    _insert.Bind(i + 3, cell.Whole);
                    _checksum.Add((ulong)cell.Whole);
                    break;
            }
        }

        _checksum.EndRow();
        _insert.Run();
        Rows++;
        LastId = _database.LastRowId;
        if (Rows == 1)
            FirstId = LastId;
    }

    public void Dispose() => _insert.Dispose();

    private void WidenByYear(long year, bool end)
    {
        if (year is < 1 or > 9999)
            return;
        var first = new DateOnly((int)year, 1, 1).DayNumber;
        var last = new DateOnly((int)year, 12, 31).DayNumber;
        Widen(end ? last : first, last);
    }

    private void Widen(long first, long last)
    {
        First = Math.Min(First, first);
        Last = Math.Max(Last, last);
    }

    private int Find(params string[] names)
    {
        for (var i = 0; i < Table.Columns.Count; i++)
            if (names.Contains(Table.Columns[i].Name, StringComparer.Ordinal))
                return i;
        return -1;
    }
}

/// <summary>A cell on its way into a fact table.</summary>
internal struct Cell
{
    internal bool IsMissing;
    internal long Whole;
    internal double Number;
    internal string? Text;

    internal static Cell None => new() { IsMissing = true };

    internal static Cell Of(long whole) => new() { Whole = whole };

    internal static Cell Of(double number) => new() { Number = number };

    internal static Cell Of(string text) => new() { Text = text };

    internal static Cell Of(DateOnly day) => new() { Whole = day.DayNumber };
}
