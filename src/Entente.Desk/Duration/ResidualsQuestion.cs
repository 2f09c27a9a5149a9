using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>Where does a Cox model fit badly, and which rows move it? Its residuals (Therneau and Grambsch 2000).</summary>
/// <param name="kind">One of <see cref="Kinds"/>.</param>
public sealed class ResidualsQuestion(string kind) : IQuestion<ModelRequest, ResidualsDocument>
{
    /// <summary>The kinds of residual.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["martingale", "deviance", "score", "dfbeta", "schoenfeld", "scaledsch"];

    /// <inheritdoc/>
    public Task<ResidualsDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private ResidualsDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (_, frame) = request.Read(severalCauses: false, cancellation);
        var fit = ProportionalHazards.Fit(frame, new CoxOptions(request.Ties, request.Robust, Concordance: false));
        if (request.Ties == CoxTies.Exact || !double.IsNaN(fit.Theta))
            throw new InputException("residuals need --ties efron or breslow, and a model without frailty() or ridge()");
        if (fit.Coefficients.Any(double.IsNaN))
            throw new InputException($"a coefficient could not be estimated ({fit.Warnings[^1]}); drop its term and ask again");
        double[] alone = kind switch { "martingale" => CoxResiduals.Martingale(fit), "deviance" => CoxResiduals.Deviance(fit), _ => [] };
        var matrix = kind switch
        {
            "martingale" or "deviance" => null,
            "score" => CoxResiduals.Score(fit),
            "dfbeta" => CoxResiduals.DfBeta(fit),
            "schoenfeld" => CoxResiduals.Schoenfeld(fit),
            "scaledsch" => CoxResiduals.ScaledSchoenfeld(fit),
            _ => throw new InputException($"'{kind}' is no kind of residual; {string.Join(", ", Kinds)} are"),
        };
        var rows = kind is "schoenfeld" or "scaledsch" ? CoxResiduals.EndedRows(fit) : [.. Enumerable.Range(0, fit.Rows)];
        return new ResidualsDocument(
            "entente/duration-residuals/1", request.Formula, kind, matrix is null ? [kind] : fit.Names,
            [.. rows.Select((row, i) => new ResidualRow(frame.Rows[row] + 1, matrix is null ? [alone[i]] : matrix.Row(i).ToArray()))],
            ModelRequest.Warnings(frame, fit.Warnings));
    }
}
