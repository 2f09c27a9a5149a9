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
    /// <summary>The largest lag of the errors' correlation that the data choose (Newey and West 1994); null where that cannot be worked out.</summary>
    public int? AutomaticLag { get; init; }

    /// <summary>The standard error of the jump with that lag and prewhitening.</summary>
    public double? LevelErrorAutomatic { get; init; }

    /// <summary>The standard error of the change of the trend with that lag and prewhitening.</summary>
    public double? SlopeErrorAutomatic { get; init; }

    /// <summary>The statistic of Durbin and Watson of the regression: near 2 without correlation from one period to the next.</summary>
    public double DurbinWatson { get; init; }

    /// <summary>Its p against positive correlation (<see cref="Regression.DurbinWatsonP"/>).</summary>
    public double DurbinWatsonP { get; init; }

    /// <summary>Fits level and trend before and after a date (Wagner and others 2002), and the same at every other date.</summary>
    /// <param name="series">The values in order; NaN where missing.</param>
    /// <param name="start">The index of the first value after the event.</param>
    /// <param name="margin">The least number of periods on each side of a date, and between a placebo and the date.</param>
    /// <exception cref="InputException">Too few periods lie before or after the date.</exception>
    public static InterruptedSeries Of(IReadOnlyList<double> series, int start, int margin = 8)
    {
        if (start < margin || series.Count - start < margin)
            throw new InputException($"periods before the date: {start}, from it on: {series.Count - start}; {margin} or more were expected on each side");
        var fit = Fit(series, 0, series.Count, start);
        var (level, levelError, slope, slopeError) = Changes(fit);
        var t = Math.Abs(level / levelError);
        var (tried, asLarge) = (0, 0);

        // Before the date nothing of it can be seen; placebos use only those periods where there are enough of them.
        var end = start >= 4 * margin ? start : series.Count;
        for (var date = margin; date <= end - margin; date++)
        {
            if (end > start && Math.Abs(date - start) < margin)
                continue;
            tried++;
            var placebo = Changes(Fit(series, 0, end, date));
            if (Math.Abs(placebo.Level / placebo.LevelError) >= t)
                asLarge++;
        }

        var result = new InterruptedSeries(level, levelError, StudentT.TwoSided(level / levelError, fit.DegreesOfFreedom), slope, slopeError, StudentT.TwoSided(slope / slopeError, fit.DegreesOfFreedom), tried, (asLarge + 1.0) / (tried + 1))
        {
            DurbinWatson = fit.DurbinWatson,
            DurbinWatsonP = fit.DurbinWatsonP,
        };
        try
        {
            var errors = fit.AutomaticErrors(out var lag);
            return result with { AutomaticLag = lag, LevelErrorAutomatic = errors[1], SlopeErrorAutomatic = errors[2] };
        }
        catch (InputException)
        {
            return result;
        }
    }

    private static (double Level, double LevelError, double Slope, double SlopeError) Changes(Regression fit)
    {
        var errors = fit.StandardErrors(ErrorModel.Autocorrelated, (int)Math.Ceiling(1.3 * Math.Cbrt(fit.Residuals.Count)));
        return (fit.Coefficients[1], errors[1], fit.Coefficients[2], errors[2]);
    }

    private static Regression Fit(IReadOnlyList<double> series, int from, int to, int start)
    {
        int[] at = [.. Enumerable.Range(from, to - from).Where(i => double.IsFinite(series[i]))];
        double[] time = [.. at.Select(i => (double)i)];
        double[] after = [.. at.Select(i => i >= start ? 1.0 : 0)];
        double[] since = [.. at.Select(i => Math.Max(0.0, i - start))];
        return Regression.Fit([time, after, since], ["time", "after the date", "time since the date"], [.. at.Select(i => series[i])]);
    }
}
