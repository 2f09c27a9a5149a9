using Entente.Files;
using Entente.Numerics;
using Entente.World;

namespace Entente.Desk.Lead;

/// <summary>Two series of a table, with the labels of their rows.</summary>
/// <param name="Cause">The values of the one; NaN where missing.</param>
/// <param name="Effect">The values of the other.</param>
/// <param name="Labels">The first column that is neither, where no two rows have the same in it; else null: it names no row.</param>
internal sealed record SeriesFile(double[] Cause, double[] Effect, IReadOnlyList<string>? Labels)
{
    /// <summary>Reads two columns of a CSV file, rows in the order of time.</summary>
    /// <exception cref="InputException">A column is missing, is no number, is constant, or the two are one.</exception>
    public static SeriesFile Read(string path, string cause, string effect)
    {
        if (string.Equals(cause, effect, StringComparison.Ordinal))
            throw new InputException($"cause and effect are both {cause}; name two different columns", path);
        var table = CsvTable.Read(path);
        var (a, b) = (Values(table, cause, path), Values(table, effect, path));
        if (a.Zip(b).All(p => p.First.Equals(p.Second)))
            throw new InputException($"{cause} and {effect} are equal in every row; a series cannot lead its copy", path);
        var label = table.Columns.FirstOrDefault(c => c.Name != cause && c.Name != effect);
        string[] labels = label is null ? [] : [.. Enumerable.Range(0, table.RowCount).Select(i => label.TextAt(i) ?? "")];
        return new SeriesFile(a, b, labels.Length > 0 && labels.Distinct(StringComparer.Ordinal).Count() == labels.Length ? labels : null);
    }

    private static double[] Values(Table table, string name, string path)
    {
        if (!table.TryGet(name, out var column))
            throw new InputException($"no column {name}; the columns are {string.Join(", ", table.Columns.Select(c => c.Name))}", path, 1);
        if (column is not NumberColumn numbers)
            throw new InputException($"column {name} holds {column.Kind.ToString().ToLowerInvariant()} values; numbers were expected, one row a period", path, 1);
        var values = Enumerable.Range(0, table.RowCount).Select(i => numbers[i] ?? double.NaN).ToArray();
        var known = values.Where(double.IsFinite).ToArray();
        if (known.Length == 0 || known.Min() == known.Max())
            throw new InputException($"column {name} is {(known.Length == 0 ? "empty" : "constant")}; a series that does not vary neither leads nor follows, use coarser periods or another column", path, 1);
        return values;
    }
}
