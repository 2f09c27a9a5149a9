using System.Collections.Immutable;
using System.Globalization;
using Entente.Desk.Articles;
using Entente.Desk.Cases;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Files;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Checks;

/// <summary>Check a case's claims against the record.</summary>
/// <param name="Case">The case's folder; a folder <c>record/</c> in it with a mapping is read beside the record.</param>
/// <param name="Record">The record's path; it may be absent.</param>
/// <param name="Update">Whether the answers are written into the case as <c>answers.lock.json</c>.</param>
public sealed record CheckRequest(string Case, string? Record, bool Update);

/// <summary>Do the claims of a case hold against the record?</summary>
public sealed class CheckCase : IQuestion<CheckRequest, ChecksDocument>
{
    /// <inheritdoc/>
    public Task<ChecksDocument> AskAsync(CheckRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Check(request, progress, cancellation), CancellationToken.None);
    }

    private static ChecksDocument Check(CheckRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new Progress("reading the case", 0, null, "files"));
        var folder = CaseFolder.Read(request.Case);
        var parsed = CaseReader.Read(folder.Texts());
        progress?.Report(new Progress("asking the record", 0, parsed.Queries.Length, "queries"));
        using var reader = Reader(request.Case, request.Record, cancellation);
        var shelf = ArticleShelf.Read(folder, [], parsed, EdtfDate.Unknown, [], cancellation);
        var (document, answers) = Of(request.Case, request.Record, parsed, shelf, reader);
        if (request.Update)
        {
            // Answers to what others ask of the case (outside views) stay as they were locked.
            var kept = parsed.Lock.Where(a => !a.Id.StartsWith("evidence/", StringComparison.Ordinal));
            AtomicFile.WriteText(Path.Combine(request.Case, "answers.lock.json"), AnswersJson.Write(kept.Concat(answers)));
        }

        return document;
    }

    /// <summary>What a case is checked against: the record, and the tables of the case's own folder <c>record/</c>.</summary>
    internal static RecordReader Reader(string folder, string? record, CancellationToken cancellation) =>
        OpenRecords.Reader(record, Path.Combine(folder, "record"), new Dictionary<string, string>(StringComparer.Ordinal), cancellation);

    /// <summary>The record's answers to the queries of a case's evidence.</summary>
    internal static ImmutableArray<Answer> Answers(string folder, string? record, Case parsed, CancellationToken cancellation)
    {
        if (!parsed.Queries.Any(q => q.Kind == CaseQueryKind.Evidence))
            return [];
        using var reader = Reader(folder, record, cancellation);
        return CaseChecks.Run(parsed, reader).Answers;
    }

    /// <summary>The checks of a case that has been read, with the answers that Weighing takes.</summary>
    internal static (ChecksDocument Document, ImmutableArray<Answer> Answers) Of(string folder, string? record, Case parsed, IReadOnlyList<ShelvedArticle> shelf, RecordReader reader)
    {
        var found = CaseChecks.Run(parsed, reader);
        var (proposals, without) = ClaimTemplates.Propose(shelf, parsed, reader);
        var noData = found.Checks.Count(c => c.Verdict == "outside coverage") + proposals.Count(p => p.Needs is not null);
        var own = Path.Combine(folder, "record");
        string[] asked = [.. new[] { record is not null && File.Exists(record) ? record : null, File.Exists(Path.Combine(own, "mapping.yaml")) ? own : null }.OfType<string>()];
        return (new ChecksDocument("entente/checks/1", parsed.Id, asked, found.Checks, proposals, new CheckCounts(found.Checks.Count(c => c.Verdict != "outside coverage"), noData, proposals.Count(p => p.Needs is null), without), Drift(parsed, found)) { Refused = reader.Warnings }, found.Answers);
    }

    private static List<string> Drift(Case parsed, CheckedClaims found)
    {
        var locked = parsed.Lock.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var drift = new List<string>();
        foreach (var now in found.Answers)
        {
            if (!locked.TryGetValue(now.Id, out var then) || then.Expression != now.Expression)
                continue;
            if (then.Verdict != now.Verdict)
                drift.Add($"{now.Id}: {then.Verdict} when it was locked, {now.Verdict} now");
            else if (Number(then) is { } a && Number(now) is { } b && Math.Abs(a - b) > 1e-9 * Math.Max(1, Math.Abs(a)))
                drift.Add(string.Create(CultureInfo.InvariantCulture, $"{now.Id}: {a:G6} when it was locked, {b:G6} now"));
        }

        return drift;
    }

    private static double? Number(Answer answer) => answer.Find(null) is { } c && c.Value.TryGet(out var x) ? x : null;
}
