using System.Globalization;
using Entente.Files;
using Entente.Record.Store;
using Entente.World;

namespace Entente.Record.Import;

/// <summary>Reads one table by its mapping.</summary>
internal sealed class MappedTableReader(TableMap map, MappedTable table, ImportRun run, Dictionary<string, MappedImporter.Tally> tallies)
{
    private const int Value = 5;
    private List<string> _header = [];

    internal void Read()
    {
        using var packed = PackedFile.Open(table.File);
        var member = packed.Members[0];
        run.BeginMember(Path.GetFileName(table.File), 0);
        using var reader = new DelimitedReader(member.Open(), table.File, new DelimitedFormat((byte)table.Delimiter, true));
        if (!reader.Read())
            throw new InputException("the table is empty", table.File);
        _header = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.Text(i).Trim())];
        foreach (var part in new[] { table.Variable, table.Source, table.Target, table.First, table.Last, table.Value, table.Unit, table.Label, table.Cited })
            Check(part);
        var writer = run.Writer(FactTables.Observation);
        var cells = new Cell[FactTables.Observation.Columns.Count];
        while (reader.Read())
        {
            run.Tick(reader.BytesRead);
            var reason = reader.FieldCount == _header.Count ? Row(reader, cells) : $"{reader.FieldCount} fields where the header has {_header.Count}";
            if (reason is not null)
            {
                run.Refuse(reader.Line, reason);
                continue;
            }

            Count(cells);
            writer.Write(reader.Line, cells);
        }
    }

    private void Check(string? part)
    {
        if (part is null || part.StartsWith('='))
            return;
        foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (TableLayout.Find(_header, word) < 0 && TableLayout.Find(_header, part) < 0)
                throw new InputException($"the mapping names a column '{word}' that {Path.GetFileName(table.File)} lacks; it has {string.Join(", ", _header)}. Put '=' before a text that is no column", map.File);
    }

    private string? Row(DelimitedReader reader, Cell[] cells)
    {
        if (!TryDate(reader, table.First, out var first, out var endOfFirst))
            return $"'{Cell(reader, table.First)}' is no date";
        var last = endOfFirst;
        if (table.Last is not null && Cell(reader, table.Last).Length > 0 && !TryDate(reader, table.Last, out _, out last))
            return $"'{Cell(reader, table.Last)}' is no date";
        if (table.Last is not null && Cell(reader, table.Last).Length == 0)
            last = DateOnly.MaxValue;
        if (last < first)
            return "the last day lies before the first";
        var source = map.StateOf(Cell(reader, table.Source), table.States, first);
        if (source is null)
            return $"'{Cell(reader, table.Source)}' is no state ({table.States})";
        string? target = null;
        if (table.Target is not null && Cell(reader, table.Target) is { Length: > 0 } other && (target = map.StateOf(other, table.States, first)) is null)
            return $"'{other}' is no state ({table.States})";
        cells[0] = Import.Cell.Of(Cell(reader, table.Variable));
        cells[1] = Import.Cell.Of(source);
        cells[2] = target is null ? Import.Cell.None : Import.Cell.Of(target);
        cells[3] = Import.Cell.Of(first);
        cells[4] = Import.Cell.Of(last);
        cells[Value] = Import.Cell.None;
        if (table.Value is not null && Cell(reader, table.Value) is var text && text.Length > 0 && !table.Missing.Contains(text, StringComparer.Ordinal))
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                return $"'{text}' is no number";
            cells[Value] = Import.Cell.Of(number * table.Scale);
        }

        cells[6] = Word(table.Unit is null ? "" : Cell(reader, table.Unit));
        cells[7] = Word(Label(reader));
        cells[8] = Word(table.Cited is null ? "" : Cell(reader, table.Cited));
        return null;
    }

    private void Count(Cell[] cells)
    {
        if (!tallies.TryGetValue(cells[0].Text!, out var tally))
            tallies[cells[0].Text!] = tally = new MappedImporter.Tally { Zero = table.AbsenceIsZero, Scope = table.Scope };
        tally.First = Math.Min(tally.First, table.FirstYear is { } f ? new DateOnly(f, 1, 1).DayNumber : cells[3].Whole);
        var last = cells[4].Whole == DateOnly.MaxValue.DayNumber ? cells[3].Whole : cells[4].Whole;
        tally.Last = Math.Max(tally.Last, table.LastYear is { } l ? new DateOnly(l, 12, 31).DayNumber : last);
        if (cells[Value].IsMissing && table.Value is not null)
            tally.Missing++;
        else
            tally.Present++;
    }

    private static Cell Word(string text) => text.Length == 0 ? Import.Cell.None : Import.Cell.Of(text);

    private string Label(DelimitedReader reader)
    {
        if (table.Label is null)
            return "";
        var words = table.Label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (table.Label.StartsWith('=') || words.Length < 2 || TableLayout.Find(_header, table.Label) >= 0)
            return Cell(reader, table.Label);
        return string.Join(';', words.Where(w => Cell(reader, w) is "1" or "true" or "yes"));
    }

    private string Cell(DelimitedReader reader, string part) =>
        part.StartsWith('=') ? part[1..] : TableLayout.Find(_header, part) is var at && at >= 0 ? reader.Text(at).Trim()
        : string.Join('-', part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => reader.Text(TableLayout.Find(_header, w)).Trim()));

    // A date is EDTF in one column, or year, month and day in three; a day or month that is not known widens it to the month or year.
    private bool TryDate(DelimitedReader reader, string part, out DateOnly first, out DateOnly last)
    {
        var parts = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string text;
        if (part.StartsWith('=') || parts.Length == 1)
            text = Cell(reader, part);
        else
        {
            var words = parts.Select(p => Cell(reader, p)).TakeWhile(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0).ToList();
            text = string.Join('-', words.Select((w, i) => w.PadLeft(i == 0 ? 4 : 2, '0')));
        }

        (first, last) = (default, default);
        if (!EdtfDate.TryParse(text, out var date) || date.Earliest is not { } e || date.Latest is not { } l)
            return false;
        (first, last) = (e, l);
        return true;
    }
}
