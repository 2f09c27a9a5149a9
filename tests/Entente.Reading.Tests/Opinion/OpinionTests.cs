namespace Entente.Reading.Tests.Opinion;

/// <summary>The figures that the reading of claims must hold on paragraphs and pairs of articles written for this project.</summary>
public sealed class OpinionTests
{
    [Fact]
    public void Paragraphs_AllSixty()
    {
        var score = OpinionGold.Score(OpinionGold.Paragraphs());
        Assert.Equal(60, OpinionGold.Paragraphs().Count);
        Assert.True(score.Endorsement >= 0.80 * score.Claims, $"endorsement {score.Endorsement} of {score.Claims}");
        Assert.True(score.Kind >= 0.79 * score.Claims, $"kind {score.Kind} of {score.Claims}");
        Assert.True(score.Chain >= 0.75 * score.Claims, $"chain {score.Chain} of {score.Claims}");
    }

    [Fact]
    public void Paragraphs_HalfNeverLookedAt()
    {
        var score = OpinionGold.Score(OpinionGold.Paragraphs().Where(p => p.Number % 2 == 0));
        Assert.True(score.Endorsement >= 0.75 * score.Claims, $"endorsement {score.Endorsement} of {score.Claims}");
        Assert.True(score.Kind >= 0.70 * score.Claims, $"kind {score.Kind} of {score.Claims}");
        Assert.True(score.Chain >= 0.75 * score.Claims, $"chain {score.Chain} of {score.Claims}");
    }

    [Fact]
    public void Pairs_ClashesAreClashes()
    {
        var (clashes, agreements) = PairGold.Score(PairGold.Pairs());
        Assert.True(clashes.Found >= 8, $"found {clashes.Found}");
        Assert.True(clashes.Precision >= 0.80, string.Join('\n', clashes.Faults));
        Assert.True(agreements.Precision >= 0.75, string.Join('\n', agreements.Faults));
    }

    [Fact]
    public void Pairs_TheSameArticleTwice_NeverClashes()
    {
        foreach (var pair in PairGold.Pairs())
        {
            var same = Here.Read(pair.First);
            Assert.Empty(ArticleComparer.Compare([same, same]).Clashes);
        }
    }
}
