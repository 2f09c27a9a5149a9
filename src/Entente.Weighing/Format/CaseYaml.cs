using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Reads <c>case.yaml</c>.</summary>
internal static class CaseYaml
{
    internal const string File = "case.yaml";

    internal static Case? Read(YamlNode? root, CaseErrors errors)
    {
        var map = MapReader.Of(root, new Place(File, 1, 1), "a mapping that begins with 'case: ID'", errors);
        if (root is not YamlMap)
            return null;
        var id = map.Id("case", required: true);
        var asOf = default(DateOnly?);
        var title = map.Text("title");
        asOf = map.Day("as_of", required: true);
        var result = new Case
        {
            Id = id ?? "case",
            Title = title,
            AsOf = asOf ?? default,
            Scale = ReadScale(map) ?? Scale.Default,
            Words = ReadWords(map) ?? EstimativeWords.Icd203,
            Grades = ReadGrades(map) ?? GradeTable.Default,
            Testimony = map.Flag("testimony"),
            Views = [.. map.List("views").Select(n => View(n, errors)).OfType<CaseView>()],
            Articles = [.. map.List("articles").Select(n => Article(n, errors)).OfType<CaseArticle>()],
            Groups = [.. map.List("groups").Select(n => Group(n, errors)).OfType<DependenceGroup>()],
            Questions = [.. map.List("questions").Select(n => QuestionYaml.Read(n, errors)).OfType<Question>()],
        };
        map.Finish("case.yaml");
        return result;
    }

    private static Scale? ReadScale(MapReader map)
    {
        var words = ImmutableArray.CreateBuilder<ScaleWord>();
        foreach (var (key, value) in map.Entries("scale"))
            if (MapReader.ParseNumber((value as YamlScalar)?.Text ?? "", value.At, $"the scale's '{key.Text}'", 1e-6, 1 - 1e-6, map.Errors) is { } p)
                words.Add(new(key.Text, p));
        if (words.Count == 0)
            return null;
        if (words.Count < 2)
            map.Errors.Add(map.PlaceOf("scale"), "the scale has one word; two at least were expected, the likeliest first");
        for (var i = 1; i < words.Count; i++)
            if (words[i].Probability >= words[i - 1].Probability)
                map.Errors.Add(map.PlaceOf("scale"), $"the scale does not fall from '{words[i - 1].Word}' to '{words[i].Word}'; write the likeliest word first");
        return new(words.ToImmutable());
    }

    private static EstimativeWords? ReadWords(MapReader map)
    {
        var bands = ImmutableArray.CreateBuilder<EstimativeBand>();
        foreach (var (key, value) in map.Entries("words"))
            if (MapReader.ParseNumber((value as YamlScalar)?.Text ?? "", value.At, $"the lower edge of '{key.Text}'", 0, 1, map.Errors) is { } from)
                bands.Add(new(from, key.Text));
        if (bands.Count == 0)
            return null;
        if (bands[0].From != 0)
            map.Errors.Add(map.PlaceOf("words"), $"the first word '{bands[0].Word}' begins at {YamlText.Number(bands[0].From)}; 0 was expected, so that every probability has a word");
        for (var i = 1; i < bands.Count; i++)
            if (bands[i].From <= bands[i - 1].From)
                map.Errors.Add(map.PlaceOf("words"), $"the words do not rise from '{bands[i - 1].Word}' to '{bands[i].Word}'; each word with the probability from which it holds was expected, the lowest first");
        return new(bands.ToImmutable());
    }

    private static GradeTable? ReadGrades(MapReader map)
    {
        var node = map.Node("grades");
        if (node is null)
            return null;
        var table = MapReader.Of(node, map.At, "a mapping with reliability: and credibility:", map.Errors);
        var reliability = Weights(table, "reliability", ["A", "B", "C", "D", "E", "F"]);
        var credibility = Weights(table, "credibility", ["1", "2", "3", "4", "5", "6"]);
        table.Finish("grades");
        return new(reliability, credibility);
    }

    private static ImmutableArray<double> Weights(MapReader table, string key, string[] names)
    {
        var given = table.Entries(key).ToDictionary(e => e.Key.Text, e => e.Value, StringComparer.Ordinal);
        foreach (var (name, node) in given)
            if (!names.Contains(name))
                table.Errors.Add(node.At, $"'{name}' is no part of a grade; {string.Join(", ", names)} were expected");
        return [.. names.Select(n => given.TryGetValue(n, out var node)
            ? MapReader.ParseNumber((node as YamlScalar)?.Text ?? "", node.At, $"the weight of '{n}'", 0, 1, table.Errors) ?? 0
            : Missing(table, key, n))];
    }

    private static double Missing(MapReader table, string key, string name)
    {
        table.Errors.Add(table.PlaceOf(key), $"'{key}:' has no weight for '{name}'; all six were expected");
        return 0;
    }

    private static CaseView? View(YamlNode node, CaseErrors errors)
    {
        var map = MapReader.Of(node, node.At, "{id: …, as_of: …, text: …}", errors);
        var (id, asOf, text) = (map.Id("id", true), map.Day("as_of", true), map.Text("text"));
        map.Finish("a view");
        return id is null || asOf is null ? null : new(id, asOf.Value, text);
    }

    private static DependenceGroup? Group(YamlNode node, CaseErrors errors)
    {
        var map = MapReader.Of(node, node.At, "{id: …, rho: …, why: …}", errors);
        var (id, rho, why) = (map.Id("id", true), map.Number("rho", 0, 1, true), map.Text("why"));
        map.Finish("a group");
        return id is null || rho is null ? null : new(id, rho.Value, why);
    }

    private static CaseArticle? Article(YamlNode node, CaseErrors errors)
    {
        var map = MapReader.Of(node, node.At, "a block with id:, author:, title: …", errors);
        var id = map.Id("id", true);
        var result = new CaseArticle(id ?? "", map.Text("author"), map.Text("title"), map.Text("medium"), map.Date("published"), map.Text("url"), SourceYaml.Hash(map));
        map.Finish("an article");
        return id is null ? null : result;
    }
}
