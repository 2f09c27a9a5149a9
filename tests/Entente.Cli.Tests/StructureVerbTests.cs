using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Testing;

namespace Entente.Cli.Tests;

public sealed class StructureVerbTests : IDisposable
{
    private const string Ties = "period,a,b,sign,weight\n1,A,B,1,1\n1,B,C,1,1\n1,A,C,-1,1\n1,C,D,-1,1\n1,A,D,1,2\n2,A,B,1,1\n2,B,C,-1,1\n2,A,C,-1,1\n";

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Balance_Json_IsTheContract()
    {
        _run.Write("ties.csv", Ties);
        var (code, output, error) = await _run.Entente("structure", "balance", "ties.csv", "--json", "--flips", "--camps", "any", "--certificate", "--add", "pact(B,D,defence)");
        Assert.Equal((0, ""), (code, error));
        Golden.Check("docs/schemas/structure-balance.sample.json", output);
        var first = JsonDocument.Parse(output).RootElement.GetProperty("periods")[0];
        Assert.Equal("1", first.GetProperty("period").GetString());
        Assert.Equal(1, first.GetProperty("frustration").GetDouble());
        Assert.True(first.GetProperty("exact").GetBoolean());
        Assert.True(first.GetProperty("certificate").GetProperty("verified").GetBoolean());
    }

