using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.Files;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>What goes with ending in one way, where there are others? Fine and Gray's model.</summary>
public sealed class FineGrayQuestion : IQuestion<ModelRequest, ModelDocument>
{
    /// <inheritdoc/>
    public Task<ModelDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static ModelDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (_, frame) = request.Read(severalCauses: true, cancellation);
        var cause = 1;
        if (request.Cause is { } name)
        {
            cause = 1 + frame.Causes.ToList().IndexOf(name);
            if (cause == 0)
                throw new InputException($"--cause: '{name}' is no way of ending here; there are {string.Join(", ", frame.Causes)}");
        }

        var fit = FineGray.Fit(frame, cause);
        var predictions = new List<Prediction>();
        if (request.NewData is { } file)
        {
            var x = frame.NewX(CsvTable.Read(file));
            for (var i = 0; i < x.Rows; i++)
            {
                var survival = Array.ConvertAll(fit.Incidence(x.Row(i)), p => 1 - p);
                predictions.Add(new Prediction(i + 1, Numerics.Matrix.Dot(x.Row(i), fit.Coefficients), null, "", request.Times is { } t ? [.. t] : fit.Time, Coefficients.At(fit.Time, survival, request.Times, 1), [], [], null));
            }
        }

        return new ModelDocument(
            "entente/duration-model/1", $"finegray, {frame.Causes[cause - 1]}", request.Formula, fit.Rows, fit.Events, frame.Dropped,
            Coefficients.Of(fit.Names, fit.Coefficients, fit.Variance, null, request.Level),
            [fit.NullLogLikelihood, fit.LogLikelihood], null, null, null, null, fit.Iterations, predictions, ModelRequest.Warnings(frame, fit.Warnings));
    }
}
