using System.Collections.Immutable;
using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>What a question's answer was worth, once it is known what came out.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Outcome">The outcome's id; null where it is known which hypothesis held.</param>
/// <param name="Date">The outcome's date.</param>
/// <param name="Truth">What came out: <c>yes</c>, <c>no</c>, or the id of the hypothesis.</param>
/// <param name="Pooled">The pooled forecast.</param>
/// <param name="Analysts">Each analyst's.</param>
/// <param name="Base">The forecast before any evidence.</param>
/// <param name="Misled">The items without which the pooled forecast would have given the truth more, the worst first.</param>
/// <param name="Helped">The items without which it would have given the truth less, the best first.</param>
public sealed record PostMortem(string Question, string? Outcome, DateOnly? Date, string Truth, ForecastScore Pooled, ImmutableArray<ForecastScore> Analysts, ForecastScore Base, ImmutableArray<ItemEffect> Misled, ImmutableArray<ItemEffect> Helped)
{
    /// <summary>One for each resolution that a weighed question answers, in the order of <c>outcome.yaml</c>; void ones are left out.</summary>
    /// <param name="case">The case.</param>
    /// <param name="weighing">The case weighed on a day before the resolutions were known.</param>
    public static ImmutableArray<PostMortem> Of(Case @case, CaseWeighing weighing)
    {
        ArgumentNullException.ThrowIfNull(@case);
        ArgumentNullException.ThrowIfNull(weighing);
        var results = ImmutableArray.CreateBuilder<PostMortem>();
        foreach (var r in @case.Resolutions.Where(r => r.Result != ResolutionResult.Void || r.Outcome is null))
        {
            var question = @case.Questions.FirstOrDefault(q => r.Outcome is null ? q.Id == r.Question : q.Outcomes.Any(o => o.Id == r.Outcome));
            var weighed = weighing.Questions.FirstOrDefault(q => q.Id == question?.Id);
            if (question is null || weighed is null || weighed.NotWeighed is not null)
                continue;
            if (GivenToTruth(question, r) is { } truth)
                results.Add(One(question, weighed, r, truth));
        }

        return results.ToImmutable();
    }

    /// <summary>For every hypothesis, the probability that it gave to what came out.</summary>
    private static double[]? GivenToTruth(Question question, Resolution r)
    {
        double[] Held(string? id) => [.. question.Hypotheses.Select(h => h.Id).Append(CatchAll.Id).Select(h => h == id ? 1.0 : 0.0)];
        if (r.Outcome is null)
            return Held(r.Hypothesis);
        var outcome = question.Outcomes.First(o => o.Id == r.Outcome);
        var yes = outcome.Type == OutcomeType.Hypothesis ? Held(outcome.Hypothesis) : r.Date is { } date ? OutcomeResults.Implied(question, outcome.Id, date) : null;
        return yes is null || r.Result == ResolutionResult.Yes ? yes : Array.ConvertAll(yes, p => 1 - p);
    }

    private static PostMortem One(Question question, QuestionWeighing weighed, Resolution r, double[] truth)
    {
        double P(IEnumerable<double> posterior) => OutcomeResults.Expect([.. posterior], truth);
        var pooled = P(weighed.Hypotheses.Select(h => h.Posterior));
        var effects = weighed.Evidence.Where(e => e.Counted).Select(e => new ItemEffect(e.Id, pooled - P(e.LeaveOneOut))).ToList();
        return new(
            question.Id, r.Outcome, r.Date, r.Outcome is null ? r.Hypothesis! : r.Result == ResolutionResult.Yes ? "yes" : "no",
            Score("pooled", pooled), [.. weighed.Analysts.Select(a => Score(a.Name, P(a.Posterior))).OrderBy(s => s.Brier).ThenBy(s => s.Who, StringComparer.Ordinal)], Score("prior", P(weighed.Hypotheses.Select(h => h.Prior))),
            [.. effects.Where(e => e.Change < 0).OrderBy(e => e.Change)], [.. effects.Where(e => e.Change > 0).OrderByDescending(e => e.Change)]);
    }

    internal static ForecastScore Score(string who, double forTruth) => new(who, forTruth, BinaryScores.Brier(forTruth, true), BinaryScores.Log(Math.Max(forTruth, 1e-12), true));
}

/// <summary>A forecast with its scores.</summary>
/// <param name="Who">Who made it.</param>
/// <param name="ForTruth">The probability that it gave to what came out.</param>
/// <param name="Brier">0 to 1, low is good.</param>
/// <param name="Log">-ln of the probability, low is good.</param>
public sealed record ForecastScore(string Who, double ForTruth, double Brier, double Log);

/// <summary>What an item did to the probability of what came out.</summary>
/// <param name="Evidence">The item.</param>
/// <param name="Change">The probability with it less the probability without it; negative misled.</param>
public sealed record ItemEffect(string Evidence, double Change);
