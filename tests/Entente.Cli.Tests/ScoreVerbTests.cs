using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Cli.Tests;

public sealed class ScoreVerbTests
{
    [Fact]
    public async Task ForecastBench_ReproducesThePublishedMedian_AndPoolsNoWorse()
    {
        var folder = SharedData.Require("data", "weigh", "datasets");
        using var run = new Run();
        var (code, output, _) = await run.Entente("score", "forecastbench", folder, "--json");
        Assert.Equal(0, code);
        var sets = JsonNode.Parse(output)!["resolutions"]!.AsArray();
        var rows = sets[0]!["rows"]!.AsArray().ToDictionary(r => (string)r!["group"]!, r => (N: (int)r!["n"]!, Median: Math.Round((double)r["median"]!, 3)));
        Assert.Equal((422, 0.118), rows["dataset"]);
        Assert.Equal((49, 0.084), rows["market, resolved"]);
        Assert.Equal((27, 0.058), rows["market, unresolved"]);
        Assert.Equal((76, 0.074), rows["market"]);
        var later = sets[1]!["rows"]!.AsArray().Single(r => (string)r!["group"]! == "dataset")!;
        Assert.Equal((0.1236, 0.1223), (Math.Round((double)later["mean"]!, 4), Math.Round((double)later["median"]!, 4)));
        Assert.True((double)later["pooled"]! <= 0.1215);
        Assert.True((double)sets[1]!["bootstrap"]!["shareWorse"]! < 0.5);
    }

    // Members 1, 2, 4 and the outcome 3: mean distance 4/3, mean distance of pairs 6/9 (of all) or 6/6 (of different ones).
    [Fact]
    public async Task Members_AreScoredByHand_AndBadRowsAreNamed()
    {
        using var run = new Run();
        run.Write("e.csv", "m1,m2,m3,outcome\n1,2,4,3\n1,,4,3\n1,2,4,many\n");
        var (code, output, error) = await run.Entente("score", "e.csv", "--members", "m1,m2,m3", "--json");
        Assert.Equal(3, code);
        var set = JsonNode.Parse(output)!["ensembles"]!;
        Assert.Equal(1, (int)set["n"]!);
        Assert.Equal(2.0 / 3, (double)set["crps"]!, 1e-11);
        Assert.Equal(1.0 / 3, (double)set["fairCrps"]!, 1e-11);
        Assert.Contains("e.csv(3): a member is missing", error, StringComparison.Ordinal);
        Assert.Contains("e.csv(4): the outcome is 'many'", error, StringComparison.Ordinal);
        Assert.Equal(3, (await run.Entente("score", "e.csv", "--members", "m1,m9")).Code);
        Assert.Equal(2, (await run.Entente("score", "e.csv", "--members", "m1", "--categories", "m2")).Code);
    }

    [Fact]
    public async Task Table_IsScored_AndBadRowsAreNamed()
    {
        using var run = new Run();
        run.Write("f.csv", "who,probability,outcome,crowd\na,0.9,1,0.6\na,0.7,1,0.6\nb,0.2,0,0.3\nb,1.2,0,\nb,0.5,perhaps,\n");
        var (code, output, error) = await run.Entente("score", "f.csv", "--json");
        Assert.Equal(3, code);
        var all = JsonNode.Parse(output)!["all"]!;
        Assert.Equal(3, (int)all["n"]!);
        Assert.Equal((0.01 + 0.09 + 0.04) / 3, (double)all["brier"]!, 1e-12);
        Assert.Equal(2 * (double)all["brier"]!, (double)all["brierTwoSided"]!, 1e-12);
        Assert.Contains("f.csv(5): the probability is '1.2'", error, StringComparison.Ordinal);
        Assert.Contains("f.csv(6): the outcome is 'perhaps'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Categories_AreScoredByRank()
    {
        using var run = new Run();
        run.Write("c.csv", "a,b,c,outcome\n0.2,0.5,0.3,0\n");
        var (_, output, _) = await run.Entente("score", "c.csv", "--categories", "a,b,c", "--json");
        Assert.Equal(0.365, (double)JsonNode.Parse(output)!["categories"]!["rps"]!, 1e-12);
    }

    [Fact]
    public async Task Case_ListsItsLedgerBySpeaker()
    {
        using var run = new Run();
        var (code, output, _) = await run.Entente("score", Run.Example, "--json");
        Assert.Equal(0, code);
        var ledger = JsonNode.Parse(output)!["ledger"]!.AsArray();
        Assert.All(ledger, l => Assert.Equal((string)l!["status"]! == "unresolved", l["brier"] is null));
        Assert.Equal(ledger.Select(l => (string)l!["speaker"]!).Order(StringComparer.Ordinal), ledger.Select(l => (string)l!["speaker"]!));
    }

    [Theory]
    [InlineData(3, "no such file or folder", "score", "nowhere.csv")]
    [InlineData(3, "no column of outcomes", "score", "f.csv")]
    [InlineData(3, "no such file", "score", "forecastbench", ".")]
    public async Task BadInput_IsOneLine(int expected, string part, params string[] args)
    {
        using var run = new Run();
        run.Write("f.csv", "probability\n0.5\n");
        var (code, output, error) = await run.Entente(args);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(part, error, StringComparison.Ordinal);
    }
}
