using Entente.Desk.Contracts;
using Entente.Desk.WhatIf;
using Entente.Measures.Expressions;

namespace Entente.Desk.Measuring;

/// <summary>Work an expression out.</summary>
/// <param name="Record">The record's path; null or absent leaves the register of pacts alone.</param>
/// <param name="Tables">A folder of tables of the user's own with its mapping, read beside the record; null for none.</param>
/// <param name="Expression">The expression.</param>
/// <param name="From">The first year of series; null for all.</param>
/// <param name="To">The last year; null for all.</param>
/// <param name="Versions">Versions that the user names, by provider.</param>
/// <param name="Changes">Changes of the record to try; null for none.</param>
public sealed record MeasureRequest(string? Record, string? Tables, string Expression, int? From, int? To, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<Change>? Changes = null);

/// <summary>What does an expression come to, by each authority, with the rows behind each value?</summary>
public sealed class MeasureExpression : IQuestion<MeasureRequest, MeasureDocument>
{
    private const int MostRows = 20;

    /// <inheritdoc/>
    public Task<MeasureDocument> AskAsync(MeasureRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, cancellation), CancellationToken.None);
    }

    private static MeasureDocument Answer(MeasureRequest request, CancellationToken cancellation)
    {
        var expression = ExpressionParser.Parse(request.Expression);
        using var reader = OpenRecords.Reader(request.Record, request.Tables, request.Versions, cancellation);
        var checkedAll = Evaluator.Check(expression with { Comparison = Comparison.None, Right = null, Tolerance = null }, reader);
        var before = Series(checkedAll, request);
        var whatIf = request.Changes is { Count: > 0 } changes ? WhatIfMeasure.Of(expression, reader, changes, before, changed => Series(changed, request), cancellation) : null;
        return new MeasureDocument("entente/measure/1", request.Expression, before, checkedAll.Needs, whatIf);
    }

    private static IReadOnlyList<MeasuredBy> Series(CheckAnswer answer, MeasureRequest request) =>
        [.. answer.Answers.Where(a => a.Result.Data.Length > 0).Select(a => By(a, request))];

    private static MeasuredBy By(AuthorityAnswer answer, MeasureRequest request)
    {
        var source = answer.Source;
        var data = answer.Result.Data.Where(d => d.When.IsUnknown || ((request.From is null || d.When.Latest?.Year >= request.From) && (request.To is null || d.When.Earliest?.Year <= request.To)));
        return new MeasuredBy(
            source.Authority, source.Provider, source.Version, source.File, source.Hash, source.Citation, answer.Result.Unit, answer.Result.Coverage.ToString(), answer.Result.Words,
            [.. data.Select(d => new MeasuredValue(d.When.IsUnknown ? null : d.When.ToString(), d.Value.TryGet(out var x) ? x : null, d.Value.HasNumber ? null : d.Value.ToString(), OpenRecords.Rows(d.Rows, MostRows), d.Rows.Length))]);
    }
}
