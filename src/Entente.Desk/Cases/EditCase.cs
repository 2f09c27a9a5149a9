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

    /// <summary>Takes over what another copy of the case changed. Nothing is written where the two cannot both be right, or where the case would no longer read.</summary>
    /// <param name="folder">Our copy.</param>
    /// <param name="other">The other copy.</param>
    /// <param name="base">The copy that both started from; null where it is not at hand.</param>
    /// <param name="preference">Which copy is taken where both changed the same; where it is <see cref="MergePreference.None"/>, a conflict stops the merge.</param>
    /// <exception cref="InputException">One of the copies, or the merged case, cannot be read.</exception>
    public static CaseMerge Merge(string folder, string other, string? @base = null, MergePreference preference = MergePreference.None)
    {
        var texts = Readable(folder);
        var merge = CaseMerge.Of(texts, Readable(other), @base is null ? null : Readable(@base), preference);
        if (preference == MergePreference.None && !merge.Conflicts.IsEmpty)
            return merge;
        var after = new Dictionary<string, string>(texts, StringComparer.Ordinal);
        foreach (var (path, text) in merge.Files)
            if (text is null)
                after.Remove(path);
            else
                after[path] = text;
        if (CaseReader.TryRead(after, out var errors) is null)
            throw new InputException($"not merged, because the case would no longer read: {errors[0].Message}", errors[0].At.File, errors[0].At.Line);
        Replace(folder, merge.Files, texts);
        return merge;
    }

    /// <summary>Writes every file, or puts back what was written where one of them fails.</summary>
    private static void Replace(string folder, IReadOnlyDictionary<string, string?> files, Dictionary<string, string> before)
    {
        var written = new List<string>();
        try
        {
            foreach (var (path, text) in files)
            {
                written.Add(path);
                if (text is null)
                    File.Delete(Path.Combine(folder, path));
                else
                    AtomicFile.WriteText(Path.Combine(folder, path), text);
            }
        }
        catch
        {
            foreach (var path in written)
                if (before.TryGetValue(path, out var old))
                    AtomicFile.WriteText(Path.Combine(folder, path), old);
                else
                    File.Delete(Path.Combine(folder, path));
            throw;
        }
    }

    private static Dictionary<string, string> Readable(string folder)
    {
        var texts = Texts(folder);
        return CaseReader.TryRead(texts, out var errors) is null ? throw new InputException(errors[0].Message, Path.Combine(folder, errors[0].At.File), errors[0].At.Line, errors[0].At.Column) : texts;
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
