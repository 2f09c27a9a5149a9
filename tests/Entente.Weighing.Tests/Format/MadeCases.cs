using FsCheck;
using FsCheck.Fluent;

namespace Entente.Weighing.Tests;

/// <summary>Cases with any selection of items, and marks of every sort in every cell.</summary>
internal static class MadeCases
{
    private static readonly Case Sample = CaseReader.Read(SampleCase.Files);

    private static readonly Gen<string> Words = Gen.Choose(1, 10).SelectMany(n => Gen.Elements([.. "ab :#-\"'\\\n\t,[]{}|>&*!%@`?é漢~=."]).ArrayOf(n).Select(c => "x" + new string(c)));

    private static readonly Gen<double> Share = Gen.Choose(0, 1_000_000).Select(n => n / 1_000_000.0);

    private static readonly Gen<MarkCell> Cell = Gen.OneOf(
        Gen.Elements("CC", "C", "N", "I", "II").Select(MarkCell (w) => new WordCell(w)),
        Share.Select(MarkCell (p) => new NumberCell(p)),
        Share.Two().Select(MarkCell (p) => new RangeCell(Math.Min(p.Item1, p.Item2), Math.Max(p.Item1, p.Item2))),
        Gen.Choose(-300, 300).Select(MarkCell (d) => new DecibelCell(d / 10.0)),
        Gen.Constant<MarkCell>(new NotApplicableCell()));

    internal static Arbitrary<Case> All { get; } = Arb.From(
        from kept in Gen.Choose(0, 1).ArrayOf(Sample.Evidence.Length)
        from text in Words.ArrayOf(Sample.Evidence.Length)
        from why in Words
        from analysts in Gen.Choose(1, 3)
        from cells in Cell.ArrayOf(analysts * Sample.Evidence.Length * 2)
        from shown in Gen.Choose(0, 3).ArrayOf(analysts * Sample.Evidence.Length)
        from prior in Share
        select Make(kept, text, why, analysts, cells, shown, prior));

    private static Case Make(int[] kept, string[] text, string why, int analysts, MarkCell[] cells, int[] shown, double prior)
    {
        // E05 is given E04, so that the two stand or fall together.
        var items = Sample.Evidence.Select((e, i) => e with { Text = text[i] }).Where((e, i) => kept[e.Id == "E05" ? 3 : i] == 1).ToList();
        var marks = Enumerable.Range(0, analysts).Select(a => new MarkFile
        {
            Name = $"analyst{a}",
            Label = why,
            Rows = [.. items.Select((e, i) => (e, At: (a * Sample.Evidence.Length) + i)).Where(x => shown[x.At] > 0 && x.e.Given.IsEmpty).Select(x =>
                new MarkRow(x.e.Id, [], [new("F", Fit(x.e, cells[2 * x.At]), default), new("D", Fit(x.e, cells[(2 * x.At) + 1]), default)], shown[x.At] == 1 ? why : null, default))],
        });
        var question = Sample.Questions[0] with
        {
            Hypotheses = [.. Sample.Questions[0].Hypotheses.Select((h, i) => h with { Prior = h.Prior! with { P = Math.Round(0.95 * (i == 0 ? prior : 1 - prior), 9) } })],
            CatchAll = Sample.Questions[0].CatchAll! with { P = 0.05 },
        };
        return Sample with { Evidence = [.. items], Marks = [.. marks], Questions = [question, Sample.Questions[1]] };
    }

    /// <summary>A row of a chain holds probabilities only.</summary>
    private static MarkCell Fit(EvidenceItem item, MarkCell cell) => item.Id == "E04" && cell is DecibelCell ? new NumberCell(0.5) : cell;
}
