using Entente.Desk.Forecasts;
using Entente.Forecasting;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests.Forecasts;

/// <summary>A folder of facts that cannot be used is refused with file and line.</summary>
public sealed class FactFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-facts-").FullName;

    public FactFolderTests()
    {
        Put("entities.tsv", "0\tA\n1\tB\n2\tC\n");
        Put("relations.tsv", "0\tConsult\n");
        Put("train.tsv", "0\t0\t1\t0\n1\t0\t2\t1\n");
        Put("valid.tsv", "0\t0\t1\t2\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_AWholeFolder()
    {
        var set = FactFolder.Read(_folder);
        Assert.Equal((3, 1, 2, 1, 0), (set.EntityCount, set.RelationCount, set.Train.Length, set.Valid.Length, set.Test.Length));
        Assert.Equal("B", set.EntityNames[1]);
    }

    [Theory]
    [InlineData("0\t0\t1\t5\n1\t0\t2\t4\n", 2, "sort the facts by day")]
    [InlineData("0\t0\t1\t0\n\n0\t0\t1\t0\n", 3, "a second time")]
    [InlineData("0\t0\t1\t0\n0\t0\t9\t1\n", 2, "unknown object 9")]
    [InlineData("0\t4\t1\t0\n", 1, "unknown relation 4")]
    [InlineData("0\t0\t1\n", 1, "field 3")]
    [InlineData("0\t0\t1\t0\tx\n", 1, "field 4")]
    [InlineData("-1\t0\t1\t0\n", 1, "field 1")]
    public void Read_AFaultyTrain(string text, int line, string what)
    {
        Put("train.tsv", text);
        var e = Assert.Throws<InputException>(() => FactFolder.Read(_folder));
        Assert.Equal((Path.Combine(_folder, "train.tsv"), line), (e.File, e.Line));
        Assert.Contains(what, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ADayOutsideItsPart()
    {
        Put("valid.tsv", "0\t0\t1\t1\n");
        var e = Assert.Throws<InputException>(() => FactFolder.Read(_folder));
        Assert.Contains("valid.tsv(1): day 1 lies outside this part", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnEmptyPart()
    {
        Put("valid.tsv", "");
        Assert.Contains("empty", Assert.Throws<InputException>(() => FactFolder.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ASingleEntity()
    {
        Put("entities.tsv", "0\tA\n");
        Assert.Contains("two or more", Assert.Throws<InputException>(() => FactFolder.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AMissingFolderAndFile()
    {
        Assert.Contains("no such folder", Assert.Throws<InputException>(() => FactFolder.Read(Path.Combine(_folder, "none"))).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "train.tsv"));
        Assert.Contains("no train.tsv", Assert.Throws<InputException>(() => FactFolder.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AFalseGzip()
    {
        File.Delete(Path.Combine(_folder, "train.tsv"));
        Put("train.tsv.gz", "not packed");
        Assert.Contains("no gzip file", Assert.Throws<InputException>(() => FactFolder.Read(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backtest_WritesTheRanks_FromWhichItsScoresFollow()
    {
        var ranks = Path.Combine(_folder, "ranks.csv");
        var options = new BacktestOptions { Model = ForecastModel.Rules };
        var answer = await new BacktestQuestion().AskAsync(new BacktestRequest(_folder, options, ranks), null, default);
        var lines = await File.ReadAllLinesAsync(ranks);
        Assert.Equal("subject,relation,object,day,direction,rank", lines[0]);
        Assert.Equal(answer.Count, lines.Length - 1);
        Assert.Equal(answer.Mrr, lines.Skip(1).Average(l => 1 / double.Parse(l.Split(',')[5], System.Globalization.CultureInfo.InvariantCulture)), 12);
    }

    [Fact]
    public async Task Recurrency_ReproducesItsPublishedScore_OnIcews14()
    {
        // 37.4: Gastinger et al. 2024, single-step, time-aware filter.
        var folder = SharedData.Require("data", "tkg", "icews14");
        var options = new BacktestOptions { Model = ForecastModel.Rules, Part = Part.Test, Threads = 2 };
        var answer = await new BacktestQuestion().AskAsync(new BacktestRequest(folder, options, null), null, default);
        Assert.Equal(37.4, 100 * answer.Baselines.Single(b => b.Name == "recurrency").Mrr, .05);
        Assert.True(answer.Mrr > .44, $"rules reach {answer.Mrr}");
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
