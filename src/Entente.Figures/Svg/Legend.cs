namespace Entente.Figures.Svg;

/// <summary>A key of samples and names that flows over as many lines as it needs.</summary>
internal static class Legend
{
    private const double Sample = 26;

    /// <summary>Draws the key at the cursor and moves it below.</summary>
    /// <param name="canvas">The drawing.</param>
    /// <param name="entries">A name with what draws its sample from a left end and a middle height, 22 units long.</param>
    public static void Draw(SvgCanvas canvas, IReadOnlyList<(string Name, Action<double, double> Sample)> entries)
    {
        double x = 0;
        canvas.Cursor += canvas.LineHeight;
        foreach (var (name, sample) in entries)
        {
            var lines = TextMeasure.Wrap(name, canvas.Width - Sample, canvas.SmallSize, 3);
            var width = Sample + lines.Max(l => TextMeasure.Width(l, canvas.SmallSize)) + 16;
            if (x > 0 && x + width - 16 > canvas.Width)
            {
                x = 0;
                canvas.Cursor += canvas.LineHeight;
            }

            sample(x, canvas.Cursor - (canvas.SmallSize * 0.35));
            canvas.Text(x + Sample, canvas.Cursor, lines[0], "ef-text", size: canvas.SmallSize, title: name);
            foreach (var line in lines.Skip(1))
            {
                canvas.Cursor += canvas.LineHeight;
                canvas.Text(x + Sample, canvas.Cursor, line, "ef-text", size: canvas.SmallSize, title: name);
            }

            x = lines.Count > 1 ? canvas.Width : x + width;
        }

        canvas.Cursor += 8;
    }
}
