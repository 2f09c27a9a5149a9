using Entente.Numerics;
using Entente.World;

namespace Entente.Weighing.Bench;

/// <summary>A case of any size, drawn from a seed.</summary>
internal static class MadeCase
{
    private static readonly string[] Words = ["CC", "C", "N", "I", "II"];
    private static readonly string[] Grades = ["A1", "B2", "B3", "C3", "D4"];

    internal static Case Of(int items, int hypotheses, int analysts, bool chain)
    {
        var random = new SeededRandom(1);
        var named = Enumerable.Range(0, hypotheses).Select(h => new Hypothesis { Id = $"H{h}", Text = $"hypothesis {h}", Prior = new(0.95 / hypotheses, null, 1, null, PriorKind.Judgment, "made", default) }).ToList();
        var evidence = Enumerable.Range(0, items).Select(i => new EvidenceItem
        {
            Id = $"E{i}",
            Text = $"item {i}",
            Kind = i % 3 == 0 ? EvidenceKind.Opinion : EvidenceKind.Fact,
            Known = EdtfDate.Day(new DateOnly(2024, 1, 1).AddDays(i % 60)),
            Source = new($"a{i % 4}", null, null, null, [$"source {i % 30}"], AdmiraltyGrade.Parse(Grades[random.NextInt32(Grades.Length)]), null, null),
            Group = chain ? null : $"g{i % 20}",
            Given = chain && i > 0 ? [$"E{i - 1}"] : [],
        }).ToList();
        return new Case
        {
            Id = "made",
            AsOf = new DateOnly(2024, 12, 31),
            Groups = [.. Enumerable.Range(0, 20).Select(g => new DependenceGroup($"g{g}", 0.6, null))],
            Articles = [.. Enumerable.Range(0, 4).Select(a => new CaseArticle($"a{a}", $"author {a}", null, null, null, null, null))],
            Questions = [new Question { Id = "q", Ask = "?", Kind = QuestionKind.Explanation, Hypotheses = [.. named], CatchAll = new(0.05, null, []) }],
            Evidence = [.. evidence],
            Marks = [.. Enumerable.Range(0, analysts).Select(a => new MarkFile { Name = $"analyst{a}", Rows = [.. evidence.Select(e => new MarkRow(e.Id, [], Cells(random, hypotheses), null, default))] })],
            Indicators = [.. Enumerable.Range(0, 20).Select(i => new Indicator { Id = $"M{i}", Text = $"indicator {i}", Expect = Cells(random, hypotheses) })],
        };
    }

    private static System.Collections.Immutable.ImmutableArray<MarkEntry> Cells(SeededRandom random, int hypotheses) =>
        [.. Enumerable.Range(0, hypotheses).Select(h => new MarkEntry($"H{h}", new WordCell(Words[random.NextInt32(Words.Length)]), default))];
}
