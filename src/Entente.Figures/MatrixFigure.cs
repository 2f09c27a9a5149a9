using System.Globalization;
using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>A column of the matrix.</summary>
/// <param name="Key">A short name, such as H2.</param>
/// <param name="Text">What the hypothesis says.</param>
public sealed record MatrixColumn(string Key, string Text);

/// <summary>One cell.</summary>
/// <param name="Text">What is printed in it, such as a weight in decibans or a sign; short.</param>
/// <param name="Heat">From -1 (speaks against) over 0 to 1 (speaks for); NaN where nothing is known.</param>
public readonly record struct MatrixCell(string Text, double Heat);

/// <summary>A row of the matrix.</summary>
/// <param name="Text">The evidence.</param>
/// <param name="Cells">A cell for each column.</param>
public sealed record MatrixRow(string Text, IReadOnlyList<MatrixCell> Cells)
{
    /// <summary>Where it comes from or how it is graded, printed small under it.</summary>
    public string? Detail { get; init; }
}

/// <summary>Evidence by hypotheses in heat colours, rows in the order given; every cell says in words what its colour says.</summary>
public sealed record MatrixFigure : Figure
{
    private readonly IReadOnlyList<MatrixRow> _rows = [];

    /// <summary>The hypotheses, ten at most.</summary>
    public required IReadOnlyList<MatrixColumn> Columns { get; init; }

    /// <summary>The evidence.</summary>
    /// <exception cref="ArgumentException">A row has not one cell for each column (set the columns first).</exception>
    public required IReadOnlyList<MatrixRow> Rows
    {
        get => _rows;
        init => _rows = value.All(r => Columns is null || r.Cells.Count == Columns.Count) ? value : throw new ArgumentException("Each row of a matrix has one cell for each column.", nameof(value));
    }

    /// <summary>What the rows are, in a word.</summary>
    public string RowHead { get; init; } = "evidence";

    /// <summary>What the colours mean.</summary>
    public string HeatLabel { get; init; } = "against ◂ ▸ for";

    /// <inheritdoc/>
    public override string Describe()
    {
        var text = new StringBuilder();
        foreach (var column in Columns)
            text.Append(CultureInfo.InvariantCulture, $"{column.Key}: {column.Text}. ");
        foreach (var row in Rows)
        {
            text.Append(row.Text.TrimEnd('.')).Append(": ");
            text.AppendJoin(", ", Columns.Zip(row.Cells, (c, v) => $"{c.Key} {(double.IsNaN(v.Heat) && v.Text.Length == 0 ? "not marked" : v.Text)}"));
            text.Append(". ");
        }

        return text.ToString().TrimEnd();
    }

    internal override void Draw(SvgCanvas canvas)
    {
        foreach (var column in Columns)
        {
            var key = TextMeasure.Width(column.Key, canvas.SmallSize, bold: true) + 8;
            var before = canvas.Cursor;
            canvas.Paragraph(key, TextMeasure.Wrap(column.Text, canvas.Width - key, canvas.SmallSize, 3), "ef-text", canvas.SmallSize, column.Text);
            canvas.Text(0, before + canvas.SmallSize, column.Key, "ef-strong", size: canvas.SmallSize);
        }

        canvas.Cursor += 6;
        DrawKey(canvas);
        var cellsLeft = canvas.IsWide ? Math.Max(250, canvas.Width - (74 * Columns.Count)) : 0;
        var cell = (canvas.Width - cellsLeft) / Math.Max(1, Columns.Count);
        canvas.Cursor += canvas.LineHeight;
        if (canvas.IsWide)
            canvas.Text(0, canvas.Cursor - 4, RowHead, "ef-muted", size: canvas.SmallSize);
        DrawKeys(canvas, cellsLeft, cell);
        foreach (var row in Rows)
            DrawRow(canvas, row, cellsLeft, cell);
        canvas.Line(0, canvas.Cursor, canvas.Width, canvas.Cursor, "ef-axis");
        if (Rows.Count > 12)
        {
            canvas.Cursor += canvas.LineHeight;
            DrawKeys(canvas, cellsLeft, cell);
        }
    }

    private void DrawKeys(SvgCanvas canvas, double left, double cell)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            var key = TextMeasure.Fit(Columns[i].Key, cell - 2, canvas.FontSize, bold: true);
            canvas.Text(left + ((i + 0.5) * cell), canvas.Cursor - 4, key, "ef-strong", Anchor.Middle, title: Columns[i].Text);
        }
    }

    private static void DrawRow(SvgCanvas canvas, MatrixRow row, double left, double cell)
    {
        var textWidth = canvas.IsWide ? left - 12 : canvas.Width;
        var lines = TextMeasure.Wrap(row.Text, textWidth, canvas.FontSize, 4);
        var details = row.Detail is null ? [] : TextMeasure.Wrap(row.Detail, textWidth, canvas.SmallSize, 2);
        canvas.Line(0, canvas.Cursor, canvas.Width, canvas.Cursor, "ef-grid");
        var top = canvas.Cursor;
        canvas.Cursor += 3;
        canvas.Paragraph(0, lines, "ef-text", canvas.FontSize, row.Text);
        canvas.Paragraph(0, details, "ef-muted", canvas.SmallSize, row.Detail);
        canvas.Cursor += 4;
        var (cellTop, height) = canvas.IsWide ? (top, Math.Max(26, canvas.Cursor - top)) : (canvas.Cursor, 24.0);
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var value = row.Cells[i];
            var x = left + (i * cell);
            canvas.Rect(x + 1, cellTop + 1, cell - 2, height - 2, Heat(value.Heat), title: value.Text.Length == 0 ? "not marked" : value.Text);
            var text = TextMeasure.Fit(value.Text, cell - 4, canvas.SmallSize);
            canvas.Text(x + (cell / 2), cellTop + (height / 2) + (canvas.SmallSize * 0.35), text, "ef-text", Anchor.Middle, canvas.SmallSize, value.Text);
        }

        canvas.Cursor = cellTop + height + (canvas.IsWide ? 0 : 5);
    }

    private void DrawKey(SvgCanvas canvas)
    {
        canvas.Cursor += canvas.LineHeight;
        string[] steps = ["ef-hn3", "ef-hn2", "ef-hn1", "ef-h0", "ef-hp1", "ef-hp2", "ef-hp3"];
        for (var i = 0; i < steps.Length; i++)
            canvas.Rect(i * 16, canvas.Cursor - 11, 15, 13, steps[i]);
        canvas.Cursor -= canvas.SmallSize;
        canvas.Paragraph(122, TextMeasure.Wrap(HeatLabel, canvas.Width - 122, canvas.SmallSize, 4), "ef-muted", canvas.SmallSize);
        canvas.Cursor += 6;
    }

    private static string Heat(double heat) =>
        double.IsNaN(heat)
            ? "ef-missing"
            : Math.Clamp((int)Math.Round(heat * 3, MidpointRounding.AwayFromZero), -3, 3) switch
            {
                -3 => "ef-hn3",
                -2 => "ef-hn2",
                -1 => "ef-hn1",
                0 => "ef-h0",
                1 => "ef-hp1",
                2 => "ef-hp2",
                _ => "ef-hp3",
            };
}
