using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>One bar.</summary>
/// <param name="Text">What it measures.</param>
/// <param name="Value">How much; NaN where it is not known, which is never drawn as zero.</param>
/// <param name="Low">The lower end of its interval; NaN where there is none.</param>
/// <param name="High">The upper end of its interval; NaN where there is none.</param>
public sealed record Bar(string Text, double Value, double Low = double.NaN, double High = double.NaN);

/// <summary>Bars from zero with an interval each.</summary>
public sealed record BarFigure : Figure
{
    /// <summary>The bars, in the order they are drawn.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>How values are printed.</summary>
    public ValueFormat Format { get; init; }

    /// <summary>What the axis counts.</summary>
    public string? AxisLabel { get; init; }

    /// <summary>What the interval is.</summary>
    public string IntervalLabel { get; init; } = "95% interval";

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder(AxisLabel is null ? "" : AxisLabel + ". ");
        foreach (var bar in Bars)
        {
            text.Append(CultureInfo.InvariantCulture, $"{bar.Text.TrimEnd('.')}: {Words(bar)}");
            if (!double.IsNaN(bar.Low) && !double.IsNaN(bar.High))
                text.Append(CultureInfo.InvariantCulture, $" ({IntervalLabel} {V(bar.Low)} to {V(bar.High)})");
            text.Append(". ");
        }

        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        var known = Bars.SelectMany(b => new[] { b.Value, b.Low, b.High }).Where(double.IsFinite).Append(0).ToArray();
        var count = canvas.IsWide ? 5 : 4;
        var range = Ticks.Round(known.Min(), known.Max(), count);
        var room = Math.Max(40, Bars.Select(b => TextMeasure.Width(Words(b), canvas.SmallSize)).DefaultIfEmpty(0).Max() + 12);
        var plot = new RowPlot(canvas, range, Ticks.Numbers(range.Min, range.Max, count, Format), room);
        foreach (var bar in Bars)
        {
            var y = plot.Row(bar.Text);
            if (double.IsFinite(bar.Value))
            {
                var (zero, end) = (plot.X(0), plot.X(bar.Value));
                canvas.Rect(Math.Min(zero, end), y - 7, Math.Max(1, Math.Abs(end - zero)), 14, bar.Value < 0 ? "ef-f2" : "ef-f1", title: $"{bar.Text}: {Words(bar)}");
            }

            if (double.IsFinite(bar.Low) && double.IsFinite(bar.High))
                Whisker.Draw(canvas, plot.X(bar.Low), plot.X(bar.High), y);
            plot.Value(y, Words(bar), double.IsNaN(bar.Value) ? "ef-muted" : "ef-text");
        }

        canvas.Line(plot.X(0), canvas.Cursor - 4, plot.X(0), canvas.Cursor + 4, "ef-axis");
        plot.Axis(Bars.Any(b => double.IsFinite(b.Low)) ? $"{(AxisLabel is null ? "" : AxisLabel + "; ")}line: {IntervalLabel}" : AxisLabel);
    }

    private string Words(Bar bar) => double.IsNaN(bar.Value) ? "not known" : V(bar.Value);

    private string V(double value) => NumberText.Value(value, Format);
}
