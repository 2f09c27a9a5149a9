using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.Files;

namespace Entente.Desk.Duration;

/// <summary>What goes with ending sooner? Cox's proportional hazards model.</summary>
public sealed class CoxQuestion : IQuestion<ModelRequest, ModelDocument>
{
    /// <inheritdoc/>
    public Task<ModelDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static ModelDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (_, frame) = request.Read(severalCauses: false, cancellation);
        var fit = ProportionalHazards.Fit(frame, new CoxOptions(request.Ties, request.Robust));
        return new ModelDocument(
            "entente/duration-model/1", $"cox, {request.Ties.ToString().ToLowerInvariant()} ties", request.Formula, fit.Rows, fit.Events, frame.Dropped,
            Coefficients.Of(fit.Names, fit.Coefficients, fit.Variance, fit.NaiveVariance, request.Level),
            [fit.NullLogLikelihood, fit.LogLikelihood],
            new ModelTests(Coefficients.Of(fit.ScoreTest), Coefficients.Of(fit.RatioTest), Coefficients.Of(fit.WaldTest)),
            fit.Concordance is { } c ? new ValueWithError(c.Value, c.StdErr) : null,
            null,
            double.IsNaN(fit.Theta) ? null : fit.Theta,
            fit.Iterations,
            Predict(request, fit),
            ModelRequest.Warnings(frame, fit.Warnings));
    }

    private static IReadOnlyList<Prediction> Predict(ModelRequest request, CoxFit fit)
    {
        if (request.NewData is not { } file)
            return [];
        var x = fit.Frame.NewX(CsvTable.Read(file));
        var result = new List<Prediction>();
        for (var i = 0; i < x.Rows; i++)
        {
            var (value, error) = CoxPrediction.LinearPredictor(fit, x.Row(i));
            foreach (var curve in CoxCurve.Of(fit, x.Row(i), request.Interval, request.Level))
            {
                var half = Array.FindIndex(curve.Survival, s => s <= 0.5);
                result.Add(new Prediction(
                    i + 1, value, error, curve.Stratum,
                    request.Times is { } times ? [.. times] : curve.Time,
                    Coefficients.At(curve.Time, curve.Survival, request.Times, 1), Coefficients.At(curve.Time, curve.Lower, request.Times, 1), Coefficients.At(curve.Time, curve.Upper, request.Times, 1),
                    half < 0 ? null : curve.Time[half]));
            }
        }

        return result;
    }
}
