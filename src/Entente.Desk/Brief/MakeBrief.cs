using Entente.Desk.About;
using Entente.Desk.Articles;
using Entente.Desk.Cases;
using Entente.Desk.Checks;
using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>The main job: reads the case's articles, answers its queries, weighs its hypotheses, and lays everything out in one document.</summary>
public sealed class MakeBrief : IQuestion<BriefRequest, BriefMade>
{
    /// <inheritdoc/>
    public async Task<BriefMade> AskAsync(BriefRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var warnings = new List<string>();
        progress?.Report(new Progress("reading the case", 0, null, "files"));
        var folder = CaseFolder.Read(request.Case);
        var parsed = CaseReader.Read(folder.Texts());
        var asOf = request.AsOf ?? parsed.AsOf;
        if (request.Articles is { } attachedFolder && !Directory.Exists(attachedFolder))
            throw new InputException("no such folder; --articles names the folder of the original articles", request.ArticlesAsGiven ?? attachedFolder);
        var attached = request.Articles is { } a ? CaseFolder.ArticlesIn(a, "") : [];
        progress?.Report(new Progress("reading the articles", 0, folder.Articles.Count + attached.Count, "articles"));
        var shelf = ArticleShelf.Read(folder, attached, parsed, request.Published is { } day ? EdtfDate.Day(day) : EdtfDate.Unknown, warnings, cancellation);
        cancellation.ThrowIfCancellationRequested();

        progress?.Report(new Progress("weighing", 0, null, "questions"));
        using var reader = CheckCase.Reader(request.Case, request.Record, cancellation);
        warnings.AddRange(reader.Warnings);
        var (checks, fromRecord) = CheckCase.Of(request.Case, request.Record, parsed, shelf, reader);
        var desk = new CaseDesk(parsed, fromRecord, request.Seed, request.Testimony, request.Record);
        var weighing = desk.Weigh(asOf);
        var articles = ArticlePart.Of(shelf, parsed);
        var (agreements, clashes) = PairPart.Of(shelf, articles);
        var duration = await DurationPart.OfAsync(parsed, asOf, request.Record, warnings, cancellation).ConfigureAwait(false);
        var paraphrased = shelf.Where(a => a.Paraphrase).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var drafted = Drafted(shelf);
        var (version, commit) = AboutThisBuild.Version();
        var document = new BriefDocument
        {
            Case = parsed.Id,
            Title = parsed.Title ?? parsed.Id,
            AsOf = QuestionPart.Day(asOf),
            Seed = request.Seed,
            Inputs = [.. folder.Files.Concat(folder.Articles).Concat(attached).Select(f => new BriefInput(f.Path, f.Sha256))],
            Answers = [.. weighing.Questions.Select(q => AnswerPart.Of(parsed.FindQuestion(q.Id)!, q, parsed))],
            Questions = [.. weighing.Questions.Select(q => QuestionPart.Of(parsed.FindQuestion(q.Id)!, q, drafted))],
            Articles = articles,
            Agreements = agreements,
            Clashes = clashes,
            Weighing = WeighingPart.Of(parsed, weighing, desk.WithTestimony(asOf), desk.Testimony, asOf, paraphrased),
            Duration = duration,
            Structure = await StructurePart.OfAsync(parsed, asOf, cancellation).ConfigureAwait(false),
            Balance = BalancePart.Of(parsed, shelf, reader, asOf, cancellation),
            Lead = LeadPart.Of(parsed, reader, asOf, request.Seed, cancellation),
            Record = Relative(checks, request),
            Leverage = LeveragePart.Of(parsed, reader),
            Next = await NextPart.OfAsync(parsed, reader, asOf, request.Seed, progress, cancellation).ConfigureAwait(false),
            Timeline = TimelinePart.Of(parsed, shelf, asOf),
            Indicators = WatchPart.Indicators(parsed, weighing),
            Ledger = WatchPart.Ledger(parsed, paraphrased),
            Views = WatchPart.Views(parsed, desk.Posteriors, asOf),
            Sources = LimitsPart.Sources(parsed, articles, duration),
            Limits = LimitsPart.Limits(parsed, shelf, duration, desk.Unanswered(asOf), weighing.Questions.Any(q => q.Leader is not null)),
            Recipe = new BriefRecipe(Command(request, asOf), version, commit, AboutThisBuild.Read().Tables),
        };
        return new BriefMade(document, warnings);
    }

    // The page names the record as the user did, not where it lies on this machine.
    private static ChecksDocument? Relative(ChecksDocument checks, BriefRequest request) =>
        checks.Checks.Count + checks.Proposals.Count == 0 ? null : checks with { Record = [.. checks.Record.Select(r => r.StartsWith(request.Case, StringComparison.Ordinal) ? "record/" : Path.GetFileName(r))] };

    private static Dictionary<string, string> Drafted(IEnumerable<ShelvedArticle> shelf)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var article in shelf)
            foreach (var thesis in article.Reading.Theses)
                found.TryAdd(DraftCase.Shorten(thesis.Text), $"articles/{article.Id}#{thesis.Sentence}");
        return found;
    }

    private static string Command(BriefRequest request, DateOnly asOf) =>
        $"entente brief {request.CaseAsGiven ?? "CASE"}{(request.ArticlesAsGiven is { } a ? $" --articles {a}" : "")} --as-of {QuestionPart.Day(asOf)} --seed {request.Seed}";
}