    [Fact]
    public async Task Balance_Words_NameTheCamps()
    {
        _run.Write("ties.csv", Ties);
        var (code, output, _) = await _run.Entente("structure", "balance", "ties.csv");
        Assert.Equal(0, code);
        Assert.Contains("2\tcamp 1: A B\n2\tcamp 2: C\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graphml", "http://graphml.graphdrawing.org/xmlns")]
    [InlineData("gexf", "http://gexf.net/1.3")]
    public async Task Export_IsWellFormed_AndHoldsEveryStateAndTie(string format, string space)
    {
        _run.Write("ties.csv", "period,a,b,sign,weight\n1,A,B,1,1\n2,CHN,\"a \"\"b\"\" <c>, d\",-1,2.5\n2,CHN,RUS,1,1\n");
        var (code, output, error) = await _run.Entente("export", "ties.csv", "--format", format);
        Assert.Equal(0, code);
        Assert.Contains("the last of 2 periods, 2", error, StringComparison.Ordinal);
        var graph = System.Xml.Linq.XDocument.Parse(output);
        System.Xml.Linq.XNamespace of = space;
        Assert.Equal(["CHN", "RUS", "a \"b\" <c>, d"], graph.Descendants(of + "node").Select(n => n.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        Assert.Equal(2, graph.Descendants(of + "edge").Count());
        Assert.Contains("2.5", output, StringComparison.Ordinal);
        Assert.Contains("China", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Csv_IsATableThatBalanceReads()
    {
        _run.Write("ties.csv", Ties);
        var (code, output, _) = await _run.Entente("export", "ties.csv", "--format", "csv", "--period", "1");
        Assert.Equal(0, code);
        _run.Write("again.csv", output);
        var before = JsonDocument.Parse((await _run.Entente("structure", "balance", "ties.csv", "--json")).Out).RootElement.GetProperty("periods")[0];
        var after = JsonDocument.Parse((await _run.Entente("structure", "balance", "again.csv", "--json")).Out).RootElement.GetProperty("periods")[0];
        Assert.Equal(before.GetRawText(), after.GetRawText());
        Assert.Equal((int)before.GetProperty("frustration").GetDouble(), output.Split('\n').Count(l => l.EndsWith(",1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2, "--format: 'dot' is not known", "--format", "dot")]
    [InlineData(3, "there is no period '9'", "--period", "9")]
    public async Task Export_OfWhatIsNotThere_IsNamed(int expected, string said, params string[] options)
    {
        _run.Write("ties.csv", Ties);
        var (code, output, error) = await _run.Entente(["export", "ties.csv", .. options]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Svg_OfNetworkAndResponse_IsWritten()
    {
        _run.Write("ties.csv", Ties);
        _run.Write("series.csv", Series(80, lead: true));
        Assert.Equal(0, (await _run.Entente("structure", "balance", "ties.csv", "--svg", "network.svg")).Code);
        Assert.Equal(0, (await _run.Entente("lead", "series.csv", "--cause", "a", "--effect", "b", "--lags", "1..2", "--draws", "99", "--svg", "response.svg")).Code);
        foreach (var file in new[] { "network.svg", "response.svg" })
            Assert.StartsWith("<svg ", File.ReadAllText(Path.Combine(_run.Folder, file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b,sign\nA,A,1\n", "ties.csv(2)")]
    [InlineData("a,b,sign\nA,B,1\nB,A,-1\n", "ties.csv(3)")]
    [InlineData("a,b,sign\nA,B,friend\n", "ties.csv(2)")]
    [InlineData("a,b,sign\nA,B,2\n", "put the strength into the column weight")]
    [InlineData("a,b,sign,weight\nA,B,1,1e300\n", "from 1e-6 to 1e15")]
    [InlineData("a,b,sign,weight\nA,B,1,1e-12\n", "from 1e-6 to 1e15")]
    [InlineData("a,b\nA,B\n", "no column sign")]
    [InlineData("a,b,sign\n", "no ties")]
    [InlineData("", "empty")]
    [InlineData("a,b,sign\nA,B\n", "ties.csv(2)")]
    public async Task Balance_BadFile_IsOneLineAndCode3(string text, string expected)
    {
        _run.Write("ties.csv", text);
        var (code, output, error) = await _run.Entente("structure", "balance", "ties.csv");
        Assert.Equal((3, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("--camps", "none")]
    [InlineData("--camps", "0")]
    [InlineData("--time-limit", "0")]
    public async Task Balance_BadOption_IsCode2(string option, string value)
    {
        _run.Write("ties.csv", Ties);
        Assert.Equal(2, (await _run.Entente("structure", "balance", "ties.csv", option, value)).Code);
    }

    [Theory]
    [InlineData("--remove", "tie(A,Mars)", "Mars is not in this file; its states are A, B, C")]
    [InlineData("--set", "tie(Mars,A)=-1", "Mars is not in this file; its states are A, B, C")]
    [InlineData("--add", "pact(A,B,friendship)", "defence, offence, neutrality, consultation")]
    [InlineData("--set", "tie(A,B)", "expected --set")]
    public async Task Balance_ChangeOfNoTie_IsOneLineAndCode3(string option, string change, string expected)
    {
        _run.Write("ties.csv", Ties);
        var (code, output, error) = await _run.Entente("structure", "balance", "ties.csv", option, change);
        Assert.Equal((3, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Balance_ChangeThatOnePeriodHasNotTheTieFor_SaysSo()
    {
        _run.Write("ties.csv", "a,b,sign,period\nA,B,1,1\nB,C,1,1\nA,C,-1,1\nA,B,1,2\n");
        var (code, output, _) = await _run.Entente("structure", "balance", "ties.csv", "--remove", "tie(A,C)");
        Assert.Equal(0, code);
        Assert.Contains("1\twhat if remove tie(A,C): 1 becomes 0 (-1); ", output, StringComparison.Ordinal);
        Assert.Contains("2\twhat if remove tie(A,C): 0 becomes 0 (0); no such tie in this period", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingFile_IsNamedOnce()
    {
        var (code, _, error) = await _run.Entente("structure", "balance", "nowhere.csv");
        Assert.Equal(3, code);
        Assert.EndsWith("nowhere.csv: no such file; check the path\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Triangle_OfTheRegister_AndOfAFile()
    {
        var (code, output, _) = await _run.Entente("structure", "triangle", "RUS", "CHN", "PRK", "--json");
        Assert.Equal(0, code);
        var last = JsonDocument.Parse(output).RootElement.GetProperty("periods").EnumerateArray().Last();
        Assert.Equal("menage-a-trois", last.GetProperty("shape").GetString());
        _run.Write("ties.csv", Ties);
        (code, output, _) = await _run.Entente("structure", "triangle", "ties.csv", "A", "B", "C");
        Assert.Equal(0, code);
        Assert.Contains("1\tromantic-triangle\tno\tB\t", output, StringComparison.Ordinal);
        Assert.Contains("2\tstable-marriage\tyes\t\tC\t", output, StringComparison.Ordinal);
        (code, _, var error) = await _run.Entente("structure", "triangle", "ties.csv", "A", "B", "Z");
        Assert.Equal(3, code);
        Assert.Contains("Z is not in this file", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_Json_HasTheContractsFields()
    {
        _run.Write("series.csv", Series(160, lead: true));
        var (code, output, error) = await _run.Entente("lead", "series.csv", "--cause", "a", "--effect", "b", "--lags", "1..3", "--draws", "199", "--at", "day80", "--json");
        Assert.Equal((0, ""), (code, error));
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal("entente/lead/1", root.GetProperty("schema").GetString());
        Assert.True(root.GetProperty("verdict").GetProperty("leads").GetBoolean());
        Assert.False(root.GetProperty("verdict").GetProperty("back").GetBoolean());
        foreach (var field in new[] { "n", "lags", "tests", "breaks", "irf", "smallestEffect", "interrupted", "prior", "checks", "largestRoot" })
            Assert.True(root.TryGetProperty(field, out _), field);
        foreach (var field in new[] { "levelErrorAutomatic", "durbinWatsonP" })
            Assert.Equal(JsonValueKind.Number, root.GetProperty("interrupted").GetProperty(field).ValueKind);
        var prior = root.GetProperty("prior")[0];
        Assert.Equal("a->b", prior.GetProperty("direction").GetString());
        Assert.True(prior.GetProperty("sum").GetDouble() > 3 * prior.GetProperty("deviation").GetDouble());
        var test = root.GetProperty("tests")[0];
        foreach (var field in new[] { "method", "lag", "statistic", "df", "p", "pAdjusted" })
            Assert.True(test.TryGetProperty(field, out _), field);
        var again = await _run.Entente("lead", "series.csv", "--cause", "a", "--effect", "b", "--lags", "1..3", "--draws", "199", "--at", "day80", "--json");
        Assert.Equal(output, again.Out);
    }

    [Theory]
    [InlineData("2024-06-19", "(from row 25 on)")]
    [InlineData("2024-06-24", "(from row 25 on)")]
    [InlineData("25", "(from row 25 on)")]
    [InlineData("2031-01-01", "the last period begins on")]
    [InlineData("June", "labels run from '2024-01-01'")]
    [InlineData("900", "numbered from 0")]
    public async Task Lead_AtADay_TakesTheFirstPeriodFromItOn(string at, string expected)
    {
        var text = new StringBuilder("week,a,b\n");
        var values = Series(60, lead: false).Split('\n')[1..^1];
        for (var t = 0; t < values.Length; t++)
            text.Append(CultureInfo.InvariantCulture, $"{new DateOnly(2024, 1, 1).AddDays(7 * t):O},{string.Join(',', values[t].Split(',')[1..3])}\n");
        _run.Write("weeks.csv", text.ToString());
        var (_, output, error) = await _run.Entente("lead", "weeks.csv", "--cause", "a", "--effect", "b", "--lags", "1..2", "--draws", "99", "--at", at);
        Assert.Contains(expected, output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a", "1..3", 3)]
    [InlineData("a", "c", "1..3", 3)]
    [InlineData("a", "flat", "1..3", 3)]
    [InlineData("a", "copy", "1..3", 3)]
    [InlineData("day", "b", "1..3", 3)]
    [InlineData("a", "b", "1..40", 3)]
    [InlineData("a", "b", "3..1", 2)]
    [InlineData("a", "b", "x", 2)]
    public async Task Lead_BadInput_IsOneLine(string cause, string effect, string lags, int expected)
    {
        _run.Write("series.csv", Series(100, lead: false));
        var (code, output, error) = await _run.Entente("lead", "series.csv", "--cause", cause, "--effect", effect, "--lags", lags);
        Assert.Equal((expected, ""), (code, output));
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private static string Series(int length, bool lead)
    {
        var random = new Entente.Numerics.SeededRandom(3);
        var text = new StringBuilder("day,a,b,flat,copy\n");
        var last = 0.0;
        for (var t = 0; t < length; t++)
        {
            var a = Math.Round(10 * random.NextNormal());
            var b = Math.Round((10 * random.NextNormal()) + (lead ? 0.8 * last : 0));
            text.Append(CultureInfo.InvariantCulture, $"day{t},{a},{b},1,{a}\n");
            last = a;
        }

        return text.ToString();
    }
}
