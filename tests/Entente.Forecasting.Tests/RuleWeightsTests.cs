namespace Entente.Forecasting.Tests;

/// <summary>One step of learning, worked by hand.</summary>
/// <remarks>
/// (0 r 1) on day 0 and again on day 1. Before day 1 each of the two questions, (0 r ?) and (1 r' ?), has one partner and "somebody else";
/// no weight is known, so both have a chance of 1/2, and the slope is -1/2 for the partner, 1/2 for somebody else.
/// A weight of its own takes .1 · (1/2) / √(1/4 + 3). A shared weight has the slopes of both questions, -1 in sum: .1 · 1 / √(1 + 3) = .05.
/// For the partner fire, of its own, body, family, pair and popularity, and the object's and the triple's bias with .4 and .3 in place of .1;
/// shared, family, pair and popularity. Somebody else has one of each.
/// </remarks>
public sealed class RuleWeightsTests
{
    [Fact]
    public void OneStep_ByHand()
    {
        var (knowledge, work) = Learned();
        var own = .1 * .5 / Math.Sqrt(.25 + 3);
        var odds = Math.Exp(((4 + 4 + 3) * own) + (3 * .05) + own + .05);
        Assert.Equal([1], View(knowledge).Partners);
        Assert.Equal(odds / (1 + odds), work.Chance[0], 6);
        Assert.Equal(1 / (1 + odds), work.Outside, 6);
    }

    [Fact]
    public void AnUnknownHead_LeansOnWhatIsShared()
    {
        var (knowledge, work) = Learned();
        knowledge.Weights.Weigh(1, View(knowledge), work);

        // To the second relation the past triple is of the family "other, same direction", of which nothing is known, and 1 has never been its object.
        var odds = Math.Exp(.05 + .05);
        Assert.Equal(odds / (1 + odds), work.Chance[0], 6);
    }

    private static SubjectView View(Knowledge knowledge)
    {
        var view = new SubjectView();
        view.Look(knowledge.History, 0, 1, paths: false);
        return view;
    }

    private static (Knowledge Knowledge, RuleWeights.Scratch Work) Learned()
    {
        var set = new FactSet("hand", 3, 2, [new Fact(0, 0, 1, 0), new Fact(0, 0, 1, 1)], [], []);
        var knowledge = new Knowledge(set, new BacktestOptions { Model = ForecastModel.Rules });
        var days = DayStream.Build(set.Train.AsSpan(), set.RelationCount);
        knowledge.Doze(0);
        knowledge.Reveal(days[0], default);
        knowledge.Doze(1);
        knowledge.Count(days[1], knowledge.Look(days[1]));
        var work = new RuleWeights.Scratch();
        knowledge.Weights.Weigh(0, View(knowledge), work);
        return (knowledge, work);
    }
}
