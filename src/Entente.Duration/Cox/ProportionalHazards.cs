using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>What a Cox model is fitted with.</summary>
/// <param name="Ties">How ties are treated.</param>
/// <param name="Robust">Whether the variance is robust without clusters.</param>
/// <param name="Concordance">Whether concordance and its error are computed.</param>
public sealed record CoxOptions(CoxTies Ties = CoxTies.Efron, bool Robust = false, bool Concordance = true);

/// <summary>Cox's proportional hazards model (Cox 1972; Therneau and Grambsch 2000).</summary>
public static class ProportionalHazards
{
    private const int MaxIterations = 60;

    /// <summary>Fits a model by Newton's method; the last step is below 1e-9 of a standard error.</summary>
    /// <param name="frame">The evaluated formula.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="InputException">Nothing ended, or there are fewer rows than covariates, or an option does not fit the formula.</exception>
    public static CoxFit Fit(ModelFrame frame, CoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        options ??= new CoxOptions();
        var spells = frame.Spells();
        Check(frame, spells, options);
        if (frame.FrailtyGroup is not null || frame.Formula.Ridge is not null)
            return PenalisedCox.Fit(frame, spells, options);
        var data = CoxData.Of(frame, spells);
        if (options.Ties == CoxTies.Exact)
            return ExactTies.Fit(frame, data, options);
        var pass = new CoxPass(data, options.Ties);
        var p = data.Columns;
        var beta = new double[p];
        if (!pass.Evaluate(beta))
            throw new InputException("the offset is too large: its exponential overflows");
        var start = pass.LogLikelihood;
        var factor = Cholesky.Factor(pass.Information, 1e-11);
        var score = Matrix.Dot(pass.Gradient, factor.Solve(pass.Gradient));
        var infinite = new bool[p];
        var iterations = Newton(pass, beta, ref factor, infinite);
        var warnings = new List<string>(frame.Notes);
        var naive = factor.Inverse();
        var coefficients = Judge(frame, factor, beta, naive, infinite, iterations, warnings);
        Matrix? robust = null;
        if (options.Robust || frame.Cluster is not null || WeighsFractions(frame))
            robust = CoxResiduals.RobustVariance(data, pass, naive, frame.Cluster, frame.ClusterCount, options.Ties);
        var variance = robust ?? naive;
        var used = Enumerable.Range(0, p).Where(j => !double.IsNaN(coefficients[j])).ToArray();
        var fit = new CoxFit(frame, options.Ties)
        {
            Coefficients = coefficients,
            Variance = variance,
            NaiveVariance = robust is null ? null : naive,
            NullLogLikelihood = start,
            LogLikelihood = pass.LogLikelihood,
            ScoreTest = ChiSquareTest.Of(score, factor.Rank),
            RatioTest = ChiSquareTest.Of(2 * (pass.LogLikelihood - start), factor.Rank),
            WaldTest = Wald(variance, coefficients, used),
            Iterations = iterations,
            Rows = data.Count,
            Events = data.Events,
            Warnings = warnings,
            Data = data,
            Pass = pass,
        };
        if (options.Concordance && p > 0)
            fit.Concordance = ConcordanceIndex.Of(fit);
        return fit;
    }

    internal static ChiSquareTest Wald(Matrix variance, double[] coefficients, int[] used)
    {
        var part = new Matrix(used.Length, used.Length);
        var b = new double[used.Length];
        for (var i = 0; i < used.Length; i++)
        {
            b[i] = coefficients[used[i]];
            for (var j = 0; j < used.Length; j++)
                part[i, j] = variance[used[i], used[j]];
        }

        var factor = Cholesky.Factor(part, 1e-14);
        return ChiSquareTest.Of(Matrix.Dot(b, factor.Solve(b)), factor.Rank);
    }

    // Weights that are not counts are sampling weights: R then gives the robust variance, and so do we.
    private static bool WeighsFractions(ModelFrame frame) => frame.Weights is { } w && Array.Exists(w, x => x != Math.Floor(x));

    private static void Check(ModelFrame frame, SurvivalData spells, CoxOptions options)
    {
        if (spells.Causes > 1)
            throw new InputException("the event has several codes; cox takes 0 or 1 (write event == 2 for one way of ending, or ask finegray)");
        if (spells.Events == 0)
            throw new InputException("no events: nothing ended, so no risk can be compared");
        if (spells.Count < frame.ColumnNames.Count)
            throw new InputException($"{spells.Count} rows are fewer than the {frame.ColumnNames.Count} covariates; drop terms");
        if (options.Ties == CoxTies.Exact && (frame.Weights is not null || frame.Cluster is not null || options.Robust))
            throw new InputException("--ties exact takes neither weights nor clusters; use efron");
    }

    private static int Newton(CoxPass pass, double[] beta, ref Cholesky factor, bool[] infinite)
    {
        var value = pass.LogLikelihood;
        for (var iteration = 1; iteration <= MaxIterations; iteration++)
        {
            var step = factor.Solve(pass.Gradient);
            var size = Matrix.Dot(step, pass.Gradient);
            if (beta.Length == 0 || size < 1e-26)
                return iteration - 1;
            var before = (double[])beta.Clone();
            double share = 1;
            while (true)
            {
                for (var j = 0; j < beta.Length; j++)
                    beta[j] = before[j] + (share * step[j]);
                if (pass.Evaluate(beta) && pass.LogLikelihood >= value - (1e-12 * Math.Abs(value)))
                    break;
                share /= 2;
                if (share < 1e-8)
                {
                    before.CopyTo(beta, 0);
                    pass.Evaluate(beta);
                    return iteration;
                }
            }

            var gain = pass.LogLikelihood - value;
            value = pass.LogLikelihood;
            factor = Cholesky.Factor(pass.Information, 1e-11);

            // Newton's error squares with each step: after one below 3e-6 of a standard error nothing is left to gain.
            if (share == 1 && size < 1e-11)
                return iteration;

            // The likelihood has settled, yet the step has not: the coefficient runs away and the likelihood has no maximum.
            if (iteration >= 6 && gain < 1e-7 * Math.Max(1, Math.Abs(value)))
            {
                var any = false;
                for (var j = 0; j < beta.Length; j++)
                {
                    var error = Math.Sqrt(Math.Abs(1 / Math.Max(1e-300, pass.Information[j, j])));
                    infinite[j] = Math.Abs(step[j]) > 0.05 && Math.Abs(step[j]) > 0.01 * Math.Abs(beta[j]) && error > 5 * Math.Abs(step[j]);
                    any |= infinite[j];
                }

                if (any)
                    return iteration;
            }
        }

        return MaxIterations;
    }

    private static double[] Judge(ModelFrame frame, Cholesky factor, double[] beta, Matrix naive, bool[] infinite, int iterations, List<string> warnings)
    {
        var coefficients = (double[])beta.Clone();
        for (var j = 0; j < beta.Length; j++)
        {
            if (infinite[j])
                warnings.Add($"'{frame.ColumnNames[j]}' separates what ends from what does not: its coefficient is infinite (likelihood without a maximum) and is not given");
            else if (factor.IsRedundant(j))
                warnings.Add($"'{frame.ColumnNames[j]}' is a combination of the other columns (collinear): its coefficient is not given");
            else
                continue;
            coefficients[j] = double.NaN;
            for (var k = 0; k < beta.Length; k++)
                naive[j, k] = naive[k, j] = 0;
        }

        if (iterations >= MaxIterations)
            warnings.Add("the fit did not settle: the estimates are where the search stopped");
        return coefficients;
    }
}
