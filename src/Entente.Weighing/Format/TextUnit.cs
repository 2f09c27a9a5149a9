using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>A stretch of a file that has a name: a key, an item of a list, the whole file. Its lines are its own head and then its children, in order.</summary>
/// <param name="Key">The key, or the item's id.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Text">All its lines, each with its line end.</param>
/// <param name="Head">The lines before the first child; all lines where there is none.</param>
/// <param name="Children">Its parts, where each begins on a line of its own and has a name of its own; otherwise empty.</param>
internal sealed record TextUnit(string Key, int Line, string Text, string Head, ImmutableArray<TextUnit> Children)
{
    private const int Deepest = 6;

    /// <summary>The units of a YAML file; one without parts where it cannot be taken apart.</summary>
    internal static TextUnit OfYaml(string file, string text)
    {
        var lines = Lines(text);
        var root = YamlTree.Read(file, text, new CaseErrors());
        return Of(file, root, lines, 0, lines.Length, 0);
    }

    /// <summary>A file whose first line is a header and whose every other line is a unit.</summary>
    internal static TextUnit OfRows(string file, string text)
    {
        var lines = Lines(text);
        ImmutableArray<TextUnit> rows = [.. lines.Skip(1).Where(l => l.Trim().Length > 0).Select((l, i) => new TextUnit(l.TrimEnd(), i + 2, l, l, [])).DistinctBy(r => r.Key)];
        return new(file, 1, text, lines.Length > 0 ? lines[0] : "", rows);
    }

    /// <summary>A file that is only ever taken whole.</summary>
    internal static TextUnit Whole(string file, string text) => new(file, 1, text, text, []);

    private static TextUnit Of(string key, YamlNode? node, string[] lines, int from, int to, int depth)
    {
        var parts = depth >= Deepest ? [] : Parts(node);
        var starts = parts.Select(p => p.Line - 1).ToList();
        var apart = parts.Count > 0 && parts.DistinctBy(p => p.Key).Count() == parts.Count && starts.Zip(starts.Skip(1)).All(p => p.First < p.Second) && starts[0] >= from && starts[^1] < to;
        if (!apart)
            return new(key, from + 1, string.Concat(lines[from..to]), string.Concat(lines[from..to]), []);
        for (var i = 0; i < starts.Count; i++)
        {
            // Remarks and empty lines over a part belong to it, but never reach into what is above.
            var floor = i == 0 ? from + (starts[0] > from ? 1 : 0) : parts[i - 1].Line;
            while (starts[i] > floor && lines[starts[i] - 1].Trim() is var above && (above.Length == 0 || above[0] == '#') && (depth > 0 || i > 0))
                starts[i]--;
        }

        var children = ImmutableArray.CreateBuilder<TextUnit>();
        for (var i = 0; i < parts.Count; i++)
            children.Add(Of(parts[i].Key, parts[i].Value, lines, starts[i], i + 1 < parts.Count ? starts[i + 1] : to, depth + 1));
        return new(key, from + 1, string.Concat(lines[from..to]), string.Concat(lines[from..starts[0]]), children.ToImmutable());
    }

    private static List<(string Key, int Line, YamlNode Value)> Parts(YamlNode? node) => node switch
    {
        YamlMap map => [.. map.Entries.Select(e => (e.Key.Text, e.Key.At.Line, e.Value))],
        YamlList list => [.. list.Items.Select(i => (Name(i), i.At.Line, i))],
        _ => [],
    };

    /// <summary>An item's id; an outcome's or a text's own words where it has none.</summary>
    private static string Name(YamlNode item) => item switch
    {
        YamlMap map when map.Entries.FirstOrDefault(e => e.Key.Text == "id").Value is YamlScalar id => id.Text,
        YamlMap map => string.Join(' ', map.Entries.Where(e => e.Key.Text is "outcome" or "question" or "date").Select(e => (e.Value as YamlScalar)?.Text)),
        YamlScalar scalar => scalar.Text,
        _ => "",
    };

    private static string[] Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var whole = lines[..^1].Select(l => l + "\n");
        return lines[^1].Length > 0 ? [.. whole, lines[^1] + "\n"] : [.. whole];
    }
}
