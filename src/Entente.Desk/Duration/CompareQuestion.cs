using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.Numerics;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>Which model forecasts best? Each is fitted on four fifths of the rows and scored on the fifth, beside the curve without covariates.</summary>
public sealed class CompareQuestion : IQuestion<ModelRequest, CompareDocument>
{
    private const int Folds = 5;

    private static readonly AftDistribution[] Distributions = [AftDistribution.Exponential, AftDistribution.Weibull, AftDistribution.LogNormal, AftDistribution.LogLogistic];

    /// <inheritdoc/>
    public Task<CompareDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static CompareDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (table, frame) = request.Read(severalCauses: false, cancellation);
        if (frame.Kind != ResponseKind.Right || frame.StrataNames.Count > 1 || request.Weights is not null)
            throw new InputException("compare takes Surv(time, status) without late entry, strata or weights");
        var whole = table.Select(frame.Rows.ToArray());
        var spells = frame.Spells();
        if (spells.Events == 0)
            throw new InputException("no events: nothing ended, so no model can be fitted");
        var curve = KaplanMeier.Fit(spells);
        double[] times = request.Times is { } asked ? [.. asked] : [.. new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7 }.Select(p => curve.Quantile(p).Value).Where(double.IsFinite).Distinct()];
        if (times.Length < 2)
            throw new InputException("too few rows ended to choose times; name two with --times");
        var scores = new SurvivalScores(spells);
        var models = new List<ComparedModel>
        {
            Scored("rate (no covariates)", 1, null, null, past => RateForecast(past, times)),
            Scored("km (no covariates)", 0, null, null, past => KmForecast(past, times)),
        };
        foreach (var distribution in Distributions)
        {
            var fit = AcceleratedFailure.Fit(frame, distribution);
            var k = fit.Variance.Rows;
            models.Add(Scored(Words.Of(distribution), k, fit.LogLikelihood, (2 * k) - (2 * fit.LogLikelihood), past => AftForecast(past, distribution, times)));
        }

        var cox = ProportionalHazards.Fit(frame, new CoxOptions(Concordance: false));
        models.Add(Scored("cox", cox.Coefficients.Length, cox.LogLikelihood, null, past => CoxForecast(past, times)));
        return new CompareDocument("entente/duration-compare/1", request.Formula, frame.Rows.Count, spells.Events, frame.Dropped, times, [.. models.OrderBy(m => m.Brier)], ModelRequest.Warnings(frame, cox.Warnings));

        ComparedModel Scored(string name, int parameters, double? loglik, double? aic, Func<ModelFrame, Func<double[], double[]>> fit)
        {
            var forecasts = Forecasts(whole, frame, times, fit, cancellation);
            return new(name, parameters, loglik, aic, scores.IntegratedBrier(times, forecasts), [.. times.Select((t, k) => At(scores, t, forecasts[k], tellsApart: !name.EndsWith("(no covariates)", StringComparison.Ordinal)))]);
        }
    }

    private static TimedScore At(SurvivalScores scores, double t, double[] survival, bool tellsApart)
    {
        // Without covariates forecasts differ between folds alone: that is no discrimination.
        var auc = tellsApart ? scores.Auc(t, Array.ConvertAll(survival, s => 1 - s)) : double.NaN;
        var groups = scores.Calibration(t, survival);
        return new TimedScore(t, scores.Brier(t, survival), double.IsNaN(auc) ? null : auc, scores.LogScore(t, survival), groups.Sum(g => g.Count * Math.Abs(g.Forecast - g.Observed)) / survival.Length);
    }

    private static double[][] Forecasts(Table table, ModelFrame frame, double[] times, Func<ModelFrame, Func<double[], double[]>> fit, CancellationToken cancellation)
    {
        var forecasts = times.Select(_ => new double[table.RowCount]).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            var keep = fold;
            var past = ModelFrame.Of(frame.Formula, table.Where(i => i % Folds != keep));
            var forecast = fit(past);
            var left = Enumerable.Range(0, table.RowCount).Where(i => i % Folds == keep).ToArray();
            var x = past.NewX(table.Select(left));
            for (var i = 0; i < left.Length; i++)
            {
                var s = forecast(x.Row(i).ToArray());
                for (var k = 0; k < times.Length; k++)
                    forecasts[k][left[i]] = s[k];
            }
        }

        return forecasts;
    }

    // Endings per unit of time: the baseline of every forecast of duration.
    private static Func<double[], double[]> RateForecast(ModelFrame past, double[] times)
    {
        var spells = past.Spells();
        var rate = spells.Events / spells.Exposure;
        var s = Array.ConvertAll(times, t => Math.Exp(-rate * t));
        return _ => s;
    }

    private static Func<double[], double[]> KmForecast(ModelFrame past, double[] times)
    {
        var curve = KaplanMeier.Fit(past.Spells());
        var s = Array.ConvertAll(times, t => curve.At(t).Value);
        return _ => s;
    }

    private static Func<double[], double[]> AftForecast(ModelFrame past, AftDistribution distribution, double[] times)
    {
        var fit = AcceleratedFailure.Fit(past, distribution);
        return x => Array.ConvertAll(times, t => fit.Survival(x, t));
    }

    private static Func<double[], double[]> CoxForecast(ModelFrame past, double[] times)
    {
        var fit = ProportionalHazards.Fit(past, new CoxOptions(Concordance: false));
        var baseline = CoxCurve.Of(fit, fit.Means())[0];
        var hazard = Coefficients.At(baseline.Time, baseline.CumulativeHazard, times, 0);
        return x =>
        {
            var risk = Math.Exp(CoxPrediction.LinearPredictor(fit, x).Value);
            return Array.ConvertAll(hazard, h => Math.Exp(-risk * h));
        };
    }
}
