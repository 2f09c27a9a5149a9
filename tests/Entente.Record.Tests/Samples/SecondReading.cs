using System.Globalization;
using System.Text;
using Entente.Record.Store;

namespace Entente.Record.Tests.Samples;

/// <summary>
/// The second reading of a file: slow, plain, and without a line of the importers' code. Where the importers could misread a mutated file,
/// this one does not follow them.
/// </summary>
internal static class SecondReading
{
    internal const string Nothing = "-";

    /// <summary>The rows of a text (a character a byte) by RFC 4180 or, unquoted, by plain splitting; rows of another width than the header are left out.</summary>
    internal static List<SampleRow> Rows(ProviderSample sample, string text)
    {
        var records = Records(text, sample.Delimiter, sample.Quoted);
        var rows = new List<SampleRow>();
        List<string>? header = null;
        foreach (var (line, cells) in records)
        {
            if (sample.Header.Length == 0)
                rows.Add(new SampleRow(line, cells.Select((c, i) => (c, i)).ToDictionary(x => x.i.ToString(CultureInfo.InvariantCulture), x => x.c, StringComparer.Ordinal)));
            else if (header is null)
            {
                if (sample.Preamble.Length == 0 || cells.Contains("SIPRI AT Database ID"))
                    header = [.. cells.Select(c => c.Trim())];
            }
            else if (cells.Count == header.Count)
            {
                var named = new Dictionary<string, string>(StringComparer.Ordinal);
                for (var i = 0; i < cells.Count; i++)
                    named.TryAdd(header[i], cells[i]);
                rows.Add(new SampleRow(line, named));
            }
        }

        return rows;
    }

    internal static IReadOnlyList<(long Line, List<string> Cells)> Records(string text, char delimiter, bool quoted)
    {
        var records = new List<(long, List<string>)>();
        if (text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal))
            text = text[3..];
        var cells = new List<string>();
        var cell = new StringBuilder();
        long line = 1, begun = 1;
        var any = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && cell.Length == 0 && !any)
            {
                var close = i + 1;
                while (close < text.Length && (text[close] != '"' || (close + 1 < text.Length && text[close + 1] == '"')))
                    close += text[close] == '"' ? 2 : 1;
                var inside = text[(i + 1)..Math.Min(close, text.Length)];
                line += inside.Count(x => x == '\n');
                var after = Math.Min(close + 1, text.Length);
                if (after < text.Length && text[after] != delimiter && text[after] is not ('\n' or '\r'))
                {
                    // A field such as "5 in" gun: it stands as it was written.
                    var end = text.IndexOfAny([delimiter, '\n', '\r'], after) is var e && e < 0 ? text.Length : e;
                    cell.Append(text, i, end - i);
                    i = end - 1;
                }
                else
                {
                    cell.Append(inside.Replace("\"\"", "\"", StringComparison.Ordinal));
                    i = after - 1;
                }

                any = true;
            }
            else if (c == delimiter)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                any = false;
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                if (cells.Count > 0 || cell.Length > 0 || any)
                {
                    cells.Add(cell.ToString());
                    records.Add((begun, cells));
                    cells = [];
                }

                cell.Clear();
                any = false;
                begun = ++line;
            }
            else
            {
                cell.Append(c);
                any = true;
            }
        }

        if (cells.Count > 0 || cell.Length > 0 || any)
        {
            cells.Add(cell.ToString());
            records.Add((begun, cells));
        }

        return records;
    }

    /// <summary>What the record holds, a line a row: the line in the file, then the columns; in the order of lines.</summary>
    internal static List<string> Stored(RecordFile record, string table, IReadOnlyList<string> columns)
    {
        var stored = new List<(long Line, string Row)>();
        var texts = record.Texts();
        var types = table == "event" ? columns.ToDictionary(c => c, c => c is "day" ? CellType.Day : c is "goldstein" ? CellType.Real : c is "plover" or "weight" ? CellType.Integer : CellType.Text)
            : columns.ToDictionary(c => c, c => FactTables.Named(table).Columns[FactTables.Named(table).Index(c)].Type);
        using var query = record.Database.Prepare($"SELECT row, {string.Join(", ", columns)} FROM {table}");
        while (query.Step())
            stored.Add((query.Int64(0), $"{query.Int64(0)}: " + string.Join("|", columns.Select((c, i) => query.IsNull(i + 1) ? Nothing : types[c] switch
            {
                CellType.Real => query.Real(i + 1).ToString("R", CultureInfo.InvariantCulture),
                CellType.Text => texts[query.Int32(i + 1)],
                CellType.Day => DateOnly.FromDayNumber(query.Int32(i + 1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => query.Int64(i + 1).ToString(CultureInfo.InvariantCulture),
            }))));
        return [.. stored.OrderBy(s => s.Line).ThenBy(s => s.Row, StringComparer.Ordinal).Select(s => s.Row)];
    }

    /// <summary>What it must hold.</summary>
    internal static List<string> Expected(ProviderSample sample, string text)
    {
        var rows = new List<string>();
        foreach (var row in Rows(sample, text))
            rows.AddRange(sample.Reads(row).Order(StringComparer.Ordinal).Select(r => $"{row.Line}: {r}"));
        return rows;
    }

    /// <summary>A text of bytes (a character a byte) as UTF-8, or as it is where it is not.</summary>
    internal static string Decoded(string bytes)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(Encoding.Latin1.GetBytes(bytes));
        }
        catch (DecoderFallbackException)
        {
            return bytes;
        }
    }

    /// <summary>A cell read by a word: <c>i</c> whole number, <c>r</c> number, <c>t</c> text, <c>d</c> day; the numbers that stand for missing.</summary>
    /// <returns>The value as the store prints it; <see cref="Nothing"/> where there is none; null where it cannot be read.</returns>
    internal static string? Cell(string cell, char type, params double[] missing)
    {
        var text = cell.Trim(' ');
        if (text is "" or "." or "-" or ".." or "..." or "NA" or "NaN")
            return Nothing;
        switch (type)
        {
            case 't':
                return Decoded(text);
            case 'd':
                return DateOnly.TryParseExact(text.Length > 10 && text[10] is ' ' or 'T' ? text[..10] : text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            default:
                if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                    return null;
                if (missing.Contains(number))
                    return Nothing;
                if (type == 'r')
                    return (number == 0 ? 0 : number).ToString("R", CultureInfo.InvariantCulture);
                return number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString(CultureInfo.InvariantCulture) : null;
        }
    }
}
