using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>One step of a survival curve.</summary>
/// <param name="Time">When, from the start of each case; not negative.</param>
/// <param name="Survival">The share still alive just after it, 0 to 1.</param>
/// <param name="Low">The lower end of its interval; NaN where there is none.</param>
/// <param name="High">The upper end of its interval; NaN where there is none.</param>
/// <param name="AtRisk">How many cases were under observation just before it.</param>
public readonly record struct SurvivalStep(double Time, double Survival, double Low, double High, int AtRisk);

/// <summary>One curve.</summary>
/// <param name="Name">What the cases have in common.</param>
/// <param name="Cases">How many cases there are at time 0.</param>
/// <param name="Steps">The steps, times rising; times at which cases were only censored may be among them.</param>
public sealed record SurvivalSeries(string Name, int Cases, IReadOnlyList<SurvivalStep> Steps)
{
    /// <summary>Times at which cases left observation alive; drawn as small upright strokes.</summary>
    public IReadOnlyList<double> Censored { get; init; } = [];
}

/// <summary>A moment to point out on the time axis.</summary>
/// <param name="Time">When.</param>
/// <param name="Text">What is there.</param>
public sealed record TimeMark(double Time, string Text);

/// <summary>Survival curves with pointwise bands and the numbers at risk.</summary>
public sealed record SurvivalFigure : Figure
{
    /// <summary>The curves, six at most.</summary>
    public required IReadOnlyList<SurvivalSeries> Series { get; init; }

    /// <summary>What the time axis counts.</summary>
    public string TimeLabel { get; init; } = "years";

    /// <summary>What the height of the curve is.</summary>
    public string ShareLabel { get; init; } = "share still in force";

    /// <summary>Moments to point out, such as where a pact stands today.</summary>
    public IReadOnlyList<TimeMark> Marks { get; init; } = [];

    /// <summary>Where the time axis ends; the last step if null.</summary>
    public double? EndTime { get; init; }

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder();
        foreach (var series in Series)
        {
            text.Append(CultureInfo.InvariantCulture, $"{series.Name}: {series.Cases} cases; {ShareLabel}");
            foreach (var tick in Ticks.Numbers(0, End(), 5, ValueFormat.Number).Skip(1))
            {
                var s = At(series, tick.Value);
                text.Append(CultureInfo.InvariantCulture, $", after {tick.Text} {TimeLabel} {NumberText.Value(s.Survival, ValueFormat.Percent)}");
                if (!double.IsNaN(s.Low) && !double.IsNaN(s.High))
                    text.Append(CultureInfo.InvariantCulture, $" ({NumberText.Value(s.Low, ValueFormat.Percent)} to {NumberText.Value(s.High, ValueFormat.Percent)})");
                text.Append(CultureInfo.InvariantCulture, $", {AtRisk(series, tick.Value)} at risk");
            }

            text.Append(". ");
        }

        foreach (var mark in Marks)
            text.Append(CultureInfo.InvariantCulture, $"Marked at {NumberText.Significant(mark.Time)} {TimeLabel}: {mark.Text}. ");
        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        var series = Series.Take(6).ToArray();
        if (series.Length > 1)
            Legend.Draw(canvas, [.. series.Select((s, i) => (s.Name, (Action<double, double>)((x, y) => canvas.Line(x, y, x + 22, y, $"ef-s{i + 1}"))))]);
        canvas.Cursor += canvas.SmallSize * 1.3;
        canvas.Text(0, canvas.Cursor - 2, ShareLabel, "ef-muted", size: canvas.SmallSize);
        canvas.Cursor += 6;
        var left = canvas.IsWide ? 46 : 38;
        MarkTexts.Draw(canvas, Marks, left, canvas.Width - 14, (0, End()));
        var frame = new PlotFrame(left, canvas.Cursor, canvas.Width - left - 14, canvas.IsWide ? 270 : 190, (0, End()), (0, 1));
        frame.DrawY(canvas, Ticks.Numbers(0, 1, canvas.IsWide ? 5 : 4, ValueFormat.Percent));
        for (var i = 0; i < series.Length; i++)
            canvas.Path(Band(series[i], frame), $"ef-b{i + 1}");
        for (var i = 0; i < series.Length; i++)
        {
            canvas.Path(Curve(series[i], frame), $"ef-s{i + 1}");
            foreach (var time in series[i].Censored.Where(t => t <= End()))
            {
                var y = frame.Y(At(series[i], time).Survival);
                canvas.Line(frame.X(time), y - 4, frame.X(time), y + 4, $"ef-w{i + 1}");
            }
        }

