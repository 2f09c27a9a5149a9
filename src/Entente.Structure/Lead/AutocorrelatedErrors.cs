using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>
/// Standard errors under correlation whose reach the data choose: the scores are prewhitened by a vector autoregression of one lag
/// (Andrews and Monahan 1992), the largest lag of the Bartlett weights comes from the spectrum of their sum (Newey and West 1994).
/// </summary>
internal static class AutocorrelatedErrors
{
    /// <summary>Computes the errors.</summary>
    /// <param name="design">The regression's design.</param>
    /// <param name="residuals">Its residuals.</param>
    /// <param name="lag">The largest lag that was chosen.</param>
    /// <exception cref="InputException">There are too few rows to prewhiten as many scores, or the scores are dependent.</exception>
    public static double[] Of(LeastSquares design, double[] residuals, out int lag)
    {
        var (n, k) = (design.Rows, design.Columns + 1);
        if (n < (2 * k) + 2)
            throw new InputException($"{n} rows are too few for errors with an automatic bandwidth in a regression with {k} coefficients; {(2 * k) + 2} or more were expected");
        var scores = Scores(design, residuals);
        var past = new Matrix(n - 1, k);
        for (var j = 0; j < k; j++)
            for (var i = 0; i < n - 1; i++)
                past[i, j] = scores[j][i];
        var qr = Qr.Factor(past);
        if (qr.Rank < k)
            throw new InputException("the scores of the regression depend on one another; leave out the regressors that are other than zero in one row only");
        var coloured = Matrix.Identity(k);
        var white = new double[k][];
        for (var j = 0; j < k; j++)
        {
            var coefficients = qr.LeastSquares(scores[j].AsSpan(1));
            white[j] = scores[j][1..];
            for (var l = 0; l < k; l++)
            {
                coloured[j, l] -= coefficients[l];
                Vectors.AddScaled(scores[l].AsSpan(0, n - 1), white[j], -coefficients[l]);
            }
        }

        lag = Lag(white, n);
        var longRun = LongRun(white, lag);
        var factor = Lu.Factor(coloured);
        if (factor.IsSingular)
            throw new InputException("the scores of the regression have no stationary correlation; give the largest lag");

        // (X'X)^-1 (I - A)^-1 comes first, so that the two inverses meet the variance as one factor.
        var inverse = design.InverseMoments();
        var left = new Matrix(k, k);
        for (var c = 0; c < k; c++)
        {
            var unit = new double[k];
            unit[c] = 1;
            var column = inverse.Times(factor.Solve(unit));
            for (var r = 0; r < k; r++)
                left[r, c] = column[r];
        }

        var variance = left.Times(longRun).Times(left.Transpose());
        return [.. Enumerable.Range(0, k).Select(j => Math.Sqrt(variance[j, j]))];
    }

    // Each row's regressors, then the constant, times its residual: in the regressors' own units, which the bandwidth depends on.
    private static double[][] Scores(LeastSquares design, double[] residuals)
    {
        var scores = new double[design.Columns + 1][];
        for (var j = 0; j < design.Columns; j++)
        {
            scores[j] = new double[residuals.Length];
            for (var i = 0; i < residuals.Length; i++)
                scores[j][i] = ((design.Scaled[j][i] * design.ScaleOf(j)) + design.MeanOf(j)) * residuals[i];
        }

        scores[^1] = [.. residuals];
        return scores;
    }

    // The plug-in of Newey and West for the Bartlett kernel; the constant's score takes no part in the sum.
    private static int Lag(double[][] white, int n)
    {
        var sum = new double[white[0].Length];
        foreach (var score in white.AsSpan(0, white.Length - 1))
            Vectors.AddScaled(score, sum, 1);
        var (level, slope) = (Vectors.Dot(sum, sum), 0.0);
        var most = Math.Min((int)Math.Floor(3 * Math.Pow(n / 100.0, 2.0 / 9)), sum.Length - 1);
        for (var l = 1; l <= most; l++)
        {
            var product = Vectors.Dot(sum.AsSpan(l), sum.AsSpan(0, sum.Length - l));
            level += 2 * product;
            slope += 2 * l * product;
        }

        var bandwidth = 1.1447 * Math.Cbrt(slope / level * (slope / level)) * Math.Cbrt(n);
        return double.IsFinite(bandwidth) ? (int)Math.Min(Math.Floor(bandwidth), sum.Length - 1) : 0;
    }

    private static Matrix LongRun(double[][] white, int lag)
    {
        var k = white.Length;
        var variance = new Matrix(k, k);
        for (var a = 0; a < k; a++)
        {
            for (var b = 0; b < k; b++)
            {
                variance[a, b] += Vectors.Dot(white[a], white[b]);
                for (var l = 1; l <= lag; l++)
                {
                    var product = (1 - (l / (lag + 1.0))) * Vectors.Dot(white[a].AsSpan(0, white[a].Length - l), white[b].AsSpan(l));
                    variance[a, b] += product;
                    variance[b, a] += product;
                }
            }
        }

        return variance;
    }
}
