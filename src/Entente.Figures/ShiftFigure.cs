using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>How one hypothesis moved.</summary>
/// <param name="Text">The hypothesis.</param>
/// <param name="Prior">Its probability before the evidence, 0 to 1.</param>
/// <param name="Posterior">Its probability after it, 0 to 1.</param>
/// <param name="Low">The lower end of the range of the posterior; NaN where there is none.</param>
/// <param name="High">The upper end of the range of the posterior; NaN where there is none.</param>
public sealed record ShiftRow(string Text, double Prior, double Posterior, double Low, double High);

/// <summary>Prior against posterior: an open disc, an arrow, a filled disc, and the range as a pale bar.</summary>
public sealed record ShiftFigure : Figure
{
    /// <summary>The hypotheses, in the order they are drawn.</summary>
    public required IReadOnlyList<ShiftRow> Rows { get; init; }

    /// <summary>What the range is.</summary>
    public string RangeLabel { get; init; } = "range across analysts";

    /// <summary>What the axis counts.</summary>
    public string AxisLabel { get; init; } = "probability";

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder();
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Text.TrimEnd('.')}: from {P(row.Prior)} to {P(row.Posterior)}");
            if (!double.IsNaN(row.Low) && !double.IsNaN(row.High))
                text.Append(CultureInfo.InvariantCulture, $" ({RangeLabel} {P(row.Low)} to {P(row.High)})");
            text.Append(". ");
        }

        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        Legend.Draw(canvas,
        [
            ("before the evidence", (x, y) => canvas.Circle(x + 11, y, 5, "ef-o1")),
            ("after it", (x, y) => canvas.Circle(x + 11, y, 5.5, "ef-f1")),
            (RangeLabel, (x, y) => canvas.Rect(x, y - 6, 22, 12, "ef-b1 ef-range", 2)),
        ]);
        var top = Rows.SelectMany(r => new[] { r.Prior, r.Posterior, double.IsNaN(r.High) ? 0 : r.High }).DefaultIfEmpty(1).Max();
        var count = canvas.IsWide ? 5 : 4;
        var range = (0.0, Math.Min(1, Ticks.Round(0, Math.Max(top, 0.05), count).Max));
        var plot = new RowPlot(canvas, range, Ticks.Numbers(0, range.Item2, count, ValueFormat.Percent), canvas.IsWide ? 118 : 0);
        foreach (var row in Rows)
        {
            var words = $"{P(row.Prior)}\u00A0→\u00A0{P(row.Posterior)}";
            var y = plot.Row(canvas.IsWide ? row.Text : $"{row.Text}: {words}");
            if (!double.IsNaN(row.Low) && !double.IsNaN(row.High))
                canvas.Rect(plot.X(row.Low), y - 6, Math.Max(2, plot.X(row.High) - plot.X(row.Low)), 12, "ef-b1 ef-range", 2, $"{RangeLabel}: {P(row.Low)} to {P(row.High)}");
            var (from, to) = (plot.X(row.Prior), plot.X(row.Posterior));
            var direction = to > from ? 1 : -1;
            if (Math.Abs(to - from) > 14)
            {
                canvas.Line(from, y, to - (12 * direction), y, "ef-rod");
                canvas.ArrowHead(to - (5.5 * direction), y, direction, "ef-inkfill");
            }

            canvas.Circle(from, y, 5, "ef-o1", $"before: {P(row.Prior)}");
            canvas.Circle(to, y, 5.5, "ef-f1", $"after: {P(row.Posterior)}");
            if (canvas.IsWide)
                plot.Value(y, words);
        }

        plot.Axis(AxisLabel);
    }

    private static string P(double value) => NumberText.Value(value, ValueFormat.Percent);
}
