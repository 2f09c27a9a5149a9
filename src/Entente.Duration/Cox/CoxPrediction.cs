using Entente.Numerics;

namespace Entente.Duration;

/// <summary>What a Cox model predicts for one row of covariates, against the mean (columns of 0 and 1 at 0), as R's <c>predict</c> does.</summary>
public static class CoxPrediction
{
    /// <summary>(x - mean)β and its standard error.</summary>
    public static (double Value, double StdErr) LinearPredictor(CoxFit fit, ReadOnlySpan<double> x)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var means = fit.Means();
        var gap = new double[means.Length];
        double value = 0;
        for (var j = 0; j < gap.Length; j++)
        {
            gap[j] = x[j] - means[j];
            if (!double.IsNaN(fit.Coefficients[j]))
                value += gap[j] * fit.Coefficients[j];
        }

        return (value, Math.Sqrt(Matrix.Dot(gap, fit.Variance.Times(gap))));
    }

    /// <summary>exp of the linear predictor, with R's standard error (that of the predictor times the root of the risk).</summary>
    public static (double Value, double StdErr) Risk(CoxFit fit, ReadOnlySpan<double> x)
    {
        var (value, error) = LinearPredictor(fit, x);
        return (Math.Exp(value), error * Math.Sqrt(Math.Exp(value)));
    }
}
