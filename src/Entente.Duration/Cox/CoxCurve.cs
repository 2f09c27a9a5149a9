using Entente.Numerics;

namespace Entente.Duration;

/// <summary>A survival curve that a Cox model predicts for one row of covariates.</summary>
/// <param name="Stratum">The stratum.</param>
/// <param name="Time">The distinct exit times of the stratum.</param>
/// <param name="AtRisk">Under observation just before each time.</param>
/// <param name="Events">Ended at each time.</param>
/// <param name="CumulativeHazard">The cumulative hazard.</param>
/// <param name="Survival">exp(-hazard).</param>
/// <param name="StdErr">The standard error of the cumulative hazard.</param>
/// <param name="Lower">Lower ends.</param>
/// <param name="Upper">Upper ends.</param>
public sealed record CoxCurve(string Stratum, double[] Time, double[] AtRisk, double[] Events, double[] CumulativeHazard, double[] Survival, double[] StdErr, double[] Lower, double[] Upper)
{
    /// <summary>The curve of each stratum (Efron's or Breslow's hazard after the ties of the fit; variance of Tsiatis 1981).</summary>
    /// <param name="fit">The model.</param>
    /// <param name="x">One row of covariates.</param>
    /// <param name="interval">The scale of the intervals.</param>
    /// <param name="level">Their level.</param>
    public static IReadOnlyList<CoxCurve> Of(CoxFit fit, ReadOnlySpan<double> x, IntervalKind interval = IntervalKind.Log, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var data = fit.Data;
        var means = CoxMeans.Of(data, fit.Pass, fit.Ties);
        var z = ConfidenceInterval.HalfWidth(level);
        var centred = new double[data.Columns];
        double eta = 0;
        for (var j = 0; j < centred.Length; j++)
        {
            centred[j] = x[j] - data.Centre[j];
            if (!double.IsNaN(fit.Coefficients[j]))
                eta += centred[j] * fit.Coefficients[j];
        }

        var risk = Math.Exp(eta);
        var curves = new List<CoxCurve>();
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
        {
            var (from, to) = (data.Stratum[s], data.Stratum[s + 1]);
            var n = to - from;
            var curve = new CoxCurve(fit.Frame.StrataNames[s], new double[n], new double[n], new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
            double hazard = 0, square = 0;
            var path = new double[data.Columns];
            for (var k = 0; k < n; k++)
            {
                var g = to - 1 - k;
                curve.Time[k] = data.TimeOf(g);
                curve.AtRisk[k] = CountAtRisk(data, from, to, g);
                for (var i = data.Group[g]; i < data.Group[g + 1]; i++)
                    curve.Events[k] += data.Event[i] ? data.WeightOf(i) : 0;
                if (means.Drift[g] is { } drift)
                {
                    hazard += fit.Pass.Hazard[g];
                    square += means.Square[g];
                    for (var j = 0; j < path.Length; j++)
                        path[j] += drift[j] - (fit.Pass.Hazard[g] * centred[j]);
                }

                curve.CumulativeHazard[k] = risk * hazard;
                curve.Survival[k] = Math.Exp(-risk * hazard);
                curve.StdErr[k] = risk * Math.Sqrt(square + Matrix.Dot(path, fit.Variance.Times(path)));
                (curve.Lower[k], curve.Upper[k]) = ConfidenceInterval.About(curve.Survival[k], curve.StdErr[k], interval, z);
            }

            curves.Add(curve);
        }

        return curves;
    }

    private static double CountAtRisk(CoxData data, int from, int to, int g)
    {
        double sum = 0;
        if (data.Weight is null && data.Entry is null)
            return data.Group[g + 1] - data.Group[from];
        for (var i = data.Group[from]; i < data.Group[g + 1]; i++)
            if (data.Entry is null || data.Entry[i] < data.TimeOf(g))
                sum += data.WeightOf(i);
        _ = to;
        return sum;
    }
}
