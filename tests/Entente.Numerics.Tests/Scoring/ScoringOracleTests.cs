using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Numerics.Tests;

/// <summary>Scores as R's packages, properscoring, nci/scores, Metaculus and the textbooks give them.</summary>
public sealed class ScoringOracleTests
{
    private static JsonNode Case(string id) =>
        JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "scoring_rules.json"))!["cases"]!.AsArray().Single(c => (string)c!["id"]! == id)!;

    private static double[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(n => (double)n!)];

    [Fact]
    public void WorldEvents_BrierAndItsParts()
    {
        var node = Case("world_events");
        var rows = node["rows"]!.AsArray();
        double[] p = [.. rows.Select(r => (double)r!["p"]!)];
        bool[] o = [.. rows.Select(r => (int)r!["outcome"]! == 1)];
        var expected = node["expected"]!;
        var each = MurphyParts.Of(p, o, BinRule.EachValue);
        Near(expected["brier"], each.Brier);
        Near(expected["uncertainty"], each.Uncertainty);
        Near(expected["unbinned"]!["reliability"], each.Reliability);
        Near(expected["unbinned"]!["resolution"], each.Resolution);
        Near(expected["unbinned"]!["skill"], each.Skill);
        var ten = MurphyParts.Of(p, o, BinRule.TenMiddles);
        Near(expected["ten_bins_midpoints"]!["brier"], ten.Brier);
        Near(expected["ten_bins_midpoints"]!["reliability"], ten.Reliability);
        Near(expected["ten_bins_midpoints"]!["resolution"], ten.Resolution);
        Near(expected["ten_bins_midpoints"]!["skill"], ten.Skill);
        var logs = expected["log_scores"]!.AsArray();
        for (var i = 0; i < p.Length; i++)
        {
            var score = BinaryScores.Log(p[i], o[i]);
            if (logs[i]!.GetValueKind() == System.Text.Json.JsonValueKind.String)
                Assert.Equal(double.PositiveInfinity, score);
            else
                Near(logs[i], score);
        }
    }

    [Fact]
    public void RankedProbabilities_AreTheTextbooks()
    {
        var wilks = Case("wilks_rps");
        Near(wilks["expected"]!["rps"], CategoryScores.Rps(Numbers(wilks["p"]), (int)wilks["outcome_index"]!));
        var cubs = Case("cultivate_cubs");
        var p = Numbers(cubs["p"]);
        Near(cubs["expected"]!["brier_two_sided"], CategoryScores.Brier(p, 2));
        Near(cubs["expected"]!["ordinal_two_sided"], CategoryScores.OrdinalBrier(p, 2));
        Near(cubs["expected"]!["rps"], CategoryScores.Rps(p, 2));
    }

    [Fact]
    public void ThreeCategories_AreR()
    {
        var node = Case("noaa_three_category");
        var rows = node["p"]!.AsArray();
        for (var i = 0; i < rows.Count; i++)
        {
            var p = Numbers(rows[i]);
            var sum = p.Sum();
            p = Array.ConvertAll(p, x => x / sum);
            var outcome = (int)node["outcome_index"]![i]!;
            Assert.Equal((double)node["expected"]!["half_brier"]![i]!, CategoryScores.HalfBrier(p, outcome), 1e-7);
            Assert.Equal((double)node["expected"]!["rps"]![i]!, CategoryScores.Rps(p, outcome), 1e-7);
        }
    }

    [Fact]
    public void Crps_OfEnsembles()
    {
        var toy = Case("crps_ensemble_toy");
        foreach (var c in toy["cases"]!.AsArray())
            Near(c![2], Crps.OfEnsemble((double)c[0]!, Numbers(c[1])));
        foreach (var c in toy["weighted"]!.AsArray())
            Near(c![3], Crps.OfEnsemble((double)c[0]!, Numbers(c[1]), Numbers(c[2])));
        var fair = Case("crps_ensemble_ecdf_fair");
        for (var i = 0; i < 3; i++)
        {
            var members = Numbers(fair["ensembles"]![i]);
            // Each ensemble's first term fixes the observation that the source leaves to its tests.
            var observed = Observation(members, (double)fair["first_term"]![i]!);
            Assert.Equal((double)fair["first_term"]![i]! - (double)fair["spread_ecdf"]![i]!, Crps.OfEnsemble(observed, members), 1e-9);
            Assert.Equal((double)fair["first_term"]![i]! - (double)fair["spread_fair"]![i]!, Crps.FairOfEnsemble(observed, members), 1e-9);
        }
    }

    [Fact]
    public void Crps_OfNormals_AndHersbachsParts()
    {
        foreach (var row in Case("crps_gaussian")["rows"]!.AsArray())
            Near(row![3], Crps.OfNormal((double)row[0]!, (double)row[1]!, (double)row[2]!));
        var node = Case("crps_decomposition");
        var parts = Crps.Decompose(Numbers(node["obs"]), [.. node["ensembles"]!.AsArray().Select(Numbers)]);
        Near(node["expected"]!["crps"], parts.Crps);
        Near(node["expected"]!["potential"], parts.Potential);
        Near(node["expected"]!["reliability"], parts.Reliability);
    }

    [Fact]
    public void BaselineAndPeerScores_AreMetaculus()
    {
        var node = Case("metaculus_baseline_peer");
        foreach (var row in node["baseline"]!.AsArray())
            Assert.Equal((double)row![2]!, BinaryScores.Baseline((double)row[0]!, (int)row[1]! == 1), 1e-7);
        foreach (var row in node["peer_cases"]!.AsArray())
        {
            var scores = BinaryScores.Peer(Numbers(row![0]));
            var expected = Numbers(row[1]);
            for (var i = 0; i < scores.Length; i++)
                Assert.Equal(expected[i], scores[i], 1e-9);
        }

        var given = Numbers(node["geometric_mean_pmf"]![0]);
        var pooled = Numbers(node["geometric_mean_pmf"]![1]);
        Assert.Equal(pooled[1], Math.Exp(given.Average(Math.Log)), 1e-7);
        Assert.Equal(pooled[0], Math.Exp(given.Average(x => Math.Log(1 - x))), 1e-7);
        Assert.Equal(1, TimedScores.RecencyWeights(9)[^1]);
        Assert.Equal(Math.Exp(-2), TimedScores.RecencyWeights(9)[0], 1e-12);
    }

    [Fact]
    public void FinnishRain_HasTheScoresOfR()
    {
        var expected = JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "finnish_pop_expected.json"))!;
        using var file = new System.IO.Compression.GZipStream(File.OpenRead(SharedData.Require("data", "weigh", "oracles", "finnish_pop_2003.csv.gz")), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',').Select(x => double.TryParse(x, System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : double.NaN).ToArray()).Where(r => r.Take(7).All(double.IsFinite)).ToList();
        Assert.Equal((int)expected["n"]!, rows.Count);
        var binary = expected["binary"]!;
        var parts = MurphyParts.Of([.. rows.Select(r => Math.Round(1 - r[4], 9))], [.. rows.Select(r => r[3] > 0.2)], BinRule.EachValue);
        Near(binary["brier"], parts.Brier);
        Near(binary["baseline"], parts.Uncertainty);
        Near(binary["skill"], parts.Skill);
        Near(binary["reliability"], parts.Reliability);
        Near(binary["resolution"], parts.Resolution);
        foreach (var (bin, row) in parts.Bins.Zip(binary["bins"]!.AsArray()))
        {
            Near(row![0], bin.Forecast);
            Near(row[1], bin.Frequency);
            Assert.Equal((int)row[2]!, bin.Count);
        }

        var rps = rows.Average(r => CategoryScores.Rps([r[4], r[5], r[6]], Outcome(r)));
        double[] climate = [.. Enumerable.Range(0, 3).Select(k => rows.Count(r => Outcome(r) == k) / (double)rows.Count)];
        var reference = rows.Average(r => CategoryScores.Rps(climate, Outcome(r)));
        Near(expected["three_category"]!["rps"], rps);
        Near(expected["three_category"]!["rps_climatology"], reference);
        Near(expected["three_category"]!["rpss"], BinaryScores.Skill(rps, reference));

        static int Outcome(double[] r) => r[3] <= 0.2 ? 0 : r[3] <= 4.4 ? 1 : 2;
    }

    private static double Observation(double[] members, double firstTerm)
    {
        for (var x = -20.0; x <= 20; x += 0.5)
            if (Math.Abs(members.Average(m => Math.Abs(m - x)) - firstTerm) < 1e-9)
                return x;
        throw new InvalidOperationException("no observation fits");
    }

    private static void Near(JsonNode? expected, double actual) => Assert.Equal((double)expected!, actual, 1e-9);
}
