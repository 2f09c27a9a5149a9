using System.Globalization;
using Entente.Files;
using Entente.Structure.Signed;
using Entente.World;

namespace Entente.Desk.Structure;

/// <summary>Reads ties from CSV: columns a, b, sign and optionally weight and period, in any order, others passed over.</summary>
internal static class TieFile
{
    /// <summary>The rows by period, periods in ordinal order; a file without the column has one period, the empty one.</summary>
    public static SortedDictionary<string, List<SignedTieRow>> Read(string path)
    {
        using var stream = CsvTable.Open(path);
        var reader = new CsvReader(stream, path);
        if (!reader.Read())
            throw new InputException("the file is empty; columns a, b, sign and optionally weight and period were expected", path);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
            columns.TryAdd(reader.Text(i).Trim(), i);
        int Need(string name) => columns.TryGetValue(name, out var i) ? i : throw new InputException($"no column {name}; columns a, b, sign and optionally weight and period were expected, found {string.Join(", ", columns.Keys)}", path, 1);
        var (a, b, sign) = (Need("a"), Need("b"), Need("sign"));
        var weight = columns.TryGetValue("weight", out var w) ? w : -1;
        var period = columns.TryGetValue("period", out var p) ? p : -1;
        var fields = reader.FieldCount;
        var periods = new SortedDictionary<string, List<SignedTieRow>>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.FieldCount != fields)
                throw new InputException($"{reader.FieldCount} fields where the header has {fields}; quote a field that holds a comma", path, reader.Line);
            var key = period < 0 ? "" : reader.Text(period).Trim();
            if (!periods.TryGetValue(key, out var rows))
                periods[key] = rows = [];
            rows.Add(new SignedTieRow(reader.Text(a).Trim(), reader.Text(b).Trim(), Sign(reader.Text(sign).Trim(), path, reader.Line), weight < 0 ? 1 : Number(reader.Text(weight).Trim(), "weight", path, reader.Line), reader.Line));
        }

        return periods.Count > 0 ? periods : throw new InputException("the file has a header and no ties; give at least one row", path);
    }

    private static double Sign(string text, string path, int line) =>
        text switch
        {
            "+" or "positive" => 1,
            "-" or "−" or "negative" => -1,
            _ => Number(text, "sign", path, line),
        };

    private static double Number(string text, string column, string path, int line) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InputException($"'{text}' in column {column} is no number; {(column == "sign" ? "1 or -1" : "a positive number")} was expected", path, line);
}
