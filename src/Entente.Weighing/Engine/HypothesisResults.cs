using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Hypotheses and analysts of a weighed question.</summary>
internal static class HypothesisResults
{
    internal static ImmutableArray<HypothesisResult> Of(QuestionWeigher q)
    {
        var spread = q.Spread().ToList();
        var prior = q.PoolOf(m => m.Model.Prior);
        var naive = q.PoolOf(m => Naive(q, m));
        var ach = AchOf(q);
        return [.. q.Models[0].Model.Hypotheses.Select((id, h) =>
        {
            var named = h < q.Question.Hypotheses.Length ? q.Question.Hypotheses[h] : null;
            return new HypothesisResult(
                id, named?.Text ?? q.Question.CatchAll?.Text ?? "none of these", named?.HeldBy ?? [], prior[h], spread.Min(s => s.Prior[h]), spread.Max(s => s.Prior[h]),
                named?.Prior?.Source ?? named?.Prior?.From, named?.Prior?.Kind, q.Pooled[h], spread.Min(s => s.Posterior[h]), spread.Max(s => s.Posterior[h]), naive[h], named is null ? null : ach[h]);
        })];
    }

    /// <summary>The hypotheses of a question that was not weighed, with the priors that are stated.</summary>
    internal static ImmutableArray<HypothesisResult> Unweighed(QuestionWeigher q)
    {
        var prior = PriorNumbers.Of(q.Question, q.Answers, null, out _);
        var results = q.Question.Hypotheses.Select((h, i) => Bare(h.Id, h.Text, h.HeldBy, prior?[i], h.Prior));
        return q.Question.CatchAll is { } rest && !q.Question.Hypotheses.IsEmpty ? [.. results, Bare(CatchAll.Id, rest.Text ?? "none of these", [], prior?[^1], null)] : [.. results];
    }

    internal static ImmutableArray<AnalystResult> Analysts(QuestionWeigher q) =>
        [.. q.Models.Select(m => new AnalystResult(
            m.Marks.Name, m.Marks.DisplayName, m.Marks.Label, m.Model.Rows.Count(r => r.Marked && r.Observed), [.. m.Model.Prior], [.. m.Posterior],
            [.. m.Model.Posterior(dependence: false)], [.. Naive(q, m)], [.. m.Model.Posterior(PriorNumbers.Temper(m.Model.Prior, 0))], [.. m.Model.Posterior(PriorNumbers.Temper(m.Model.Prior, 0.5))]))];

    private static HypothesisResult Bare(string id, string text, ImmutableArray<string> heldBy, double? prior, Prior? stated) =>
        new(id, text, heldBy, prior ?? double.NaN, prior ?? double.NaN, prior ?? double.NaN, stated?.Source ?? stated?.From, stated?.Kind, double.NaN, double.NaN, double.NaN, double.NaN, null);

    private static double[] Naive(QuestionWeigher q, AnalystModel m) =>
        new QuestionModel(q.Question, m.Model.Hypotheses, m.Model.Prior, m.Model.Rows, m.Model.Rho, graded: false).Posterior(dependence: false);

    private static AchScores[] AchOf(QuestionWeigher q)
    {
        var (matrix, weights) = AchMatrices.Of(q);
        var analysts = (double)q.Models.Length;
        var heuer = Ach.HeuerCount(matrix);
        var points = Ach.PointCount(matrix);
        var weighted = Ach.WeightedPointCount(matrix, weights);
        var open = Ach.OpenSynthesis(matrix);
        return [.. Enumerable.Range(0, matrix.Hypotheses.Length).Select(h => new AchScores(
            heuer[h] / analysts, points[h] / analysts, weighted[h] / analysts,
            Enumerable.Range(0, weights.Length).Sum(e => matrix.Cells[e][h].Sum(mark => Ach.ParcCell(mark, Ach.ParcCredibility(weights[e]), 0))) / analysts,
            open[h].Inconsistency))];
    }
}
