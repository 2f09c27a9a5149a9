using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Files;
using Entente.Record;
using Entente.Record.Providers;
using Entente.World;

namespace Entente.Desk.Provision;

/// <summary>Cite what was used.</summary>
/// <param name="Record">The record.</param>
/// <param name="Result">A JSON document of a result, of which only the sources that it names are cited; null cites every import.</param>
/// <param name="Csl">CSL-JSON; BibTeX otherwise.</param>
public sealed record CiteRequest(string Record, string? Result, bool Csl);

/// <summary>How is what was really used cited: the works, each with version, file and hash?</summary>
public sealed class CiteSources : IQuestion<CiteRequest, string>
{
    /// <inheritdoc/>
    public Task<string> AskAsync(CiteRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var record = RecordFile.OpenExisting(request.Record);
        var sources = record.Sources().ToDictionary(s => s.Provider, StringComparer.Ordinal);
        var used = request.Result is { } result ? Named(result) : null;
        var imports = record.Imports().Where(i => used is null || used.Contains(i.Provider)).GroupBy(i => i.Provider, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        var works = imports.Select(g => (Work: Provider.Find(g.Key)?.Work ?? Own(g.Key, sources[g.Key]), Note: string.Join("; ", g.Take(5).Select(i => $"version {i.Version}, {i.File}, SHA-256 {i.Sha256}")) + (g.Count() > 5 ? $"; and {g.Count() - 5} more files" : ""))).ToList();
        return Task.FromResult(request.Csl ? Csl(works) : string.Join('\n', works.Select(w => w.Work.BibTeX(w.Note))));
    }

    private static Work Own(string provider, SourceEntry source) => new(provider, "misc", [source.Authority], 0, source.Citation, source.Title, null, null, source.Url);

    private static HashSet<string> Named(string path)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            Collect(JsonNode.Parse(TextFile.Read(path)), found);
        }
        catch (JsonException e)
        {
            throw new InputException("this is no JSON document of a result: " + e.Message, path, (int)(e.LineNumber ?? 0) + 1, inner: e);
        }

        return found;
    }

    private static void Collect(JsonNode? node, HashSet<string> found)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Collect(item, found);
        if (node is not JsonObject entries)
            return;
        foreach (var (name, value) in entries)
        {
            if (name == "provider" && value is JsonValue text && text.TryGetValue<string>(out var provider))
                found.Add(provider);
            Collect(value, found);
        }
    }

    private static string Csl(IEnumerable<(Work Work, string Note)> works)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var (work, note) in works)
            {
                json.WriteStartObject();
                json.WriteString("id", work.Key);
                json.WriteString("type", work.Type switch { "article" => "article-journal", "book" => "book", _ => "dataset" });
                json.WriteString("title", work.Title);
                json.WriteStartArray("author");
                foreach (var author in work.Authors)
                {
                    var comma = author.IndexOf(", ", StringComparison.Ordinal);
                    json.WriteStartObject();
                    json.WriteString(comma < 0 ? "literal" : "family", comma < 0 ? author : author[..comma]);
                    if (comma >= 0)
                        json.WriteString("given", author[(comma + 2)..]);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                if (work.Year > 0)
                {
                    json.WriteStartObject("issued");
                    json.WriteStartArray("date-parts");
                    json.WriteStartArray();
                    json.WriteNumberValue(work.Year);
                    json.WriteEndArray();
                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                var (volume, number) = work.Split();
                foreach (var (name, value) in new[] { (work.Type == "article" ? "container-title" : "publisher", work.Container), ("volume", volume), ("issue", number), ("page", work.Pages), ("URL", work.Url), ("note", note) })
                    if (value is not null)
                        json.WriteString(name, value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
