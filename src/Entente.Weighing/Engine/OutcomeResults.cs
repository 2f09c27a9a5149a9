using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>The one probability of each outcome and date.</summary>
internal static class OutcomeResults
{
    internal static ImmutableArray<OutcomeResult> Of(QuestionWeigher q)
    {
        var results = ImmutableArray.CreateBuilder<OutcomeResult>();
        foreach (var outcome in q.Question.Outcomes)
            if (outcome.Type == OutcomeType.Hypothesis)
                results.Add(OfHypothesis(q, outcome));
            else
                foreach (var date in outcome.Dates)
                    results.Add(ByDate(q, outcome, date));
        return [.. results.Select(o => double.IsNaN(o.Final) ? o : o with { Word = q.Case.Words.Of(o.Final) })];
    }

    /// <summary>P(outcome by the date | hypothesis), the catch-all last; null where the hypotheses do not say.</summary>
    internal static double[]? Implied(Question question, string outcome, DateOnly date)
    {
        if (question.Hypotheses.IsEmpty)
            return null;
        var implied = new double[question.Hypotheses.Length + 1];
        for (var h = 0; h < question.Hypotheses.Length; h++)
            if (Find(question.Hypotheses[h].Implies, outcome, date) is { } p)
                implied[h] = p;
            else
                return null;
        implied[^1] = question.CatchAll is { } rest && Find(rest.Implies, outcome, date) is { } own ? own : implied[..^1].Average();
        return implied;
    }

    internal static double Expect(ReadOnlySpan<double> posterior, ReadOnlySpan<double> implied)
    {
        double sum = 0;
        for (var h = 0; h < posterior.Length; h++)
            sum += posterior[h] * implied[h];
        return Math.Clamp(sum, 0, 1);
    }

    internal static HeadlineResult? Headline(QuestionWeigher q, ImmutableArray<HypothesisResult> hypotheses, IReadOnlyList<OutcomeResult> outcomes)
    {
        if (q.Question.Headline is not { } headline)
            return null;
        if (headline.Hypothesis is { } id)
        {
            var h = hypotheses.FirstOrDefault(x => x.Id == id);
            return h is null || double.IsNaN(h.Posterior) ? null : new(null, null, id, h.Prior, h.Posterior, h.Low, h.High, q.Case.Words.Of(Math.Clamp(h.Posterior, 0, 1)));
        }

        var o = outcomes.FirstOrDefault(x => x.Id == headline.Outcome && (x.Date == headline.Date || x.Type == OutcomeType.Hypothesis));
        return o is null || double.IsNaN(o.Final) ? null : new(o.Id, o.Date, null, o.Base, o.Final, o.Low, o.High, q.Case.Words.Of(o.Final));
    }

    private static OutcomeResult ByDate(QuestionWeigher q, Outcome outcome, DateOnly date)
    {
        var answer = outcome.From is null ? null : q.Answers.Find(CaseQueries.OutcomeId(outcome.Id, date));
        var classes = answer?.Classes ?? [];
        if (Implied(q.Question, outcome.Id, date) is { } implied)
        {
            if (q.NotWeighed is { } why)
                return None(outcome, date, classes, why);
            var spread = q.Spread().Select(s => Expect(s.Posterior, implied)).ToList();
            var final = Expect(q.Pooled, implied);
            return new(outcome.Id, outcome.Text, outcome.Type, date, OutcomeBasis.Hypotheses, Expect(q.PoolOf(m => m.Model.Prior), implied), final, Math.Min(final, spread.Min()), Math.Max(final, spread.Max()), classes, outcome.NoOutsideView ? outcome.Why : null);
        }

        if (outcome.From is null)
            return None(outcome, date, [], outcome.NoOutsideView ? $"no outside view: {outcome.Why}" : "no hypothesis implies it and no expression answers it");
        if (classes.FirstOrDefault() is not { } main || !main.Value.TryGet(out var value))
            return None(outcome, date, classes, classes.FirstOrDefault() is { } first ? $"the record does not say: {first.Value}" : "the record has not been asked");
        var numbers = classes.Where(c => c.Value.HasNumber).Select(c => c.Value.TryGet(out var x) ? x : 0).ToList();
        var (low, high) = numbers.Count > 1 ? (numbers.Min(), numbers.Max()) : (main.Low ?? value, main.High ?? value);
        return new(outcome.Id, outcome.Text, outcome.Type, date, OutcomeBasis.OutsideView, value, value, Math.Min(low, value), Math.Max(high, value), classes, null);
    }

    private static OutcomeResult OfHypothesis(QuestionWeigher q, Outcome outcome)
    {
        if (q.NotWeighed is { } why)
            return None(outcome, null, [], why);
        var h = q.Question.Hypotheses.ToList().FindIndex(x => x.Id == outcome.Hypothesis);
        var spread = q.Spread().Select(s => s.Posterior[h]).ToList();
        return new(outcome.Id, outcome.Text, outcome.Type, null, OutcomeBasis.Hypotheses, q.PoolOf(m => m.Model.Prior)[h], q.Pooled[h], spread.Min(), spread.Max(), [], null);
    }

    private static OutcomeResult None(Outcome outcome, DateOnly? date, ImmutableArray<ClassAnswer> classes, string why) =>
        new(outcome.Id, outcome.Text, outcome.Type, date, OutcomeBasis.None, double.NaN, double.NaN, double.NaN, double.NaN, classes, why);

    private static double? Find(ImmutableArray<Implication> implies, string outcome, DateOnly date)
    {
        foreach (var i in implies)
            if (i.Outcome == outcome)
                foreach (var d in i.ByDate)
                    if (d.Date == date)
                        return d.P;
        return null;
    }
}
