namespace Entente.Duration;

/// <summary>A value with an interval; a NaN end means that the interval is open there (not reached).</summary>
/// <param name="Value">The value.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper);

/// <summary>A stepwise survival curve: one entry for each distinct exit time.</summary>
public sealed class SurvivalCurve
{
    internal SurvivalCurve(string name, int records, int steps, IntervalKind kind, double level)
    {
        (Name, Records, Kind, Level) = (name, records, kind, level);
        (Time, AtRisk, Events, Censored) = (new double[steps], new double[steps], new double[steps], new double[steps]);
        (Survival, StdErr, CumulativeHazard, HazardStdErr) = (new double[steps], new double[steps], new double[steps], new double[steps]);
        (Lower, Upper) = (new double[steps], new double[steps]);
    }

    /// <summary>The name of the group, empty for a single curve.</summary>
    public string Name { get; }

    /// <summary>The number of rows.</summary>
    public int Records { get; }

    /// <summary>The scale of the intervals.</summary>
    public IntervalKind Kind { get; }

    /// <summary>The level of the intervals.</summary>
    public double Level { get; }

    /// <summary>The distinct exit times, ascending.</summary>
    public double[] Time { get; }

    /// <summary>How many (their weights) were under observation just before each time.</summary>
    public double[] AtRisk { get; }

    /// <summary>How many ended at each time.</summary>
    public double[] Events { get; }

    /// <summary>How many left observation unended at each time.</summary>
    public double[] Censored { get; }

    /// <summary>The probability to last beyond each time.</summary>
    public double[] Survival { get; }

    /// <summary>The standard error of ln <see cref="Survival"/> (Greenwood 1926); not finite where survival is 0.</summary>
    public double[] StdErr { get; }

    /// <summary>The cumulative hazard.</summary>
    public double[] CumulativeHazard { get; }

    /// <summary>The standard error of the cumulative hazard.</summary>
    public double[] HazardStdErr { get; }

    /// <summary>The lower ends of the pointwise intervals; NaN where there is none.</summary>
    public double[] Lower { get; }

    /// <summary>The upper ends of the pointwise intervals; NaN where there is none.</summary>
    public double[] Upper { get; }

    /// <summary>The step that holds at <paramref name="time"/>; -1 before the first.</summary>
    public int StepAt(double time)
    {
        var at = Array.BinarySearch(Time, time);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The survival at <paramref name="time"/> with its interval; 1 before the first exit.</summary>
    public Estimate At(double time)
    {
        var step = StepAt(time);
        return step < 0 ? new Estimate(1, 1, 1) : new Estimate(Survival[step], Lower[step], Upper[step]);
    }

    /// <summary>How many (their weights) are at risk at <paramref name="time"/>: under observation just before it.</summary>
    public double AtRiskAt(double time)
    {
        var at = Array.BinarySearch(Time, time);
        var next = at >= 0 ? at : ~at;
        return next < Time.Length ? AtRisk[next] : 0;
    }

    /// <summary>The time by which a share <paramref name="p"/> has ended, with its interval (Brookmeyer and Crowley 1982); NaN where it is not reached.</summary>
    /// <remarks>Where the curve runs level at 1 - p the middle of that stretch is taken, as R does.</remarks>
    public Estimate Quantile(double p) => new(First(Survival, 1 - p), First(Lower, 1 - p), First(Upper, 1 - p));

    /// <summary>The median with its interval; NaN where it is not reached.</summary>
    public Estimate Median => Quantile(0.5);

    /// <summary>The mean time up to <paramref name="until"/> and its standard error (Klein and Moeschberger 2003, section 4.5).</summary>
    public (double Mean, double StdErr) RestrictedMean(double until)
    {
        var keep = 0;
        while (keep < Time.Length && Time[keep] <= until)
            keep++;
        var start = keep == 0 ? 0 : Math.Min(0, Time[0]);
        double mean = 0, variance = 0, right = 0;
        for (var i = keep; i >= 0; i--)
        {
            var from = i == 0 ? start : Time[i - 1];
            var to = i == keep ? until : Time[i];
            var area = (to - from) * (i == 0 ? 1 : Survival[i - 1]);
            mean += area;
            right += area;
            if (i > 0 && AtRisk[i - 1] > Events[i - 1])
                variance += right * right * Events[i - 1] / (AtRisk[i - 1] * (AtRisk[i - 1] - Events[i - 1]));
        }

        return (mean + start, Math.Sqrt(variance));
    }

    private double First(double[] curve, double level)
    {
        const double Tolerance = 1.4901161193847656e-8;
        for (var i = 0; i < curve.Length; i++)
        {
            if (!(curve[i] < level + Tolerance))
                continue;
            if (Math.Abs(curve[i] - level) >= Tolerance)
                return Time[i];
            for (var j = i + 1; j < curve.Length; j++)
                if (curve[j] < curve[i] - 1e-15)
                    return (Time[i] + Time[j]) / 2;
            return Time[i];
        }

        return double.NaN;
    }
}
