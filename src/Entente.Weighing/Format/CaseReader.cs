using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Reads the files of a case (docs/case-format.md).</summary>
public static class CaseReader
{
    private const string MarksFolder = "marks/";
    private const string LockFile = "answers.lock.json";

    /// <summary>Reads the case.</summary>
    /// <param name="files">Text by path within the case, with forward slashes. Paths that are no file of the format (articles, notes) are passed over.</param>
    /// <exception cref="InputException">A file cannot be used; the message is about the first error and says how many more there are.</exception>
    public static Case Read(IReadOnlyDictionary<string, string> files)
    {
        if (TryRead(files, out var errors) is { } @case)
            return @case;
        var first = errors[0];
        var more = errors.Length > 1 ? $" (and {errors.Length - 1} more: entente case lint)" : "";
        throw new InputException(first.Message + more, first.At.File, first.At.Line, first.At.Column);
    }

    /// <summary>Reads the case; null where there are errors, which stand in the order of files and lines.</summary>
    public static Case? TryRead(IReadOnlyDictionary<string, string> files, out ImmutableArray<CaseError> errors)
    {
        ArgumentNullException.ThrowIfNull(files);
        var found = new CaseErrors();
        var @case = Assemble(files, found);
        if (@case is not null && !found.Any)
        {
            CaseChecks.Run(@case, found);
            MarkChecks.Run(@case, found);
        }

        errors = found.InOrder();
        return found.Any ? null : @case;
    }

    /// <summary>Whether a path within the case is a file that this reader reads.</summary>
    public static bool IsCaseFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path is CaseYaml.File or EvidenceYaml.File or "indicators.yaml" or "ledger.yaml" or "outcome.yaml" or ForecastCsv.File or LockFile || IsMarks(path);
    }

    private static Case? Assemble(IReadOnlyDictionary<string, string> files, CaseErrors errors)
    {
        if (!files.TryGetValue(CaseYaml.File, out var text))
        {
            errors.Add(new(CaseYaml.File, 0, 0), "no such file in the case; every case has one: make a case with 'entente case new DIR --articles FOLDER'");
            return null;
        }

        var root = YamlTree.Read(CaseYaml.File, text, errors);
        if (root is null)
        {
            if (!errors.Any)
                errors.Add(new(CaseYaml.File, 1, 1), "the file is empty; 'case: ID', 'as_of:' and 'questions:' were expected");
            return null;
        }

        return CaseYaml.Read(root, errors) is not { } @case ? null : @case with
        {
            Evidence = EvidenceYaml.Read(Tree(files, EvidenceYaml.File, errors), errors),
            Marks = [.. files.Keys.Where(IsMarks).Order(StringComparer.Ordinal).Select(f => MarksYaml.Read(f, Tree(files, f, errors), errors)).OfType<MarkFile>()],
            Indicators = SideFilesYaml.Indicators(Tree(files, "indicators.yaml", errors), errors),
            Ledger = SideFilesYaml.Ledger(Tree(files, "ledger.yaml", errors), errors),
            Resolutions = SideFilesYaml.Resolutions(Tree(files, "outcome.yaml", errors), errors),
            Forecasts = files.TryGetValue(ForecastCsv.File, out var csv) ? ForecastCsv.Read(csv, errors) : [],
            Lock = files.TryGetValue(LockFile, out var json) ? AnswersJson.Read(json, LockFile, errors) : [],
            Comments = HeadComments(files),
        };
    }

    private static bool IsMarks(string path) =>
        path.StartsWith(MarksFolder, StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal) && path.Length > MarksFolder.Length + 5 && path.IndexOf('/', MarksFolder.Length) < 0;

    private static YamlNode? Tree(IReadOnlyDictionary<string, string> files, string file, CaseErrors errors) =>
        files.TryGetValue(file, out var text) ? YamlTree.Read(file, text, errors) : null;

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> HeadComments(IReadOnlyDictionary<string, string> files)
    {
        var comments = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (file, text) in files)
            if (IsCaseFile(file) && file.EndsWith(".yaml", StringComparison.Ordinal))
            {
                ImmutableArray<string> head = [.. text.ReplaceLineEndings("\n").Split('\n').TakeWhile(l => l.StartsWith('#')).Select(l => l.TrimEnd())];
                if (!head.IsEmpty)
                    comments.Add(file, head);
            }

        return comments.ToImmutable();
    }
}
