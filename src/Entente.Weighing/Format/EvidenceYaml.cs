using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Reads <c>evidence.yaml</c>.</summary>
internal static class EvidenceYaml
{
    internal const string File = "evidence.yaml";

    internal static ImmutableArray<EvidenceItem> Read(YamlNode? root, CaseErrors errors) => Blocks(root, errors, "an item: '- id: E01'", Item);

    /// <summary>Reads every block of a file that is a list.</summary>
    internal static ImmutableArray<T> Blocks<T>(YamlNode? root, CaseErrors errors, string expected, Func<MapReader, T?> read)
        where T : class
    {
        if (root is null)
            return [];
        if (root is not YamlList list)
        {
            errors.Add(root.At, $"{MapReader.Kind(root)} stands here; a list was expected, each block {expected}");
            return [];
        }

        return [.. list.Items.Select(n => read(MapReader.Of(n, n.At, expected, errors))).OfType<T>()];
    }

    private static EvidenceItem? Item(MapReader map)
    {
        var id = map.Id("id", true);
        var text = map.Text("text", true);
        var kind = map.Choice<EvidenceKind>("kind", true);
        var item = new EvidenceItem
        {
            Id = id ?? "",
            Text = text ?? "",
            Kind = kind ?? default,
            When = map.Date("when") ?? EdtfDate.Unknown,
            Known = map.Date("known") ?? EdtfDate.Unknown,
            Source = SourceYaml.Read(map.Node("source"), map.Errors),
            Also = [.. map.List("also").Select(n => SourceYaml.Read(n, map.Errors)).OfType<EvidenceSource>()],
            Group = map.Id("group"),
            Query = map.Text("query"),
            Given = map.Texts("given"),
            PrecedentOf = map.Text("precedent_of"),
            Testimony = map.Flag("testimony"),
            Deception = map.Flag("deception"),
            LoweredBy = map.Text("lowered_by"),
            View = map.Id("view"),
            Withdrawn = map.Text("withdrawn"),
            At = map.At,
        };
        map.Finish("an item of evidence");
        return id is null || text is null || kind is null ? null : item;
    }
}
