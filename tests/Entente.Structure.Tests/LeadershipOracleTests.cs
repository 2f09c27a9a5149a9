using Entente.Structure.Lead;
using TestResult = Entente.Structure.Lead.TestResult;
using static Entente.Structure.Tests.LeadershipData;

namespace Entente.Structure.Tests;

public sealed class LeadershipOracleTests
{
    public static TheoryData<string> Datasets { get; } = ["canada", "israelpalestine"];

    private static VectorAutoregression Model(string dataset)
    {
        var (names, series) = Input(dataset);
        return VectorAutoregression.Fit(series, names, LagsOf(dataset));
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Coefficients_AndStandardErrors(string dataset)
    {
        var model = Model(dataset);
        var errors = model.StandardErrors();
        var k = model.Names.Count;
        foreach (var row in Csv($"{dataset}_var_coef.csv").Rows)
        {
            var equation = model.Names.ToList().IndexOf(row[1]);
            var parts = row[2].Split(".l");
            var column = row[2] == "const" ? k * model.Lags : ((int)(Number(parts[1]) - 1) * k) + model.Names.ToList().IndexOf(parts[0]);
            Near(Number(row[3]), model.Coefficients[equation, column], 1e-8, row[0]);
            Near(Number(row[4]), errors[equation, column], 1e-8, row[0]);
            var t = model.Coefficients[equation, column] / errors[equation, column];
            Near(Number(row[5]), t, 1e-8, row[0]);
            Near(Number(row[6]), Entente.Numerics.StudentT.TwoSided(t, model.DegreesOfFreedom), 1e-6, row[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Covariance_LikelihoodAndRoots(string dataset)
    {
        var model = Model(dataset);
        var rows = Csv($"{dataset}_var_covres.csv").Rows;
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < rows.Length; j++)
                Near(Number(rows[i][j + 1]), model.Covariance[i, j], 1e-8, "covariance");
        Near(Number(Csv($"{dataset}_var_loglik.csv").Rows[0][1]), model.LogLikelihood);
        var roots = model.Roots();
        foreach (var (row, i) in Csv($"{dataset}_var_roots.csv").Rows.Select((r, i) => (r, i)))
            Near(Number(row[1]), roots[i], 1e-8, $"root {i}");
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void LagChoice_IsThatOfVars(string dataset)
    {
        var (names, series) = Input(dataset);
        var (header, rows) = Csv($"{dataset}_varselect.csv");
        var choice = LagChoice.Of(series, names, 1, header.Length - 1);
        for (var p = 1; p < header.Length; p++)
        {
            var c = choice.Table[p - 1];
            Near(Number(rows[0][p]), c.Aic, 1e-8, $"AIC({p})");
            Near(Number(rows[1][p]), c.Hq, 1e-8, $"HQ({p})");
            Near(Number(rows[2][p]), c.Bic, 1e-8, $"BIC({p})");
            Near(Number(rows[3][p]), c.Fpe, 1e-8, $"FPE({p})");
        }

        Assert.Equal(Csv($"{dataset}_varselect_choice.csv") is var (first, rest) ? rest.Prepend(first).Select(r => (int)Number(r[1])) : [], [choice.Aic, choice.Hq, choice.Bic, choice.Fpe]);
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Granger_OrdinaryRobustAndInstantaneous(string dataset)
    {
        var model = Model(dataset);
        foreach (var row in Csv($"{dataset}_granger.csv").Rows)
        {
            var cause = model.Names.ToList().IndexOf(row[1]);
            var ordinary = Causality.Granger(model, cause);
            Near(Number(row[2]), ordinary.Statistic, 1e-8, row[1]);
            Assert.Equal([Number(row[3]), Number(row[4])], ordinary.Df);

            // The oracle's tail is 1 - pf, which cancels: only its leading digits can be compared.
            Assert.Equal(Number(row[5]), ordinary.P, Math.Max(1e-14, 1e-8 * Number(row[5])));
            var robust = Causality.GrangerRobust(model, cause);
            Near(Number(row[6]), robust.Statistic, 1e-8, row[1]);
            Near(Number(row[7]), robust.P, 1e-6, row[1]);
            var instantaneous = Causality.Instantaneous(model, cause);
            Near(Number(row[8]), instantaneous.Statistic, 1e-8, row[1]);
            Assert.Equal(Number(row[9]), instantaneous.Df[0]);
            Assert.Equal(Number(row[10]), instantaneous.P, Math.Max(1e-14, 1e-8 * Number(row[10])));
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Granger_Pairwise(string dataset)
    {
        var (names, series) = Input(dataset);
        foreach (var row in Csv($"{dataset}_grangertest_pairwise.csv").Rows)
            Pair(names, series, row[1], row[2], (int)Number(row[3]), Number(row[4]), Number(row[6]));
    }

    [Fact]
    public void Granger_ChickenAndEgg()
    {
        var (names, series) = Input("chickegg");
        foreach (var row in Csv("chickegg_grangertest.csv").Rows)
        {
            var sides = row[1].Split("->");
            var model = Pair(names, series, sides[0], sides[1], (int)Number(row[2]), Number(row[3]), Number(row[6]));
            Assert.Equal((-Number(row[4]), Number(row[5])), (model.Lags, model.DegreesOfFreedom));
        }
    }

    private static VectorAutoregression Pair(string[] names, double[][] series, string cause, string effect, int lags, double f, double p)
    {
        var model = VectorAutoregression.Fit([series[Array.IndexOf(names, cause)], series[Array.IndexOf(names, effect)]], [cause, effect], lags);
        var test = Causality.Granger(model, 0);
        Near(f, test.Statistic, 1e-8, $"{cause} -> {effect}");
        Near(p, Entente.Numerics.FisherF.Tail(test.Statistic, lags, model.DegreesOfFreedom), 1e-6, $"{cause} -> {effect}");
        return model;
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void TodaYamamoto(string dataset)
    {
        var (names, series) = Input(dataset);
        foreach (var row in Csv($"{dataset}_toda_yamamoto.csv").Rows)
        {
            var test = Causality.TodaYamamoto(series, names, Array.IndexOf(names, row[1]), Array.IndexOf(names, row[2]), (int)Number(row[3]));
            Near(Number(row[4]), test.Statistic, 1e-8, $"{row[1]} -> {row[2]}");
            Near(Number(row[5]), test.P, 1e-6, $"{row[1]} -> {row[2]}");
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void ResponsesSharesAndForecasts(string dataset)
    {
        var model = Model(dataset);
        var names = model.Names.ToList();
        var (header, rows) = Csv($"{dataset}_irf_orth.csv");
        var steps = (int)rows.Max(r => Number(r[2]));
        var responses = ImpulseResponses.Of(model, steps);
        foreach (var row in rows)
            for (var j = 3; j < row.Length; j++)
                NearOrZero(Number(row[j]), responses.Responses[(int)Number(row[2])][names.IndexOf(header[j]), names.IndexOf(row[1])], $"response {row[0]}");

        (header, rows) = Csv($"{dataset}_fevd.csv");
        var shares = responses.VarianceShares();
        foreach (var row in rows)
            for (var j = 3; j < row.Length; j++)
                NearOrZero(Number(row[j]), shares[(int)Number(row[2]) - 1][names.IndexOf(row[1]), names.IndexOf(header[j])], $"share {row[0]}");

        (header, rows) = Csv($"{dataset}_forecast.csv");
        var forecast = Forecast.Of(model, Input(dataset).Series, (int)rows.Max(r => Number(r[2])));
        foreach (var row in rows)
        {
            var (mean, half) = (forecast.Mean[(int)Number(row[2]) - 1][names.IndexOf(row[1])], forecast.HalfWidth[(int)Number(row[2]) - 1][names.IndexOf(row[1])]);
            Near(Number(row[3]), mean, 1e-8, "forecast");
            Near(Number(row[4]), mean - half, 1e-8, "lower");
            Near(Number(row[5]), mean + half, 1e-8, "upper");
            Near(Number(row[6]), half, 1e-8, "half width");
        }
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Residuals_Diagnostics(string dataset)
    {
        var model = Model(dataset);
        TestResult[] tests = [ResidualTests.Portmanteau(model), ResidualTests.BreuschGodfrey(model), ResidualTests.Arch(model), ResidualTests.JarqueBera(model)];
        foreach (var (row, test) in Csv($"{dataset}_diag.csv").Rows.Zip(tests))
        {
            Near(Number(row[2]), test.Statistic, 1e-8, row[1]);
            Assert.Equal(Number(row[3]), test.Df[0]);
            Assert.Equal(Number(row[4]), test.P, Math.Max(1e-14, 1e-6 * Number(row[4])));
        }
    }

    [Fact]
    public void Granger_SixLags_IsThatOfMsbvar()
    {
        var (names, series) = Input("israelpalestine");
        var model = VectorAutoregression.Fit(series, names, 6);
        foreach (var (row, cause) in Csv("israelpalestine_msbvar_granger_p6.csv").Rows.Zip([1, 0]))
        {
            var statistic = Causality.Granger(model, cause).Statistic;
            Near(Number(row[1]), statistic, 1e-8, row[0]);

            // The oracle's tail is 1 - pf, which cancels, here to a zero.
            Assert.Equal(Number(row[2]), Entente.Numerics.FisherF.Tail(statistic, 6, model.DegreesOfFreedom), Math.Max(1e-15, 1e-6 * Number(row[2])));
        }
    }

    [Fact]
    public void SimsZha_SixLags_IsThatOfMsbvar()
    {
        var (names, series) = Input("israelpalestine");
        var model = SimsZhaAutoregression.Fit(series, names, 6);
        foreach (var (row, j) in Csv("israelpalestine_szbvar_Bhat.csv").Rows.Select((r, j) => (r, j)))
            for (var i = 0; i < 2; i++)
                Near(Number(row[i + 1]), model.Coefficients[i, j], 1e-8, $"coefficient {j}");
        foreach (var (row, j) in Csv("israelpalestine_szbvar_meanS.csv").Rows.Select((r, j) => (r, j)))
            for (var i = 0; i < 2; i++)
                Near(Number(row[i + 1]), model.Covariance[i, j], 1e-8, $"covariance {j}");
    }

    /// <summary>Worked in R from the definition (closed form, ar.ols for the scale).</summary>
    [Fact]
    public void SimsZha_WithBeliefsOnSumsAndTrends()
    {
        var (names, series) = Input("israelpalestine");
        var model = SimsZhaAutoregression.Fit(series, names, 6, new SimsZhaPrior(OwnSum: 1, CommonTrend: 2));
        Near(0.6150071889773662, model.Coefficients[0, 0]);
        Near(0.5244314948239740, model.Coefficients[1, 1]);
        Near(-8.5027007944376827, model.Coefficients[0, 12]);
        Near(4519.690501416238, model.Covariance[0, 0]);
        Near(1291.493342157009, model.Covariance[0, 1]);
    }

    [Fact]
    public void OlsCusum_OfTheNile()
    {
        var expected = Csv("nile_olscusum.csv").Rows[0];
        var test = ResidualTests.OlsCusum(Input("nile").Series[1]);
        Near(Number(expected[1]), test.Statistic);
        Near(Number(expected[2]), test.P, 1e-6);
    }

    [Fact]
    public void Breaks_OfTheNile()
    {
        var (_, series) = Input("nile");
        var breaks = MeanBreaks.Of(series[1]);
        foreach (var (row, i) in Csv("nile_Fstats.csv").Rows.Select((r, i) => (r, i)))
            Near(Number(row[1]), breaks.FStatistics[i], 1e-8, $"F {i}");
        var sup = Csv("nile_supF.csv").Rows[0];
        Near(Number(sup[2]), breaks.SupF);
        Assert.Equal((int)Number(sup[4]), breaks.At + 1);
        Assert.InRange(breaks.P, 1e-20, 1e-13);

        var (_, table) = Csv("nile_breakpoints_rss_bic.csv");
        var points = Csv("nile_breakpoints.csv").Rows;
        for (var m = 0; m <= 5; m++)
        {
            Near(Number(table[0][m + 1]), breaks.Partitions[m].SumOfSquares, 1e-8, $"RSS {m}");
            Near(Number(table[1][m + 1]), breaks.Partitions[m].Bic, 1e-8, $"BIC {m}");
            if (m > 0)
                Assert.Equal(points[m - 1].Skip(1).Where(p => p != "NA").Select(p => (int)Number(p)), breaks.Partitions[m].Breaks.Select(b => b + 1));
        }

        Assert.Equal([27], breaks.Chosen.Breaks);
        var interval = Csv("nile_confint.csv").Rows[0];
        Assert.Equal(((int)Number(interval[1]), (int)Number(interval[3])), (breaks.Earliest + 1, breaks.Latest + 1));
    }

    [Fact]
    public void InterruptedRegression_OfTheBritishDrivers()
    {
        var (names, s) = Input("ukdriver");
        var month = s[Array.IndexOf(names, "month")];
        double[] law = s[Array.IndexOf(names, "law")], trend = s[Array.IndexOf(names, "lawtrend")];
        List<double[]> columns = [s[0], law, trend, .. Enumerable.Range(2, 11).Select(m => month.Select(x => x == m ? 1.0 : 0).ToArray())];
        var fit = Regression.Fit(columns, [.. columns.Select((_, j) => $"x{j}")], s[1]);
        double[][] errors = [fit.StandardErrors(ErrorModel.Ordinary), fit.StandardErrors(ErrorModel.Autocorrelated, 12), fit.AutomaticErrors(out var lag), fit.StandardErrors(ErrorModel.Heteroskedastic)];
        Assert.Equal(4, lag);
        foreach (var (row, i) in Csv("ukdriver_its.csv").Rows.Select((r, i) => (r, i)))
        {
            var j = i == 0 ? columns.Count : i - 1;
            Near(Number(row[1]), fit.Coefficients[j], 1e-8, row[0]);

            // Error, t and p of the ordinary errors, of those with lag 12, with the automatic lag, and of HC3.
            for (var model = 0; model < 4; model++)
            {
                var t = fit.Coefficients[j] / errors[model][j];
                Near(Number(row[2 + (3 * model)]), errors[model][j], 1e-8, $"{row[0]} error {model}");
                Near(Number(row[3 + (3 * model)]), t, 1e-8, $"{row[0]} t {model}");
                Near(Number(row[4 + (3 * model)]), Entente.Numerics.StudentT.TwoSided(t, fit.DegreesOfFreedom), 1e-6, $"{row[0]} p {model}");
            }
        }

        var (_, diagnostics) = Csv("ukdriver_diag.csv");
        Near(Number(diagnostics[0][2]), fit.DurbinWatson, 1e-8, "Durbin-Watson");
        Near(Number(diagnostics[0][3]), fit.DurbinWatsonP, 1e-6, "p of Durbin-Watson");
        foreach (var (row, test) in diagnostics.Skip(1).Zip([fit.BreuschGodfrey(12), fit.BreuschPagan()]))
        {
            Near(Number(row[2]), test.Statistic, 1e-8, row[1]);
            Near(Number(row[3]), test.P, 1e-6, row[1]);
        }
    }
}
