using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Weighing;

namespace Entente.Desk.Weighing;

/// <summary>A weighing as a document.</summary>
internal static class WeighPart
{
    internal static WeighDocument Document(Case @case, CaseWeighing w, string? analyst)
    {
        var postMortems = PostMortem.Of(@case, w).ToLookup(p => p.Question, StringComparer.Ordinal);
        return new("entente/weigh/1", w.Case, Day(w.AsOf), w.Seed, analyst, [.. w.Questions.Select(q => Question(@case, q, postMortems[q.Id]))], [.. w.Warnings.Select(Warning)]);
    }

    internal static WeighWarning Warning(Warning w) => new(w.Name, w.Text, w.Refs, w.At.File ?? "", w.At.Line, w.Severe);

    internal static WeighPostMortem Of(PostMortem p) => new(
        p.Outcome, p.Date is { } d ? Day(d) : null, p.Truth, [Score(p.Pooled), Score(p.Base), .. p.Analysts.Select(Score)], [.. p.Misled.Select(e => new WeighEffect(e.Evidence, e.Change))], [.. p.Helped.Select(e => new WeighEffect(e.Evidence, e.Change))]);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static WeighScore Score(ForecastScore s) => new(s.Who, s.ForTruth, s.Brier, s.Log);

    private static WeighedQuestion Question(Case @case, QuestionWeighing q, IEnumerable<PostMortem> postMortems)
    {
        var ids = q.Hypotheses.Select(h => h.Id).ToList();
        IReadOnlyDictionary<string, double> Map(IReadOnlyList<double> p) => ids.Take(p.Count).Select((id, i) => (id, p[i])).ToDictionary(x => x.id, x => x.Item2, StringComparer.Ordinal);
        var s = q.Sensitivity;
        return new(
            q.Id, @case.FindQuestion(q.Id)!.Ask, q.NotWeighed, q.Leader, q.RunnerUp, q.Leader is null ? null : q.MarginDecibels,
            [.. q.Hypotheses.Select(Hypothesis)],
            [.. q.Analysts.Select(a => new WeighedAnalyst(a.Name, a.Label, a.Marked, Map(a.Prior), Map(a.Posterior)))],
            [.. q.Outcomes.Select(Outcome)],
            [.. q.Evidence.Select(e => new WeighedItem(e.Id, @case.FindEvidence(e.Id)!.Text, e.Counted, e.WhyNot, e.Weight, e.GroupFactor, Map(e.Decibels), Map(e.LeaveOneOut), e.FlipsTo, e.Diagnosticity, e.Disagreement, Test(e.Test)))],
            [.. q.Indicators.Select(i => new WeighedIndicator(i.Id, i.Text, i.Where, i.Bits, i.BitsPerCost, i.Seen, Map(i.IfSeen), Map(i.IfNot), i.LeaderIfSeen, i.LeaderIfNot, Test(i.Test)!))],
            [.. s?.Flips.Select(f => new WeighFlip(f.Analyst, f.Evidence, f.Hypothesis, f.Decibels, f.From, f.To, f.Leader)) ?? []],
            [.. s?.Removals.Concat(s.Priors).Select(v => new WeighView(v.Kind, v.Name, Map(v.Posterior), v.Leader, v.Changes, v.Items)) ?? []],
            s?.MonteCarlo is { } m ? new(m.Draws, Map(m.LeadShare), Map(m.Low), Map(m.High)) : null,
            [.. s?.Tornado.Select(t => new WeighTornado(t.Evidence, t.Low, t.High)) ?? []],
            [.. q.History.Select(h => new WeighHistory(Day(h.Date), Map(h.Posterior), h.News))],
            [.. postMortems.Select(Of)],
            [.. q.Warnings.Select(Warning)]);
    }

    private static WeighedHypothesis Hypothesis(HypothesisResult h) => new(
        h.Id, h.Text, h.HeldBy, Number(h.Prior), Number(h.Posterior), Number(h.Low), Number(h.High), h.PriorSource, Number(h.NaiveBayes),
        h.Ach is { } a ? new(a.Heuer, a.Points, a.Weighted, a.Parc, a.OpenSynthesis) : null);

    private static WeighedOutcome Outcome(OutcomeResult o) => new(
        o.Id, o.Text, o.Date is { } d ? Day(d) : null, Camel(o.Basis.ToString()), Number(o.Base), Number(o.Final), Number(o.Low), Number(o.High), o.Word, o.WhyNone);

    private static WeighTest? Test(VanEveraResult? t) => t is null ? null : new(t.Hypothesis, Camel(t.Test.ToString()), t.SeenDecibels, t.NotSeenDecibels);

    private static double? Number(double x) => double.IsNaN(x) ? null : x;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
