using System.Globalization;
using System.Text.Json;
using Entente.Testing;

namespace Entente.Cli.Tests.Duration;

/// <summary>The verbs of survival analysis by the command line, beside what R gives for the same file (expected.R).</summary>
public sealed class DurationVerbTests : IDisposable
{
    private static readonly string Here = Path.Combine(Checkout.Root, "tests", "Entente.Cli.Tests", "Duration");

    private static readonly Lazy<ILookup<string, (string Path, double Value)>> Expected = new(() => File.ReadLines(Path.Combine(Here, "expected.csv")).Skip(1).Select(l => l.Split(','))
        .ToLookup(c => c[0], c => (c[1], double.Parse(c[2], CultureInfo.InvariantCulture)), StringComparer.Ordinal));

    private readonly Run _run = new();

    public DurationVerbTests() => File.Copy(Path.Combine(Here, "spells.csv"), Path.Combine(_run.Folder, "spells.csv"));

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("cox", 1e-9, "cox", "Surv(time, status) ~ age + sex + region")]
    [InlineData("cox-startstop", 1e-9, "cox", "Surv(start, time, status) ~ log1p(dose) * sex", "--weights", "w", "--cluster", "id", "--ties", "breslow")]
    [InlineData("cox-strata", 1e-9, "cox", "Surv(time, status) ~ I(age^2) + log(dose + 1) + strata(region) + offset(0.1 * dose)")]
    [InlineData("cox-frailty", 1e-5, "cox", "Surv(time * exp(0.08 * id), status) ~ sex + dose + frailty(id)")]
    [InlineData("residuals-martingale", 1e-9, "cox", "Surv(time, status) ~ age + sex + region", "--residuals", "martingale")]
    [InlineData("residuals-deviance", 1e-9, "cox", "Surv(time, status) ~ age + sex + region", "--residuals", "deviance")]
    [InlineData("residuals-score", 1e-9, "cox", "Surv(time, status) ~ age + sex + region", "--residuals", "score")]
    [InlineData("residuals-dfbeta", 1e-9, "cox", "Surv(time, status) ~ age + sex + region", "--residuals", "dfbeta")]
    [InlineData("residuals-schoenfeld", 1e-9, "cox", "Surv(time, status) ~ age + sex + region", "--residuals", "schoenfeld")]
    [InlineData("residuals-scaledsch", 1e-9, "cox", "Surv(time, status) ~ age + sex + region", "--residuals", "scaledsch")]
    [InlineData("zph", 1e-8, "zph", "Surv(time, status) ~ age + sex + region")]
    [InlineData("aft", 1e-9, "aft", "Surv(time, status) ~ age + sex + region", "--dist", "weibull")]
    [InlineData("aft-strata", 1e-9, "aft", "Surv(time, status) ~ dose + strata(sex)", "--dist", "loglogistic")]
    [InlineData("aft-interval", 1e-8, "aft", "Surv(time, upper, type = \"interval2\") ~ dose + sex", "--dist", "lognormal")]
    [InlineData("cuminc", 1e-10, "cuminc", "Surv(time, cause) ~ sex")]
    [InlineData("logrank", 1e-10, "logrank", "Surv(time, status) ~ region")]
    [InlineData("logrank-strata", 1e-10, "logrank", "Surv(time, status) ~ region + strata(sex)")]
    [InlineData("logrank-peto", 1e-10, "logrank", "Surv(time, status) ~ sex", "--rho", "1")]
    [InlineData("km", 1e-10, "km", "Surv(time, status) ~ sex", "--conf-type", "log")]
    [InlineData("km-startstop", 1e-10, "km", "Surv(start, time, status) ~ region", "--weights", "w")]
    [InlineData("cumhaz", 1e-10, "cumhaz", "Surv(time, status) ~ sex", "--conf-type", "log")]
    public async Task Json_HoldsWhatRGives(string which, double tolerance, string verb, string formula, params string[] more)
    {
        var root = JsonDocument.Parse(await Json([verb, "spells.csv", "--formula", formula, .. more])).RootElement;
        Assert.StartsWith("entente/duration-", root.GetProperty("schema").GetString(), StringComparison.Ordinal);
        var numbers = Expected.Value[which].ToArray();
        Assert.NotEmpty(numbers);
        foreach (var (path, value) in numbers)
        {
            var found = At(root, path).GetDouble();
            Assert.True(Math.Abs(found - value) <= (tolerance * Math.Abs(value)) + 1e-11, $"{which} {path}: {value:R} in R, {found:R} here");
        }
    }

    [Fact]
    public async Task Compare_HoldsRsLikelihoods()
    {
        var root = JsonDocument.Parse(await Json("compare", "spells.csv", "--formula", "Surv(time, status) ~ age + sex")).RootElement;
        var models = root.GetProperty("models").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, StringComparer.Ordinal);
        foreach (var (path, value) in Expected.Value["compare"])
            Assert.Equal(value, At(models[path.Split('/')[0]], path.Split('/')[1]).GetDouble(), Math.Abs(value) * 1e-9);
        Assert.All(models.Values, m => Assert.InRange(m.GetProperty("brier").GetDouble(), 0, 0.5));
    }

    [Fact]
    public async Task Compare_TheRate_IsScoredAsWorkedByHand()
    {
        // Ten rows, none censored before 3. Folds are rows i mod 5; the rate of each fold is endings over time of the other eight rows, the
        // forecast exp(-rate t), the Brier score at 2 the mean of (1 - s)² over rows that last and s² over rows that ended by then.
        double[] time = [1, 2, 3, 4, 5, 6, 1.5, 8, 9, 10];
        int[] ended = [1, 1, 1, 1, 0, 1, 1, 1, 0, 1];
        await File.WriteAllLinesAsync(Path.Combine(_run.Folder, "ten.csv"), ["time,status,x", .. time.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $"{t},{ended[i]},{i % 3}"))]);
        double brier = 0;
        for (var i = 0; i < 10; i++)
        {
            var past = Enumerable.Range(0, 10).Where(k => k % 5 != i % 5).ToArray();
            var s = Math.Exp(-2.0 * past.Sum(k => ended[k]) / past.Sum(k => time[k]));
            brier += (time[i] > 2 ? (1 - s) * (1 - s) : s * s) / 10;
        }

        var models = JsonDocument.Parse(await Json("compare", "ten.csv", "--formula", "Surv(time, status) ~ x", "--times", "2,4")).RootElement.GetProperty("models");
        var at = models.EnumerateArray().Single(m => m.GetProperty("name").GetString() == "rate (no covariates)").GetProperty("at")[0];
        Assert.Equal(brier, at.GetProperty("brier").GetDouble(), 1e-11);
    }

    [Theory]
    [InlineData("nosuch", "Surv(time, status) ~ age", "is not known", 2)]
    [InlineData("dfbeta", "Surv(time, status) ~ age + frailty(id)", "without frailty()", 3)]
    public async Task Residuals_ThatCannotBe_AreNamed(string kind, string formula, string said, int expected)
    {
        var (code, output, error) = await _run.Entente("duration", "cox", "spells.csv", "--formula", formula, "--residuals", kind);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FineGray_HoldsCmprsksNumbers()
    {
        var file = SharedData.Require("data", "duration", "oracle", "input", "mgus2_cr.csv");
        var oracle = JsonDocument.Parse(SharedData.Text("data", "duration", "oracle", "finegray_mgus2_crr_pcm.json")).RootElement;
        var root = JsonDocument.Parse(await Json("finegray", file, "--formula", "Surv(etime, et) ~ age + sexM + mspike", "--cause", "1")).RootElement;
        for (var k = 0; k < 3; k++)
        {
            Assert.Equal(oracle.GetProperty("coef")[k].GetDouble(), At(root, $"coefficients/{k}/coef").GetDouble(), 1e-8);
            Assert.Equal(oracle.GetProperty("se")[k].GetDouble(), At(root, $"coefficients/{k}/se").GetDouble(), 1e-8);
        }
    }

    [Theory]
    [InlineData("cox", "Surv(time, status) ~ age + sex + region")]
    [InlineData("km", "Surv(time, status) ~ sex")]
    [InlineData("logrank", "Surv(time, status) ~ region")]
    [InlineData("cuminc", "Surv(time, cause) ~ 1")]
    [InlineData("compare", "Surv(time, status) ~ dose")]
    public async Task Schema_IsTheGoldenOne(string verb, string formula) =>
        Golden.Check($"docs/schemas/duration-{verb}.schema.txt", Shape(JsonDocument.Parse(await Json(verb, "spells.csv", "--formula", formula)).RootElement, "$"));

    [Fact]
    public async Task Schema_OfResiduals_IsTheGoldenOne() =>
        Golden.Check("docs/schemas/duration-residuals.schema.txt", Shape(JsonDocument.Parse(await Json("cox", "spells.csv", "--formula", "Surv(time, status) ~ age", "--residuals", "score")).RootElement, "$"));

    [Theory]
    [InlineData("Surv(time, status) ~ nosuch", "there is no column 'nosuch'", "^")]
    [InlineData("Surv(time, status) ~ age +", "^")]
    [InlineData("Surv(time, status ~ age", "^")]
    [InlineData("Surv(time, status) ~ age )", "^")]
    [InlineData("Surv(time, status) ~ foo(age)", "foo", "^")]
    [InlineData("time ~ age", "Surv", "^")]
    [InlineData("Surv(time, dose) ~ age", "the event is 0 or 1", "row 1", "^")]
    [InlineData("Surv(time, cause) ~ age", "holds text", "^")]
    [InlineData("Surv(region, status) ~ age", "holds text", "^")]
    [InlineData("Surv(time, start, status) ~ age", "is not after the start")]
    [InlineData("Surv(time, I(status * 0)) ~ age", "no events")]
    [InlineData("Surv(time, status) ~ factor(time) * factor(dose) * region", "fewer than")]
    public async Task WhatIsWrong_IsSaidInWords(string formula, params string[] said)
    {
        var (code, output, error) = await _run.Entente("duration", "cox", "spells.csv", "--formula", formula);
        Assert.NotEqual(0, code);
        Assert.Equal("", output);
        Assert.All(said, s => Assert.Contains(s, error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCaret_StandsAtThePlace()
    {
        var (_, _, error) = await _run.Entente("duration", "cox", "spells.csv", "--formula", "Surv(time, status) ~ age + nosuch");
        var lines = error.Split('\n');
        var caret = Array.FindIndex(lines, l => l.Trim() == "^");
        Assert.True(caret > 0);
        Assert.Equal(lines[caret - 1].IndexOf("nosuch", StringComparison.Ordinal), lines[caret].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public async Task DroppedRows_AreCounted_AndSaid()
    {
        var (code, output, error) = await _run.Entente("duration", "cox", "spells.csv", "--formula", "Surv(time, status) ~ age", "--json");
        Assert.Equal(0, code);
        Assert.Equal(2, JsonDocument.Parse(output).RootElement.GetProperty("dropped").GetInt32());
        Assert.Contains("2", error + output, StringComparison.Ordinal);
        Assert.Contains("dropped", (await _run.Entente("duration", "cox", "spells.csv", "--formula", "Surv(time, status) ~ age")).Out, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("time,status,x,y\n1,1,1,2\n2,1,1,2\n3,0,0,0\n4,0,0,0\n5,0,0,0\n6,0,0,0\n", "x", "separates")]
    [InlineData("time,status,x,y\n1,1,1,2\n2,0,2,4\n3,1,0,0\n4,1,3,6\n5,0,1,2\n6,1,2,4\n", "x + y", "collinear")]
    public async Task WhatCannotBeEstimated_IsNull_WithAWarning(string csv, string terms, string said)
    {
        _run.Write("t.csv", csv);
        var (code, output, error) = await _run.Entente("duration", "cox", "t.csv", "--formula", $"Surv(time, status) ~ {terms}", "--json");
        Assert.Equal(0, code);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Contains(root.GetProperty("coefficients").EnumerateArray(), c => c.GetProperty("coef").ValueKind == JsonValueKind.Null);
        Assert.Contains(root.GetProperty("warnings").EnumerateArray(), w => w.GetString()!.Contains(said, StringComparison.Ordinal));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private async Task<string> Json(params string[] args)
    {
        var (code, output, error) = await _run.Entente(["duration", .. args, "--json"]);
        Assert.True(code == 0, error);
        return output;
    }

    private static JsonElement At(JsonElement root, string path) =>
        path.Split('/').Aggregate(root, (at, step) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(step, CultureInfo.InvariantCulture)] : at.GetProperty(step));

    // Names and kinds of every field, in the order written; of an array its first entry stands for all.
    internal static string Shape(JsonElement e, string path) => e.ValueKind switch
    {
        JsonValueKind.Object => $"{path}: object\n" + string.Concat(e.EnumerateObject().Select(p => Shape(p.Value, $"{path}.{p.Name}"))),
        JsonValueKind.Array => $"{path}: array\n" + (e.GetArrayLength() > 0 ? Shape(e[0], path + "[]") : ""),
        _ => $"{path}: {e.ValueKind.ToString().ToLowerInvariant()}\n",
    };
}
