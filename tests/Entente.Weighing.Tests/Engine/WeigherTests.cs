using Entente.World;

namespace Entente.Weighing.Tests;

public sealed class WeigherTests
{
    private static readonly Case Sample = CaseReader.Read(SampleCase.Files);

    private static Answer Answer(string id, params ClassAnswer[] classes) => new() { Id = id, Expression = "", Classes = [.. classes] };

    [Fact]
    public void OutcomeThatHypothesesImply_IsTheirPosteriorTimesWhatTheyImply()
    {
        var q = Weigher.Weigh(Sample, []).Questions[0];
        var rupture = q.Outcomes.Single(o => o.Id == "rupture" && o.Date == new DateOnly(2034, 6, 19));
        double[] implied = [1, 0.05, 0.4];
        Assert.Equal(q.Hypotheses.Zip(implied).Sum(x => x.First.Posterior * x.Second), rupture.Final, 1e-12);
        Assert.Equal(q.Headline!.Probability, rupture.Final);
        Assert.Equal(EstimativeWords.Icd203.Of(rupture.Final), q.Headline.Word);
    }

    [Fact]
    public void OutcomeOfTheOutsideView_HasTheMainClass_AndTheSpreadOfAll()
    {
        var answers = new[] { Answer("outcome/treaty-ends/2034-06-19", new("all", Value.Of(0.3), 0.2, 0.4, 50), new("same members", Value.Of(0.6), 0.1, 0.9, 4)) };
        var outcomes = Weigher.Weigh(Sample, answers).Questions[0].Outcomes;
        var answered = outcomes.Single(o => o.Id == "treaty-ends" && o.Date!.Value.Year == 2034);
        Assert.Equal((0.3, 0.3, 0.6, OutcomeBasis.OutsideView), (answered.Final, answered.Low, answered.High, answered.Basis));
        var open = outcomes.Single(o => o.Id == "treaty-ends" && o.Date!.Value.Year == 2026);
        Assert.True(double.IsNaN(open.Final));
        Assert.NotNull(open.WhyNone);
    }

    [Fact]
    public void PriorFromTheRecord_TakesItsShare_AndTheJudgmentsShareWhatIsLeft()
    {
        var q = Weigher.Weigh(Sample, [Answer("prior/M", new ClassAnswer("all pacts", Value.Of(0.6)))]).Questions[1];
        Assert.Equal(0.3, q.Hypotheses[0].Prior, 1e-12);
        Assert.Equal(0.6, q.Hypotheses[1].Prior, 1e-12);
        Assert.Equal(0.1, q.Hypotheses[2].Prior, 1e-12);
    }

    [Fact]
    public void ClassesOfAPrior_SpreadThePosterior()
    {
        var one = Weigher.Weigh(Sample, [Answer("prior/M", new ClassAnswer("all pacts", Value.Of(0.6)))]).Questions[1].Hypotheses[0];
        var two = Weigher.Weigh(Sample, [Answer("prior/M", new ClassAnswer("all pacts", Value.Of(0.6)), new ClassAnswer("few", Value.Of(0.1)))]).Questions[1].Hypotheses[0];
        Assert.Equal(one.Posterior, two.Posterior, 1e-12);
        Assert.True(two.Low < one.Low);
    }

    [Fact]
    public void Draft_IsNeverWeighed()
    {
        var draft = Sample with { Marks = [] };
        var q = Weigher.Weigh(draft, []).Questions[0];
        Assert.Equal("not weighed yet: mark these rows first", q.NotWeighed);
        Assert.All(q.Hypotheses, h => Assert.True(double.IsNaN(h.Posterior)));
        Assert.All(q.Evidence, e => Assert.False(e.Counted));
        Assert.Null(q.Leader);
    }

