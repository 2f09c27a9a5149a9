using System.Collections.Immutable;
using Entente.Desk.Articles;
using Entente.Files;
using Entente.Reading;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Cases;

/// <summary>Asks for a case drafted from articles.</summary>
/// <param name="Folder">The folder to make; it must not hold a case yet.</param>
/// <param name="Articles">The folder of articles.</param>
/// <param name="Ask">The questions; a question about what the articles argue where there is none.</param>
/// <param name="Published">The date for articles that name none.</param>
/// <param name="Today">The day of the draft: the case's as-of date.</param>
public sealed record DraftRequest(string Folder, string Articles, IReadOnlyList<string> Ask, DateOnly? Published, DateOnly Today);

/// <summary>What was drafted.</summary>
/// <param name="Articles">How many articles were read.</param>
/// <param name="Claims">How many attributed claims were found.</param>
/// <param name="Candidates">How many thesis sentences stand as candidate hypotheses.</param>
/// <param name="Items">How many unmarked items of evidence were drafted.</param>
/// <param name="Refused">Files that could not be read, and why.</param>
public sealed record DraftAnswer(int Articles, int Claims, int Candidates, int Items, IReadOnlyList<string> Refused);

/// <summary>Drafts a case from a folder of articles. Everything in it is unmarked: no posterior comes from marks that nobody made.</summary>
public sealed class DraftCase : IQuestion<DraftRequest, DraftAnswer>
{
    private const int MostCandidates = 4;
    private const int MostItemsOfAnArticle = 40;

    /// <inheritdoc/>
    public Task<DraftAnswer> AskAsync(DraftRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (File.Exists(Path.Combine(request.Folder, "case.yaml")))
            throw new InputException("there is a case in this folder already; name a new folder", request.Folder);
        if (!Directory.Exists(request.Articles))
            throw new InputException("no such folder; put the articles (text, Markdown or HTML files) into one", request.Articles);
        var read = new List<(CaseFile File, string Id, ArticleReading Reading)>();
        var refused = new List<string>();
        var files = CaseFolder.ArticlesIn(request.Articles, "articles/", refused);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new Progress("reading articles", read.Count, files.Count, "articles"));
            try
            {
                var reading = ArticleShelf.One(file, request.Published is { } day ? EdtfDate.Day(day) : EdtfDate.Unknown);
                read.Add((file, Unique(ArticleShelf.IdOf(reading.Article.Id ?? file.Path), read.Select(r => r.Id)), reading));
            }
            catch (InputException e)
            {
                refused.Add(e.Message);
            }
        }

        if (read.Count == 0)
            throw new InputException(refused.Count > 0 ? $"none of the articles could be read; the first: {refused[0]}" : "no article in this folder: files ending in .txt, .md, .html, .eml, .docx or .pdf were expected", request.Articles);
        var draft = Draft(request, read);
        foreach (var (file, _, _) in read)
            AtomicFile.Write(Path.Combine(request.Folder, file.Path), stream => stream.Write(file.Bytes));
        foreach (var (path, text) in CaseWriter.Write(draft).Where(f => f.Key != "case.yaml"))
            AtomicFile.WriteText(Path.Combine(request.Folder, path), text);
        AtomicFile.WriteText(Path.Combine(request.Folder, "case.yaml"), CaseWriter.Write(draft)["case.yaml"]);
        return Task.FromResult(new DraftAnswer(read.Count, read.Sum(r => r.Reading.Claims.Length), draft.Questions[0].Hypotheses.Length, draft.Evidence.Length, refused));
    }

    private static Case Draft(DraftRequest request, List<(CaseFile File, string Id, ArticleReading Reading)> read)
    {
        var asks = request.Ask.Count > 0 ? request.Ask : ["Which of the articles' readings is right?"];
        var evidence = read.SelectMany(r => DraftedItems.Of(r.Id, r.Reading, request.Today).Take(MostItemsOfAnArticle)).Select((item, i) => item with { Id = $"E{i + 1:00}" }).ToImmutableArray();
        return new Case
        {
            Id = ArticleShelf.IdOf(Path.GetFileName(Path.TrimEndingDirectorySeparator(request.Folder))),
            Title = asks[0],
            AsOf = request.Today,
            Articles = [.. read.Select(r => new CaseArticle(r.Id, r.Reading.Article.Author, r.Reading.Article.Title, r.Reading.Article.Site, r.Reading.Article.Published.IsUnknown ? null : r.Reading.Article.Published, r.Reading.Article.Url, null))],
            Questions = [.. asks.Select((ask, i) => Question(ask, i, asks.Count, read))],
            Evidence = evidence,
            Comments = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty
                .Add("case.yaml", ["# Drafted from the articles; nothing is weighed yet.", "# To weigh it: keep, reword or add hypotheses, give each a prior with its source, add a catch_all,", "# then write marks/YOURNAME.yaml with a row for each item of evidence.yaml that you judge."])
                .Add("evidence.yaml", ["# Found in the articles. Reword each item, grade its source, delete what does not matter."]),
        };
    }

    private static Question Question(string ask, int index, int count, List<(CaseFile File, string Id, ArticleReading Reading)> read)
    {
        var id = $"q{index + 1}";
        var prefix = count == 1 ? "H" : $"H{index + 1}";
        var candidates = read.SelectMany(r => r.Reading.Theses.Take(MostCandidates / Math.Min(MostCandidates, Math.Max(1, read.Count)) is var n and > 0 ? n : 1).Select(t => (r.Reading.Article, r.Id, Thesis: t)))
            .Select((c, i) => new Hypothesis { Id = $"{prefix}{(char)('a' + i)}", Text = Shorten(c.Thesis.Text), HeldBy = [c.Article.Author ?? c.Id] });
        return new Question
        {
            Id = id,
            Ask = ask,
            Kind = ask.StartsWith("How long", StringComparison.OrdinalIgnoreCase) ? QuestionKind.Duration : QuestionKind.Explanation,
            Hypotheses = [.. candidates.Take(20)],
        };
    }

    internal static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 240 ? line : line[..line.LastIndexOf(' ', 239)] + " …";
    }

    private static string Unique(string id, IEnumerable<string> taken)
    {
        var set = taken.ToHashSet(StringComparer.Ordinal);
        if (!set.Contains(id))
            return id;
        return Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{id}-{n}").First(i => !set.Contains(i));
    }
}
