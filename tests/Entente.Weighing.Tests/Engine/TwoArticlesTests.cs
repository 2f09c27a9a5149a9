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

    private static void Near(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance = 0.00051) =>
        EngineSemanticsOracleTests.Near([.. expected], [.. actual], tolerance);
}
