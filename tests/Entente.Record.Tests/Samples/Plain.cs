using System.Globalization;

namespace Entente.Record.Tests.Samples;

/// <summary>The second reading of tables whose columns are carried over one by one.</summary>
internal static class Plain
{
    /// <summary>Reads columns by words <c>HEADER:TYPE</c>: a plus sign makes the cell required, a range behind an at sign bounds it, a tilde keeps the marks for missing as values.</summary>
    internal static Func<SampleRow, IEnumerable<string>> Reads(string words, double[] missing, params string[] constants)
    {
        var columns = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w =>
        {
            var at = w.LastIndexOf('@');
            var bounds = at < 0 ? null : w[(at + 1)..].Split("..");
            var word = at < 0 ? w : w[..at];
            var colon = word.LastIndexOf(':');
            return (Header: word[..colon].TrimStart('~'), Type: word[colon + 1], Needed: word.EndsWith('+'), Keeps: word.StartsWith('~'),
                Low: bounds is null ? int.MinValue : double.Parse(bounds[0], CultureInfo.InvariantCulture), High: bounds is null ? int.MaxValue : double.Parse(bounds[1], CultureInfo.InvariantCulture));
        }).ToList();
        return row =>
        {
            var cells = new List<string>();
            foreach (var (header, type, needed, keeps, low, high) in columns)
            {
                var cell = SecondReading.Cell(row[header], type, keeps ? [] : missing);
                if (cell is null || (cell == SecondReading.Nothing && needed))
                    return [];
                if (cell != SecondReading.Nothing && type is 'i' && long.Parse(cell, CultureInfo.InvariantCulture) is var n && (n < low || n > high))
                    return [];
                cells.Add(cell);
            }

            return [string.Join('|', cells.Concat(constants))];
        };
    }
}
