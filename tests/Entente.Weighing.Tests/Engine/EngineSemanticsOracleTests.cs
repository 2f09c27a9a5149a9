using System.Text.Json.Nodes;
using Entente.Testing;
using Entente.World;

namespace Entente.Weighing.Tests;

/// <summary>The oracle of prior, grades, groups and catch-all: six random cases, computed elsewhere in two formulations.</summary>
public sealed class EngineSemanticsOracleTests
{
    [Fact]
    public void RandomCases_GiveTheExpectedPosteriors()
    {
        var oracle = JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "engine_semantics_v0.json"))!;
        var cases = oracle["cases"]!.AsArray();
        Assert.Equal(6, cases.Count);
        foreach (var node in cases)
        {
            var prior = Numbers(node!["prior_incl_catch_all"]);
            var groups = node["groups"]!.AsObject().Select(g => (g.Key, Rho: (double)g.Value!)).ToList();
            var rows = node["rows"]!.AsArray().Select(r => new ModelRow
            {
                Item = new EvidenceItem { Id = (string)r!["id"]!, Text = "", Kind = EvidenceKind.Fact },
                Weight = GradeTable.Default.Weight(AdmiraltyGrade.Parse((string)r["grade"]!)),
                Group = groups.FindIndex(g => g.Key == (string)r["group"]!),
                P = [Numbers(r["p"])],
                Marked = true,
                Observed = true,
            }).ToArray();
            var model = new QuestionModel(Empty, [.. prior.Select((_, i) => $"H{i}")], prior, rows, [.. groups.Select(g => g.Rho)]);
            Near(Numbers(node["expected_posterior"]), model.Posterior());
        }
    }

    internal static Question Empty { get; } = new() { Id = "q", Ask = "?", Kind = QuestionKind.Explanation };

    internal static double[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(n => (double)n!)];

    internal static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
