namespace Entente.Figures.Svg;

/// <summary>The texts of marked places on a horizontal axis, above the plot, in as many rows as keep them apart.</summary>
internal static class MarkTexts
{
    /// <summary>Draws the texts from the cursor downwards and moves it below them.</summary>
    /// <param name="canvas">The drawing.</param>
    /// <param name="marks">The marks.</param>
    /// <param name="left">The left end of the plot.</param>
    /// <param name="right">The right end of the plot.</param>
    /// <param name="range">The values at those ends.</param>
    public static void Draw(SvgCanvas canvas, IReadOnlyList<TimeMark> marks, double left, double right, (double Min, double Max) range)
    {
        var rows = new List<double>();
        var top = canvas.Cursor;
        foreach (var mark in marks.OrderBy(m => m.Time))
        {
            var text = TextMeasure.Fit(mark.Text, canvas.Width, canvas.SmallSize);
            var half = TextMeasure.Width(text, canvas.SmallSize) / 2;
            var x = left + ((Math.Clamp(mark.Time, range.Min, range.Max) - range.Min) / (range.Max - range.Min) * (right - left));
            x = Math.Clamp(x, half, canvas.Width - half);
            var row = rows.FindIndex(end => x - half > end + 10);
            if (row < 0)
            {
                row = rows.Count;
                rows.Add(0);
            }

            rows[row] = x + half;
            canvas.Text(x, top + ((row + 1) * canvas.LineHeight) - 3, text, "ef-text", Anchor.Middle, canvas.SmallSize, mark.Text);
        }

        canvas.Cursor = top + (rows.Count * canvas.LineHeight) + 5;
    }
}
