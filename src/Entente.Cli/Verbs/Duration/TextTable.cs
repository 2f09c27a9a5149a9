using System.Globalization;
using System.Text;
using Entente.Files;

namespace Entente.Cli.Verbs.Duration;

/// <summary>A table for people, columns aligned, or for programs, comma-separated.</summary>
internal sealed class TextTable(params string[] head)
{
    private readonly List<string?[]> _rows = [];

    internal void Add(params object?[] cells) => _rows.Add(Array.ConvertAll(cells, Cell));

    internal static string Number(double value) =>
        !double.IsFinite(value) ? "-" : value == Math.Truncate(value) && Math.Abs(value) < 1e7 ? value.ToString("0", CultureInfo.InvariantCulture) : value.ToString("G5", CultureInfo.InvariantCulture);

    internal string Text()
    {
        var all = _rows.Prepend(head).ToArray();
        var wide = Enumerable.Range(0, head.Length).Select(c => all.Max(r => r[c]?.Length ?? 1)).ToArray();
        var text = new StringBuilder();
        foreach (var row in all)
        {
            for (var c = 0; c < head.Length; c++)
            {
                var cell = row[c] ?? "-";
                text.Append(c == 0 ? cell.PadRight(wide[c]) : cell.PadLeft(wide[c] + 2));
            }

            while (text.Length > 0 && text[^1] == ' ')
                text.Length--;
            text.Append('\n');
        }

        return text.ToString();
    }

    internal static string Csv(IEnumerable<string> head, IEnumerable<object?[]> rows)
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(writer);
        foreach (var name in head)
            csv.Add(name);
        csv.EndRow();
        foreach (var row in rows)
        {
            foreach (var cell in row)
                _ = cell is double d ? csv.Add(double.IsFinite(d) ? d : (double?)null) : csv.Add(cell?.ToString());
            csv.EndRow();
        }

        return writer.ToString();
    }

    private static string? Cell(object? cell) => cell switch
    {
        null => null,
        double d => Number(d),
        int i => i.ToString(CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}
