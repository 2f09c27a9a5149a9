using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>One point of a line.</summary>
/// <param name="X">Where; a day is its <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Y">How much; NaN breaks the line, a gap is never bridged.</param>
/// <param name="Low">The lower end of the band; NaN where there is none.</param>
/// <param name="High">The upper end of the band; NaN where there is none.</param>
public readonly record struct LinePoint(double X, double Y, double Low = double.NaN, double High = double.NaN);

/// <summary>One line.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="Points">Its points, X rising.</param>
public sealed record LineSeries(string Name, IReadOnlyList<LinePoint> Points);

/// <summary>Lines with bands: a posterior over time, an impulse response.</summary>
public sealed record LineFigure : Figure
{
    /// <summary>The lines, six at most.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>What the horizontal axis counts.</summary>
    public AxisKind Axis { get; init; }

    /// <summary>What the horizontal axis is.</summary>
    public string? XLabel { get; init; }

    /// <summary>What the height is.</summary>
    public string? YLabel { get; init; }

    /// <summary>How heights are printed.</summary>
    public ValueFormat Format { get; init; }

    /// <summary>What the bands are, if there are any.</summary>
    public string? BandLabel { get; init; }

    /// <summary>Whether the height begins at zero even where no value comes near it; percentages always do.</summary>
    public bool FromZero { get; init; }

    /// <summary>Places to point out on the horizontal axis.</summary>
    public IReadOnlyList<TimeMark> Marks { get; init; } = [];

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder();
        foreach (var series in Series)
        {
            var points = series.Points.Where(p => double.IsFinite(p.Y)).ToArray();
            text.Append(series.Name).Append(": ");
            if (points.Length == 0)
            {
                text.Append("no values. ");
                continue;
            }

            // A screen reader is not read 1,000 numbers: the ends, the extremes and what lies evenly between.
            var step = Math.Max(1, (points.Length - 1 + 11) / 12);
            text.AppendJoin(", ", points.Where((_, i) => i % step == 0 || i == points.Length - 1).Select(p => $"{At(p.X)}: {V(p.Y)}{Band(p)}"));
            text.Append(CultureInfo.InvariantCulture, $". Lowest {V(points.Min(p => p.Y))}, highest {V(points.Max(p => p.Y))}. ");
        }

        foreach (var mark in Marks)
            text.Append(CultureInfo.InvariantCulture, $"Marked at {At(mark.Time)}: {mark.Text}. ");
        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        var series = Series.Take(6).ToArray();
        var entries = new List<(string, Action<double, double>)>();
        for (var i = 0; i < series.Length && series.Length > 1; i++)
        {
            var style = $"ef-s{i + 1}";
            entries.Add((series[i].Name, (x, y) => canvas.Line(x, y, x + 22, y, style)));
        }

        if (BandLabel is not null)
            entries.Add((BandLabel, (x, y) => canvas.Rect(x, y - 6, 22, 12, "ef-b1 ef-range")));
        if (entries.Count > 0)
            Legend.Draw(canvas, entries);
        if (YLabel is not null)
        {
            canvas.Paragraph(0, TextMeasure.Wrap(YLabel, canvas.Width, canvas.SmallSize, 2), "ef-muted", canvas.SmallSize);
            canvas.Cursor += 4;
        }

        var (xs, ys) = Ranges(canvas);
        var ticks = Ticks.Numbers(ys.Min, ys.Max, 5, Format);
        var left = Math.Max(34, ticks.Max(t => TextMeasure.Width(t.Text, canvas.SmallSize)) + 10);
        canvas.Cursor += 6;
        MarkTexts.Draw(canvas, Marks, left, canvas.Width - 12, xs);
        var frame = new PlotFrame(left, canvas.Cursor, canvas.Width - left - 12, canvas.IsWide ? 250 : 180, xs, ys);
        frame.DrawY(canvas, ticks);
        if (ys.Min < 0 && ys.Max > 0)
            canvas.Line(frame.Left, frame.Y(0), frame.Right, frame.Y(0), "ef-axis");
        for (var i = 0; i < series.Length; i++)
            foreach (var run in Runs(series[i], p => double.IsFinite(p.Low) && double.IsFinite(p.High)))
                canvas.Path(Area(run, frame), $"ef-b{i + 1}");
        for (var i = 0; i < series.Length; i++)
            foreach (var run in Runs(series[i], p => double.IsFinite(p.Y)))
                DrawRun(canvas, run, frame, i + 1);
        foreach (var mark in Marks)
            canvas.Line(frame.X(mark.Time), frame.Top - 4, frame.X(mark.Time), frame.Bottom, "ef-mark");
        var count = canvas.IsWide ? 7 : 4;
        canvas.Cursor = frame.DrawX(canvas, Axis == AxisKind.Date ? Ticks.Dates(xs.Min, xs.Max, count) : Ticks.Numbers(xs.Min, xs.Max, count, ValueFormat.Number), XLabel) + 4;
    }

    private static void DrawRun(SvgCanvas canvas, List<LinePoint> run, PlotFrame frame, int style)
    {
        if (run.Count == 1)
            canvas.Circle(frame.X(run[0].X), frame.Y(run[0].Y), 3, $"ef-f{style}");
        else
            canvas.Path("M" + string.Join('L', run.Select(p => $"{SvgCanvas.N(frame.X(p.X))} {SvgCanvas.N(frame.Y(p.Y))}")), $"ef-s{style}");
    }

    private ((double Min, double Max) X, (double Min, double Max) Y) Ranges(SvgCanvas canvas)
    {
        var points = Series.SelectMany(s => s.Points).ToArray();
        var xs = points.Select(p => p.X).Concat(Marks.Select(m => m.Time)).DefaultIfEmpty(0).ToArray();
        var ys = points.SelectMany(p => new[] { p.Y, p.Low, p.High }).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var x = (xs.Min(), Math.Max(xs.Max(), xs.Min() + 1e-9));
        var zero = FromZero || Format == ValueFormat.Percent;
        var y = Ticks.Round(zero ? Math.Min(0, ys.Min()) : ys.Min(), zero ? Math.Max(0, ys.Max()) : ys.Max(), 5);
        return (x, Format == ValueFormat.Percent && ys.Max() <= 1 ? (y.Min, Math.Min(1, y.Max)) : y);
    }

    private static IEnumerable<List<LinePoint>> Runs(LineSeries series, Func<LinePoint, bool> known)
    {
        var run = new List<LinePoint>();
        foreach (var point in series.Points)
        {
            if (known(point))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
            yield return run;
    }

    private static string Area(List<LinePoint> run, PlotFrame frame) =>
        "M" + string.Join('L', run.Select(p => $"{SvgCanvas.N(frame.X(p.X))} {SvgCanvas.N(frame.Y(p.High))}"))
        + "L" + string.Join('L', run.AsEnumerable().Reverse().Select(p => $"{SvgCanvas.N(frame.X(p.X))} {SvgCanvas.N(frame.Y(p.Low))}")) + "z";

    private string At(double x) =>
        Axis == AxisKind.Date ? DateOnly.FromDayNumber((int)x).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : NumberText.Significant(x);

    private string Band(LinePoint p) => double.IsFinite(p.Low) && double.IsFinite(p.High) ? $" ({V(p.Low)} to {V(p.High)})" : "";

    private string V(double value) => NumberText.Value(value, Format);
}
