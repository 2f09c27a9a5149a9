using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>What changed in a series at a date, beside what "changed" at dates when nothing is said to have happened.</summary>
/// <param name="Level">The jump at the date.</param>
/// <param name="LevelError">Its standard error, for errors correlated in time.</param>
/// <param name="LevelP">Its two-sided p.</param>
/// <param name="Slope">The change of the trend by period.</param>
/// <param name="SlopeError">Its standard error.</param>
/// <param name="SlopeP">Its two-sided p.</param>
/// <param name="Placebos">How many other dates were tried.</param>
/// <param name="PlaceboShare">The share of them, the true date counted in, at which the jump is at least as many standard errors.</param>
public sealed record InterruptedSeries(double Level, double LevelError, double LevelP, double Slope, double SlopeError, double SlopeP, int Placebos, double PlaceboShare)
{
    /// <summary>Fits level and trend before and after a date (Wagner and others 2002), and the same at every other date.</summary>
    /// <param name="series">The values in order; NaN where missing.</param>
    /// <param name="start">The index of the first value after the event.</param>
    /// <param name="margin">The least number of periods on each side of a date, and between a placebo and the date.</param>
    /// <exception cref="InputException">Too few periods lie before or after the date.</exception>
    public static InterruptedSeries Of(IReadOnlyList<double> series, int start, int margin = 8)
    {
        if (start < margin || series.Count - start < margin)
            throw new InputException($"{start} periods before the date and {series.Count - start} after it; {margin} or more were expected on each side");
        var (level, levelError, slope, slopeError, df) = Fit(series, 0, series.Count, start);
        var t = Math.Abs(level / levelError);
        var (tried, asLarge) = (0, 0);

        // Before the date nothing of it can be seen; placebos use only those periods where there are enough of them.
        var end = start >= 4 * margin ? start : series.Count;
        for (var date = margin; date <= end - margin; date++)
        {
            if (end > start && Math.Abs(date - start) < margin)
                continue;
            tried++;
            var placebo = Fit(series, 0, end, date);
            if (Math.Abs(placebo.Level / placebo.LevelError) >= t)
                asLarge++;
        }

        return new InterruptedSeries(level, levelError, StudentT.TwoSided(level / levelError, df), slope, slopeError, StudentT.TwoSided(slope / slopeError, df), tried, (asLarge + 1.0) / (tried + 1));
    }

    private static (double Level, double LevelError, double Slope, double SlopeError, int Df) Fit(IReadOnlyList<double> series, int from, int to, int start)
    {
        int[] at = [.. Enumerable.Range(from, to - from).Where(i => double.IsFinite(series[i]))];
        double[] time = [.. at.Select(i => (double)i)];
        double[] after = [.. at.Select(i => i >= start ? 1.0 : 0)];
        double[] since = [.. at.Select(i => Math.Max(0.0, i - start))];
        var fit = Regression.Fit([time, after, since], ["time", "after the date", "time since the date"], [.. at.Select(i => series[i])]);
        var errors = fit.StandardErrors(ErrorModel.Autocorrelated, (int)Math.Ceiling(1.3 * Math.Cbrt(at.Length)));
        return (fit.Coefficients[1], errors[1], fit.Coefficients[2], errors[2], fit.DegreesOfFreedom);
    }
}
