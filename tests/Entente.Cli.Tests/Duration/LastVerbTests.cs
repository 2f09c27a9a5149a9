using System.Globalization;
using System.Text.Json;
using Entente.Testing;

namespace Entente.Cli.Tests.Duration;

public sealed class LastVerbTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Json_IsTheContract()
    {
        var (code, output, error) = await _run.Entente("last", "RUS", "CHN", "--as-of", "2024-08-31", "--json");
        Assert.Equal((0, ""), (code, error));
        var root = JsonDocument.Parse(output).RootElement;
        Golden.Check("docs/schemas/last.schema.txt", DurationVerbTests.Shape(root, "$"));
        Assert.Equal("entente/last/1", root.GetProperty("schema").GetString());
        Assert.Equal("CHN-RUS-2001", root.GetProperty("pact").GetProperty("id").GetString());
        Assert.Equal(9 * 4 * 2, root.GetProperty("classes").GetArrayLength());
        Assert.Equal(["2003-12-31", "2016-12-31"], root.GetProperty("forecast").GetProperty("seen").EnumerateArray().Select(s => s.GetProperty("censored").GetString()));
        Assert.Contains("not to break", root.GetProperty("verdict").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_LeadsWithTheForecast_ThenTheClasses()
    {
        var (code, output, _) = await _run.Entente("last", "RUS", "CHN", "--as-of", "2024-08-31", "--figure", "last.svg");
        Assert.Equal(0, code);
        Assert.True(output.IndexOf("Forecast,", StringComparison.Ordinal) < output.IndexOf("By comparison class", StringComparison.Ordinal));
        Assert.Contains("period rate to 2003-12-31", output, StringComparison.Ordinal);
        Assert.Contains("CHN-SUN-1950", output, StringComparison.Ordinal);
        Assert.StartsWith("<svg ", File.ReadAllText(Path.Combine(_run.Folder, "last.svg")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,party1,party2,signed\nx,RUS,CHN,2001\n", "'endKind' is missing")]
    [InlineData("", "empty")]
    [InlineData("id,party1,party2,signed,endKind,obligations,authority,source\nx,RUS,CHN,2001-13-01,inForce,defence,me,p. 1\n", "(2,11)")]
    [InlineData("id,party1,party2,signed,endKind,obligations,authority,source,term\nx,RUS,CHN,2001,inForce,defence,me,p. 1,long\n", "number of years")]
    public async Task ABrokenRegister_IsNamedWithItsPlace(string table, string said)
    {
        _run.Write("r.csv", table);
        var (code, output, error) = await _run.Entente("last", "RUS", "CHN", "--as-of", "2024-08-31", "--register", "r.csv");
        Assert.Equal((3, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task EveryPrintedScore_CanBeComputedFromTheFileOfForecasts()
    {
        var file = SharedData.Require("data", "duration", "alliances", "alliance_duration.csv");
        var (code, output, error) = await _run.Entente("duration", "backtest", file, "--horizon", "5", "--origins", "1930:1960:5", "--censored", "2016", "--forecasts", "out.csv", "--json");
        Assert.True(code == 0, error);
        var lines = File.ReadAllLines(Path.Combine(_run.Folder, "out.csv"));
        Assert.StartsWith("origin,id,p,baseline,outcome", lines[0], StringComparison.Ordinal);
        var rows = lines.Skip(1).Select(l => l.Split(',')).Select(c => (Origin: int.Parse(c[0], CultureInfo.InvariantCulture), P: Number(c[2]), Base: Number(c[3]), Outcome: Number(c[4]))).ToArray();
        foreach (var score in JsonDocument.Parse(output).RootElement.GetProperty("scores").EnumerateArray())
        {
            var own = rows.Where(r => score.GetProperty("origins").GetString() switch { "to 1945" => r.Origin <= 1945, "after 1945" => r.Origin > 1945, _ => true }).ToArray();
            Assert.Equal(score.GetProperty("forecasts").GetInt32(), own.Length);
            Assert.Equal(score.GetProperty("brier").GetDouble(), own.Average(r => (r.P - r.Outcome) * (r.P - r.Outcome)), 1e-10);
            Assert.Equal(score.GetProperty("baselineBrier").GetDouble(), own.Average(r => (r.Base - r.Outcome) * (r.Base - r.Outcome)), 1e-10);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
