using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.Files;

namespace Entente.Desk.Duration;

/// <summary>What goes with lasting longer? An accelerated failure time model.</summary>
public sealed class AftQuestion : IQuestion<ModelRequest, ModelDocument>
{
    /// <inheritdoc/>
    public Task<ModelDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static ModelDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (_, frame) = request.Read(severalCauses: false, cancellation);
        var fit = AcceleratedFailure.Fit(frame, request.Distribution, request.Robust);
        var names = new List<string>(fit.Names);
        var values = new List<double>(fit.Coefficients);
        if (fit.Variance.Rows > fit.Coefficients.Length)
            for (var s = 0; s < fit.Scales.Length; s++)
            {
                names.Add(fit.Scales.Length == 1 ? "Log(scale)" : $"Log(scale) {frame.StrataNames[s]}");
                values.Add(Math.Log(fit.Scales[s]));
            }

        var df = fit.Coefficients.Length - 1;
        return new ModelDocument(
            "entente/duration-model/1", $"aft, {Words.Of(request.Distribution)}", request.Formula, fit.Rows, fit.Events, frame.Dropped,
            Coefficients.Of(names, [.. values], fit.Variance, fit.NaiveVariance, request.Level),
            [fit.NullLogLikelihood, fit.LogLikelihood],
            new ModelTests(null, df == 0 ? null : new DurationTest(null, 2 * (fit.LogLikelihood - fit.NullLogLikelihood), df, Numerics.ChiSquare.Tail(Math.Max(0, 2 * (fit.LogLikelihood - fit.NullLogLikelihood)), df)), null),
            null, fit.Scales, null, fit.Iterations,
            Predict(request, frame, fit),
            ModelRequest.Warnings(frame, fit.Warnings));
    }

    private static IReadOnlyList<Prediction> Predict(ModelRequest request, ModelFrame frame, AftFit fit)
    {
        if (request.NewData is not { } file)
            return [];
        var x = frame.NewX(CsvTable.Read(file));
        var result = new List<Prediction>();
        for (var i = 0; i < x.Rows; i++)
        {
            var row = x.Row(i).ToArray();
            var (value, error) = fit.LinearPredictor(row);
            for (var s = 0; s < fit.Scales.Length; s++)
            {
                double[] times = request.Times is { } asked ? [.. asked] : [];
                var stratum = s;
                result.Add(new Prediction(i + 1, value, error, fit.Scales.Length == 1 ? "" : frame.StrataNames[s], times, Array.ConvertAll(times, t => fit.Survival(row, t, stratum)), [], [], fit.Quantile(row, 0.5, s).Value));
            }
        }

        return result;
    }
}
