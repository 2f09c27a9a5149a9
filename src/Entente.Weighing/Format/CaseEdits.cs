using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Changes of single lines and blocks in the files of a case; everything else, comments included, stays as it stands.</summary>
public static class CaseEdits
{
    private static readonly string[] BehindQuery = ["given", "precedent_of", "testimony", "deception", "lowered_by", "view", "withdrawn"];

    /// <summary>The text of a mark file with one row put in place of the row with the same key, or added at the end.</summary>
    /// <param name="text">The file; null or empty where there is none yet.</param>
    /// <param name="row">The row.</param>
    /// <param name="label">What a new file says of its marks.</param>
    /// <exception cref="InputException">The text is no mark file.</exception>
    public static string SetMark(string? text, MarkRow row, string label)
    {
        ArgumentNullException.ThrowIfNull(row);
        var line = "  " + SideFilesWriter.Row(row);
        if (string.IsNullOrWhiteSpace(text))
            return $"label: {YamlText.Scalar(label, flow: false)}\nmarks:\n{line}\n";
        var errors = new CaseErrors();
        var root = YamlTree.Read("marks", text, errors) as YamlMap;
        var file = root is null ? null : MarksYaml.Read("marks/x.yaml", root, errors);
        if (file is null || errors.Any)
            throw errors.Any ? errors.InOrder()[0].ToException() : new InputException("no mark file: 'label:' and 'marks:' were expected", "marks");
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        if (file.Rows.FirstOrDefault(r => r.Key == row.Key) is { } old)
        {
            // The row ends where the next begins that stands at its column or further left.
            var end = old.At.Line;
            while (end < lines.Count && (lines[end].Length == 0 || lines[end].TakeWhile(c => c == ' ').Count() >= old.At.Column))
                end++;
            lines.RemoveRange(old.At.Line - 1, end - old.At.Line + 1);
            lines.Insert(old.At.Line - 1, new string(' ', old.At.Column - 1) + line.TrimStart());
        }
        else if (file.Rows.IsEmpty)
        {
            lines.RemoveAll(l => l.TrimEnd() is "marks:" or "marks: {}");
            lines.AddRange(["marks:", line]);
        }
        else
        {
            var last = file.Rows[^1];
            var end = last.At.Line;
            while (end < lines.Count && lines[end].Length > 0 && lines[end].TakeWhile(c => c == ' ').Count() >= last.At.Column)
                end++;
            lines.Insert(end, new string(' ', last.At.Column - 1) + line.TrimStart());
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The text of <c>evidence.yaml</c> with one more block at the end.</summary>
    public static string AddEvidence(string? text, EvidenceItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var printer = new YamlPrinter();
        EvidenceFileWriter.Evidence(printer, [item]);
        var before = string.IsNullOrWhiteSpace(text) ? "" : text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        return before + printer;
    }

    /// <summary>The text of <c>evidence.yaml</c> with the query of one item put in place of what it had, or added at the end of its block.</summary>
    /// <param name="text">The file.</param>
    /// <param name="item">The item, as it was read from the file.</param>
    /// <param name="query">The query.</param>
    public static string SetQuery(string text, EvidenceItem item, string query)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(item);
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').ToList();
        var first = item.At.Line - 1;
        var end = first + 1;
        while (end < lines.Count && (lines[end].Length == 0 || lines[end][0] is ' ' or '\t'))
            end++;
        while (end > first + 1 && lines[end - 1].Length == 0)
            end--;
        var line = "  query: " + YamlText.Scalar(query, flow: false);
        var old = lines.FindIndex(first, end - first, l => l.StartsWith("  query:", StringComparison.Ordinal));
        if (old >= 0)
            lines[old] = line;
        else
        {
            // In the canonical order given, precedents and what follows stand behind the query.
            var behind = lines.FindIndex(first, end - first, l => BehindQuery.Any(k => l.StartsWith($"  {k}:", StringComparison.Ordinal)));
            lines.Insert(behind >= 0 ? behind : end, line);
        }

        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The next free id in the manner of the case's last one: <c>E27</c> gives <c>E28</c>.</summary>
    public static string NextId(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var taken = @case.Evidence.Select(e => e.Id).Concat(@case.Indicators.Select(i => i.Id)).ToHashSet(StringComparer.Ordinal);
        for (var n = @case.Evidence.Length + 1; ; n++)
            if (!taken.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"E{n:00}")))
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"E{n:00}");
    }

    /// <summary>Reads a row from cells as they are written: <c>A=C</c>, <c>M=0.7</c>, <c>A/U=4 dB</c>, <c>q2=NA</c>.</summary>
    /// <param name="key">The row's key: <c>E07</c> or <c>E07 | not E04</c>.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="because">Why.</param>
    /// <exception cref="InputException">A cell cannot be read.</exception>
    public static MarkRow ReadRow(string key, IEnumerable<string> cells, string? because)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var cell in cells)
        {
            var equals = cell.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == cell.Length - 1)
                throw new InputException($"'{cell}' is no mark; HYPOTHESIS=MARK was expected, such as A=C, A=0.7, A=0.5..0.7, A/U=+4dB or q2=NA");
            entries.Add(new(new(default, cell[..equals].Trim(), true), new YamlScalar(default, cell[(equals + 1)..].Trim(), true)));
        }

        var errors = new CaseErrors();
        var (read, _) = MarksYaml.Cells(new(default, entries.ToImmutable()), errors);
        if (!MarksYaml.TryKey(key, out var item, out var when))
            throw new InputException($"'{key}' is no key of a row; 'E07' or 'E07 | not E04' was expected");
        return errors.Any ? throw new InputException(errors.InOrder()[0].Message) : new(item, when, read, because, default);
    }
}
