using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Weighing.Tests;

/// <summary>Bayes by hand, by the textbook's networks, and by the classic mistakes.</summary>
public sealed class BayesOracleTests
{
    private static JsonNode Oracle() => JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "bayes.json"))!;

    [Fact]
    public void NaiveBayes_IsTheOracles()
    {
        foreach (var node in Oracle()["naive_bayes"]!.AsArray())
        {
            var rows = node!["likelihoods"]!.AsArray().Select((l, i) => Row($"E{i}", EngineSemanticsOracleTests.Numbers(l), 1)).ToArray();
            // The oracle has no catch-all: a prior of 0 keeps ours out.
            double[] prior = [.. EngineSemanticsOracleTests.Numbers(node["prior"]), 0];
            var posterior = new QuestionModel(EngineSemanticsOracleTests.Empty, [.. prior.Select((_, i) => $"H{i}")], prior, rows, []).Posterior();
            EngineSemanticsOracleTests.Near([.. EngineSemanticsOracleTests.Numbers(node["expected"]), 0], posterior);
        }
    }

    [Fact]
    public void ClassicMistakes_HaveTheirAnswers()
    {
        foreach (var node in Oracle()["mistakes"]!.AsArray())
        {
            var prior = (double)node!["prior"]!;
            var model = new QuestionModel(EngineSemanticsOracleTests.Empty, ["H", "not", "X"], [prior, 1 - prior, 0], [Row("E", [(double)node["hit"]!, (double)node["false_alarm"]!], 1)], []);
            Assert.Equal((double)node["posterior"]!, model.Posterior()[0], 1e-9);
        }
    }

    [Fact]
    public void VanEvera_TestsAreTheOracles()
    {
        foreach (var node in Oracle()["van_evera"]!["cases"]!.AsArray())
        {
            var test = VanEvera.Test("H", (double)node!["p_h"]!, (double)node["p_n"]!);
            Assert.Equal((string)node["test"]! switch { "hoop" => VanEveraTest.Hoop, "smoking gun" => VanEveraTest.SmokingGun, "doubly decisive" => VanEveraTest.DoublyDecisive, _ => VanEveraTest.StrawInTheWind }, test.Test);
            Assert.Equal((double)node["w_seen_db"]!, test.SeenDecibels, 1e-9);
            Assert.Equal((double)node["w_not_db"]!, test.NotSeenDecibels, 1e-9);
            var (_, seen, not) = Indicators.Branches([0.5, 0.5, 0], [(double)node["p_h"]!, (double)node["p_n"]!]);
            Assert.Equal((double)node["posterior_if_seen"]!, seen[0], 1e-9);
            Assert.Equal((double)node["posterior_if_not_seen"]!, not[0], 1e-9);
        }
    }

    [Fact]
    public void WeightsOfEvidence_AreDecibels()
    {
        foreach (var pair in Oracle()["weights_of_evidence"]!["scale"]!.AsArray())
            Assert.Equal((double)pair![1]!, VanEvera.Decibels((double)pair[0]! / 1000, 0.001), 1e-4);
    }

    /// <summary>A report that is not the event: the event is an item that nobody saw, the report an item that is given it.</summary>
    [Fact]
    public void CascadedReport_IsAGivenThatNobodySaw()
    {
        foreach (var node in Oracle()["cascaded_report"]!["cases"]!.AsArray())
        {
            double N(string key) => (double)node![key]!;
            var rows = new[]
            {
                Row("event", [N("p1"), N("p0")], 1, observed: false),
                new ModelRow { Item = Item("report"), Weight = 1, Group = -1, P = [[N("f"), N("f")], [N("h"), N("h")]], Marked = true, Observed = true, Parents = [0] },
            };
            var log = GivenNetwork.LogLikelihood(rows, [0, 1], r => rows[r].Observed, graded: true);
            Assert.Equal(N("lr"), Math.Exp(log[0] - log[1]), 1e-9);
        }
    }

    /// <summary>The chest clinic (Lauritzen and Spiegelhalter 1988), each disease and symptom an item; one hypothesis, so that only the network counts.</summary>
    [Fact]
    public void ChestClinic_HasTheProbabilitiesOfFullEnumeration()
    {
        string[] names = ["asia", "smoke", "tub", "lung", "bronc", "either", "xray", "dysp"];
        int[][] parents = [[], [], [0], [1], [1], [2, 3], [5], [5, 4]];
        double[][] tables = [[0.01], [0.5], [0.01, 0.05], [0.01, 0.1], [0.3, 0.6], [0, 1, 1, 1], [0.05, 0.98], [0.1, 0.7, 0.8, 0.9]];
        foreach (var query in Oracle()["bayesian_network"]!["queries"]!.AsArray())
        {
            var evidence = query!["evidence"]!.AsObject().ToDictionary(e => e.Key, e => (bool)e.Value!);
            var all = Math.Exp(Log(evidence));
            Assert.Equal((double)query["expected"]!["p_evidence"]!, all, 1e-9);
            foreach (var name in names)
            {
                var with = new Dictionary<string, bool>(evidence);
                var p = with.TryGetValue(name, out var known) ? known ? 1 : 0 : Math.Exp(Log(new(with) { [name] = true })) / all;
                Assert.Equal((double)query["expected"]![name]!, p, 1e-9);
            }
        }

        double Log(Dictionary<string, bool> evidence)
        {
            // "Seen as not so" is an item whose table is turned round.
            var rows = names.Select((n, i) => new ModelRow
            {
                Item = Item(n), Weight = 1, Group = -1, Marked = true, Observed = false, Parents = parents[i], P = [.. tables[i].Select(p => new[] { p })],
            }).ToList();
            foreach (var (name, value) in evidence)
            {
                var at = Array.IndexOf(names, name);
                rows.Add(new ModelRow { Item = Item("see " + name), Weight = 1, Group = -1, Marked = true, Observed = true, Parents = [at], P = [[value ? 0 : 1], [value ? 1 : 0]] });
            }

            return GivenNetwork.LogLikelihood(rows, [.. Enumerable.Range(0, rows.Count)], r => rows[r].Observed, graded: true)[0];
        }
    }

    internal static ModelRow Row(string id, double[] p, double weight, int group = -1, bool observed = true) =>
        new() { Item = Item(id), Weight = weight, Group = group, P = [p], Marked = true, Observed = observed };

    internal static EvidenceItem Item(string id) => new() { Id = id, Text = id, Kind = EvidenceKind.Fact };
}
