using System.Collections.Immutable;
using System.Globalization;
using Entente.Testing;
using Entente.World;
using YamlDotNet.RepresentationModel;
using Node = YamlDotNet.RepresentationModel.YamlNode;

namespace Entente.Weighing.Tests;

/// <summary>Makes a case out of the worked example under shared, whose file has a form of its own.</summary>
internal static class TwoArticlesCase
{
    internal static Case Read()
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(SharedData.Text("data", "weigh", "case_two_articles.yaml"));
        yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var questions = Children(root["questions"]).Select(q => ReadQuestion(q.Key, (YamlMappingNode)q.Value)).ToImmutableArray();
        var rows = ((YamlSequenceNode)root["evidence"]).Select(r => ((YamlSequenceNode)r).ToList()).ToList();
        return new Case
        {
            Id = "two-articles",
            AsOf = new DateOnly(2024, 8, 31),
            Groups = [.. Children(root["groups"]).Select(g => new DependenceGroup(g.Key, Number(g.Value), null))],
            Articles = [new("copley", null, null, null, null, null, null), new("chang", null, null, null, null, null, null)],
            Questions = questions,
            Evidence = [.. rows.Select(Item)],
            Marks = [new MarkFile { Name = "one", Rows = [.. rows.Select(r => Row(r, questions))] }],
            Indicators = [.. ((YamlSequenceNode)root["indicators"]).Select(i => ReadIndicator([.. (YamlSequenceNode)i], questions))],
        };
    }

    private static Question ReadQuestion(string id, YamlMappingNode node) => new()
    {
        Id = id,
        Ask = Text(node["ask"]),
        Kind = QuestionKind.Explanation,
        CatchAll = new(Number(node["catch_all"]), null, []),
        Hypotheses = [.. Children(node["hypotheses"]).Select(h => new Hypothesis { Id = h.Key, Text = Text(((YamlMappingNode)h.Value)["text"]), Prior = new(Number(((YamlMappingNode)h.Value)["prior"]), null, 1, null, PriorKind.Judgment, null, default) })],
    };

    private static EvidenceItem Item(List<Node> r)
    {
        var articles = Text(r[5]) == "both" ? new[] { "copley", "chang" } : [Text(r[5])];
        var sources = articles.Select(a => new EvidenceSource(a, null, null, null, [], AdmiraltyGrade.Parse(Text(r[4])), null, null)).ToList();
        return new()
        {
            Id = Text(r[0]),
            Text = Text(r[10]),
            Kind = Enum.Parse<EvidenceKind>(Text(r[2]) == "claim" ? "Report" : Text(r[2]), ignoreCase: true),
            When = EdtfDate.Parse(Text(r[1])),
            Source = sources[0],
            Also = [.. sources.Skip(1)],
            Group = Text(r[6]),
        };
    }

    private static MarkRow Row(List<Node> r, ImmutableArray<Question> questions)
    {
        var cells = new List<MarkEntry>();
        for (var q = 0; q < 2; q++)
        {
            var marks = ((YamlSequenceNode)r[8 + q]).Select(Text).ToList();
            if (!marks.Contains("NA"))
                cells.AddRange(questions[q].Hypotheses.Select((h, k) => new MarkEntry(h.Id, new WordCell(marks[k]), default)));
        }

        return new(Text(r[0]), [], [.. cells], null, default);
    }

    private static Indicator ReadIndicator(List<Node> i, ImmutableArray<Question> questions) => new()
    {
        Id = Text(i[0]),
        Text = Text(i[1]),
        Where = Text(i[2]),
        Expect = [.. Enumerable.Range(0, 2).SelectMany(q => questions[q].Hypotheses.Zip((YamlSequenceNode)i[3 + q], (h, p) => new MarkEntry(h.Id, new NumberCell(Number(p)), default)))],
    };

    private static IEnumerable<(string Key, Node Value)> Children(Node node) => ((YamlMappingNode)node).Children.Select(c => (Text(c.Key), c.Value));

    private static string Text(Node node) => ((YamlScalarNode)node).Value!;

    private static double Number(Node node) => double.Parse(Text(node), CultureInfo.InvariantCulture);
}
