using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>Accelerated failure time models by maximum likelihood, with left, right and interval censoring (Kalbfleisch and Prentice 2002, chapter 3).</summary>
public static class AcceleratedFailure
{
    private const int MaxIterations = 200;

    /// <summary>Fits a model.</summary>
    /// <param name="frame">The evaluated formula; <c>strata()</c> gives each stratum a scale of its own, clusters a robust variance.</param>
    /// <param name="distribution">The distribution.</param>
    /// <param name="robust">Whether the variance is robust even without clusters.</param>
    /// <exception cref="InputException">A time is not positive where its logarithm is needed, there are fewer rows than coefficients, nothing ended, or columns depend on each other.</exception>
    public static AftFit Fit(ModelFrame frame, AftDistribution distribution, bool robust = false)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var family = AftFamily.Of(distribution);
        var warnings = new List<string>(frame.Notes);
        var data = AftRows.Of(frame, family);
        var p = frame.X.Columns;
        if (data.Count < p + 2)
            throw new InputException($"{data.Count} rows are too few for {p + 1} coefficients; drop terms");
        if (!data.AnyEnd)
            throw new InputException("nothing ended: every row is censored on one side, so no rate can be estimated");
        var strata = frame.Strata is null ? 1 : frame.StrataNames.Count;
        if (family.FixedScale is not null && strata > 1)
            throw new InputException($"the scale of the {distribution} distribution is fixed, so strata() has no meaning; use weibull or drop strata()");
        var empty = new Matrix(data.Count, 0);
        var nothing = Newton(family, data, empty, frame, strata, data.Start(strata), out _, out _);
        var start = new double[p + nothing.Theta.Length];
        nothing.Theta.AsSpan(0, 1).CopyTo(start);
        nothing.Theta.AsSpan(1).CopyTo(start.AsSpan(1 + p));
        var (theta, logLikelihood) = Newton(family, data, frame.X, frame, strata, start, out var information, out var iterations);
        if (iterations >= MaxIterations)
            warnings.Add("the fit did not settle: the estimates are where the search stopped");
        var factor = Cholesky.Factor(information, 1e-13);
        var names = new List<string> { "(Intercept)" };
        names.AddRange(frame.ColumnNames);
        for (var j = 0; j < factor.Size; j++)
            if (factor.IsRedundant(j))
                throw new InputException(j <= p ? $"the column '{names[j]}' is a combination of the others (collinear); drop it" : "the scale cannot be estimated from these rows; use exponential");
        var naive = factor.Inverse();
        Matrix? sandwich = null;
        if (robust || frame.Cluster is not null)
            sandwich = Robust(family, data, frame, theta, naive, strata);
        var scales = new double[strata];
        for (var s = 0; s < strata; s++)
            scales[s] = family.FixedScale ?? Math.Exp(theta[p + 1 + s]);
        return new AftFit(distribution, [.. names], theta[..(p + 1)], scales, sandwich ?? naive, sandwich is null ? null : naive, nothing.LogLikelihood + data.Jacobian, logLikelihood + data.Jacobian, iterations, data.Count, data.Exact, warnings);
    }

    private static (double[] Theta, double LogLikelihood) Newton(AftFamily family, AftRows data, Matrix x, ModelFrame frame, int strata, double[] start, out Matrix information, out int iterations)
    {
        var free = family.FixedScale is null ? strata : 0;
        var theta = start.AsSpan(0, 1 + x.Columns + free).ToArray();
        var gradient = new double[theta.Length];
        information = new Matrix(theta.Length, theta.Length);
        var value = data.Evaluate(family, x, frame, theta, gradient, information);
        for (iterations = 1; iterations < MaxIterations; iterations++)
        {
            var step = Step(information, gradient);
            double factor = 1, next;
            double[] moved;
            do
            {
                var f = factor;
                moved = theta.Select((t, i) => t + (f * step[i])).ToArray();
                next = data.Evaluate(family, x, frame, moved, null, null);
                factor /= 2;
            }
            while (!(next >= value - (1e-13 * Math.Abs(value))) && factor > 1e-12);
            if (factor <= 1e-12)
                break;
            var change = step.Select((s, i) => Math.Abs(s) / Math.Max(1e-3, Math.Abs(theta[i]))).Max();
            theta = moved;
            value = data.Evaluate(family, x, frame, theta, gradient, information);
            if (change < 1e-11)
                break;
        }

        return (theta, value);
    }

    // Newton's step; where the likelihood is not concave the diagonal is raised until it is.
    private static double[] Step(Matrix information, double[] gradient)
    {
        var n = gradient.Length;
        for (double ridge = 0; ; ridge = ridge == 0 ? 1e-6 : ridge * 10)
        {
            var m = information.Copy();
            for (var i = 0; i < n; i++)
                m[i, i] += ridge * Math.Max(1, Math.Abs(m[i, i]));
            var factor = Cholesky.Factor(m, 1e-14);
            if ((factor.Rank == n && !factor.HasNegativePivot) || ridge > 1e12)
                return factor.Solve(gradient);
            if (ridge == 0 && !factor.HasNegativePivot)
                return factor.Solve(gradient);
        }
    }

    private static Matrix Robust(AftFamily family, AftRows data, ModelFrame frame, double[] theta, Matrix naive, int strata)
    {
        var scores = data.Scores(family, frame.X, frame, theta);
        var groups = frame.Cluster is null ? data.Count : frame.ClusterCount;
        var sums = new Matrix(groups, theta.Length);
        for (var i = 0; i < data.Count; i++)
        {
            var to = sums.Row(frame.Cluster is null ? i : frame.Cluster[i]);
            var from = scores.Row(i);
            for (var j = 0; j < to.Length; j++)
                to[j] += from[j];
        }

        _ = strata;
        var influence = sums.Times(naive);
        return influence.Transpose().Times(influence);
    }
}
