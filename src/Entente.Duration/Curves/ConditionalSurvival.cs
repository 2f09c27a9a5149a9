using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The chance of lasting to a later time for what has lasted to an earlier one.</summary>
/// <param name="Given">The time already reached.</param>
/// <param name="Until">The later time.</param>
/// <param name="Probability">P(T &gt; until | T &gt; given); where nothing ended in the window, or everything did, the exact median-unbiased value 0.5^(1/n) or 1 - 0.5^(1/n).</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
/// <param name="VarianceOfLog">Greenwood's sum over the window: the variance of ln P.</param>
/// <param name="AtRisk">How many were under observation when the window began.</param>
/// <param name="Ended">How many ended within the window.</param>
/// <param name="Followed">How many ended within the window or were followed to its end.</param>
/// <param name="IsExact">Whether the interval is the exact binomial one because nothing ended, or everything did.</param>
public sealed record ConditionalSurvival(double Given, double Until, double Probability, double Lower, double Upper, double VarianceOfLog, double AtRisk, double Ended, double Followed, bool IsExact)
{
    /// <summary>Asks a curve.</summary>
    /// <param name="curve">A Kaplan-Meier curve.</param>
    /// <param name="given">The time already reached, at least 0.</param>
    /// <param name="until">The later time, not before <paramref name="given"/>.</param>
    /// <param name="interval">The scale of the interval; an exact binomial one (Clopper and Pearson 1934) takes its place where nothing ended in the window, or everything did.</param>
    /// <param name="level">Its level.</param>
    /// <returns>Null where nothing was under observation at <paramref name="given"/>, or nothing was followed to <paramref name="until"/> and nothing ended: the data do not speak.</returns>
    /// <exception cref="ArgumentException">The window runs backwards.</exception>
    public static ConditionalSurvival? Of(SurvivalCurve curve, double given, double until, IntervalKind interval = IntervalKind.LogLog, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!(until >= given && given >= 0))
            throw new ArgumentException($"The window runs from {given} to {until}; the first must not be negative nor after the second.");
        var first = curve.StepAt(given) + 1;
        var last = curve.StepAt(until);
        if (first >= curve.Time.Length)
            return null;
        double p = 1, variance = 0, ended = 0;
        for (var i = first; i <= last; i++)
        {
            double n = curve.AtRisk[i], d = curve.Events[i];
            if (d <= 0)
                continue;
            p *= (n - d) / n;
            variance += d / (n * (n - d));
            ended += d;
        }

        var atRisk = curve.AtRisk[first];
        var stay = last + 1 < curve.Time.Length ? curve.AtRisk[last + 1] : curve.Time[^1] >= until ? curve.Censored[^1] : 0;
        var followed = ended + stay;
        if (ended > 0)
        {
            // Beyond the last observed time the curve is a bound, not an estimate, unless it is 0.
            if (until > curve.Time[^1] && p > 0)
                return null;
            if (p == 0)
                return new(given, until, 1 - Math.Pow(0.5, 1 / Math.Max(1, ended)), 0, 1 - Math.Pow((1 - level) / 2, 1 / Math.Max(1, ended)), variance, atRisk, ended, followed, IsExact: true);
            var (lower, upper) = ConfidenceInterval.About(p, Math.Sqrt(variance), interval, ConfidenceInterval.HalfWidth(level));
            return new(given, until, p, lower, upper, variance, atRisk, ended, followed, IsExact: false);
        }

        var whole = (int)Math.Floor(stay + 1e-9);
        if (whole < 1)
            return null;
        return new(given, until, Math.Pow(0.5, 1.0 / whole), Binomial.ClopperPearson(whole, whole, level).Lower, 1, 0, atRisk, 0, followed, IsExact: true);
    }

    /// <summary>How much longer until half of those that reached <paramref name="given"/> have ended; NaN where that is not reached.</summary>
    public static double MedianRemaining(SurvivalCurve curve, double given)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var step = curve.StepAt(given);
        var half = 0.5 * (step < 0 ? 1 : curve.Survival[step]);
        for (var i = step + 1; i < curve.Time.Length; i++)
            if (curve.Survival[i] <= half + 1e-12)
                return curve.Time[i] - given;
        return double.NaN;
    }
}
