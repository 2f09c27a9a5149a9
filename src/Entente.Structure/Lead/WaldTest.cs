using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>A test with its statistic.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="Df">Its degrees of freedom: two for an F, one for a chi-square.</param>
/// <param name="P">The probability of so large a statistic if there is nothing; exact in the tail down to 1e-300.</param>
public sealed record TestResult(double Statistic, IReadOnlyList<double> Df, double P)
{
    internal static TestResult F(double statistic, double df1, double df2) => new(statistic, [df1, df2], FisherF.Tail(statistic, df1, df2));

    internal static TestResult ChiSquared(double statistic, double df) => new(statistic, [df], ChiSquare.Tail(statistic, df));
}

/// <summary>A quadratic form in the inverse of a covariance.</summary>
internal static class WaldTest
{
    /// <summary>r' V^-1 r.</summary>
    /// <exception cref="InputException">The covariance is singular.</exception>
    public static double Statistic(double[] restrictions, Matrix covariance)
    {
        // Scaled to a unit diagonal first: coefficients of series in different units must not look dependent.
        var n = restrictions.Length;
        var scale = new double[n];
        for (var i = 0; i < n; i++)
            scale[i] = Math.Sqrt(covariance[i, i]);
        var scaled = new Matrix(n, n);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                scaled[i, j] = covariance[i, j] / (scale[i] * scale[j]);
        var right = restrictions.Select((r, i) => r / scale[i]).ToArray();
        var factor = Cholesky.Factor(scaled, 1e-13);
        if (factor.Rank < n)
            throw new InputException("the covariance of the tested coefficients is singular: the series are too sparse for so many lags; use fewer lags or coarser periods");
        return Matrix.Dot(right, factor.Solve(right));
    }
}
