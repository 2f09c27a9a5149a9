using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>A fitted model of the subdistribution hazard of one way of ending.</summary>
/// <param name="Names">The names of the coefficients.</param>
/// <param name="Coefficients">The log subdistribution hazard ratios; NaN where one cannot be estimated.</param>
/// <param name="Variance">Their robust covariance, with the part of the estimated censoring.</param>
/// <param name="NullLogLikelihood">The log pseudo likelihood with all coefficients 0.</param>
/// <param name="LogLikelihood">The log pseudo likelihood.</param>
/// <param name="Time">The distinct times of this way of ending.</param>
/// <param name="Jumps">The jumps of the baseline cumulative subhazard there, at covariates 0.</param>
/// <param name="Rows">Rows used.</param>
/// <param name="Events">Endings in this way.</param>
/// <param name="Competing">Endings in other ways.</param>
/// <param name="Iterations">Newton steps.</param>
/// <param name="Warnings">What the user should know.</param>
public sealed record FineGrayFit(IReadOnlyList<string> Names, double[] Coefficients, Matrix Variance, double NullLogLikelihood, double LogLikelihood, double[] Time, double[] Jumps, int Rows, int Events, int Competing, int Iterations, IReadOnlyList<string> Warnings)
{
    /// <summary>The probability to have ended in this way by each of <see cref="Time"/>, for one row of covariates.</summary>
    public double[] Incidence(ReadOnlySpan<double> x)
    {
        double eta = 0, sum = 0;
        for (var j = 0; j < Coefficients.Length; j++)
            eta += double.IsNaN(Coefficients[j]) ? 0 : Coefficients[j] * x[j];
        var risk = Math.Exp(eta);
        return Array.ConvertAll(Jumps, jump => -SpecialFunctions.Expm1(-risk * (sum += jump)));
    }
}

/// <summary>
/// The model of Fine and Gray (1999), Breslow's ties, as <c>cmprsk::crr</c> fits it. Rows are not expanded: those who ended otherwise
/// stay at risk with a weight G(t-)/G(T-), which parts into a sum kept going back in time and one kept going forward.
/// </summary>
public static class FineGray
{
    /// <summary>Fits a model.</summary>
    /// <param name="frame">The evaluated formula, with several causes.</param>
    /// <param name="cause">The way of ending, 1 for the first.</param>
    /// <exception cref="InputException">The formula has late entry, strata, weights or clusters; nothing ended in this way; there are fewer rows than covariates.</exception>
    public static FineGrayFit Fit(ModelFrame frame, int cause = 1)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Kind != ResponseKind.Right || frame.Strata is not null || frame.Weights is not null || frame.Cluster is not null || frame.FrailtyGroup is not null)
            throw new InputException("finegray takes Surv(time, event) without late entry, strata, weights, clusters or frailty");
        var spells = frame.Spells();
        var rows = FineGrayRows.Of(frame.X, spells, cause, frame.Offset);
        if (rows.Events == 0)
            throw new InputException($"no events: nothing ended as '{(cause <= frame.Causes.Count ? frame.Causes[cause - 1] : cause.ToString(System.Globalization.CultureInfo.InvariantCulture))}'");
        var p = frame.X.Columns;
        if (rows.Count < p)
            throw new InputException($"{rows.Count} rows are fewer than the {p} covariates; drop terms");
        var beta = new double[p];
        var pass = rows.Evaluate(beta);
        var start = pass.LogLikelihood;
        var factor = Cholesky.Factor(pass.Information, 1e-11);
        var warnings = new List<string>(frame.Notes);
        var iterations = 0;
        for (; p > 0 && iterations < 60; iterations++)
        {
            var step = factor.Solve(pass.Gradient);
            var size = Matrix.Dot(step, pass.Gradient);
            if (size < 1e-26)
                break;
            double share = 1;
            double[] moved;
            FineGrayPass next;
            do
            {
                var f = share;
                moved = [.. beta.Select((b, j) => b + (f * step[j]))];
                next = rows.Evaluate(moved);
                share /= 2;
            }
            while (!(next.LogLikelihood >= pass.LogLikelihood - (1e-12 * Math.Abs(pass.LogLikelihood))) && share > 1e-8);
            (beta, pass) = (moved, next);
            factor = Cholesky.Factor(pass.Information, 1e-11);
            if (size < 1e-11)
                break;
        }

        if (iterations >= 60)
            warnings.Add("the fit did not settle: a column may separate the endings");
        var naive = factor.Inverse();
        var variance = p == 0 ? naive : rows.Robust(pass, naive);
        double zero = 0;
        for (var j = 0; j < p; j++)
        {
            zero -= beta[j] * rows.Centre[j];
            if (!factor.IsRedundant(j))
                continue;
            beta[j] = double.NaN;
            warnings.Add($"'{frame.ColumnNames[j]}' is a combination of the other columns (collinear): its coefficient is not given");
        }

        var jumps = Array.ConvertAll(pass.Hazard, h => h * Math.Exp(zero));
        return new FineGrayFit(frame.ColumnNames, beta, variance, start, pass.LogLikelihood, rows.EventTimes, jumps, rows.Count, rows.Events, rows.Competing, iterations, warnings);
    }
}
