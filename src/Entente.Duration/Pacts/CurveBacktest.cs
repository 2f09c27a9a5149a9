namespace Entente.Duration.Pacts;

/// <summary>One forecast of a backtest.</summary>
/// <param name="Origin">The year, on whose first day it is made.</param>
/// <param name="Horizon">How many years ahead.</param>
/// <param name="Id">The pact.</param>
/// <param name="P">The probability that it is still in force then.</param>
/// <param name="Baseline">The same by the period rate of the last twenty years.</param>
/// <param name="Outcome">1 where it was, 0 where it had ended.</param>
public readonly record struct PactForecast(int Origin, double Horizon, string Id, double P, double Baseline, int Outcome);

/// <summary>The scores of forecasts beside those of the baseline.</summary>
/// <param name="Forecasts">How many.</param>
/// <param name="Origins">From how many origins.</param>
/// <param name="Brier">The mean squared error (Brier 1950).</param>
/// <param name="BaselineBrier">That of the baseline.</param>
/// <param name="Calibration">The mean gap between forecast and outcome over ten groups of equal size.</param>
/// <param name="BaselineCalibration">That of the baseline.</param>
/// <param name="LogScore">The mean of minus the logarithm of the probability given to what happened, probabilities kept within 0.002 and 0.998.</param>
/// <param name="BaselineLogScore">That of the baseline.</param>
public sealed record PactScore(int Forecasts, int Origins, double Brier, double BaselineBrier, double Calibration, double BaselineCalibration, double LogScore, double BaselineLogScore)
{
    /// <summary>Scores forecasts; NaN where there are none.</summary>
    public static PactScore Of(IReadOnlyList<PactForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var y = forecasts.Select(f => (double)f.Outcome).ToArray();
        var p = forecasts.Select(f => f.P).ToArray();
        var b = forecasts.Select(f => f.Baseline).ToArray();
        return new PactScore(y.Length, forecasts.Select(f => f.Origin).Distinct().Count(), Squares(p, y), Squares(b, y), CalibrationError(p, y), CalibrationError(b, y), Log(p, y), Log(b, y));
    }

    /// <summary>The mean gap between forecast and outcome over groups of equal size by rank; ties share their mean rank.</summary>
    public static double CalibrationError(double[] p, double[] outcome, int groups = 10)
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentNullException.ThrowIfNull(outcome);
        var n = p.Length;
        var order = SurvivalData.Order(p);
        var (count, forecast, seen) = (new double[groups], new double[groups], new double[groups]);
        for (var from = 0; from < n;)
        {
            var to = from + 1;
            while (to < n && p[order[to]] == p[order[from]])
                to++;
            var share = (from + 1 + to) / 2.0 / n;
            var group = Math.Clamp((int)Math.Ceiling((share * groups) - 1e-12) - 1, 0, groups - 1);
            for (; from < to; from++)
            {
                count[group]++;
                forecast[group] += p[order[from]];
                seen[group] += outcome[order[from]];
            }
        }

        double sum = 0;
        for (var g = 0; g < groups; g++)
            sum += Math.Abs(forecast[g] - seen[g]);
        return n == 0 ? double.NaN : sum / n;
    }

    private static double Squares(double[] p, double[] y) => p.Length == 0 ? double.NaN : p.Zip(y, (a, b) => (a - b) * (a - b)).Average();

    private static double Log(double[] p, double[] y) =>
        p.Length == 0 ? double.NaN : p.Zip(y, (a, b) => -Math.Log(b == 1 ? Math.Clamp(a, 0.002, 0.998) : 1 - Math.Clamp(a, 0.002, 0.998))).Average();
}

/// <summary>What a conditional survival curve of all pacts would have forecast, from one origin after the other, with what was known then.</summary>
public static class CurveBacktest
{
    /// <summary>Forecasts for every pact in force at each origin; an origin needs five pacts in force and fifteen endings before it.</summary>
    /// <param name="lives">The pacts.</param>
    /// <param name="origins">The origins, years.</param>
    /// <param name="horizon">Years ahead.</param>
    /// <param name="until">When observation stopped; no outcome is taken from beyond.</param>
    public static IReadOnlyList<PactForecast> Run(IReadOnlyList<PactLife> lives, IEnumerable<int> origins, double horizon, double until)
    {
        ArgumentNullException.ThrowIfNull(lives);
        ArgumentNullException.ThrowIfNull(origins);
        var forecasts = new List<PactForecast>();
        foreach (var origin in origins.Where(o => o + horizon <= until + 1e-9))
        {
            var known = lives.Where(l => l.Start < origin && l.End > l.Start).ToArray();
            var standing = known.Where(l => l.End > origin).ToArray();
            if (standing.Length < 5 || known.Count(l => l.Cause > 0 && l.End <= origin) < 15)
                continue;
            var past = new SurvivalData(known.Select(l => Math.Min(l.End, origin) - l.Start).ToArray(), known.Select(l => l.Cause > 0 && l.End <= origin ? 1 : 0).ToArray());
            var curve = KaplanMeier.Fit(past);
            var baseline = PeriodRate.Of(known.Select(l => l.End > origin ? l with { End = origin, Cause = 0 } : l), origin - 20, origin).Survival(horizon);
            foreach (var life in standing)
            {
                var age = origin - life.Start;
                var now = curve.At(age).Value;
                var p = now > 0 ? curve.At(age + horizon).Value / now : baseline;
                forecasts.Add(new PactForecast(origin, horizon, life.Id, p, baseline, life.Cause > 0 && life.End <= origin + horizon ? 0 : 1));
            }
        }

        return forecasts;
    }
}
