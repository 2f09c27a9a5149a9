using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Weighing;

/// <summary>What is done where both copies changed the same thing.</summary>
public enum MergePreference
{
    /// <summary>Nothing is written.</summary>
    None,

    /// <summary>Ours stays.</summary>
    Ours,

    /// <summary>Theirs is taken.</summary>
    Theirs,
}

/// <summary>A place where two copies of a case cannot both be right.</summary>
/// <param name="File">The file, by its path in the case.</param>
/// <param name="Ours">The line in our copy, from 1; null where it is gone.</param>
/// <param name="Theirs">The line in theirs; null where it is gone.</param>
/// <param name="What">The key or the id.</param>
/// <param name="Why">What happened.</param>
public sealed record MergeConflict(string File, int? Ours, int? Theirs, string What, string Why)
{
    /// <summary>One line, our place first.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}{(Ours is { } line ? $"({line})" : "")}: {What}: {Why}{(Theirs is { } there ? $" (there in line {there})" : "")}");
}

/// <summary>Two copies of a case made one, part by part: a key, an item, a mark. Remarks and the spelling of what nobody changed stay as they stand.</summary>
/// <param name="Files">The text of every file that changes in our copy; null for one that goes.</param>
/// <param name="Taken">What was taken over, one line each.</param>
/// <param name="Conflicts">What both changed, in the order of files and lines.</param>
public sealed record CaseMerge(ImmutableSortedDictionary<string, string?> Files, ImmutableArray<string> Taken, ImmutableArray<MergeConflict> Conflicts)
{
    private const string LockFile = "answers.lock.json";

    /// <summary>Merges.</summary>
    /// <param name="ours">Our files, text by path.</param>
    /// <param name="theirs">Theirs.</param>
    /// <param name="base">The files that both started from; null where they are not at hand: then what only one has was added, and what differs is a conflict.</param>
    /// <param name="preference">Which copy is taken where both changed the same.</param>
    public static CaseMerge Of(IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> theirs, IReadOnlyDictionary<string, string>? @base = null, MergePreference preference = MergePreference.None)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        var (files, taken, conflicts) = (ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal), new List<string>(), new List<MergeConflict>());
        foreach (var path in ours.Keys.Union(theirs.Keys).Where(CaseReader.IsCaseFile).Order(StringComparer.Ordinal))
        {
            var (mine, other, before) = (ours.GetValueOrDefault(path), theirs.GetValueOrDefault(path), @base?.GetValueOrDefault(path));
            if (mine is not null && other is not null)
            {
                var merge = new UnitMerge(path, preference);
                var text = path == LockFile ? Locked(mine, other, before) : merge.Merge(Units(path, mine), Units(path, other), before is null ? null : Units(path, before), @base is not null);
                taken.AddRange(merge.Taken);
                conflicts.AddRange(merge.Conflicts);
                if (text != Units(path, mine).Text)
                    files.Add(path, path == ForecastCsv.File ? InOrder(text) : text);
            }
            else if (mine is null && (before is null || (before != other && preference == MergePreference.Theirs)))
            {
                files.Add(path, other);
                taken.Add(path);
            }
            else if (mine is null ? before != other : before is not null && before != mine)
            {
                conflicts.Add(new(path, mine is null ? null : 1, other is null ? null : 1, "the file", mine is null ? "removed here, changed there" : "changed here, removed there"));
            }
            else if (mine is not null && before is not null)
            {
                files.Add(path, null);
                taken.Add($"{path} is gone in the other copy");
            }
        }

        return new(files.ToImmutable(), [.. taken], [.. conflicts]);
    }

    private static TextUnit Units(string path, string text) =>
        path == ForecastCsv.File ? TextUnit.OfRows(path, text) : path == LockFile ? TextUnit.Whole(path, text) : TextUnit.OfYaml(path, text);

    /// <summary>The answers are made anew by every check: theirs count where ours are the old ones.</summary>
    private static string Locked(string ours, string theirs, string? @base) => ours == @base ? theirs : ours;

    private static string InOrder(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', [lines[0], .. lines.Skip(1).OrderBy(l => l.Split(',')[0], StringComparer.Ordinal)]) + "\n";
    }
}
