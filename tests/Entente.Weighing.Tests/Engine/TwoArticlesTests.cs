using System.Text.Json.Nodes;
using Entente.Testing;

namespace Entente.Weighing.Tests;

/// <summary>The worked example's published numbers, from its own file.</summary>
public sealed class TwoArticlesTests
{
    [Theory]
    [InlineData(0, "q1")]
    [InlineData(1, "q2")]
    public void Posterior_IsTheOracles(int index, string id)
    {
        var expected = JsonNode.Parse(SharedData.Text("data", "weigh", "oracles", "engine_semantics_v0.json"))!["article_case"]![id]!;
        var q = Weigher.Weigh(TwoArticlesCase.Read(), []).Questions[index];
        EngineSemanticsOracleTests.Near(EngineSemanticsOracleTests.Numbers(expected["prior"]), [.. q.Hypotheses.Select(h => h.Prior)]);
        EngineSemanticsOracleTests.Near(EngineSemanticsOracleTests.Numbers(expected["posterior"]), [.. q.Hypotheses.Select(h => h.Posterior)]);
        foreach (var h in q.Hypotheses.Where(h => h.Ach is not null))
        {
            Assert.Equal((double)expected["inconsistency"]![h.Id]!, h.Ach!.Points);
            Assert.Equal((double)expected["weighted_inconsistency"]![h.Id]!, h.Ach.Weighted, 0.005);
        }
    }

    [Fact]
    public void OtherViews_AreAsPublished()
    {
        var (q1, q2) = (Weigher.Weigh(TwoArticlesCase.Read(), []).Questions[0], Weigher.Weigh(TwoArticlesCase.Read(), []).Questions[1]);
        Near([.228, .688, .002, .047, .034], q1.Analysts[0].NaiveBayes);
        Near([.001, .493, .194, .017, .231, .064], q2.Analysts[0].NaiveBayes);
        Near([.172, .653, .031, .102, .043], q1.Analysts[0].GradesOnly);
        Near([.009, .456, .318, .030, .141, .047], q2.Analysts[0].GradesOnly);
        Near([.332, .277, .067, .126, .197], q1.Analysts[0].UniformPrior);
        Near([.103, .288, .167, .091, .161, .190], q2.Analysts[0].UniformPrior);
        Assert.Equal(5.75, q1.MarginDecibels, 0.01);
        Assert.Equal(1.7, q2.MarginDecibels, 0.05);
    }

    [Fact]
    public void LeaveOneOut_LargestEffectsAreAsPublished()
    {
        var result = Weigher.Weigh(TwoArticlesCase.Read(), []);
        var q1 = result.Questions[0].Evidence.OrderByDescending(e => e.Shift).Take(3).ToList();
        Assert.Equal(["E15", "E26", "E01"], q1.Select(e => e.Id));
        Near([.09, .05, .04], q1.Select(e => e.Shift), 0.005);
        Assert.All(result.Questions[0].Evidence, e => Assert.Null(e.FlipsTo));
        Assert.Equal("E09", result.Questions[1].Evidence.MaxBy(e => e.Shift)!.Id);
    }

    [Fact]
    public void Removals_AreAsPublished()
    {
        var result = Weigher.Weigh(TwoArticlesCase.Read(), []);
        var (q1, q2) = (result.Questions[0].Sensitivity!, result.Questions[1].Sensitivity!);
        Near([.175, .661, .058, .067, .039], View(q1.Removals, "only author", "copley"));
        Near([.033, .338, .287, .113, .180, .049], View(q2.Removals, "only author", "copley"));
        Near([.094, .421, .165, .266, .054], View(q1.Removals, "only author", "chang"));
        Near([.034, .450, .317, .036, .115, .048], View(q2.Removals, "only author", "chang"));
        Near([.171, .580, .083, .118, .049], View(q1.Removals, "opinions", "all opinions"));
        Near([.030, .356, .392, .073, .102, .048], View(q2.Removals, "opinions", "all opinions"));
        Assert.True(q2.Removals.Single(v => v.Kind == "opinions").Changes);
        Assert.Equal("F", q1.Priors.Single(v => v.Kind == "uniform").Leader);
    }

