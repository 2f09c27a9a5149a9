using Entente.Files;
using Entente.Record.Store;

namespace Entente.Record.Import;

/// <summary>What absence of a row means within the window of a source.</summary>
internal enum Absence
{
    /// <summary>That it did not happen: the source lists every case.</summary>
    Zero,

    /// <summary>Nothing.</summary>
    Unknown,
}

/// <summary>The window in which a source speaks about a variable.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Column">The column whose missing cells count; null for the rows themselves.</param>
/// <param name="FirstYear">The first year; null for the first in the file.</param>
/// <param name="LastYear">The last year; null for the last in the file.</param>
/// <param name="Absence">What absence of a row means.</param>
internal sealed record Window(string Variable, string? Column, int? FirstYear, int? LastYear, Absence Absence);

/// <summary>One form in which a provider's table comes.</summary>
internal abstract class Layout
{
    /// <summary>What it is, in a few words.</summary>
    internal required string Name { get; init; }

    /// <summary>The provider's version where the file does not say it.</summary>
    internal string Version { get; init; } = "1";

    /// <summary>The windows it speaks in.</summary>
    internal IReadOnlyList<Window> Windows { get; init; } = [];

    /// <summary>How the file is written.</summary>
    internal DelimitedFormat Format { get; init; } = DelimitedFormat.Comma;

    /// <summary>Whether the file names its columns.</summary>
    internal virtual bool HasHeader => true;

    /// <summary>Tells the header's line where other lines stand before it; null where it is the first.</summary>
    internal Func<IReadOnlyList<string>, bool>? HeaderLine { get; init; }

    /// <summary>Whether a file beginning with these fields is of this layout.</summary>
    internal abstract bool Matches(IReadOnlyList<string> header, string member);

    /// <summary>Reads every record after the header (or with it, where there is none) into the import.</summary>
    internal abstract void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run);

    /// <summary>The version that the first row states; null where it states none.</summary>
    internal virtual string? VersionOf(string stated) =>
        stated.Length == 0 ? null
        : stated.Length > 6 && double.TryParse(stated, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Round(number, 3).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : stated;
}

/// <summary>A table whose columns are carried over under names of ours.</summary>
internal class TableLayout : Layout
{
    private readonly FactTable _table;
    private readonly string[] _headers;
    private readonly int[] _columns;
    private readonly (int Column, string Text)[] _constants;

    /// <summary>Makes the layout.</summary>
    /// <param name="table">The table the rows go to.</param>
    /// <param name="map">Words <c>header=column</c>, or one word where both are the same; <c>column:=text</c> gives every row a text.</param>
    internal TableLayout(FactTable table, string map)
    {
        _table = table;
        var words = map.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var constants = words.Where(w => w.Contains(":=", StringComparison.Ordinal)).Select(w => w.Split(":=")).ToArray();
        _constants = [.. constants.Select(c => (table.Index(c[0]), c[1]))];
        var pairs = words.Where(w => !w.Contains(":=", StringComparison.Ordinal)).Select(w => w.Split('=')).ToArray();
        _headers = [.. pairs.Select(p => p[0])];
        _columns = [.. pairs.Select(p => table.Index(p[^1]))];
    }

    /// <summary>Numbers that stand for no value, in every numeric column not named in <see cref="Keeps"/>.</summary>
    internal double[] Missing { get; init; } = [];

    /// <summary>Columns in which those numbers are values.</summary>
    internal string[] Keeps { get; init; } = [];

    /// <summary>Headers that the file may lack.</summary>
    internal string[] Optional { get; init; } = [];

    /// <summary>Headers that must stand in the file beside the mapped ones, to tell layouts apart.</summary>
    internal string[] Also { get; init; } = [];

    /// <summary>Headers that must not stand in the file.</summary>
    internal string[] Never { get; init; } = [];

    /// <summary>Smallest and largest of the state numbers.</summary>
    internal (int Low, int High) States { get; init; } = (1, 999);

    internal override bool Matches(IReadOnlyList<string> header, string member) =>
        _headers.Except(Optional, StringComparer.Ordinal).Concat(Also).All(h => Find(header, h) >= 0) && Never.All(h => Find(header, h) < 0);

    internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
    {
        var writer = run.Writer(_table);
        var version = Find(header, "version");
        var fields = _headers.Select(h => Find(header, h)).ToArray();
        var missing = _columns.Select(c => Keeps.Contains(_table.Columns[c].Name, StringComparer.Ordinal) ? [] : Missing).ToArray();
        var rules = _columns.Select(c => Rule(_table.Columns[c].Name)).ToArray();
        var cells = new Cell[_table.Columns.Count];
        Array.Fill(cells, Cell.None);
        foreach (var (column, text) in _constants)
            cells[column] = Cell.Of(text);
        var first = true;
        while (reader.Read())
        {
            run.Tick(reader.BytesRead);
            if (first && version >= 0 && version < reader.FieldCount)
                run.StateVersion(VersionOf(reader.Text(version).Trim()));
            first = false;
            if (reader.FieldCount != header.Count)
            {
                run.Refuse(reader.Line, $"{reader.FieldCount} fields where the header has {header.Count}");
                continue;
            }

            if (Row(reader, fields, missing, rules, cells) is { } reason)
                run.Refuse(reader.Line, reason);
            else
                writer.Write(reader.Line, cells);
        }
    }

    internal static int Find(IReadOnlyList<string> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
            if (string.Equals(header[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    private string? Row(DelimitedReader reader, int[] fields, double[][] missing, (long Low, long High)[] rules, Cell[] cells)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var column = _table.Columns[_columns[i]];
            ref var cell = ref cells[_columns[i]];
            if (fields[i] < 0)
            {
                cell = Cell.None;
                continue;
            }

            var field = reader[fields[i]];
            if (Numbers.IsBlank(field))
            {
                cell = Cell.None;
            }
            else if (column.Type == CellType.Text)
            {
                cell = Cell.Of(DelimitedReader.TextOf(field.Trim((byte)' ')));
            }
            else if (column.Type == CellType.Real)
            {
                if (!Numbers.TryReal(field, out var real))
                    return $"{_headers[i]} is '{Short(field)}', a number was expected";
                cell = missing[i].AsSpan().Contains(real) ? Cell.None : Cell.Of(real);
            }
            else if (column.Type == CellType.Day)
            {
                if (!Dates.TryDay(field, out var day))
                    return $"{_headers[i]} is '{Short(field)}', a date yyyy-mm-dd was expected";
                cell = Cell.Of(day);
            }
            else
            {
                if (!Numbers.TryWhole(field, out var whole))
                    return $"{_headers[i]} is '{Short(field)}', a whole number was expected";
                if (missing[i].AsSpan().Contains(whole))
                    cell = Cell.None;
                else if (whole < rules[i].Low || whole > rules[i].High)
                    return $"{_headers[i]} is {whole}, which is outside {rules[i].Low} to {rules[i].High}";
                else
                    cell = Cell.Of(whole);
            }

            if (cell.IsMissing && column.Required)
                return $"{_headers[i]} is missing";
        }

        return null;
    }

    private (long Low, long High) Rule(string column) => column switch
    {
        "ccode" or "ccode1" or "ccode2" or "code" => States,
        "gainer" or "loser" => (-9, 9999),
        "year" => (1000, 2100),
        _ when column.EndsWith("_year", StringComparison.Ordinal) || column.Contains("_year", StringComparison.Ordinal) => (1000, 2100),
        _ when column.Contains("_month", StringComparison.Ordinal) || column == "month" => (1, 12),
        _ when column.Contains("_day", StringComparison.Ordinal) => (1, 31),
        "conttype" => (1, 6),
        "vote" => (1, 9),
        "defense" or "offense" or "neutral" or "nonagg" or "consul" or "atopally" => (0, 2),
        _ when column.StartsWith("hostlev", StringComparison.Ordinal) => (0, 5),
        _ when column.StartsWith("hiact", StringComparison.Ordinal) || column == "action" => (0, 23),
        _ when column.StartsWith("fatality", StringComparison.Ordinal) => (0, 6),
        "settle" => (0, 4),
        // No table of any provider counts beyond this in a whole number: what does is damage.
        _ => (int.MinValue, int.MaxValue),
    };

    private static string Short(ReadOnlySpan<byte> field) => DelimitedReader.TextOf(field[..Math.Min(40, field.Length)]);
}
