using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>The headline on one direction: whether a cause's past helps to foresee an effect, by tests that must agree.</summary>
/// <param name="Leads">Whether all of them reject at 5 %.</param>
/// <param name="P">The largest of their p values.</param>
/// <param name="Lags">The number of lags.</param>
/// <param name="Robust">The test with the HC3 covariance.</param>
/// <param name="Bootstrap">The wild bootstrap; null where the first test already fails.</param>
public sealed record LeadVerdict(bool Leads, double P, int Lags, TestResult Robust, TestResult? Bootstrap)
{
    /// <summary>The level at which the headline speaks.</summary>
    public const double Level = 0.05;

    private const int Draws = 999;

    /// <summary>
    /// Judges one direction. Counts of events come in bursts and remember their past; both make the naive test cry wolf. So values
    /// enter by rank (see <see cref="NormalScores"/>); lags are chosen from the memory of each series alone by Akaike's criterion,
    /// because a choice that looks at the pair prefers the lags at which chance speaks; one more lag than chosen is fitted but not
    /// tested (Toda and Yamamoto 1995); and the robust test and the bootstrap must agree.
    /// </summary>
    /// <param name="cause">The series that may lead; NaN where missing.</param>
    /// <param name="effect">The series that may follow.</param>
    /// <param name="mostLags">The largest number of lags to choose from.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <exception cref="InputException">The series are too short, constant, or one is a copy of the other.</exception>
    public static LeadVerdict Of(double[] cause, double[] effect, int mostLags, ulong seed)
    {
        double[][] series = [NormalScores.Of(cause), NormalScores.Of(effect)];
        string[] names = ["cause", "effect"];
        var lags = Math.Max(LagChoice.Of([series[0]], [names[0]], 1, mostLags).Aic, LagChoice.Of([series[1]], [names[1]], 1, mostLags).Aic);
        var model = VectorAutoregression.Fit(series, names, lags + 1);
        var robust = Causality.GrangerRobust(model, 0, lags);
        if (robust.P > Level)
            return new LeadVerdict(false, robust.P, lags, robust, null);
        var bootstrap = BootstrapCausality.Run(model, 0, 1, Draws, seed, lags);
        var p = Math.Max(robust.P, bootstrap.P);
        return new LeadVerdict(p <= Level, p, lags, robust, bootstrap);
    }
}
