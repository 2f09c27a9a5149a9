using Entente.Desk.Weighing;
using Entente.Figures;
using Entente.Weighing;

namespace Entente.Cli.Verbs.Weighing;

/// <summary>The figures of a weighing, as SVG by file name.</summary>
internal static class WeighFigures
{
    private const double FullHeat = 6;

    internal static IEnumerable<(string Name, string Svg)> Of(WeighAnswer answer)
    {
        foreach (var q in answer.Weighing.Questions.Where(q => q.NotWeighed is null))
        {
            (string Id, string Text)[] ids = [.. q.Hypotheses.Select(h => (h.Id, h.Text))];
            yield return ($"{q.Id}-matrix.svg", Matrix(answer.Case, q).ToSvg());
            yield return ($"{q.Id}-waterfall.svg", Waterfall(q).ToSvg());
            if (q.Sensitivity is { Tornado.IsEmpty: false } s)
                yield return ($"{q.Id}-tornado.svg", WeighingFigures.Tornado("tornado", q.Leader!, q.Hypotheses.First(h => h.Id == q.Leader).Posterior, s.Tornado.Select(t => (t.Evidence, t.Low, t.High))).ToSvg());
            if (q.History.Length > 1)
                yield return ($"{q.Id}-history.svg", WeighingFigures.History("history", [.. ids.Select(h => h.Id)], [.. q.History.Select(h => (h.Date, (IReadOnlyList<double>)h.Posterior))]).ToSvg());
            yield return ($"{q.Id}-range.svg", Range(q).ToSvg());
            yield return ($"{q.Id}-analysts.svg", WeighingFigures.Posteriors("analysts", "Analyst against analyst: the posterior on each one's marks, and pooled", ids, [.. q.Analysts.Select(a => (a.DisplayName, (IReadOnlyList<double>)a.Posterior)), ("pooled", (IReadOnlyList<double>)[.. q.Hypotheses.Select(h => h.Posterior)])]).ToSvg());
            if (q.Sensitivity is { } views && views.Removals.Count(v => v.Kind == "only author") > 1)
                yield return ($"{q.Id}-authors.svg", WeighingFigures.Posteriors("authors", "Author against author: the posterior on each one's items alone", ids, views.Removals.Where(v => v.Kind == "only author").Select(v => ($"{v.Name} ({v.Items} items)", (IReadOnlyList<double>)v.Posterior))).ToSvg());
        }

        var chains = answer.Case.Evidence.Where(e => e.Withdrawn is null && e.KnownBy(answer.Weighing.AsOf)).SelectMany(e => e.Sources).Select(s => WeighCase.Chain(answer.Case, s)).ToList();
        if (chains.Any(c => c.Count > 0))
            yield return ("source-chains.svg", WeighingFigures.Chains("source-chains", chains).ToSvg());
    }

    private static MatrixFigure Matrix(Case @case, QuestionWeighing q) => new()
    {
        Id = "matrix",
        Title = "What each item adds to each hypothesis; the most diagnostic first",
        Columns = [.. q.Hypotheses.Where(h => h.Ach is not null).Select(h => new MatrixColumn(h.Id, h.Text))],
        Rows = [.. q.Evidence.Where(e => e.Counted).OrderByDescending(e => e.Diagnosticity).ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => new MatrixRow(
            $"{e.Id}  {@case.FindEvidence(e.Id)!.Text}",
            [.. q.Hypotheses.Where(h => h.Ach is not null).Select((_, h) => new MatrixCell(string.Join('/', e.Marks.Select(m => m.Cells[h] ?? "·").Distinct(StringComparer.Ordinal)), Math.Clamp(e.Decibels[h] / FullHeat, -1, 1)))]))],
    };

    private static WaterfallFigure Waterfall(QuestionWeighing q)
    {
        var ids = q.Hypotheses.Select(h => h.Id).ToList();
        var (a, b) = (ids.IndexOf(q.Leader!), ids.IndexOf(q.RunnerUp!));
        return new()
        {
            Id = "waterfall",
            Title = $"{q.Leader} against {q.RunnerUp}: from prior to posterior, item by item",
            Prior = q.Hypotheses[a].Prior / (q.Hypotheses[a].Prior + q.Hypotheses[b].Prior),
            Steps = [.. q.Evidence.Where(e => e.Counted).Select(e => new WaterfallStep(e.Id, e.Decibels[a] - e.Decibels[b])).OrderByDescending(s => Math.Abs(s.Decibans)).ThenBy(s => s.Text, StringComparer.Ordinal)],
        };
    }

    private static ShiftFigure Range(QuestionWeighing q) => new()
    {
        Id = "range",
        Title = "From prior to posterior; the bar is the range across analysts and comparison classes",
        Rows = [.. q.Hypotheses.Select(h => new ShiftRow($"{h.Id}  {h.Text}", h.Prior, h.Posterior, h.Low, h.High))],
    };
}
