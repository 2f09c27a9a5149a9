using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>Something that happened, or lasted, with what is known of when.</summary>
/// <param name="Text">What it was.</param>
/// <param name="Earliest">The first day it may be, or the day it began; null where the start is open.</param>
/// <param name="Latest">The last day it may be, or the day it ended; null where the end is open.</param>
/// <param name="When">The date in words, as its source gives it.</param>
public sealed record TimelineItem(string Text, DateOnly? Earliest, DateOnly? Latest, string When)
{
    /// <summary>Whether the two days bound a time that it lasted; else they bound a doubt about one day.</summary>
    public bool Lasted { get; init; }

    /// <summary>The heading it stands under, if any; items of one heading follow each other.</summary>
    public string? Lane { get; init; }
}

/// <summary>
/// Events on one axis of time, a row each: a disc for a day, an outlined bar for a doubt, a filled bar for a time that lasted,
/// an arrow where an end is open.
/// </summary>
public sealed record TimelineFigure : Figure
{
    /// <summary>The events, in the order they are drawn.</summary>
    public required IReadOnlyList<TimelineItem> Items { get; init; }

    /// <summary>A day to point out, such as the date of the forecast.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What <see cref="Today"/> is.</summary>
    public string TodayText { get; init; } = "as of";

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder();
        string? lane = null;
        foreach (var item in Items)
        {
            if (item.Lane != lane && item.Lane is not null)
                text.Append(item.Lane).Append(": ");
            lane = item.Lane;
            text.Append(CultureInfo.InvariantCulture, $"{item.When}: {item.Text.TrimEnd('.')}. ");
        }

        if (Today is { } day)
            text.Append(CultureInfo.InvariantCulture, $"{TodayText} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        var range = Range();
        var ticks = Ticks.Dates(range.Min, range.Max, canvas.IsWide ? 6 : 4);
        var plot = new RowPlot(canvas, range, ticks, canvas.IsWide ? 6 : 0);
        Legend.Draw(canvas, Samples(canvas));
        var top = canvas.Cursor;
        string? lane = null;
        foreach (var item in Items)
        {
            if (item.Lane != lane && item.Lane is not null)
            {
                canvas.Cursor += 6;
                canvas.Paragraph(0, TextMeasure.Wrap(item.Lane, canvas.Width, canvas.FontSize, 2, bold: true), "ef-strong", canvas.FontSize);
                canvas.Cursor += 2;
            }

            lane = item.Lane;
            DrawItem(canvas, plot, range, item, plot.Row($"{item.When}: {item.Text}"));
        }

        if (Today is { } today)
        {
            var x = plot.X(today.DayNumber);
            if (canvas.IsWide)
                canvas.Line(x, top, x, canvas.Cursor, "ef-mark");
            else
                canvas.Line(x, canvas.Cursor - 8, x, canvas.Cursor + 8, "ef-rod");
        }

        plot.Axis(Today is { } day ? $"{(canvas.IsWide ? "dashed" : "long mark")}: {TodayText} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null);
    }

    private static (string, Action<double, double>)[] Samples(SvgCanvas canvas) =>
    [
        ("one day", (x, y) => canvas.Circle(x + 11, y, 5, "ef-f1")),
        ("some day within", (x, y) => canvas.Rect(x, y - 5, 22, 10, "ef-o1", 2)),
        ("lasted", (x, y) => canvas.Rect(x, y - 4, 22, 8, "ef-f1", 2)),
        ("end not known or not reached", (x, y) => OpenEnd(canvas, x, x + 22, y, 1)),
    ];

    private static void OpenEnd(SvgCanvas canvas, double from, double tip, double y, int direction)
    {
        canvas.Line(from, y, tip - (6 * direction), y, "ef-w1 ef-open");
        canvas.ArrowHead(tip, y, direction, "ef-f1");
    }

    private static void DrawItem(SvgCanvas canvas, RowPlot plot, (double Min, double Max) range, TimelineItem item, double y)
    {
        var title = $"{item.When}: {item.Text}";
        if (item.Earliest is null && item.Latest is null)
        {
            canvas.Text((plot.Left + plot.Right) / 2, y + (canvas.SmallSize * 0.35), "date not known", "ef-muted", Anchor.Middle, canvas.SmallSize);
            return;
        }

        var from = plot.X(item.Earliest?.DayNumber ?? range.Min);
        var to = plot.X(item.Latest?.DayNumber ?? range.Max);
        if (item.Earliest is { } day && day == item.Latest)
        {
            canvas.Circle(from, y, 5.5, "ef-f1", title);
        }
        else if (item.Earliest is null || item.Latest is null)
        {
            var known = item.Earliest is null ? to : from;
            var (tip, direction) = item.Earliest is null ? (plot.Left - 4, -1) : (plot.Right + 4, 1);
            if (item.Lasted)
                canvas.Rect(Math.Min(known, tip - (6 * direction)), y - 4, Math.Abs(tip - (6 * direction) - known), 8, "ef-f1", title: title);
            else
                canvas.Line(known, y, tip - (6 * direction), y, "ef-w1 ef-open");
            canvas.Line(known, y - 7, known, y + 7, "ef-w1");
            canvas.Path($"M{SvgCanvas.N(tip)} {SvgCanvas.N(y)}l{SvgCanvas.N(-9 * direction)} -7v14z", "ef-f1", title);
        }
        else if (item.Lasted)
        {
            canvas.Rect(from, y - 5, Math.Max(4, to - from), 10, "ef-f1", 2, title);
        }
        else
        {
            canvas.Rect(from - 1, y - 6, Math.Max(8, to - from), 12, "ef-o1", 2, title);
        }
    }

    private (double Min, double Max) Range()
    {
        var days = Items.SelectMany(i => new[] { i.Earliest, i.Latest }).Append(Today).OfType<DateOnly>().Select(d => (double)d.DayNumber).DefaultIfEmpty(0).ToArray();
        var (min, max) = (days.Min(), days.Max());
        var margin = Math.Max(3, (max - min) * 0.03);
        return (Math.Max(0, min - margin), max + margin);
    }
}
