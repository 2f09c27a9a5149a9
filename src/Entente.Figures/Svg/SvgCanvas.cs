using System.Text;

namespace Entente.Figures.Svg;

/// <summary>Where a text stands to its point.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>Collects the elements of a drawing, top down.</summary>
internal sealed class SvgCanvas(FigureWidth width)
{
    private readonly StringBuilder _content = new();

    public bool IsWide => width == FigureWidth.Wide;

    public double Width => IsWide ? 720 : 340;

    public double FontSize => IsWide ? 13 : 12;

    public double SmallSize => IsWide ? 12 : 11.5;

    public double TitleSize => IsWide ? 16 : 14;

    public double LineHeight => IsWide ? 17 : 15.5;

    /// <summary>How far down the drawing has come.</summary>
    public double Cursor { get; set; } = 4;

    public string Content => _content.ToString();

    public void Heading(string text)
    {
        foreach (var line in TextMeasure.Wrap(text, Width, TitleSize, 4, bold: true))
        {
            Cursor += TitleSize * 1.25;
            Text(0, Cursor - (TitleSize * 0.3), line, "ef-title", size: TitleSize);
        }

        Cursor += 6;
    }

    public void Footnote(string text)
    {
        Cursor += 4;
        Paragraph(0, TextMeasure.Wrap(text, Width, SmallSize, 12), "ef-muted", SmallSize);
    }

    /// <summary>Lines from the cursor downwards; the cursor ends below them.</summary>
    public void Paragraph(double x, IReadOnlyList<string> lines, string style, double size, string? title = null)
    {
        foreach (var line in lines)
        {
            Cursor += size * 1.3;
            Text(x, Cursor - (size * 0.3), line, style, size: size, title: title);
        }
    }

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        _content.Append("<line class=\"").Append(style).Append("\" x1=\"").Append(N(x1)).Append("\" y1=\"").Append(N(y1))
            .Append("\" x2=\"").Append(N(x2)).Append("\" y2=\"").Append(N(y2)).Append("\"/>\n");

    public void Rect(double x, double y, double w, double h, string style, double radius = 0, string? title = null)
    {
        _content.Append("<rect class=\"").Append(style).Append("\" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y))
            .Append("\" width=\"").Append(N(Math.Max(0, w))).Append("\" height=\"").Append(N(Math.Max(0, h)));
        if (radius > 0)
            _content.Append("\" rx=\"").Append(N(radius));
        Close("rect", title);
    }

    public void Circle(double x, double y, double r, string style, string? title = null)
    {
        _content.Append("<circle class=\"").Append(style).Append("\" cx=\"").Append(N(x)).Append("\" cy=\"").Append(N(y)).Append("\" r=\"").Append(N(r));
        Close("circle", title);
    }

    public void Path(string data, string style, string? title = null)
    {
        _content.Append("<path class=\"").Append(style).Append("\" d=\"").Append(data);
        Close("path", title);
    }

    public void Text(double x, double y, string text, string style, Anchor anchor = Anchor.Start, double? size = null, string? title = null, double rotate = 0)
    {
        _content.Append("<text class=\"").Append(style).Append("\" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append('"');
        if (anchor != Anchor.Start)
            _content.Append(" text-anchor=\"").Append(anchor == Anchor.Middle ? "middle" : "end").Append('"');
        if (size is { } s && s != FontSize)
            _content.Append(" font-size=\"").Append(N(s)).Append('"');
        if (rotate != 0)
            _content.Append(" transform=\"rotate(").Append(N(rotate)).Append(' ').Append(N(x)).Append(' ').Append(N(y)).Append(")\"");
        _content.Append('>');
        if (title is not null && title != text)
            _content.Append("<title>").Append(XmlText.Escape(title)).Append("</title>");
        _content.Append(XmlText.Escape(text)).Append("</text>\n");
    }

    /// <summary>A small head of an arrow with its tip at the point; the direction is +1 for right, -1 for left.</summary>
    public void ArrowHead(double x, double y, int direction, string style) =>
        Path($"M{N(x)} {N(y)}l{N(-7 * direction)} -4.5v9z", style);

    public static string N(double value) => NumberText.Coordinate(value);

    private void Close(string element, string? title)
    {
        if (title is null)
            _content.Append("\"/>\n");
        else
            _content.Append("\"><title>").Append(XmlText.Escape(title)).Append("</title></").Append(element).Append(">\n");
    }
}
