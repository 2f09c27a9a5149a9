using System.Collections.Immutable;
using Entente.Desk.Brief;
using Entente.Desk.Checks;
using Entente.Desk.Contracts;
using Entente.Weighing;

namespace Entente.Desk.Cases;

/// <summary>What is to be said against a case: errors that keep it from being read, or findings of the linter.</summary>
/// <param name="Errors">Errors, in the order of files and lines; then there are no findings.</param>
/// <param name="Findings">Findings, the severe first.</param>
/// <param name="Proposals">Queries proposed for sentences of the articles, which wait for a person to accept them.</param>
public sealed record LintAnswer(ImmutableArray<CaseError> Errors, ImmutableArray<Warning> Findings, ImmutableArray<ProposedQuery> Proposals)
{
    /// <summary>Whether the case is refused.</summary>
    public bool Refused => !Errors.IsEmpty || Findings.Any(f => f.Severe);
}

/// <summary>Is the case sound?</summary>
public sealed class LintCase : IQuestion<string, LintAnswer>
{
    /// <inheritdoc/>
    public Task<LintAnswer> AskAsync(string request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var folder = CaseFolder.Read(request);
        if (CaseReader.TryRead(folder.Texts(), out var errors) is not { } read)
            return Task.FromResult(new LintAnswer(errors, [], []));
        var findings = CaseLinter.Lint(read, new CaseDesk(read, CheckCase.Answers(request, null, read, cancellation), 1, null, null).Answers(read.AsOf));
        using var reader = CheckCase.Reader(request, null, cancellation);
        return Task.FromResult(new LintAnswer([], findings, [.. ClaimTemplates.Propose(AcceptProposal.Shelf(folder, read, null, cancellation), read, reader).Proposals]));
    }
}
