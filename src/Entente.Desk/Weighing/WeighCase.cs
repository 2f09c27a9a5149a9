using Entente.Desk.Brief;
using Entente.Desk.Cases;
using Entente.Desk.Checks;
using Entente.Desk.Contracts;
using Entente.Desk.WhatIf;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Weighing;

/// <summary>Asks for the hypotheses of a case weighed, without a brief.</summary>
public sealed record WeighRequest
{
    /// <summary>The case's folder.</summary>
    public required string Case { get; init; }

    /// <summary>The day from which it is seen; the case's own where null.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The one mark file that counts; all where null.</summary>
    public string? Analyst { get; init; }

    /// <summary>Whether testimony counts; the case's own setting where null.</summary>
    public bool? Testimony { get; init; }

    /// <summary>Whether flips, other views and the tornado are asked for.</summary>
    public bool Sensitivity { get; init; }

    /// <summary>How many random draws; 0 for none.</summary>
    public int Draws { get; init; }

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The record; the case's own folder <c>record/</c> is always read beside it.</summary>
    public string? Record { get; init; }

    /// <summary>Changes of inputs to try beside what is.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];
}

/// <summary>The case as read, and as weighed.</summary>
/// <param name="Case">The case.</param>
/// <param name="Weighing">The weighing.</param>
/// <param name="Document">The same as a document.</param>
public sealed record WeighAnswer(Case Case, CaseWeighing Weighing, WeighDocument Document);

/// <summary>How do the rival hypotheses of a case stand?</summary>
public sealed class WeighCase : IQuestion<WeighRequest, WeighAnswer>
{
    /// <inheritdoc/>
    public Task<WeighAnswer> AskAsync(WeighRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Answer(request, progress, cancellation), cancellation);
    }

    /// <summary>From the origin to what was read: the links, and the author of the article where it stands in one.</summary>
    public static IReadOnlyList<string> Chain(Case @case, EvidenceSource source)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(source);
        List<string> names = [.. source.Chain.IsDefaultOrEmpty && source.Ref is { } r ? [r] : source.Chain];
        if (source.Article is { } id && (@case.Articles.FirstOrDefault(a => a.Id == id)?.Author ?? id) is var author && !names.Contains(author))
            names.Add(author);
        return names;
    }

    private static WeighAnswer Answer(WeighRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new Progress("reading the case", 0, null, "files"));
        var read = CaseReader.Read(CaseFolder.Read(request.Case).Texts());
        if (request.Analyst is { } name && read.Marks.All(m => m.Name != name))
            throw new InputException($"there are no marks by '{name}'; {(read.Marks.IsEmpty ? "the folder marks/ holds none yet" : "known: " + string.Join(", ", read.Marks.Select(m => m.Name)))}", Path.Combine(request.Case, "marks"));
        var asOf = request.AsOf ?? read.AsOf;
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new Progress("weighing", 0, null, "questions"));
        var asked = read.Queries.Any(q => q.Kind == CaseQueryKind.Evidence) || request.Changes.Any(RecordChange.Knows);
        using var reader = asked ? CheckCase.Reader(request.Case, request.Record, cancellation) : null;
        var answers = new CaseDesk(read, reader is null ? [] : CaseChecks.Run(read, reader).Answers, request.Seed, request.Testimony, request.Record).Answers(asOf);
        var weighing = Weigher.Weigh(read, answers, asOf, request.Seed, new() { Analyst = request.Analyst, Testimony = request.Testimony, Sensitivity = request.Sensitivity, Draws = request.Draws });
        var whatIf = request.Changes.Count > 0 ? new WhatIfWeigh(request, read, reader, request.Changes).Of(weighing, cancellation) : null;
        return new(read, weighing, WeighPart.Document(read, weighing, request.Analyst) with { WhatIf = whatIf });
    }
}
