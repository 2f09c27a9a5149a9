using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>One outcome and date has one probability: finds two that differ.</summary>
internal static class Consistency
{
    internal static ImmutableArray<Warning> Check(Case @case, ImmutableArray<QuestionWeighing> questions)
    {
        var stated = new List<(string Key, string Id, double P, Place At)>();
        foreach (var (question, result) in @case.Questions.Zip(questions))
            foreach (var o in result.Outcomes.Where(o => !double.IsNaN(o.Final)))
            {
                var outcome = question.Outcomes.First(x => x.Id == o.Id);
                if (outcome.Type == OutcomeType.Hypothesis)
                    continue;
                stated.Add(($"{outcome.Type} {question.Dyad} {outcome.Rule} {outcome.From} {o.Date:O}", o.Id, o.Final, outcome.At));
            }

        return [.. stated.GroupBy(s => s.Key, StringComparer.Ordinal).Where(g => g.Max(s => s.P) - g.Min(s => s.P) > 1e-9).Select(g =>
            new Warning("two-probabilities", $"the same outcome by the same date has different probabilities under the ids {string.Join(", ", g.Select(s => FormattableString.Invariant($"{s.Id} ({s.P:0.###})")))}; ask it once", [.. g.Select(s => s.Id)], g.First().At, Severe: true))];
    }
}
