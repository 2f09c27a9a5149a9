using System.Globalization;
using Entente.Figures;

namespace Entente.Desk.Weighing;

/// <summary>The figures of a weighing that the brief and the command line share, from plain numbers.</summary>
public static class WeighingFigures
{
    private const int MostBars = 20;
    private const int MostLines = 6;

    /// <summary>How far the leader moves with each item, the farthest first; twenty at most.</summary>
    /// <param name="id">The figure's id.</param>
    /// <param name="leader">The leading hypothesis.</param>
    /// <param name="posterior">Its posterior.</param>
    /// <param name="bars">Item, posterior with the mark a step down, a step up.</param>
    public static TornadoFigure Tornado(string id, string leader, double posterior, IEnumerable<(string Item, double Low, double High)> bars) => new()
    {
        Id = id,
        Title = $"How far {leader} moves when its mark of one item goes a step down or up",
        AxisLabel = $"posterior of {leader}",
        Base = posterior,
        Rows = [.. bars.Take(MostBars).Select(b => new TornadoRow(b.Item, b.Low, b.High))],
    };

    /// <summary>The posterior day by day: flat until something became known. The six hypotheses that ever stood highest.</summary>
    /// <param name="id">The figure's id.</param>
    /// <param name="hypotheses">Their ids.</param>
    /// <param name="days">Day and posterior by hypothesis, in order.</param>
    public static LineFigure History(string id, IReadOnlyList<string> hypotheses, IReadOnlyList<(DateOnly Day, IReadOnlyList<double> Posterior)> days)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(days);
        var from = Start([.. days.Select(d => d.Day)]);
        var late = days.Skip(from).ToList();
        var shown = Enumerable.Range(0, hypotheses.Count).OrderByDescending(h => days.Max(d => d.Posterior[h])).Take(MostLines).Order();
        return new()
        {
            Id = id,
            Title = from == 0 ? "The posterior as things became known" : string.Create(CultureInfo.InvariantCulture, $"The posterior as things became known since {days[from].Day:yyyy-MM-dd}"),
            Axis = AxisKind.Date,
            YLabel = "posterior",
            Format = ValueFormat.Percent,
            Series = [.. shown.Select(h => new LineSeries(hypotheses[h], [.. late.SelectMany((d, i) => Step(late, h, i))]))],
        };
    }

    /// <summary>Posteriors side by side: one row an analyst, an author, or the pool.</summary>
    /// <param name="id">The figure's id.</param>
    /// <param name="title">What the rows are.</param>
    /// <param name="hypotheses">Id and text.</param>
    /// <param name="rows">Name and posterior by hypothesis.</param>
    public static MatrixFigure Posteriors(string id, string title, IEnumerable<(string Id, string Text)> hypotheses, IEnumerable<(string Name, IReadOnlyList<double> Posterior)> rows) => new()
    {
        Id = id,
        Title = title,
        RowHead = "posterior",
        HeatLabel = "the darker, the more probable",
        Columns = [.. hypotheses.Select(h => new MatrixColumn(h.Id, h.Text))],
        Rows = [.. rows.Select(r => new MatrixRow(r.Name, [.. r.Posterior.Select(p => new MatrixCell(p.ToString("0.00", CultureInfo.InvariantCulture), p))]))],
    };

    /// <summary>Who had it from whom: one bar a chain, from its origin to what was read, as long as it carries items; chains of one origin stand together.</summary>
    /// <param name="id">The figure's id.</param>
    /// <param name="chains">From the origin on, one an item and way.</param>
    public static BarFigure Chains(string id, IEnumerable<IReadOnlyList<string>> chains)
    {
        var bars = chains.Where(c => c.Count > 0).GroupBy(c => string.Join(" → ", c), StringComparer.Ordinal).Select(g => (Text: g.Key, Origin: g.First()[0], Items: g.Count())).ToList();
        var weight = bars.GroupBy(b => b.Origin, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(b => b.Items), StringComparer.Ordinal);
        return new()
        {
            Id = id,
            Title = "Source chains: from the origin to what was read, the origins with most items first",
            AxisLabel = "items",
            Bars = [.. bars.OrderByDescending(b => weight[b.Origin]).ThenBy(b => b.Origin, StringComparer.Ordinal).ThenByDescending(b => b.Items).ThenBy(b => b.Text, StringComparer.Ordinal).Select(b => new Bar(b.Text, b.Items))],
        };
    }

    /// <summary>The first day that is drawn: where a few old days would squeeze the others into a corner, the figure begins after them.</summary>
    private static int Start(IReadOnlyList<DateOnly> days)
    {
        var fifth = Math.Max(1, days.Count / 5);
        return days.Count > 4 && days[^1].DayNumber - days[0].DayNumber > 3 * (days[^1].DayNumber - days[fifth].DayNumber) ? fifth : 0;
    }

    private static IEnumerable<LinePoint> Step(List<(DateOnly Day, IReadOnlyList<double> Posterior)> days, int hypothesis, int i)
    {
        if (i > 0)
            yield return new(days[i].Day.DayNumber, days[i - 1].Posterior[hypothesis]);
        yield return new(days[i].Day.DayNumber, days[i].Posterior[hypothesis]);
    }
}
