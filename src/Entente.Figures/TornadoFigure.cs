using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>One input and what its two settings do to the answer.</summary>
/// <param name="Text">The input.</param>
/// <param name="AtLow">The answer with the input at its lower setting.</param>
/// <param name="AtHigh">The answer with the input at its higher setting.</param>
public sealed record TornadoRow(string Text, double AtLow, double AtHigh)
{
    /// <summary>What the lower setting is, in a word or two.</summary>
    public string? LowText { get; init; }

    /// <summary>What the higher setting is, in a word or two.</summary>
    public string? HighText { get; init; }
}

/// <summary>What moves the answer most: a bar a row, from the answer at one setting to the answer at the other.</summary>
public sealed record TornadoFigure : Figure
{
    /// <summary>The inputs, in the order they are drawn.</summary>
    public required IReadOnlyList<TornadoRow> Rows { get; init; }

    /// <summary>The answer as it stands.</summary>
    public required double Base { get; init; }

    /// <summary>How values are printed.</summary>
    public ValueFormat Format { get; init; } = ValueFormat.Percent;

    /// <summary>What the axis counts.</summary>
    public string? AxisLabel { get; init; }

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"As it stands: {V(Base)}. ");
        foreach (var row in Rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Text.TrimEnd('.')}: {V(row.AtLow)}{Setting(row.LowText)} to {V(row.AtHigh)}{Setting(row.HighText)}. ");
        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        Legend.Draw(canvas,
        [
            ("at the lower setting", (x, y) => canvas.Rect(x, y - 5, 22, 10, "ef-o2")),
            ("at the higher setting", (x, y) => canvas.Rect(x, y - 5, 22, 10, "ef-f1")),
        ]);
        var values = Rows.SelectMany(r => new[] { r.AtLow, r.AtHigh }).Append(Base).ToArray();
        var count = canvas.IsWide ? 5 : 4;
        var range = Ticks.Round(values.Min(), values.Max(), count);
        if (Format == ValueFormat.Percent)
            range = (Math.Max(0, range.Min), Math.Min(1, range.Max));
        var room = canvas.IsWide ? Math.Max(60, Rows.Select(r => TextMeasure.Width(Words(r), canvas.SmallSize)).DefaultIfEmpty(0).Max() + 12) : 0;
        var plot = new RowPlot(canvas, range, Ticks.Numbers(range.Min, range.Max, count, Format), Math.Min(room, 170));
        var middle = plot.X(Base);
        foreach (var row in Rows)
        {
            var y = plot.Row(canvas.IsWide ? row.Text : $"{row.Text}: {Words(row)}");
            Half(canvas, middle, plot.X(row.AtLow), y, "ef-o2", $"{V(row.AtLow)}{Setting(row.LowText)}");
            Half(canvas, middle, plot.X(row.AtHigh), y, "ef-f1", $"{V(row.AtHigh)}{Setting(row.HighText)}");
            canvas.Line(middle, y - 12, middle, y + 12, "ef-rod");
            if (canvas.IsWide)
                plot.Value(y, Words(row));
        }

        plot.Axis($"{(AxisLabel is null ? "" : AxisLabel + "; ")}upright line: as it stands, {V(Base)}");
    }

    private static void Half(SvgCanvas canvas, double middle, double end, double y, string style, string title) =>
        canvas.Rect(Math.Min(middle, end), y - 7, Math.Abs(end - middle), 14, style, title: title);

    private static string Setting(string? text) => text is null ? "" : $" ({text})";

    private string Words(TornadoRow row) => $"{V(row.AtLow)}\u00A0…\u00A0{V(row.AtHigh)}";

    private string V(double value) => NumberText.Value(value, Format);
}