        foreach (var mark in Marks)
            canvas.Line(frame.X(mark.Time), frame.Top - 4, frame.X(mark.Time), frame.Bottom, "ef-mark");
        var ticks = Ticks.Numbers(0, End(), canvas.IsWide ? 8 : 4, ValueFormat.Number);
        canvas.Cursor = frame.DrawX(canvas, ticks, TimeLabel) + 8;
        DrawAtRisk(canvas, frame, series, ticks);
    }

    private static void DrawAtRisk(SvgCanvas canvas, PlotFrame frame, SurvivalSeries[] series, IReadOnlyList<Tick> ticks)
    {
        for (var i = 0; i < series.Length; i++)
        {
            canvas.Cursor += canvas.LineHeight;
            var name = series.Length == 1 ? "number at risk" : $"at risk: {series[i].Name}";
            if (series.Length > 1)
                canvas.Line(0, canvas.Cursor - (canvas.SmallSize * 0.35), 22, canvas.Cursor - (canvas.SmallSize * 0.35), $"ef-s{i + 1}");
            var x = series.Length > 1 ? 26 : 0;
            canvas.Text(x, canvas.Cursor, TextMeasure.Fit(name, canvas.Width - x, canvas.SmallSize), "ef-muted", size: canvas.SmallSize, title: name);
            canvas.Cursor += canvas.LineHeight;
            foreach (var tick in ticks)
            {
                var text = NumberText.Significant(AtRisk(series[i], tick.Value));
                var half = TextMeasure.Width(text, canvas.SmallSize) / 2;
                canvas.Text(Math.Min(frame.X(tick.Value), canvas.Width - half), canvas.Cursor, text, "ef-text", Anchor.Middle, canvas.SmallSize);
            }
        }

        canvas.Cursor += 4;
    }

    private double End()
    {
        var last = Series.SelectMany(s => s.Steps.Select(p => p.Time).Concat(s.Censored)).Concat(Marks.Select(m => m.Time)).DefaultIfEmpty(1).Max();
        return EndTime ?? (last > 0 ? last * 1.02 : 1);
    }

    // A curve is known as far as a case was watched, and no farther.
    private double LastSeen(SurvivalSeries series) =>
        Math.Min(End(), series.Steps.Select(s => s.Time).Concat(series.Censored).DefaultIfEmpty(0).Max());

    private static SurvivalStep At(SurvivalSeries series, double time) =>
        series.Steps.Where(s => s.Time <= time).DefaultIfEmpty(new SurvivalStep(0, 1, double.NaN, double.NaN, series.Cases)).Last();

    private static int AtRisk(SurvivalSeries series, double time) =>
        time <= 0 ? series.Cases : series.Steps.Where(s => s.Time >= time).Select(s => s.AtRisk).FirstOrDefault();

    private string Curve(SurvivalSeries series, PlotFrame frame)
    {
        var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{SvgCanvas.N(frame.X(0))} {SvgCanvas.N(frame.Y(1))}");
        foreach (var step in series.Steps.Where(s => s.Time <= End()))
            path.Append(CultureInfo.InvariantCulture, $"H{SvgCanvas.N(frame.X(step.Time))}V{SvgCanvas.N(frame.Y(step.Survival))}");
        return path.Append(CultureInfo.InvariantCulture, $"H{SvgCanvas.N(frame.X(LastSeen(series)))}").ToString();
    }

    private string Band(SurvivalSeries series, PlotFrame frame)
    {
        var steps = series.Steps.Where(s => s.Time <= End() && !double.IsNaN(s.Low) && !double.IsNaN(s.High)).ToArray();
        if (steps.Length == 0)
            return "";
        var path = new StringBuilder().Append(CultureInfo.InvariantCulture, $"M{SvgCanvas.N(frame.X(steps[0].Time))} {SvgCanvas.N(frame.Y(steps[0].High))}");
        for (var i = 1; i < steps.Length; i++)
            path.Append(CultureInfo.InvariantCulture, $"H{SvgCanvas.N(frame.X(steps[i].Time))}V{SvgCanvas.N(frame.Y(steps[i].High))}");
        path.Append(CultureInfo.InvariantCulture, $"H{SvgCanvas.N(frame.X(LastSeen(series)))}V{SvgCanvas.N(frame.Y(steps[^1].Low))}H{SvgCanvas.N(frame.X(steps[^1].Time))}");
        for (var i = steps.Length - 2; i >= 0; i--)
            path.Append(CultureInfo.InvariantCulture, $"V{SvgCanvas.N(frame.Y(steps[i].Low))}H{SvgCanvas.N(frame.X(steps[i].Time))}");
        return path.Append('z').ToString();
    }
}
