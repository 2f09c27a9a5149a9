using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>Forecasts of about the same probability.</summary>
/// <param name="Forecast">Their mean, 0 to 1.</param>
/// <param name="Observed">The share of them that came true, 0 to 1.</param>
/// <param name="Low">The lower end of its interval; NaN where there is none.</param>
/// <param name="High">The upper end of its interval; NaN where there is none.</param>
/// <param name="Count">How many they are.</param>
public readonly record struct ReliabilityBin(double Forecast, double Observed, double Low, double High, int Count);

/// <summary>A reliability diagram: what was forecast against what came true, with the number of forecasts below.</summary>
public sealed record ReliabilityFigure : Figure
{
    /// <summary>The bins, forecasts rising; empty bins are left out.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder();
        foreach (var bin in Bins)
        {
            text.Append(CultureInfo.InvariantCulture, $"Of {bin.Count} forecasts near {P(bin.Forecast)}, {P(bin.Observed)} came true");
            if (!double.IsNaN(bin.Low) && !double.IsNaN(bin.High))
                text.Append(CultureInfo.InvariantCulture, $" ({P(bin.Low)} to {P(bin.High)})");
            text.Append(". ");
        }

        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        canvas.Cursor += canvas.SmallSize * 1.3;
        canvas.Text(0, canvas.Cursor - 2, "share that came true", "ef-muted", size: canvas.SmallSize);
        canvas.Cursor += 9;
        var side = canvas.IsWide ? 400.0 : canvas.Width - 44 - 14;
        var ticks = Ticks.Numbers(0, 1, canvas.IsWide ? 5 : 4, ValueFormat.Percent);
        var frame = new PlotFrame(44, canvas.Cursor, side, side * 0.8, (0, 1), (0, 1));
        frame.DrawY(canvas, ticks);
        canvas.Line(frame.X(0), frame.Y(0), frame.X(1), frame.Y(1), "ef-mark");
        foreach (var bin in Bins)
            if (!double.IsNaN(bin.Low) && !double.IsNaN(bin.High))
                Whisker.DrawUpright(canvas, frame.X(bin.Forecast), frame.Y(bin.Low), frame.Y(bin.High));
        if (Bins.Count > 1)
            canvas.Path("M" + string.Join('L', Bins.Select(b => $"{SvgCanvas.N(frame.X(b.Forecast))} {SvgCanvas.N(frame.Y(b.Observed))}")), "ef-s1");
        foreach (var bin in Bins)
            canvas.Circle(frame.X(bin.Forecast), frame.Y(bin.Observed), 5, "ef-f1", $"{bin.Count} forecasts near {P(bin.Forecast)}: {P(bin.Observed)} came true");
        canvas.Cursor = frame.DrawX(canvas, ticks, "probability forecast; dashed: perfectly calibrated") + 10;
        DrawCounts(canvas, side);
    }

    private void DrawCounts(SvgCanvas canvas, double side)
    {
        canvas.Cursor += canvas.LineHeight;
        canvas.Text(0, canvas.Cursor - 2, "number of forecasts", "ef-muted", size: canvas.SmallSize);
        canvas.Cursor += canvas.LineHeight + 6;
        var most = Math.Max(1, Bins.Select(b => b.Count).DefaultIfEmpty(0).Max());
        var frame = new PlotFrame(44, canvas.Cursor, side, 46, (0, 1), (0, most));
        var room = double.NegativeInfinity;
        foreach (var bin in Bins)
        {
            var (x, y) = (frame.X(bin.Forecast), frame.Y(bin.Count));
            canvas.Rect(x - 5, y, 10, Math.Max(1, frame.Bottom - y), "ef-f6");
            var text = NumberText.Significant(bin.Count);
            var half = TextMeasure.Width(text, canvas.SmallSize) / 2;
            if (x - half < room)
                continue;
            canvas.Text(x, y - 4, text, "ef-text", Anchor.Middle, canvas.SmallSize);
            room = x + half + 4;
        }

        canvas.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, "ef-axis");
        canvas.Cursor = frame.Bottom + 6;
    }

    private static string P(double value) => NumberText.Value(value, ValueFormat.Percent);
}
