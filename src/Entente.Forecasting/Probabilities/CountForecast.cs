namespace Entente.Forecasting;

/// <summary>How many events to expect: negative binomial, from fading counts of the dyad and a prior of the class's rate.</summary>
/// <param name="Mean">The expected number.</param>
/// <param name="Low">The 10 % quantile.</param>
/// <param name="High">The 90 % quantile.</param>
public sealed record CountForecast(double Mean, int Low, int High)
{
    // A fading count with a scale of 60 days sees 60 days at most; the prior weighs as much as ten of them.
    private const double Scale = 60, PriorDays = 10;
    private const int Most = 2000;

    /// <summary>From what happened up to a morning.</summary>
    internal static (double Shape, double Odds) Law(DyadTrack track, int s, int t, int c, int days, double perDay)
    {
        var seen = Math.Max(1, Scale * (1 - Math.Exp(-track.Now / Scale)));
        var shape = track.Own(s, t, c).Slow(track.Now) + (PriorDays * Math.Max(perDay, 1e-4));
        return (shape, (seen + PriorDays) / days);
    }

    internal static CountForecast Of((double Shape, double Odds) law)
    {
        int low = -1, high = 0;
        double sum = 0;
        foreach (var (k, p) in Terms(law))
        {
            sum += p;
            if (low < 0 && sum >= .1)
                low = k;
            high = k;
            if (sum >= .9)
                break;
        }

        return new CountForecast(law.Shape / law.Odds, Math.Max(0, low), high);
    }

    /// <summary>The continuous ranked probability score of a count that came (Gneiting and Raftery 2007, eq. 20), over whole numbers.</summary>
    internal static double Crps((double Shape, double Odds) law, int came)
    {
        double sum = 0, score = 0;
        foreach (var (k, p) in Terms(law))
        {
            sum += p;
            var gap = Math.Min(1, sum) - (came <= k ? 1 : 0);
            score += gap * gap;
            if (k >= came && sum > 1 - 1e-9)
                break;
        }

        return score;
    }

    private static IEnumerable<(int K, double P)> Terms((double Shape, double Odds) law)
    {
        var p = law.Odds / (1 + law.Odds);
        var term = Math.Exp(law.Shape * Math.Log(p));
        for (var k = 0; k < Most; k++)
        {
            yield return (k, term);
            term *= (law.Shape + k) / (k + 1) * (1 - p);
        }
    }
}
