using Entente.World;

namespace Entente.Weighing;

/// <summary>Reads sources and anchors.</summary>
internal static class SourceYaml
{
    internal static EvidenceSource? Read(YamlNode? node, CaseErrors errors)
    {
        if (node is null)
            return null;
        var map = MapReader.Of(node, node.At, "a block with article: or ref:, chain:, grade: …", errors);
        var source = new EvidenceSource(map.Id("article"), map.Text("ref"), map.Text("url"), ReadAnchor(map), map.Texts("chain"), Grade(map, "grade"), Grade(map, "relay"), map.Text("why"));
        map.Finish("a source");
        if (source.Article is null && source.Ref is null)
            errors.Add(node.At, "a source names 'article:' (an id of articles:) or 'ref:' (the source in words)");
        return source;
    }

    internal static Anchor? ReadAnchor(MapReader map)
    {
        var node = map.Node("anchor");
        if (node is null)
            return null;
        var inner = MapReader.Of(node, map.At, "{hash: …, start: …, end: …, sentence: …}", map.Errors);
        var (hash, start, end, sentence) = (Hash(inner), inner.Integer("start", 0), inner.Integer("end", 0), inner.Integer("sentence", 0));
        inner.Finish("an anchor");
        if (hash is null && inner.Node("hash") is null && node is YamlMap)
            map.Errors.Add(node.At, "'hash:' is missing; the SHA-256 of the original's text was expected");
        if (end < start)
        {
            map.Errors.Add(node.At, $"the stretch ends ({end}) before it starts ({start})");
            return null;
        }

        return hash is null || start is null || end is null || sentence is null ? null : new(hash, new TextSpan(start.Value, end.Value), sentence.Value);
    }

    internal static string? Hash(MapReader map)
    {
        var text = map.Text("hash");
        if (text is null || (text.Length == 64 && text.All(c => char.IsAsciiHexDigitLower(c))))
            return text;
        map.Errors.Add(map.PlaceOf("hash"), $"'{text}' is no SHA-256; 64 hexadecimal digits in small letters were expected");
        return null;
    }

    private static AdmiraltyGrade? Grade(MapReader map, string key)
    {
        var text = map.Text(key);
        if (text is null)
            return null;
        if (AdmiraltyGrade.TryParse(text, out var grade))
            return grade;
        map.Errors.Add(map.PlaceOf(key), $"'{text}' is no grade; a letter A-F and a digit 1-6 were expected, such as B2");
        return null;
    }
}
