using Entente.Files;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Cases;

/// <summary>Changes to a case that are written only when the whole case still reads afterwards.</summary>
public static class EditCase
{
    /// <summary>Reads the case.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static Case Read(string folder) => CaseReader.Read(CaseFolder.Read(folder).Texts());

    /// <summary>Adds an item of evidence at the end of <c>evidence.yaml</c>; a group that the case does not have is an error.</summary>
    /// <exception cref="InputException">The case, or the case with the item, cannot be read.</exception>
    public static void Add(string folder, EvidenceItem item)
    {
        var texts = Texts(folder);
        Change(folder, texts, "evidence.yaml", CaseEdits.AddEvidence(texts.GetValueOrDefault("evidence.yaml"), item));
    }

    /// <summary>Puts rows into an analyst's mark file, which is made where there is none.</summary>
    /// <exception cref="InputException">The case, or the case with the marks, cannot be read.</exception>
    public static void Mark(string folder, string analyst, IEnumerable<MarkRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var texts = Texts(folder);
        var path = $"marks/{analyst}.yaml";
        if (!CaseReader.IsCaseFile(path) || analyst.Contains("..", StringComparison.Ordinal))
            throw new InputException($"'{analyst}' is no name for a mark file; letters and digits were expected, such as anna");
        var text = texts.GetValueOrDefault(path);
        foreach (var row in rows)
            text = CaseEdits.SetMark(text, row, $"marks by {analyst}");
        if (text is not null)
            Change(folder, texts, path, text);
    }

    /// <summary>Puts a query under an item of evidence.</summary>
    /// <exception cref="InputException">There is no such item, or the case with the query cannot be read.</exception>
    public static void SetQuery(string folder, string id, string query)
    {
        var texts = Texts(folder);
        var item = CaseReader.Read(texts).FindEvidence(id) ?? throw new InputException($"there is no item '{id}'");
        Change(folder, texts, "evidence.yaml", CaseEdits.SetQuery(texts["evidence.yaml"], item, query));
    }

    /// <summary>Writes every YAML file in its canonical form.</summary>
    /// <returns>The files that changed.</returns>
    public static IReadOnlyList<string> Rewrite(string folder)
    {
        var texts = Texts(folder);
        var changed = new List<string>();
        foreach (var (path, text) in CaseWriter.Write(CaseReader.Read(texts)).Where(f => f.Key.EndsWith(".yaml", StringComparison.Ordinal)))
            if (texts.GetValueOrDefault(path) != text)
            {
                AtomicFile.WriteText(Path.Combine(folder, path), text);
                changed.Add(path);
            }

        return changed;
    }

    /// <summary>Takes over what another copy of the case has and this one has not.</summary>
    public static CaseMerge Merge(string folder, string other)
    {
        var merge = CaseMerge.Of(Read(folder), Read(other));
        var texts = Texts(folder);
        var written = CaseWriter.Write(merge.Merged);
        if (CaseReader.TryRead(written, out var errors) is null)
            throw errors[0].ToException();
        if (!merge.Taken.IsEmpty)
            foreach (var (path, text) in written)
                if (texts.GetValueOrDefault(path) != text)
                    AtomicFile.WriteText(Path.Combine(folder, path), text);
        return merge;
    }

    private static Dictionary<string, string> Texts(string folder) => new(CaseFolder.Read(folder).Texts(), StringComparer.Ordinal);

    private static void Change(string folder, Dictionary<string, string> texts, string path, string text)
    {
        var after = new Dictionary<string, string>(texts, StringComparer.Ordinal) { [path] = text };
        if (CaseReader.TryRead(after, out var errors) is null)
            throw new InputException($"not written, because the case would no longer read: {errors[0].Message}", errors[0].At.File, errors[0].At.Line);
        AtomicFile.WriteText(Path.Combine(folder, path), text);
    }
}
