using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Reads and writes <c>answers.lock.json</c>, schema <c>entente/answers/1</c>.</summary>
public static class AnswersJson
{
    private const string Schema = "entente/answers/1";
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">The file is not of that schema.</exception>
    public static ImmutableArray<Answer> Read(string json)
    {
        var errors = new CaseErrors();
        var answers = Read(json, "answers.lock.json", errors);
        return errors.Any ? throw errors.InOrder()[0].ToException() : answers;
    }

    internal static ImmutableArray<Answer> Read(string json, string file, CaseErrors errors)
    {
        try
        {
            var root = JsonNode.Parse(json, documentOptions: new() { MaxDepth = 16 })!.AsObject();
            if ((string?)root["schema"] != Schema)
            {
                errors.Add(new(file, 1, 1), $"the schema is '{(string?)root["schema"]}'; '{Schema}' was expected; run 'entente check CASE --update'");
                return [];
            }

            return [.. root["answers"]!.AsArray().Select(n => ReadAnswer(n!.AsObject()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or FormatException or KeyNotFoundException)
        {
            var line = e is JsonException { LineNumber: { } l } ? (int)l + 1 : 1;
            errors.Add(new(file, line, 1), "not a file of answers; delete it and run 'entente check CASE --update'");
            return [];
        }
    }

    private static Answer ReadAnswer(JsonObject node) => new()
    {
        Id = (string)node["id"]!,
        Expression = (string)node["expression"]!,
        Verdict = Enum.Parse<Verdict>((string?)node["verdict"] ?? "None", ignoreCase: true),
        Classes = [.. node["classes"]!.AsArray().Select(n => ReadClass(n!.AsObject()))],
        Coverage = (string?)node["coverage"],
        Authority = (string?)node["authority"],
        Rows = [.. node["rows"]?.AsArray().Select(r => (string)r!) ?? []],
        Version = (string?)node["version"],
        Hash = (string?)node["hash"],
    };

    private static ClassAnswer ReadClass(JsonObject node) => new(
        (string?)node["name"],
        (double?)node["value"] is { } v ? Value.Of(v) : Value.Missing(Enum.Parse<NoValue>((string?)node["missing"] ?? nameof(NoValue.NotRecorded), ignoreCase: true), (string?)node["detail"]),
        (double?)node["low"],
        (double?)node["high"],
        (int?)node["size"],
        (string?)node["note"],
        [.. node["members"]?.AsArray().Select(r => (string)r!) ?? []]);

    /// <summary>Writes the answers in ordinal order of their ids; numbers have 12 significant digits; one newline at the end.</summary>
    public static string Write(IEnumerable<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartArray("answers");
            foreach (var answer in answers.OrderBy(a => a.Id, StringComparer.Ordinal))
                WriteAnswer(json, answer);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteAnswer(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("id", answer.Id);
        json.WriteString("expression", answer.Expression);
        json.WriteString("verdict", answer.Verdict.ToString().ToLowerInvariant());
        json.WriteStartArray("classes");
        foreach (var c in answer.Classes)
        {
            json.WriteStartObject();
            Text(json, "name", c.Name);
            if (c.Value.TryGet(out var number))
            {
                Number(json, "value", number);
            }
            else
            {
                json.WriteString("missing", c.Value.Reason.ToString());
                Text(json, "detail", c.Value.Detail);
            }

            Number(json, "low", c.Low);
            Number(json, "high", c.High);
            if (c.Size is { } size)
                json.WriteNumber("size", size);
            Text(json, "note", c.Note);
            Texts(json, "members", c.Members);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Text(json, "coverage", answer.Coverage);
        Text(json, "authority", answer.Authority);
        Texts(json, "rows", answer.Rows);
        Text(json, "version", answer.Version);
        Text(json, "hash", answer.Hash);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        if (texts.IsDefaultOrEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } n)
            json.WriteNumber(name, double.Parse(n.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
