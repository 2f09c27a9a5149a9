using System.Security.Cryptography;
using Entente.Files;
using Entente.World;

namespace Entente.Desk.Cases;

/// <summary>A file of a case as it was read.</summary>
/// <param name="Path">Relative to the case's folder, with forward slashes.</param>
/// <param name="Full">Where it lies.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Sha256">Hexadecimal, small letters.</param>
internal sealed record CaseFile(string Path, string Full, byte[] Bytes, string Sha256);

/// <summary>Reads the folder of a case: its text files for the case reader, its articles for the article reader.</summary>
internal sealed class CaseFolder
{
    /// <summary>The largest article that is read: 8 MiB. A longer one is no article.</summary>
    internal const long ArticleLimit = 8L << 20;

    private static readonly string[] CaseFiles = ["case.yaml", "evidence.yaml", "indicators.yaml", "ledger.yaml", "outcome.yaml", "forecasts.csv", "answers.lock.json"];
    private static readonly string[] ArticleEndings = [".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml", ".docx", ".pdf", ".xml", ".rss", ".atom"];

    private CaseFolder(string root, IReadOnlyList<CaseFile> files, IReadOnlyList<CaseFile> articles) => (Root, Files, Articles) = (root, files, articles);

    /// <summary>The folder.</summary>
    internal string Root { get; }

    /// <summary>The case's own text files.</summary>
    internal IReadOnlyList<CaseFile> Files { get; }

    /// <summary>The articles, in ordinal order of their names.</summary>
    internal IReadOnlyList<CaseFile> Articles { get; }

    /// <summary>The text of every file, by path.</summary>
    internal IReadOnlyDictionary<string, string> Texts() =>
        Files.ToDictionary(f => f.Path, f => TextFile.Decode(f.Bytes, f.Path), StringComparer.Ordinal);

    /// <summary>Reads the folder.</summary>
    /// <exception cref="InputException">There is no such folder, no case.yaml in it, or a file cannot be read.</exception>
    internal static CaseFolder Read(string root)
    {
        if (File.Exists(root))
            throw new InputException("this is a file; a case is a folder that holds case.yaml", root);
        if (!Directory.Exists(root))
            throw new InputException("no such folder; a case is a folder that holds case.yaml (make one with 'entente case new DIR --articles FOLDER')", root);
        if (!File.Exists(Path.Combine(root, "case.yaml")))
            throw new InputException("the folder holds no case.yaml; make a case with 'entente case new DIR --articles FOLDER'", root);
        var files = CaseFiles.Where(f => File.Exists(Path.Combine(root, f))).Select(f => One(root, f, TextFile.DefaultLimit)).ToList();
        var marks = Path.Combine(root, "marks");
        if (Directory.Exists(marks))
            files.AddRange(Directory.GetFiles(marks, "*.yaml").Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(f => One(root, "marks/" + f, TextFile.DefaultLimit)));
        return new CaseFolder(root, files, ArticlesIn(Path.Combine(root, "articles"), "articles/"));
    }

    /// <summary>The articles in a folder; empty where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="prefix">What goes before each name in <see cref="CaseFile.Path"/>.</param>
    /// <param name="refused">Receives the files that could not be read; where it is null, the first such file is an error.</param>
    internal static IReadOnlyList<CaseFile> ArticlesIn(string folder, string prefix, ICollection<string>? refused = null)
    {
        if (!Directory.Exists(folder))
            return [];
        var read = new List<CaseFile>();
        foreach (var name in Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Where(f => ArticleEndings.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            try
            {
                read.Add(One(folder, name, ArticleLimit, prefix));
            }
            catch (InputException e) when (refused is not null)
            {
                refused.Add(e.Message);
            }
        }

        return read;
    }

    private static CaseFile One(string root, string relative, long limit, string prefix = "")
    {
        var full = Path.Combine(root, relative);
        var bytes = TextFile.ReadBytes(full, limit);
        return new CaseFile(prefix + relative, full, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
