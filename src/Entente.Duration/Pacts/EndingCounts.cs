using Entente.Numerics;

namespace Entente.Duration.Pacts;

/// <summary>How many pacts end within one window, with an interval that allows for shocks which hit all of them.</summary>
/// <param name="Origin">The origin.</param>
/// <param name="Standing">Pacts in force then.</param>
/// <param name="Ended">How many ended within the window.</param>
/// <param name="Expected">How many were expected.</param>
/// <param name="Lower">The lower end of the 90 % interval.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="BinomialLower">The lower end, were endings independent at the baseline's rate.</param>
/// <param name="BinomialUpper">The upper end of that.</param>
public sealed record EndingCount(int Origin, int Standing, int Ended, double Expected, int Lower, int Upper, int BinomialLower, int BinomialUpper)
{
    // What is believed of the shared shock before any window has been seen: a variance of one half, worth four windows.
    private const double PriorVariance = 0.5;
    private const double PriorWindows = 4;

    /// <summary>Counts for each origin. The variance of the shared shock is learnt from windows that had closed by then (prequentially), with a gamma frailty over the expected number.</summary>
    public static IReadOnlyList<EndingCount> Of(IReadOnlyList<PactForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var windows = Windows(forecasts);
        return
        [
            .. windows.Select(w =>
            {
                var variance = Variance([.. windows.Where(v => v.Origin + v.Horizon <= w.Origin)], w.Mean * w.Mean);
                return new EndingCount(w.Origin, w.Count, w.Ended, w.Mean, NegativeBinomial(0.05, w.Mean, variance, w.Count), NegativeBinomial(0.95, w.Mean, variance, w.Count), Binomial.Quantile(0.05, w.Count, w.Base), Binomial.Quantile(0.95, w.Count, w.Base));
            }),
        ];
    }

    /// <summary>The variance of the shared shock (mean 1) as learnt from all windows that had closed by a moment.</summary>
    public static double Shock(IReadOnlyList<PactForecast> forecasts, double until)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        return Variance([.. Windows(forecasts).Where(w => w.Origin + w.Horizon <= until)], 1);
    }

    private static Window[] Windows(IReadOnlyList<PactForecast> forecasts) =>
        [.. forecasts.GroupBy(f => f.Origin).OrderBy(g => g.Key).Select(g => new Window(g.Key, g.First().Horizon, g.Count(), g.Count(f => f.Outcome == 0), g.Sum(f => 1 - f.P), g.Average(f => 1 - f.Baseline)))];

    private static double Variance(Window[] past, double scaleWithoutPast)
    {
        var scale = past.Length == 0 ? scaleWithoutPast : past.Average(v => v.Mean * v.Mean);
        var excess = past.Sum(v => ((v.Ended - v.Mean) * (v.Ended - v.Mean)) - v.Mean);
        return Math.Max(0.02, (excess + (PriorWindows * PriorVariance * scale)) / (past.Sum(v => v.Mean * v.Mean) + (PriorWindows * scale)));
    }

    private readonly record struct Window(int Origin, double Horizon, int Count, int Ended, double Mean, double Base);

    private static int NegativeBinomial(double share, double mean, double variance, int most)
    {
        var size = 1 / variance;
        var p = size / (size + mean);
        double sum = 0;
        for (var k = 0; k < most; k++)
        {
            sum += Math.Exp(SpecialFunctions.LogGamma(k + size) - SpecialFunctions.LogGamma(size) - SpecialFunctions.LogGamma(k + 1.0) + (size * Math.Log(p)) + (k * Math.Log(1 - p)));
            if (sum >= share)
                return k;
        }

        return most;
    }
}
