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
        var own = Path.Combine(request.Case, "record");
        using var reader = OpenRecords.Reader(request.Record, own, new Dictionary<string, string>(StringComparer.Ordinal), cancellation);
        var found = CaseChecks.Run(parsed, reader);
        var shelf = ArticleShelf.Read(folder, [], parsed, EdtfDate.Unknown, [], cancellation);
        var (proposals, without) = ClaimTemplates.Propose(shelf, parsed, reader);
        var drift = Drift(parsed, found);
        if (request.Update)
        {
            // Answers to what others ask of the case (outside views) stay as they were locked.
            var kept = parsed.Lock.Where(a => !a.Id.StartsWith("evidence/", StringComparison.Ordinal));
            AtomicFile.WriteText(Path.Combine(request.Case, "answers.lock.json"), AnswersJson.Write(kept.Concat(found.Answers)));
        }

        var noData = found.Checks.Count(c => c.Verdict == "outside coverage") + proposals.Count(p => p.Needs is not null);
        string[] asked = [.. new[] { request.Record is { } r && File.Exists(r) ? r : null, File.Exists(Path.Combine(own, "mapping.yaml")) ? own : null }.OfType<string>()];
        return new ChecksDocument("entente/checks/1", parsed.Id, asked, found.Checks, proposals, new CheckCounts(found.Checks.Count(c => c.Verdict != "outside coverage"), noData, proposals.Count(p => p.Needs is null), without), drift);
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
