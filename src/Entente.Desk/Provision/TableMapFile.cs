using System.Globalization;
using Entente.Files;
using Entente.Record.Import;
using Entente.Reference.States;
using Entente.World;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Entente.Desk.Provision;

/// <summary>Reads <c>mapping.yaml</c>: how the tables of a user's own are read (docs/record.md, tables of your own).</summary>
internal static class TableMapFile
{
    private static readonly string[] HeadKeys = ["provider", "version", "title", "authority", "citation", "url", "tables", "sources"];
    private static readonly string[] TableKeys = ["file", "delimiter", "variable", "source", "target", "first", "last", "value", "unit", "label", "cited", "states", "missing", "scale", "from", "to", "absence", "scope"];

    /// <summary>The mappings of a file: one, or several under <c>sources:</c> (a record of several authorities in one folder).</summary>
    /// <param name="path">The mapping, or a folder that holds <c>mapping.yaml</c>.</param>
    /// <param name="files">Files that take the place of those the mapping names, in its order; none keeps them.</param>
    internal static IReadOnlyList<TableMap> Read(string path, IReadOnlyList<string> files)
    {
        if (Directory.Exists(path))
            path = Path.Combine(path, "mapping.yaml");
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(TextFile.Read(path)));
        }
        catch (YamlException e)
        {
            throw new InputException("this is no YAML: " + e.Message, path, (int)e.Start.Line, (int)e.Start.Column, e);
        }

        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner gives up with these on some broken texts.
            throw new InputException("this is no YAML; mend it or write it anew from the example in docs/record.md", path, inner: e);
        }

        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
            throw new InputException("a mapping of keys was expected: provider, version, title, tables", path);
        if (Node(root, "sources") is YamlSequenceNode several)
            return [.. several.Children.Select(c => Map(c as YamlMappingNode ?? throw At(path, c, "each source is a mapping of keys"), path, []))];
        return [Map(root, path, files)];
    }

    private static TableMap Map(YamlMappingNode node, string path, IReadOnlyList<string> files)
    {
        Known(node, HeadKeys, path);
        var provider = Required(node, "provider", path);
        if (provider.Length > 40 || !provider.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw At(path, node, $"'{provider}' is no id: letters, digits and hyphens were expected");
        if (Record.Providers.Provider.Find(provider) is not null)
            throw At(path, node, $"'{provider}' is a provider whose files are imported as they are; choose another id for your own table");
        if (Node(node, "tables") is not YamlSequenceNode tables || tables.Children.Count == 0)
            throw At(path, node, "'tables:' with at least one table was expected");
        if (files.Count > 0 && files.Count != tables.Children.Count)
            throw new InputException($"the mapping has {tables.Children.Count} tables, {files.Count} files were given", path);
        var made = tables.Children.Select((t, i) => Table(t as YamlMappingNode ?? throw At(path, t, "each table is a mapping of keys"), path, files.Count > 0 ? files[i] : null)).ToList();
        var title = Text(node, "title") ?? provider;
        return new TableMap(path, provider, Text(node, "version") ?? "1", title, Text(node, "authority") ?? title, Text(node, "citation") ?? title, Text(node, "url"), made, StateOf);
    }

    private static MappedTable Table(YamlMappingNode node, string path, string? file)
    {
        Known(node, TableKeys, path);
        var name = file ?? Path.GetFullPath(Required(node, "file", path), Path.GetDirectoryName(Path.GetFullPath(path))!);
        var delimiter = Text(node, "delimiter") switch
        {
            null or "," => ',',
            "tab" or "\t" => '\t',
            ";" => ';',
            var other => throw At(path, node, $"delimiter '{other}': a comma, a semicolon or tab were expected"),
        };
        var states = Text(node, "states") ?? "iso";
        if (states is not ("iso" or "cow" or "gw" or "name"))
            throw At(path, node, $"states '{states}': iso, cow, gw or name were expected");
        var missing = Node(node, "missing") is YamlSequenceNode list ? list.Children.Select(c => c.ToString()).ToList() : Text(node, "missing") is { } one ? [one] : [];
        return new MappedTable(
            name, delimiter, Required(node, "variable", path), Required(node, "source", path), Text(node, "target"), Required(node, "first", path), Text(node, "last"), Text(node, "value"),
            Text(node, "unit"), Text(node, "label"), Text(node, "cited"), states, missing, Number(node, "scale", path) ?? 1, (int?)Number(node, "from", path), (int?)Number(node, "to", path), Text(node, "absence") == "zero", Text(node, "scope"));
    }

    /// <summary>The state of a name or number on a day.</summary>
    internal static string? StateOf(string text, string system, DateOnly day)
    {
        if (system == "name")
            return StateTable.ByName(text) is { IsNone: false } named ? named.Text : null;
        if (system == "iso")
            return StateCode.TryParse(text, out var code) ? code.Text : null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && StateTable.ToCode(system == "cow" ? CodeSystem.Cow : CodeSystem.GleditschWard, number, day) is { Code.IsNone: false } found ? found.Code.Text : null;
    }

    private static void Known(YamlMappingNode node, string[] keys, string path)
    {
        foreach (var key in node.Children.Keys)
            if (!keys.Contains(key.ToString(), StringComparer.Ordinal))
                throw At(path, key, $"'{key}' is not a key here; known are {string.Join(", ", keys)}");
    }

    private static YamlNode? Node(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private static string? Text(YamlMappingNode node, string key) => (Node(node, key) as YamlScalarNode)?.Value is { Length: > 0 } text ? text : null;

    private static string Required(YamlMappingNode node, string key, string path) => Text(node, key) ?? throw At(path, node, $"'{key}:' is missing");

    private static double? Number(YamlMappingNode node, string key, string path) =>
        Text(node, key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw At(path, Node(node, key)!, $"'{text}' is no number");

    private static InputException At(string path, YamlNode node, string message) => new(message, path, (int)node.Start.Line, (int)node.Start.Column);
}
