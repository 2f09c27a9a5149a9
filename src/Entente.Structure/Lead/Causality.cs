using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>Whether the past of some series helps to foresee others beyond their own past (Granger 1969), and what moves together at once.</summary>
public static class Causality
{
    /// <summary>
    /// The F test that a cause has no lags in the equations of all other series, with the ordinary covariance (Lütkepohl 2005,
    /// section 3.6.1): for two series it is Granger's test.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="cause">The index of the cause.</param>
    public static TestResult Granger(VectorAutoregression model, int cause) =>
        Test(model, cause, (e, a, f, b, inverse) => model.Covariance[e, f] * inverse[a, b]);

    /// <summary>The same with a covariance that holds under heteroskedasticity: HC3 (MacKinnon and White 1985), across equations as well.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cause">The index of the cause.</param>
    /// <param name="lags">How many of the first lags are tested; all if null.</param>
    public static TestResult GrangerRobust(VectorAutoregression model, int cause, int? lags = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (effects, lagged) = Restricted(model, cause, lags ?? model.Lags);
        var influence = model.Design.Influence(lagged);
        var leverage = model.Design.Leverages();
        var n = effects.Length * lagged.Length;
        var covariance = new Matrix(n, n);
        var weight = new double[model.Rows];
        var product = new double[model.Rows];
        for (var e = 0; e < effects.Length; e++)
        {
            for (var f = 0; f <= e; f++)
            {
                for (var i = 0; i < weight.Length; i++)
                    weight[i] = model.Residuals[effects[e]][i] * model.Residuals[effects[f]][i] / ((1 - leverage[i]) * (1 - leverage[i]));
                for (var a = 0; a < lagged.Length; a++)
                {
                    for (var i = 0; i < weight.Length; i++)
                        product[i] = weight[i] * influence[a][i];
                    for (var b = 0; b < lagged.Length; b++)
                    {
                        var (r, c) = ((e * lagged.Length) + a, (f * lagged.Length) + b);
                        covariance[r, c] = covariance[c, r] = Vectors.Dot(product, influence[b]);
                    }
                }
            }
        }

        var statistic = WaldTest.Statistic(Coefficients(model, effects, lagged), covariance) / n;
        return TestResult.F(statistic, n, (model.Names.Count * model.Rows) - (model.Coefficients.Rows * model.Coefficients.Columns));
    }

    /// <summary>
    /// The test of Toda and Yamamoto (1995) for one cause and one effect: a Wald test on the first lags of a model with
    /// <paramref name="extra"/> lags more, which holds whether or not the series have unit roots.
    /// </summary>
    public static TestResult TodaYamamoto(IReadOnlyList<double[]> series, IReadOnlyList<string> names, int cause, int effect, int lags, int extra = 1)
    {
        var model = VectorAutoregression.Fit(series, names, lags + extra);
        var lagged = Enumerable.Range(0, lags).Select(l => (l * names.Count) + cause).ToArray();
        var inverse = model.Design.InverseMoments();
        var covariance = new Matrix(lags, lags);
        for (var a = 0; a < lags; a++)
            for (var b = 0; b < lags; b++)
                covariance[a, b] = model.Covariance[effect, effect] * inverse[lagged[a], lagged[b]];
        return TestResult.ChiSquared(WaldTest.Statistic(Coefficients(model, [effect], lagged), covariance), lags);
    }

    /// <summary>
    /// The Wald test that a series' surprises are not correlated with those of the others in the same period (Lütkepohl 2005,
    /// section 3.6.3). It has no direction: who moved first within the period cannot be told.
    /// </summary>
    public static TestResult Instantaneous(VectorAutoregression model, int cause)
    {
        ArgumentNullException.ThrowIfNull(model);
        var others = Enumerable.Range(0, model.Names.Count).Where(i => i != cause).ToArray();
        var s = model.Covariance;
        var covariance = new Matrix(others.Length, others.Length);
        for (var a = 0; a < others.Length; a++)
            for (var b = 0; b < others.Length; b++)
                covariance[a, b] = ((s[cause, cause] * s[others[a], others[b]]) + (s[cause, others[b]] * s[others[a], cause])) / model.Rows;
        return TestResult.ChiSquared(WaldTest.Statistic([.. others.Select(i => s[cause, i])], covariance), others.Length);
    }

    private static TestResult Test(VectorAutoregression model, int cause, Func<int, int, int, int, Matrix, double> covarianceOf)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (effects, lagged) = Restricted(model, cause, model.Lags);
        var inverse = model.Design.InverseMoments();
        var n = effects.Length * lagged.Length;
        var covariance = new Matrix(n, n);
        for (var r = 0; r < n; r++)
            for (var c = 0; c < n; c++)
                covariance[r, c] = covarianceOf(effects[r / lagged.Length], lagged[r % lagged.Length], effects[c / lagged.Length], lagged[c % lagged.Length], inverse);
        var statistic = WaldTest.Statistic(Coefficients(model, effects, lagged), covariance) / n;
        return TestResult.F(statistic, n, (model.Names.Count * model.Rows) - (model.Coefficients.Rows * model.Coefficients.Columns));
    }

    private static (int[] Effects, int[] Lagged) Restricted(VectorAutoregression model, int cause, int lags) =>
        ([.. Enumerable.Range(0, model.Names.Count).Where(i => i != cause)], [.. Enumerable.Range(0, lags).Select(l => (l * model.Names.Count) + cause)]);

    private static double[] Coefficients(VectorAutoregression model, int[] effects, int[] lagged) =>
        [.. effects.SelectMany(e => lagged.Select(l => model.Coefficients[e, l]))];
}
