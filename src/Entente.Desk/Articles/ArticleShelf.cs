using Entente.Desk.Cases;
using Entente.Files;
using Entente.Reading;
using Entente.Reference.Actors;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Articles;

/// <summary>Reads the articles of a case and puts originals in the place of paraphrases where they are attached.</summary>
internal static class ArticleShelf
{
    /// <summary>Reads every article of the folder, and every attached file that is an original of one of them.</summary>
    /// <param name="folder">The case's folder.</param>
    /// <param name="attached">Files of <c>--articles</c>; empty where none were given.</param>
    /// <param name="parsed">The case, whose hashes tell which attached file is which article.</param>
    /// <param name="published">The date for articles that name none; unknown where none was given.</param>
    /// <param name="warnings">Receives what the reader should know.</param>
    /// <param name="cancellation">Stops the reading.</param>
    internal static IReadOnlyList<ShelvedArticle> Read(CaseFolder folder, IReadOnlyList<CaseFile> attached, Case parsed, EdtfDate published, ICollection<string> warnings, CancellationToken cancellation)
    {
        var originals = Originals(parsed);
        var shelf = new List<ShelvedArticle>();
        var unread = new List<string>();
        foreach (var file in folder.Articles)
        {
            cancellation.ThrowIfCancellationRequested();
            var reading = One(file, published);
            var id = reading.Article.Id ?? IdOf(file.Path);
            shelf.Add(new ShelvedArticle(id, file.Path, file.Sha256, reading, parsed.Articles.Any(a => string.Equals(a.Id, id, StringComparison.Ordinal) && a.Hash is not null)));
        }

        foreach (var file in attached)
        {
            cancellation.ThrowIfCancellationRequested();
            var known = originals.FirstOrDefault(o => o.Hashes.Contains(file.Sha256, StringComparer.Ordinal));
            var reading = One(file, DateOf(parsed, known?.Id, published));
            known ??= originals.FirstOrDefault(o => o.Hashes.Contains(reading.Article.Hash, StringComparer.Ordinal));
            if (known is null)
            {
                unread.Add(file.Path);
                continue;
            }

            shelf.RemoveAll(a => string.Equals(a.Id, known.Id, StringComparison.Ordinal));
            shelf.Add(new ShelvedArticle(known.Id, file.Path, file.Sha256, reading, Paraphrase: false));
        }

        foreach (var name in unread)
            warnings.Add($"{name} is no original of an article of this case (neither its hash nor its text's is named there); it was left out");
        shelf.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        foreach (var article in shelf)
            foreach (var warning in article.Reading.Article.Warnings)
                warnings.Add($"{article.File}: {warning}");
        return shelf;
    }

    // A date on the command line goes before the case's; the article's own goes before both (the reader sees to it).
    private static EdtfDate DateOf(Case parsed, string? id, EdtfDate published) =>
        published.IsUnknown ? parsed.Articles.FirstOrDefault(a => string.Equals(a.Id, id, StringComparison.Ordinal))?.Published ?? published : published;

    /// <summary>Reads one file.</summary>
    /// <exception cref="InputException">It cannot be read, or is not in English.</exception>
    internal static ArticleReading One(CaseFile file, EdtfDate published) =>
        ArticleReader.Read(new ArticleInput(file.Path, TextFile.Decode(file.Bytes, file.Path), ArticleFormat.Detect, published), GazetteerTable.Gazetteer);

    /// <summary>The id of an article that names none itself: its file's name, letters and digits only.</summary>
    internal static string IdOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var id = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')]).Trim('-');
        return id.Length == 0 || !char.IsAsciiLetter(id[0]) ? "a-" + id : id;
    }

    private sealed record Original(string Id, IReadOnlyList<string> Hashes);

    private static List<Original> Originals(Case parsed)
    {
        var hashes = parsed.Articles.Where(a => a.Hash is not null).Select(a => (a.Id, Hash: a.Hash!))
            .Concat(parsed.Evidence.SelectMany(e => e.Also.Prepend(e.Source!)).Where(s => s is { Article: not null, Anchor: not null }).Select(s => (Id: s.Article!, s.Anchor!.Hash)));
        return [.. hashes.GroupBy(h => h.Id, StringComparer.Ordinal).Select(g => new Original(g.Key, [.. g.Select(x => x.Hash).Distinct(StringComparer.Ordinal)]))];
    }
}
