using System.Buffers;
using System.Globalization;
using Entente.Numerics;

namespace Entente.Files;

/// <summary>Writes comma-separated records (RFC 4180; lines end with LF): a field with a comma, a quote, a line break or spaces at its ends is quoted.</summary>
public sealed class CsvWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly TextWriter _writer;
    private bool _started;

    /// <summary>Starts writing; the writer stays the caller's.</summary>
    public CsvWriter(TextWriter writer) => _writer = writer;

    /// <summary>Adds a field; null is written as nothing.</summary>
    public CsvWriter Add(string? field)
    {
        if (_started)
            _writer.Write(',');
        _started = true;
        if (string.IsNullOrEmpty(field))
            return this;
        if (field.AsSpan().IndexOfAny(Quoted) >= 0 || field[0] == ' ' || field[^1] == ' ')
            _writer.Write($"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        else
            _writer.Write(field);
        return this;
    }

    /// <summary>Adds a number with 12 significant digits; null is written as nothing.</summary>
    public CsvWriter Add(double? number) => Add(number?.ToString("G12", CultureInfo.InvariantCulture));

    /// <summary>Adds a whole number.</summary>
    public CsvWriter Add(long number) => Add(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Ends the record.</summary>
    public void EndRow()
    {
        _writer.Write('\n');
        _started = false;
    }

    /// <summary>Writes a record of text fields.</summary>
    public void Row(params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
            Add(field);
        EndRow();
    }

    /// <summary>Writes a whole table, header first; numbers so that they read back the same.</summary>
    public static void Write(TextWriter writer, Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var csv = new CsvWriter(writer);
        foreach (var column in table.Columns)
            csv.Add(column.Name);
        csv.EndRow();
        for (var row = 0; row < table.RowCount; row++)
        {
            foreach (var column in table.Columns)
                csv.Add(column.TextAt(row));
            csv.EndRow();
        }
    }
}
