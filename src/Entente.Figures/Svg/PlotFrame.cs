namespace Entente.Figures.Svg;

/// <summary>A rectangle with two scales.</summary>
internal sealed class PlotFrame(double left, double top, double width, double height, (double Min, double Max) x, (double Min, double Max) y)
{
    public double Left => left;

    public double Top => top;

    public double Right => left + width;

    public double Bottom => top + height;

    public double X(double value) => left + ((Math.Clamp(value, x.Min, x.Max) - x.Min) / (x.Max - x.Min) * width);

    public double Y(double value) => top + height - ((Math.Clamp(value, y.Min, y.Max) - y.Min) / (y.Max - y.Min) * height);

    /// <summary>Draws the grid and the texts of the vertical axis.</summary>
    public void DrawY(SvgCanvas canvas, IReadOnlyList<Tick> ticks)
    {
        foreach (var tick in ticks)
        {
            canvas.Line(left, Y(tick.Value), Right, Y(tick.Value), "ef-grid");
            canvas.Text(left - 6, Y(tick.Value) + (canvas.SmallSize * 0.35), tick.Text, "ef-text", Anchor.End, canvas.SmallSize);
        }
    }

    /// <summary>Draws the line, the marks and the texts of the horizontal axis; gives how far down the texts reach.</summary>
    public double DrawX(SvgCanvas canvas, IReadOnlyList<Tick> ticks, string? label)
    {
        canvas.Line(left, Bottom, Right, Bottom, "ef-axis");
        var room = double.NegativeInfinity;
        foreach (var tick in ticks)
        {
            var at = X(tick.Value);
            canvas.Line(at, Bottom, at, Bottom + 4, "ef-axis");
            var half = TextMeasure.Width(tick.Text, canvas.SmallSize) / 2;
            var middle = Math.Clamp(at, half, canvas.Width - half);
            if (middle - half < room)
                continue;
            canvas.Text(middle, Bottom + 5 + canvas.SmallSize, tick.Text, "ef-text", Anchor.Middle, canvas.SmallSize);
            room = middle + half + 6;
        }

        var end = Bottom + 8 + canvas.SmallSize;
        if (string.IsNullOrWhiteSpace(label))
            return end;
        foreach (var line in TextMeasure.Wrap(label, canvas.Width - 8, canvas.SmallSize, 2))
        {
            end += canvas.SmallSize * 1.3;
            var half = TextMeasure.Width(line, canvas.SmallSize) / 2;
            canvas.Text(Math.Clamp((left + Right) / 2, half, Math.Max(half, canvas.Width - half)), end - 3, line, "ef-muted", Anchor.Middle, canvas.SmallSize);
        }

        return end;
    }
}
