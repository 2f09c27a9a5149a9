using Entente.Desk.Contracts;
using Entente.Duration;

namespace Entente.Desk.Duration;

/// <summary>Do the coefficients of a Cox model hold over time?</summary>
public sealed class ProportionalityQuestion : IQuestion<ModelRequest, TestsDocument>
{
    /// <inheritdoc/>
    public Task<TestsDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static TestsDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (_, frame) = request.Read(severalCauses: false, cancellation);
        var fit = ProportionalHazards.Fit(frame, new CoxOptions(request.Ties, request.Robust, Concordance: false));
        var test = ProportionalityTest.Of(fit, request.Transform);
        return new TestsDocument("entente/duration-tests/1", request.Formula, fit.Rows, fit.Events, frame.Dropped, [.. test.Tests.Select((t, i) => Coefficients.Of(t, test.Rows[i])!)], [], ModelRequest.Warnings(frame, fit.Warnings));
    }
}

/// <summary>Do groups end at the same rate?</summary>
public sealed class LogRankQuestion : IQuestion<ModelRequest, TestsDocument>
{
    /// <inheritdoc/>
    public Task<TestsDocument> AskAsync(ModelRequest request, IProgress<Progress>? progress, CancellationToken cancellation) => Task.Run(() => Answer(request, cancellation), cancellation);

    private static TestsDocument Answer(ModelRequest request, CancellationToken cancellation)
    {
        var (table, frame) = request.Read(severalCauses: false, cancellation);
        var (group, names) = frame.TermGroups(table);
        var spells = frame.Spells();
        if (spells.Events == 0)
            throw new World.InputException("no events: nothing ended, so no rates can be compared");
        if (names.Count < 2)
            throw new World.InputException("the formula makes one group; name a column with two values at least");
        var test = LogRank.Test(spells, group, names.Count, request.Rho, frame.StrataIndex);
        return new TestsDocument(
            "entente/duration-tests/1", request.Formula, frame.Rows.Count, spells.Events, frame.Dropped,
            [new DurationTest(FormattableString.Invariant($"rho = {request.Rho}"), test.ChiSquare, test.DegreesOfFreedom, test.P)],
            [.. names.Select((n, g) => new ObservedExpected(n, test.N[g], test.Observed[g], test.Expected[g]))],
            ModelRequest.Warnings(frame, frame.Notes));
    }
}
