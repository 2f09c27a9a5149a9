using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Entente.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Entente.Weighing.Tests;

public sealed class PoolingTests
{
    [Fact]
    public void GeometricMeanOfOdds_IsThePublishedExample()
    {
        var node = JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "scoring_rules.json"))!["cases"]!.AsArray().Single(c => (string)c!["id"]! == "geometric_mean_odds_nuclear")!;
        var p = EngineSemanticsOracleTests.Numbers(node["p"]);
        Assert.Equal((double)node["expected"]!["geo_mean_odds"]!, OddsPool.Plain.Pool(p), 5e-5);
        Assert.Equal((double)node["expected"]!["mean"]!, p.Average(), 5e-5);
    }

    [Fact]
    public void ForecastersWhoAgree_ArePooledToTheirForecast() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 9), Prop.ForAll(Arb.From(Gen.Choose(5, 995)), n => Math.Abs(OddsPool.Plain.Pool([n / 1000.0, n / 1000.0, n / 1000.0]) - (n / 1000.0)) < 1e-12));

    [Fact]
    public void Superforecasters_MedianIsThePublishedScore_AndThePoolChosenByCrossValidationIsNoWorse()
    {
        var questions = ForecastBench("forecastbench_resolutions_2024-07-21_2026-08.csv.gz");
        Assert.Equal(521, questions.Count);
        var median = questions.Average(q => Square(Median(q.Probabilities) - q.Outcome));
        var cross = OddsPool.CrossValidate(questions);
        var pooled = questions.Zip(cross.Pooled).Average(x => Square(x.Second - x.First.Outcome));
        Assert.Equal(0.1223, median, 0.0005);
        Assert.True(pooled <= 0.1215, $"{pooled}");
        Assert.Equal(0.1176, ForecastBench("forecastbench_resolutions_2024-07-21_iclr2025.csv.gz").Average(q => Square(Median(q.Probabilities) - q.Outcome)), 0.0005);
    }

    [Fact]
    public void Partition_IsTheNearestThatSumsToOne()
    {
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 3), Prop.ForAll(Arb.From(Gen.Choose(0, 1000).ArrayOf(4)), n =>
        {
            var p = Array.ConvertAll(n, x => x / 1000.0);
            var fixedUp = Coherence.ToPartition(p);
            return Math.Abs(fixedUp.Sum() - 1) < 1e-12 && fixedUp.All(x => x is >= 0 and <= 1) && (Math.Abs(p.Sum() - 1) > 1e-12 || fixedUp.Zip(p).All(x => Math.Abs(x.First - x.Second) < 1e-12));
        }));
        Assert.Equal([0.35, 0.65], Coherence.ToPartition([0.5, 0.8]).Select(x => Math.Round(x, 12)));
    }

    [Fact]
    public void Rising_PoolsWhatFalls() => Assert.Equal([0.1, 0.25, 0.25, 0.9], Coherence.ToRising([0.1, 0.3, 0.2, 0.9]));

    private static List<PooledQuestion> ForecastBench(string resolutions)
    {
        var resolved = Rows(resolutions).Where(r => r[4] == "1").ToDictionary(r => (r[0], r[1], r[2]), r => double.Parse(r[3], CultureInfo.InvariantCulture));
        return [.. Rows("forecastbench_super_individual_2024-07-21.csv.gz").Where(r => r[2].Length > 0).GroupBy(r => (r[0], r[1], r[2])).Where(g => resolved.ContainsKey(g.Key))
            .Select(g => new PooledQuestion(g.Key.Item1, [.. g.Select(r => double.Parse(r[4], CultureInfo.InvariantCulture))], resolved[g.Key]))];
    }

    private static List<string[]> Rows(string file)
    {
        using var stream = new GZipStream(File.OpenRead(SharedData.Require("data", "weigh", "datasets", file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.TrimEnd('\r').Split(','))];
    }

    private static double Median(double[] p)
    {
        var sorted = p.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Square(double x) => x * x;
}