    [Fact]
    public void TheVoteThatNeitherAuthorNames_ChangesTheSecondAnswer()
    {
        var read = TwoArticlesCase.Read();
        var marks = read.Marks[0];
        var abstained = read.Indicators.Single(i => i.Id == "M03").Expect.Select(e => e with { Cell = new NumberCell(1 - ((NumberCell)e.Cell).P) });
        var item = new EvidenceItem { Id = "E28", Text = "China abstained", Kind = EvidenceKind.Fact };
        var result = Weigher.Weigh(read with { Evidence = read.Evidence.Add(item), Marks = [marks with { Rows = marks.Rows.Add(new("E28", [], [.. abstained], null, default)) }] }, []);
        Near([.193, .640, .046, .078, .043], result.Questions[0].Hypotheses.Select(h => h.Posterior));
        Near([.008, .345, .398, .066, .135, .048], result.Questions[1].Hypotheses.Select(h => h.Posterior));
        Assert.Equal("U", result.Questions[1].Leader);
        Assert.Equal("A", result.Questions[1].Evidence.Single(e => e.Id == "E28").FlipsTo);
    }

    [Fact]
    public void Indicators_AreWorthWhatIsPublished()
    {
        var result = Weigher.Weigh(TwoArticlesCase.Read(), []);
        var q1 = result.Questions[0].Indicators;
        Assert.Equal(["M07", "M08", "M09"], q1.Take(3).Select(i => i.Id));
        Near([.113, .096, .093], q1.Take(3).Select(i => i.Bits));
        var q2 = result.Questions[1].Indicators;
        Assert.Equal(["M02", "M01", "M03", "M05"], q2.Take(4).Select(i => i.Id));
        Near([.122, .107, .104, .079], q2.Take(4).Select(i => i.Bits));
        Assert.Equal(.026, q2.Single(i => i.Id == "M04").Bits, 0.0006);
    }

    [Fact]
    public void Flips_ReachTheOtherLeader_AndNothingSmallerDoes()
    {
        var read = TwoArticlesCase.Read();
        foreach (var (question, index) in read.Questions.Select((q, i) => (q, i)))
        {
            var flips = Weigher.Weigh(read, []).Questions[index].Sensitivity!.Flips;
            var before = Weigher.Weigh(read, []).Questions[index].Leader;
            foreach (var flip in flips.Take(5))
            {
                Assert.Equal(flip.Leader, LeaderWith(read, index, flip, flip.To));
                Assert.Equal(before, LeaderWith(read, index, flip, flip.From + ((flip.To - flip.From) * 0.98)));
            }

            Assert.Equal(flips.OrderBy(f => Math.Abs(f.Decibels)).Select(f => f.Evidence), flips.Select(f => f.Evidence));
        }
    }

    [Fact]
    public void MonteCarlo_IsTheSameForTheSameSeed_AndNearTheAnswer()
    {
        var read = TwoArticlesCase.Read();
        var (a, b) = (Weigher.Weigh(read, [], seed: 7).Questions[1], Weigher.Weigh(read, [], seed: 7).Questions[1]);
        Assert.Equal(a.Sensitivity!.MonteCarlo!.LeadShare, b.Sensitivity!.MonteCarlo!.LeadShare);
        Assert.Equal(1, a.Sensitivity.MonteCarlo.LeadShare.Sum(), 1e-9);
        Assert.True(a.Sensitivity.MonteCarlo.LeadShare[1] > 0.5);
        for (var h = 0; h < a.Hypotheses.Length; h++)
            Assert.InRange(a.Hypotheses[h].Posterior, a.Sensitivity.MonteCarlo.Low[h], a.Sensitivity.MonteCarlo.High[h]);
    }

    [Fact]
    public void Warnings_NameThePitfallsOfThisPair()
    {
        var result = Weigher.Weigh(TwoArticlesCase.Read(), []);
        Assert.Contains(result.Questions[0].Warnings, w => w.Name == "forbids-nothing" && w.Refs.Contains("E"));
        Assert.Contains(result.Questions[0].Warnings, w => w.Name == "prior-decides");
        Assert.Contains(result.Questions[1].Warnings, w => w.Name == "says-nothing" && w.Refs.Contains("E12"));
        Assert.Contains(result.Questions[0].Warnings, w => w.Name == "base-rate-ignored");
    }

    private static string LeaderWith(Case read, int index, MarkFlip flip, double p)
    {
        var marks = read.Marks[0];
        var rows = marks.Rows.Select(r => r.Item != flip.Evidence ? r : r with { Cells = [.. r.Cells.Select(c => c.Key == flip.Hypothesis ? c with { Cell = new NumberCell(p) } : c)] });
        return Weigher.Weigh(read with { Marks = [marks with { Rows = [.. rows] }] }, [], options: new() { Sensitivity = false }).Questions[index].Leader!;
    }

    private static IEnumerable<double> View(IEnumerable<ViewResult> views, string kind, string name) => views.Single(v => v.Kind == kind && v.Name == name).Posterior;

    private static void Near(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance = 0.00051) =>
        EngineSemanticsOracleTests.Near([.. expected], [.. actual], tolerance);
}
