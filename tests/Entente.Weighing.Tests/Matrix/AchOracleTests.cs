using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Weighing.Tests;

/// <summary>Nine matrices scored by the tools themselves.</summary>
public sealed class AchOracleTests
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["very_inconsistent"] = "II", ["inconsistent"] = "I", ["neutral"] = "N", ["consistent"] = "C", ["very_consistent"] = "CC", ["not_applicable"] = "NA",
    };

    [Fact]
    public void Scores_AreTheTools()
    {
        var cases = Oracle()["cases"]!.AsArray();
        Assert.Equal(9, cases.Count);
        foreach (var node in cases)
        {
            var (matrix, expected) = (Read(node!), node!["expected"]!);
            var open = Ach.OpenSynthesis(matrix);
            for (var h = 0; h < matrix.Hypotheses.Length; h++)
            {
                var of = expected["hypotheses"]![matrix.Hypotheses[h]]!;
                Assert.Equal((double)of["inconsistency"]!, open[h].Inconsistency, 1e-9);
                Assert.Equal((double)of["consistency"]!, open[h].Consistency, 1e-9);
                Assert.Equal((double)of["proportion_na"]!, open[h].ShareNotApplicable, 1e-9);
                Assert.Equal((double)of["proportion_unevaluated"]!, open[h].ShareUnevaluated, 1e-9);
                Assert.Equal((int)expected["burton_score"]![matrix.Hypotheses[h]]!, Ach.PointCount(matrix)[h]);
                Assert.Equal((int)expected["inconsistency_count"]![matrix.Hypotheses[h]]!, Ach.HeuerCount(matrix)[h]);
            }

            for (var e = 0; e < matrix.Evidence.Length; e++)
                CheckRow(matrix.Cells[e], expected["evidence"]![matrix.Evidence[e]]!);
            Assert.Equal(expected["hypothesis_order"]!.AsArray().Select(n => (string)n!), Ach.HypothesisOrder(matrix));
            // Rows that are equal but for the tool's rounding may trade places: the order of their values is what counts.
            Assert.Equal(expected["evidence_order"]!.AsArray().Select(n => Value(matrix, (string)n!)), Ach.EvidenceOrder(matrix).Select(id => Value(matrix, id)));
        }
    }

    [Fact]
    public void ParcCells_AreAsItsDescriptionSays()
    {
        foreach (var cell in Oracle()["parc_weighted_inconsistency"]!["cells"]!.AsArray())
        {
            var mark = AchMatrix.Mark((string)cell!["mark"]!)!.Value;
            Assert.Equal((double)cell["expected"]!, Ach.ParcCell(mark, Level(cell["credibility"]!), Level(cell["relevance"]!)), 1e-12);
        }
    }

    [Theory]
    [InlineData("I N", "N")]
    [InlineData("N C", "N")]
    [InlineData("II I", "I")]
    [InlineData("C CC", "C")]
    [InlineData("NA NA C", "NA")]
    [InlineData("NA C", "C")]
    public void Aggregate_TieGoesToNeutral(string marks, string expected) =>
        Assert.Equal(AchMatrix.Mark(expected), Ach.Aggregate([.. marks.Split(' ').Select(m => AchMatrix.Mark(m)!.Value)]));

    private static void CheckRow(ImmutableArray<ImmutableArray<AchMark>> row, JsonNode expected)
    {
        Assert.Equal((double)expected["diagnosticity"]!, Ach.Diagnosticity(row), 1e-9);
        for (var h = 0; h < row.Length; h++)
        {
            var disagreement = expected["disagreement"]![h];
            Assert.Equal(disagreement is null, Ach.Disagreement(row[h]) is null);
            if (disagreement is not null)
                Assert.Equal((double)disagreement, Ach.Disagreement(row[h])!.Value, 1e-9);
            var rated = row[h].Where(m => m != AchMark.NotApplicable).Select(m => (double)m).ToList();
            // The tool rounds 2.5 to 2 and 3.5 to 4, against its own rule; there we follow the rule.
            if (rated.Count > 0 && rated.Average() is 2.5 or 3.5)
                continue;
            var aggregate = (string?)expected["aggregate"]![h];
            Assert.Equal(aggregate is null ? null : AchMatrix.Mark(Names[aggregate]), Ach.Aggregate(row[h]));
        }
    }

    private static AchMatrix Read(JsonNode node) => new(
        [.. node["hypotheses"]!.AsArray().Select(h => (string)h!)],
        [.. node["rows"]!.AsArray().Select(r => (string)r![0]!)],
        [.. node["rows"]!.AsArray().Select(r => r![1]!.AsArray().Select(c => c!.AsArray().Select(m => AchMatrix.Mark((string)m!)!.Value).ToImmutableArray()).ToImmutableArray())]);

    private static double Value(AchMatrix matrix, string evidence) => Math.Round(Ach.Diagnosticity(matrix.Cells[matrix.Evidence.IndexOf(evidence)]), 9);

    private static int Level(JsonNode level) => (string)level! switch { "L" => -1, "M" => 0, _ => 1 };

    private static JsonNode Oracle() => JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "ach_matrix_scores.json"))!;
}
