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
            yield return ($"{q.Id}-matrix.svg", Matrix(answer.Case, q).ToSvg());
            yield return ($"{q.Id}-waterfall.svg", Waterfall(q).ToSvg());
            if (q.Sensitivity is { Tornado.IsEmpty: false } s)
                yield return ($"{q.Id}-tornado.svg", TornadoOf(q, s).ToSvg());
            if (q.History.Length > 1)
                yield return ($"{q.Id}-history.svg", HistoryOf(q).ToSvg());
            yield return ($"{q.Id}-analysts.svg", Analysts(q).ToSvg());
            if (q.Sensitivity is { } views && views.Removals.Count(v => v.Kind == "only author") > 1)
                yield return ($"{q.Id}-authors.svg", Authors(q, views).ToSvg());
        }

        yield return ("source-chains.svg", Chains(answer.Case).ToSvg());
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

    private static TornadoFigure TornadoOf(QuestionWeighing q, Sensitivity s) => new()
    {
        Id = "tornado",
        Title = $"How far {q.Leader} moves when its mark of one item goes a step down or up",
        AxisLabel = $"posterior of {q.Leader}",
        Base = q.Hypotheses.First(h => h.Id == q.Leader).Posterior,
        Rows = [.. s.Tornado.Take(20).Select(t => new TornadoRow(t.Evidence, t.Low, t.High))],
    };

    private static LineFigure HistoryOf(QuestionWeighing q) => new()
    {
        Id = "history",
        Title = "The posterior as things became known",
        Axis = AxisKind.Date,
        YLabel = "posterior",
        Series = [.. q.Hypotheses.Select((h, i) => new LineSeries(h.Id, [.. q.History.Select(p => new LinePoint(p.Date.DayNumber, p.Posterior[i]))]))],
    };

    private static ShiftFigure Analysts(QuestionWeighing q) => new()
    {
        Id = "analysts",
        Title = "From prior to posterior; the bar is the range across analysts and comparison classes",
        Rows = [.. q.Hypotheses.Select(h => new ShiftRow($"{h.Id}  {h.Text}", h.Prior, h.Posterior, h.Low, h.High))],
    };

    private static MatrixFigure Authors(QuestionWeighing q, Sensitivity s) => new()
    {
        Id = "authors",
        Title = "The posterior on each author's items alone",
        HeatLabel = "posterior",
        Columns = [.. q.Hypotheses.Select(h => new MatrixColumn(h.Id, h.Text))],
        Rows = [.. s.Removals.Where(v => v.Kind == "only author").Select(v => new MatrixRow($"{v.Name} ({v.Items} items)", [.. v.Posterior.Select(p => new MatrixCell(p.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), p))]))],
    };

    private static NetworkFigure Chains(Case @case)
    {
        var ties = @case.Evidence.Where(e => e.Withdrawn is null).SelectMany(e => e.Sources).SelectMany(s => Links(@case, s)).GroupBy(t => t).Select(g => new NetworkTie(g.Key.From, g.Key.To, true, g.Count())).ToList();
        return new()
        {
            Id = "source-chains",
            Title = "Who had it from whom: from the origins to the articles",
            Nodes = [.. ties.SelectMany(t => new[] { t.A, t.B }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => new NetworkNode(n, n, @case.Articles.Any(a => (a.Author ?? a.Id) == n) ? 1 : 0))],
            Ties = ties,
        };
    }

    private static IEnumerable<(string From, string To)> Links(Case @case, EvidenceSource source)
    {
        List<string> names = [.. source.Chain];
        if (source.Article is { } id)
            names.Add(@case.Articles.FirstOrDefault(a => a.Id == id)?.Author ?? id);
        return names.Zip(names.Skip(1)).Where(p => p.First != p.Second);
    }
}
