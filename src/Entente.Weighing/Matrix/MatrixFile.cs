using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Matrices of marks as other tools exchange them: CSV (evidence, then a column a hypothesis), JSON, and Markdown to read.</summary>
public static class MatrixFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The marks of one analyst as CSV: <c>evidence,text,grade,group,H1,H2,…</c>; rows for a combination of givens have their whole key.</summary>
    public static string ToCsv(Case @case, MarkFile marks)
    {
        var text = new StringBuilder();
        foreach (var row in Table(@case, marks))
            text.AppendJoin(',', row.Select(Quote)).Append('\n');
        return text.ToString();
    }

    /// <summary>The same as a Markdown table.</summary>
    public static string ToMarkdown(Case @case, MarkFile marks)
    {
        var text = new StringBuilder();
        var table = Table(@case, marks);
        for (var i = 0; i < table.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", table[i].Select(c => c.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" "))).Append(" |\n");
            if (i == 0)
                text.Append('|').Insert(text.Length, "---|", table[0].Length).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The same as JSON: <c>{schema, case, analyst, hypotheses[{id, text, question}], evidence[{id, text, grade, group, marks{}, because}]}</c>.</summary>
    public static string ToJson(Case @case, MarkFile marks)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(marks);
        var root = new JsonObject
        {
            ["schema"] = "entente/matrix/1",
            ["case"] = @case.Id,
            ["analyst"] = marks.Name,
            ["hypotheses"] = new JsonArray([.. @case.Questions.SelectMany(q => q.Hypotheses.Select(h => new JsonObject { ["id"] = h.Id, ["text"] = h.Text, ["question"] = q.Id }))]),
            ["evidence"] = new JsonArray([.. marks.Rows.Select(r => new JsonObject
            {
                ["id"] = r.Key,
                ["text"] = @case.FindEvidence(r.Item)?.Text,
                ["grade"] = @case.FindEvidence(r.Item)?.Source?.Grade?.ToString(),
                ["group"] = @case.FindEvidence(r.Item)?.Group,
                ["marks"] = new JsonObject(r.Cells.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Cell.Text))),
                ["because"] = r.Because,
            })]),
        };
        return root.ToJsonString(Indented) + "\n";
    }

    /// <summary>Reads rows of marks from CSV with a header: the first column is the item, a column called as a hypothesis, a ratio or a question holds marks, <c>because</c> the reason; other columns are passed over.</summary>
    /// <param name="case">The case that the marks are for.</param>
    /// <param name="records">The records, the header first.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="InputException">A cell cannot be read, or no column is a hypothesis.</exception>
    public static ImmutableArray<MarkRow> FromRecords(Case @case, IReadOnlyList<string[]> records, string file)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0)
            throw new InputException("the file is empty; a header with the hypotheses was expected", file);
        var known = @case.Questions.SelectMany(q => q.Hypotheses.Select(h => h.Id).Append(q.Id)).ToHashSet(StringComparer.Ordinal);
        var header = records[0];
        var columns = Enumerable.Range(1, Math.Max(0, header.Length - 1)).Where(c => known.Contains(header[c]) || (MarkChecks.Ratio(header[c]) is { } r && known.Contains(r.Over) && known.Contains(r.Under))).ToList();
        if (columns.Count == 0)
            throw new InputException($"no column is called as a hypothesis of the case; {string.Join(", ", known)} were expected", file, 1);
        var because = Array.IndexOf(header, "because");
        var rows = ImmutableArray.CreateBuilder<MarkRow>();
        for (var i = 1; i < records.Count; i++)
        {
            var record = records[i];
            var cells = columns.Where(c => c < record.Length && record[c].Trim().Length > 0).Select(c => $"{header[c]}={record[c].Trim()}").ToList();
            try
            {
                if (cells.Count > 0)
                    rows.Add(CaseEdits.ReadRow(record[0].Trim(), cells, because >= 0 && because < record.Length && record[because].Length > 0 ? record[because] : null));
            }
            catch (InputException e)
            {
                throw new InputException(e.Message, file, i + 1, inner: e);
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="InputException">The text is not such a document.</exception>
    public static ImmutableArray<MarkRow> FromJson(string json, string file)
    {
        try
        {
            return [.. JsonNode.Parse(json)!["evidence"]!.AsArray().Select(e => CaseEdits.ReadRow((string)e!["id"]!, e["marks"]!.AsObject().Select(m => $"{m.Key}={(string)m.Value!}"), (string?)e["because"]))];
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new InputException("no matrix: {\"evidence\": [{\"id\": \"E01\", \"marks\": {\"A\": \"C\"}}]} was expected", file, inner: e);
        }
    }

    private static List<string[]> Table(Case @case, MarkFile marks)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(marks);
        var keys = @case.Questions.SelectMany(q => q.Hypotheses).Select(h => h.Id).Concat(marks.Rows.SelectMany(r => r.Cells).Select(c => c.Key)).Distinct(StringComparer.Ordinal).ToList();
        List<string[]> table = [["evidence", "text", "grade", "group", .. keys, "because"]];
        foreach (var row in marks.Rows)
        {
            var item = @case.FindEvidence(row.Item);
            var cells = row.Cells.ToDictionary(c => c.Key, c => c.Cell.Text, StringComparer.Ordinal);
            table.Add([row.Key, item?.Text ?? "", item?.Source?.Grade?.ToString() ?? "", item?.Group ?? "", .. keys.Select(k => cells.GetValueOrDefault(k, "")), row.Because ?? ""]);
        }

        return table;
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
