using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>One step of a waterfall.</summary>
/// <param name="Text">The evidence.</param>
/// <param name="Decibans">Its weight: ten times the decimal logarithm of its likelihood ratio (Good 1950).</param>
public sealed record WaterfallStep(string Text, double Decibans);

/// <summary>From prior odds to posterior odds, one piece of evidence after the other, in decibans.</summary>
public sealed record WaterfallFigure : Figure
{
    /// <summary>The probability before the evidence, strictly between 0 and 1.</summary>
    public required double Prior { get; init; }

    /// <summary>The evidence, in the order it is added.</summary>
    public required IReadOnlyList<WaterfallStep> Steps { get; init; }

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Before the evidence: {Level(Start)}. ");
        foreach (var step in Steps)
            text.Append(CultureInfo.InvariantCulture, $"{step.Text.TrimEnd('.')}: {D(step.Decibans)}. ");
        return text.Append(CultureInfo.InvariantCulture, $"After it: {Level(End)}.").ToString();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        var levels = new List<double> { 0, Start };
        foreach (var step in Steps)
            levels.Add(levels[^1] + step.Decibans);
        var count = canvas.IsWide ? 5 : 4;
        var range = Ticks.Round(levels.Min(), levels.Max(), count);
        var plot = new RowPlot(canvas, range, Ticks.Numbers(range.Min, range.Max, count, ValueFormat.Decibans), canvas.IsWide ? 128 : 74);
        Legend.Draw(canvas,
        [
            ("raises", (x, y) => canvas.Rect(x, y - 5, 22, 10, "ef-f1")),
            ("lowers", (x, y) => canvas.Rect(x, y - 5, 22, 10, "ef-o2")),
        ]);
        Total(canvas, plot, "before the evidence", Start);
        var at = Start;
        foreach (var step in Steps)
        {
            var y = plot.Row(step.Text);
            var (from, to) = (plot.X(at), plot.X(at + step.Decibans));
            canvas.Line(from, y - 13, from, y - 7, "ef-rod");
            canvas.Rect(Math.Min(from, to), y - 7, Math.Max(1.5, Math.Abs(to - from)), 14, step.Decibans < 0 ? "ef-o2" : "ef-f1", title: $"{step.Text}: {D(step.Decibans)}");
            plot.Value(y, D(step.Decibans));
            at += step.Decibans;
        }

        Total(canvas, plot, "after the evidence", at);
        plot.Axis("odds in decibans: 0 is even, +10 is ten to one, −10 is one to ten");
    }

    private double Start => 10 * Math.Log10(Prior / (1 - Prior));

    private double End => Start + Steps.Sum(s => s.Decibans);

    private static void Total(SvgCanvas canvas, RowPlot plot, string text, double level)
    {
        var y = plot.Row(text, "ef-strong");
        var x = plot.X(level);
        canvas.Line(x, y - 9, x, y + 9, "ef-rod");
        canvas.Path($"M{SvgCanvas.N(x)} {SvgCanvas.N(y - 8)}l8 8l-8 8l-8 -8z", "ef-inkfill", Level(level));
        plot.Value(y, canvas.IsWide ? Level(level) : NumberText.Value(Probability(level), ValueFormat.Percent), "ef-strong");
    }

    private static double Probability(double decibans) => 1 / (1 + Math.Pow(10, -decibans / 10));

    private static string Level(double decibans) => $"{D(decibans)} ({NumberText.Value(Probability(decibans), ValueFormat.Percent)})";

    private static string D(double value) => NumberText.Value(value, ValueFormat.Decibans);
}
