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
        var models = new List<ComparedModel> { new("km (no covariates)", 0, null, null, Cross(whole, frame, times, scores, (past, _) => KmForecast(past, times), cancellation)) };
        foreach (var distribution in Distributions)
        {
            var fit = AcceleratedFailure.Fit(frame, distribution);
            var k = fit.Variance.Rows;
            models.Add(new(Words.Of(distribution), k, fit.LogLikelihood, (2 * k) - (2 * fit.LogLikelihood), Cross(whole, frame, times, scores, (past, _) => AftForecast(past, distribution, times), cancellation)));
        }

        var cox = ProportionalHazards.Fit(frame, new CoxOptions(Concordance: false));
        models.Add(new("cox", cox.Coefficients.Length, cox.LogLikelihood, null, Cross(whole, frame, times, scores, (past, _) => CoxForecast(past, times), cancellation)));
        return new CompareDocument("entente/duration-compare/1", request.Formula, frame.Rows.Count, spells.Events, frame.Dropped, times, [.. models.OrderBy(m => m.Brier)], ModelRequest.Warnings(frame, cox.Warnings));
    }

    private static double Cross(Table table, ModelFrame frame, double[] times, SurvivalScores scores, Func<ModelFrame, int, Func<double[], double[]>> fit, CancellationToken cancellation)
    {
        var forecasts = times.Select(_ => new double[table.RowCount]).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            var keep = fold;
            var past = ModelFrame.Of(frame.Formula, table.Where(i => i % Folds != keep));
            var forecast = fit(past, fold);
            var left = Enumerable.Range(0, table.RowCount).Where(i => i % Folds == keep).ToArray();
            var x = past.NewX(table.Select(left));
            for (var i = 0; i < left.Length; i++)
            {
                var s = forecast(x.Row(i).ToArray());
                for (var k = 0; k < times.Length; k++)
                    forecasts[k][left[i]] = s[k];
            }
        }

        return scores.IntegratedBrier(times, forecasts);
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
