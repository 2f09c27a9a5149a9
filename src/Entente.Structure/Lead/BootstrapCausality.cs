using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>
/// Granger's test of one cause on one effect with its distribution by a wild bootstrap: the robust Wald statistic (HC3) of data
/// made under the hypothesis of no effect, each residual kept at its place with a random sign (Liu 1988; Davidson and Flachaire
/// 2008), so that bursts of violence stay where they were.
/// </summary>
public static class BootstrapCausality
{
    /// <summary>Runs the test.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cause">The index of the cause.</param>
    /// <param name="effect">The index of the effect.</param>
    /// <param name="draws">How many bootstrap samples.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="lags">How many of the first lags are tested; all if null.</param>
    /// <returns>The robust F statistic; p is the share of samples with one at least as large, the data counted in.</returns>
    public static TestResult Run(VectorAutoregression model, int cause, int effect, int draws, ulong seed, int? lags = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var design = model.Design;
        var (rows, columns) = (design.Rows, design.Columns);
        var tested = Enumerable.Range(0, lags ?? model.Lags).Select(l => (l * model.Names.Count) + cause).ToArray();
        var kept = Enumerable.Range(0, columns).Except(tested).ToArray();
        var restricted = new LeastSquares([.. kept.Select(j => model.Sample.Lagged[j])], _ => model.Names[effect]);
        restricted.Fit(model.Sample.Now[effect], out var null0);
        var influence = design.Influence(tested);
        var shrink = design.Leverages().Select(h => 1 / (1 - h)).ToArray();

        // Residuals under the hypothesis, enlarged for their leverage there, so that the made data vary as the true ones do.
        var leverage = restricted.Leverages();
        for (var i = 0; i < rows; i++)
            null0[i] /= Math.Sqrt(1 - leverage[i]);
        var statistic = Statistic(influence, [.. tested.Select(j => model.Coefficients[effect, j])], model.Residuals[effect], shrink);
        var basis = OrthogonalColumns(design);
        var random = new SeededRandom(seed);
        var made = new double[rows];
        var coefficients = new double[tested.Length];
        var asLarge = 0;
        for (var b = 0; b < draws; b++)
        {
            Signs(random, null0, made);
            for (var c = 0; c < tested.Length; c++)
                coefficients[c] = Vectors.Dot(influence[c], made);
            var mean = 0.0;
            foreach (var x in made)
                mean += x;
            mean /= rows;
            for (var i = 0; i < rows; i++)
                made[i] -= mean;
            foreach (var q in basis)
                Vectors.AddScaled(q, made, -Vectors.Dot(q, made));
            if (Statistic(influence, coefficients, made, shrink) >= statistic)
                asLarge++;
        }

        return new TestResult(statistic, [tested.Length, model.DegreesOfFreedom], (asLarge + 1.0) / (draws + 1));
    }

    private static void Signs(SeededRandom random, double[] from, double[] to)
    {
        ulong bits = 0;
        for (var i = 0; i < from.Length; i++)
        {
            if ((i & 63) == 0)
                bits = random.NextUInt64();
            to[i] = (bits & 1) == 0 ? from[i] : -from[i];
            bits >>= 1;
        }
    }

    // Gram-Schmidt, twice: removing the projection on these columns is what least squares does to the residuals.
    private static double[][] OrthogonalColumns(LeastSquares design)
    {
        var basis = new List<double[]>();
        foreach (var column in design.Scaled)
        {
            var q = (double[])column.Clone();
            for (var pass = 0; pass < 2; pass++)
                foreach (var p in basis)
                    Vectors.AddScaled(p, q, -Vectors.Dot(p, q));
            var norm = Math.Sqrt(Vectors.Dot(q, q));
            for (var i = 0; i < q.Length; i++)
                q[i] /= norm;
            basis.Add(q);
        }

        return [.. basis];
    }

    private static double Statistic(double[][] influence, double[] coefficients, double[] residuals, double[] shrink)
    {
        var p = coefficients.Length;
        var scores = new double[p][];
        for (var c = 0; c < p; c++)
        {
            var s = scores[c] = new double[residuals.Length];
            var w = influence[c];
            for (var i = 0; i < s.Length; i++)
                s[i] = w[i] * residuals[i] * shrink[i];
        }

        var covariance = new Matrix(p, p);
        for (var a = 0; a < p; a++)
            for (var b = 0; b <= a; b++)
                covariance[a, b] = covariance[b, a] = Vectors.Dot(scores[a], scores[b]);
        return WaldTest.Statistic(coefficients, covariance) / p;
    }
}
