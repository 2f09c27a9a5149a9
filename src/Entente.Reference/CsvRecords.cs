using System.Text;
using Entente.World;

namespace Entente.Reference;

/// <summary>Reads comma-separated records (RFC 4180) with the place of every field, for the small tables of this room.</summary>
internal static class CsvRecords
{
    internal sealed record Field(string Text, int Line, int Column);

    /// <summary>All records, the header included; blank lines are left out.</summary>
    /// <exception cref="InputException">A quote is not closed, or text follows a closing quote.</exception>
    internal static List<List<Field>> Read(string text, string? file)
    {
        var records = new List<List<Field>>();
        var record = new List<Field>();
        var (position, line, lineStart) = (0, 1, 0);
        while (position < text.Length)
        {
            record.Add(ReadField(text, file, ref position, ref line, ref lineStart));
            var ended = position >= text.Length;
            if (!ended && text[position] == ',')
            {
                position++;
                if (position < text.Length && text[position] is not ('\n' or '\r'))
                    continue;
                record.Add(new Field("", line, position - lineStart + 1));
            }

            if (record.Count > 1 || record[0].Text.Length > 0)
                records.Add(record);
            record = [];
            if (position < text.Length && text[position] == '\r')
                position++;
            if (position < text.Length && text[position] == '\n')
                position++;
            (line, lineStart) = (line + 1, position);
        }

        return records;
    }

    /// <summary>The text of an embedded resource of this assembly.</summary>
    internal static string Resource(string name)
    {
        using var stream = typeof(CsvRecords).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Field ReadField(string text, string? file, ref int position, ref int line, ref int lineStart)
    {
        var (startLine, startColumn) = (line, position - lineStart + 1);
        if (text[position] != '"')
        {
            var start = position;
            while (position < text.Length && text[position] is not (',' or '\n' or '\r'))
                position++;
            return new Field(text[start..position], startLine, startColumn);
        }

        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '\n')
                (line, lineStart) = (line + 1, position + 1);
            if (text[position] != '"')
            {
                value.Append(text[position]);
                continue;
            }

            if (position + 1 < text.Length && text[position + 1] == '"')
            {
                value.Append('"');
                position++;
                continue;
            }

            position++;
            if (position < text.Length && text[position] is not (',' or '\n' or '\r'))
                throw new InputException("text follows the closing quote of a field; double a quote that belongs to the text", file, line, position - lineStart + 1);
            return new Field(value.ToString(), startLine, startColumn);
        }

        throw new InputException("a quoted field is not closed; add the closing quote", file, startLine, startColumn);
    }
}
