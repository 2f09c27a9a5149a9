using Entente.Files;
using Entente.Record.Store;

namespace Entente.Record.Import;

/// <summary>A table of spells whose first and last day stand in three columns each.</summary>
internal sealed class SpellLayout(FactTable table, string state, (string Year, string Month, string Day) start, (string Year, string Month, string Day) end) : Layout
{
    private readonly string _header = state.Split('=')[0];
    private readonly string _column = state.Split('=')[^1];

    /// <summary>Texts carried over: header and column.</summary>
    internal (string Header, string Column)[] Text { get; init; } = [];

    /// <summary>Texts that every row gets: column and text.</summary>
    internal (string Column, string Text)[] Constants { get; init; } = [];

    /// <summary>Headers that must not stand in the file.</summary>
    internal string[] Never { get; init; } = [];

    internal override bool Matches(IReadOnlyList<string> header, string member) =>
        new[] { _header, start.Year, start.Month, start.Day, end.Year, end.Month, end.Day }.Concat(Text.Select(t => t.Header)).All(h => TableLayout.Find(header, h) >= 0)
        && Never.All(h => TableLayout.Find(header, h) < 0);

    internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
    {
        var writer = run.Writer(table);
        var cells = new Cell[table.Columns.Count];
        Array.Fill(cells, Cell.None);
        foreach (var (column, text) in Constants)
            cells[table.Index(column)] = Cell.Of(text);
        var code = TableLayout.Find(header, _header);
        var version = TableLayout.Find(header, "version");
        while (reader.Read())
        {
            run.Tick(reader.BytesRead);
            if (reader.FieldCount != header.Count)
            {
                run.Refuse(reader.Line, $"{reader.FieldCount} fields where the header has {header.Count}");
                continue;
            }

            if (!Numbers.TryWhole(reader[code], out var number) || number is < 1 or > 999)
            {
                run.Refuse(reader.Line, $"{_header} is '{reader.Text(code)}', a state number was expected");
                continue;
            }

            if (!TryDay(reader, header, start, out var first) || !TryDay(reader, header, end, out var last) || last < first)
            {
                run.Refuse(reader.Line, "the first or last day is no date, or they stand the wrong way round");
                continue;
            }

            if (version >= 0)
                run.StateVersion(reader.Text(version).Trim() is { Length: > 0 } stated ? stated : null);
            cells[table.Index(_column)] = Cell.Of(number);
            foreach (var (from, to) in Text)
                cells[table.Index(to)] = Cell.Of(reader.Text(TableLayout.Find(header, from)).Trim());
            cells[table.Index("first")] = Cell.Of(first);
            cells[table.Index("last")] = Cell.Of(last);
            writer.Write(reader.Line, cells);
        }
    }

    private static bool TryDay(DelimitedReader reader, IReadOnlyList<string> header, (string Year, string Month, string Day) columns, out DateOnly day)
    {
        day = default;
        return Numbers.TryWhole(reader[TableLayout.Find(header, columns.Year)], out var y) && Numbers.TryWhole(reader[TableLayout.Find(header, columns.Month)], out var m)
            && Numbers.TryWhole(reader[TableLayout.Find(header, columns.Day)], out var d) && Dates.TryMake((int)y, (int)m, (int)d, out day);
    }
}
