using Entente.Desk.Contracts;
using Entente.Duration;

namespace Entente.Desk.Duration;

/// <summary>In which ways do the rows of a table end, and when?</summary>
public sealed class IncidenceQuestion : IQuestion<ModelRequest, IncidenceDocument>
{
    /// <inheritdoc/>
    public Task<IncidenceDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static IncidenceDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (table, frame) = request.Read(severalCauses: true, cancellation);
        var (group, names) = frame.Groups(table);
        var spells = frame.Spells();
        var curves = AalenJohansen.FitEach(spells, group, names, frame.Causes, request.Interval, request.Level);
        double[] At(IncidenceCurve c, double[] values, double before) => Coefficients.At(c.Time, values, request.Times, before);
        return new IncidenceDocument(
            "entente/duration-incidence/1", request.Formula, frame.Rows.Count, spells.Events, frame.Dropped, frame.Causes,
            [.. curves.Select(c => new IncidenceOfStratum(c.Name, c.Records, request.Times is { } t ? [.. t] : c.Time, At(c, c.AtRisk, c.AtRisk[0]), At(c, c.Remaining, 1),
                [.. c.Causes.Select((name, k) => new IncidenceOfCause(name, At(c, [.. c.Events.Select(e => e[k])], 0), At(c, c.Probability[k], 0), At(c, c.StdErr[k], 0), At(c, c.Lower[k], double.NaN), At(c, c.Upper[k], double.NaN)))]))],
            ModelRequest.Warnings(frame, frame.Notes));
    }
}
