using Entente.Numerics;

namespace Entente.Duration.Pacts;

/// <summary>A point of a forecast.</summary>
/// <param name="Years">Years ahead.</param>
/// <param name="P">The chance to be still in force.</param>
/// <param name="Lower">Still in force, should the coming years bring the shock beyond which 5 % of windows lie.</param>
/// <param name="Upper">Still in force, should they be as quiet as the quietest 5 %.</param>
/// <param name="Lowest">The lowest of the simple models.</param>
/// <param name="Highest">The highest of them.</param>
public readonly record struct OutlookPoint(double Years, double P, double Lower, double Upper, double Lowest, double Highest);

/// <summary>The chance of one pact to be still in force at any time ahead: models of several horizons, joined by a hazard that is constant between them.</summary>
public sealed class PactOutlook
{
    private const double Share = 0.05;
    private readonly (double Years, double Hazard, double Lowest, double Highest, double Shock)[] _knots;

    /// <summary>Joins the models of one moment.</summary>
    /// <param name="models">Models of different horizons.</param>
    /// <param name="situation">The pact's covariates for a horizon.</param>
    public PactOutlook(IEnumerable<PactModel> models, Func<double, PactSituation> situation)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(situation);
        var knots = new List<(double, double, double, double, double)>();
        double least = 0, low = 0, high = 0;
        foreach (var model in models.OrderBy(m => m.Horizon))
        {
            var now = situation(model.Horizon);
            var chance = model.Chance(now.Covariates, now.Class);

            // Each horizon is fitted by itself: that what has ended stays ended is seen to here.
            (least, low, high) = (Math.Max(least, -Math.Log(chance.P)), Math.Max(low, -Math.Log(chance.Highest)), Math.Max(high, -Math.Log(chance.Lowest)));
            knots.Add((model.Horizon, least, low, high, double.IsNaN(model.Shock) ? 0 : model.Shock));
        }

        _knots = [.. knots];
        if (_knots.Length == 0)
            throw new ArgumentException("A forecast needs a model.", nameof(models));
    }

    /// <summary>The forecast some years ahead; beyond the last model its hazard goes on.</summary>
    public OutlookPoint At(double years)
    {
        var k = 0;
        while (k + 1 < _knots.Length && _knots[k].Years < years)
            k++;
        var to = _knots[k];
        var from = k == 0 ? (Years: 0.0, Hazard: 0.0, Lowest: 0.0, Highest: 0.0, to.Shock) : _knots[k - 1];
        var share = years <= to.Years ? (years - from.Years) / (to.Years - from.Years) : double.NaN;
        double Join(double a, double b) => double.IsNaN(share) ? b / to.Years * years : a + (share * (b - a));
        var p = Math.Exp(-Join(from.Hazard, to.Hazard));
        var shock = double.IsNaN(share) ? to.Shock : Join(from.Shock, to.Shock);
        var (lower, upper) = Band(p, shock);
        return new OutlookPoint(years, p, lower, upper, Math.Exp(-Join(from.Highest, to.Highest)), Math.Exp(-Join(from.Lowest, to.Lowest)));
    }

    // A gamma shock of mean 1 multiplies the hazard of all pacts: averaged over it the pact survives with p.
    private static (double Lower, double Upper) Band(double p, double variance)
    {
        if (variance <= 0)
            return (p, p);
        var hazard = (Math.Pow(p, -variance) - 1) / variance;
        double Shock(double share) => variance / 2 * ChiSquare.Quantile(share, 2 / variance);
        return (Math.Exp(-hazard * Shock(1 - Share)), Math.Exp(-hazard * Shock(Share)));
    }

    /// <summary>The years until half of such pacts have ended; null where that lies beyond <paramref name="most"/>.</summary>
    public double? Median(double most)
    {
        if (At(most).P > 0.5)
            return null;
        double low = 0, high = most;
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            if (At(middle).P > 0.5)
                low = middle;
            else
                high = middle;
        }

        return high;
    }
}