    [Fact]
    public void AsOf_LeavesOutWhatWasNotKnown()
    {
        var early = Weigher.Weigh(Sample, [], new DateOnly(2024, 7, 15)).Questions[0].Evidence.Single(e => e.Id == "E02");
        Assert.Contains("not known by 2024-07-15", early.WhyNot, StringComparison.Ordinal);
        Assert.True(Weigher.Weigh(Sample, [], new DateOnly(2024, 7, 31)).Questions[0].Evidence.Single(e => e.Id == "E02").Counted);
    }

    [Fact]
    public void Testimony_IsASwitch()
    {
        Assert.True(Weigher.Weigh(Sample, []).Questions[0].Evidence.Single(e => e.Id == "E02").Counted);
        var off = Weigher.Weigh(Sample, [], options: new() { Testimony = false }).Questions[0];
        Assert.False(off.Evidence.Single(e => e.Id == "E02").Counted);
        Assert.Contains(off.Sensitivity!.Priors, v => v.Kind == "testimony" && v.Name == "with testimony");
    }

    [Fact]
    public void RowOfTheRecord_CountsByItsNumber()
    {
        var none = Weigher.Weigh(Sample, []).Questions[1].Evidence.Single(e => e.Id == "E03");
        Assert.False(none.Counted);
        var answered = Weigher.Weigh(Sample, [Answer("evidence/E03", new ClassAnswer(null, Value.Of(0.95)))]).Questions[1].Evidence.Single(e => e.Id == "E03");
        Assert.True(answered.Counted);
        Assert.True(answered.Decibels[0] > answered.Decibels[1]);
    }

    [Fact]
    public void Resolution_StartsThePostMortem()
    {
        var weighing = Weigher.Weigh(Sample, []);
        var post = PostMortem.Of(Sample, weighing);
        Assert.Equal(["no", "A"], post.Select(p => p.Truth));
        Assert.Equal(1 - weighing.Questions[0].Outcomes.Single(o => o.Id == "rupture" && o.Date!.Value.Year == 2026).Final, post[0].Pooled.ForTruth, 1e-12);
        Assert.All(post[1].Misled, e => Assert.True(e.Change < 0));
        var ledger = ScoredPrediction.Of(Sample, weighing);
        Assert.Equal(0.5625, ledger.Single(l => l.Entry.Id == "L01").Brier!.Value, 1e-12);
        Assert.Equal("no date", ledger.Single(l => l.Entry.Id == "L02").WhyNot);
        Assert.Equal(0.04, ForecastRecord.Of(Sample).Single(f => f.Outcome == "rupture").Brier!.Value, 1e-12);
    }

    [Fact]
    public void PrecedentInAComparisonClass_IsRefused()
    {
        var answers = new[] { Answer("prior/M", new ClassAnswer("all pacts", Value.Of(0.6), Members: ["other-pact"])) };
        Assert.Contains(CaseLinter.Lint(Sample, answers), w => w.Name == "precedent-twice" && w.Severe && w.Refs.Contains("E05"));
        Assert.DoesNotContain(CaseLinter.Lint(Sample, []), w => w.Severe);
    }

    [Fact]
    public void Lint_NamesEchoesAndUndatedPredictions()
    {
        var findings = CaseLinter.Lint(Sample, []);
        Assert.Contains(findings, w => w.Name == "echo" && w.Text.Contains("'the record'", StringComparison.Ordinal));
        Assert.Contains(findings, w => w.Name == "prediction-without-date" && w.Refs.Contains("L02"));
        Assert.Contains(findings, w => w.Name == "base-rate-ignored");
    }

    [Theory]
    [InlineData(0, "almost no chance")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0.2, "unlikely")]
    [InlineData(0.4499, "unlikely")]
    [InlineData(0.45, "roughly even chance")]
    [InlineData(0.55, "likely")]
    [InlineData(0.8, "very likely")]
    [InlineData(0.95, "almost certain")]
    [InlineData(1, "almost certain")]
    public void Words_AreHalfOpenBands(double p, string word) => Assert.Equal(word, EstimativeWords.Icd203.Of(p));
}
