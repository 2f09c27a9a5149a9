namespace Entente.Figures.Svg;

/// <summary>
/// Rows with a label each and one common horizontal scale: labels at the left on a page, above their row on a telephone.
/// </summary>
internal sealed class RowPlot
{
    private readonly SvgCanvas _canvas;
    private readonly (double Min, double Max) _range;
    private readonly IReadOnlyList<Tick> _ticks;
    private readonly double _labels;

    /// <param name="canvas">The drawing.</param>
    /// <param name="range">The ends of the scale.</param>
    /// <param name="ticks">Its marks.</param>
    /// <param name="valueRoom">The room kept free at the right for values in words.</param>
    public RowPlot(SvgCanvas canvas, (double Min, double Max) range, IReadOnlyList<Tick> ticks, double valueRoom)
    {
        (_canvas, _range, _ticks) = (canvas, range, ticks);
        _labels = canvas.IsWide ? 250 : 0;
        Left = _labels + (canvas.IsWide ? 12 : 10);
        Right = canvas.Width - valueRoom - 10;
    }

    public double Left { get; }

    public double Right { get; }

    public double X(double value) => Left + ((Math.Clamp(value, _range.Min, _range.Max) - _range.Min) / (_range.Max - _range.Min) * (Right - Left));

    /// <summary>Draws the label and the grid of one more row; gives the middle height of its marks.</summary>
    public double Row(string label, string style = "ef-text")
    {
        var bold = style == "ef-strong";
        var lines = TextMeasure.Wrap(label, _canvas.IsWide ? _labels - 4 : _canvas.Width, _canvas.FontSize, 3, bold);
        var height = _canvas.IsWide ? Math.Max(27, (lines.Count * _canvas.LineHeight) + 8) : 24;
        if (!_canvas.IsWide)
        {
            _canvas.Cursor += 5;
            _canvas.Paragraph(0, lines, style, _canvas.FontSize, label);
        }

        var (top, middle) = (_canvas.Cursor, _canvas.Cursor + (height / 2));
        foreach (var tick in _ticks)
            _canvas.Line(X(tick.Value), top, X(tick.Value), top + height, "ef-grid");
        if (_canvas.IsWide)
        {
            var y = middle - ((lines.Count - 1) * _canvas.LineHeight / 2) + (_canvas.FontSize * 0.35);
            foreach (var line in lines)
            {
                _canvas.Text(_labels, y, line, style, Anchor.End, title: label);
                y += _canvas.LineHeight;
            }
        }

        _canvas.Cursor = top + height;
        return middle;
    }

    /// <summary>Draws words at the right end of a row.</summary>
    public void Value(double middle, string text, string style = "ef-text") =>
        _canvas.Text(_canvas.Width, middle + (_canvas.SmallSize * 0.35), text, style, Anchor.End, _canvas.SmallSize);

    /// <summary>Draws the scale below the last row and moves the cursor below it.</summary>
    public void Axis(string? label)
    {
        var frame = new PlotFrame(Left, _canvas.Cursor, Right - Left, 0, _range, (0, 1));
        _canvas.Cursor = frame.DrawX(_canvas, _ticks, label) + 4;
    }
}
