using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Two copies of a case made one.</summary>
/// <param name="Merged">Ours, with what only the other has.</param>
/// <param name="Taken">What was taken over, one line each.</param>
/// <param name="Conflicts">What both have and say differently, one line each; ours stays.</param>
public sealed record CaseMerge(Case Merged, ImmutableArray<string> Taken, ImmutableArray<string> Conflicts)
{
    /// <summary>Merges: items, indicators and predictions by id, mark files by name and row; questions and priors stay ours.</summary>
    public static CaseMerge Of(Case ours, Case theirs)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        var (taken, conflicts) = (new List<string>(), new List<string>());
        ImmutableArray<T> Union<T>(ImmutableArray<T> mine, ImmutableArray<T> other, Func<T, string> id, Func<T, string> text, string what)
        {
            var known = mine.ToDictionary(id, StringComparer.Ordinal);
            foreach (var x in other)
                if (!known.TryGetValue(id(x), out var own))
                {
                    mine = mine.Add(x);
                    taken.Add($"{what} {id(x)}");
                }
                else if (text(own) != text(x))
                {
                    conflicts.Add($"{what} {id(x)} differs; ours stays");
                }

            return mine;
        }

        string Item(EvidenceItem e)
        {
            var printer = new YamlPrinter();
            EvidenceFileWriter.Evidence(printer, [e]);
            return printer.ToString();
        }

        string Print(Action<YamlPrinter> print)
        {
            var printer = new YamlPrinter();
            print(printer);
            return printer.ToString();
        }

        if (Print(p => CaseFileWriter.Case(p, ours with { Groups = [], Articles = [] })) != Print(p => CaseFileWriter.Case(p, theirs with { Groups = [], Articles = [] })))
            conflicts.Add("case.yaml: questions, outcomes, hypotheses or priors differ; ours stay");
        var merged = ours with
        {
            Articles = Union(ours.Articles, theirs.Articles, a => a.Id, a => a.ToString(), "article"),
            Groups = Union(ours.Groups, theirs.Groups, g => g.Id, g => g.ToString(), "group"),
            Evidence = Union(ours.Evidence, theirs.Evidence, e => e.Id, Item, "item"),
            Indicators = Union(ours.Indicators, theirs.Indicators, i => i.Id, i => Print(p => SideFilesWriter.Indicators(p, [i])), "indicator"),
            Ledger = Union(ours.Ledger, theirs.Ledger, l => l.Id, l => Print(p => SideFilesWriter.Ledger(p, [l])), "prediction"),
            Marks = Union(ours.Marks, theirs.Marks, m => m.Name, _ => "", "marks of"),
            Forecasts = [.. ours.Forecasts.Union(theirs.Forecasts).OrderBy(f => f.When)],
        };
        merged = merged with { Marks = [.. merged.Marks.Select(m => theirs.Marks.FirstOrDefault(t => t.Name == m.Name) is { } other ? m with { Rows = Union(m.Rows, other.Rows, r => r.Key, SideFilesWriter.Row, $"mark by {m.Name} of") } : m)] };
        return new(merged, [.. taken], [.. conflicts]);
    }
}
