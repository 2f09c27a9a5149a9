using System.Text;
using Entente.Figures.Svg;

namespace Entente.Figures;

/// <summary>
/// A figure: plain data that draws itself as SVG. The same data give the same bytes on every machine, in every culture.
/// </summary>
/// <remarks>
/// Each drawing has <c>role="img"</c>, a <c>title</c> and a <c>desc</c> that says its numbers in words; it needs no script and no
/// network, prints dark on white, and takes its colours from the variables of <see cref="FigureStyle"/>.
/// </remarks>
public abstract record Figure
{
    private readonly string _id = "";

    /// <summary>The name from which the ids inside the drawing are made; unique on a page; a letter, then letters, digits, - or _.</summary>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public required string Id
    {
        get => _id;
        init => _id = IsName(value) ? value : throw new ArgumentException($"A figure's id is a letter followed by letters, digits, - or _, not '{value}'.", nameof(value));
    }

    /// <summary>The heading: what the figure shows.</summary>
    public required string Title { get; init; }

    /// <summary>A line under the figure: source, number of cases, what it does not show.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the heading is drawn; it is always there for a screen reader.</summary>
    public bool ShowTitle { get; init; } = true;

    /// <summary>The numbers of the figure in words.</summary>
    public abstract string Describe();

    /// <summary>One SVG document with its styles inside, for a file of its own.</summary>
    public string ToSvg(FigureWidth width = FigureWidth.Wide) => Render(width, standalone: true, Id);

    /// <summary>
    /// An HTML fragment with both layouts, of which the page's width shows one; the page holds <see cref="FigureStyle.Css"/> once.
    /// </summary>
    public string ToHtml() =>
        "<div class=\"ef\">" + Render(FigureWidth.Wide, standalone: false, Id + "-w") + Render(FigureWidth.Narrow, standalone: false, Id + "-n") + "</div>";

    internal abstract void Draw(SvgCanvas canvas);

    private string Render(FigureWidth width, bool standalone, string id)
    {
        var canvas = new SvgCanvas(width);
        if (ShowTitle)
            canvas.Heading(Title);
        Draw(canvas);
        if (!string.IsNullOrWhiteSpace(Note))
            canvas.Footnote(Note);

        var (w, h) = (NumberText.Coordinate(canvas.Width), NumberText.Coordinate(Math.Ceiling(canvas.Cursor + 6)));
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ef-").Append(width == FigureWidth.Wide ? "wide" : "narrow");
        svg.Append("\" role=\"img\" aria-labelledby=\"").Append(id).Append("-t ").Append(id).Append("-d\" viewBox=\"0 0 ").Append(w).Append(' ').Append(h);
        svg.Append("\" width=\"").Append(w).Append("\" height=\"").Append(h).Append("\" style=\"max-width:100%;height:auto\" font-size=\"");
        svg.Append(NumberText.Coordinate(canvas.FontSize)).Append("\">\n");
        svg.Append("<title id=\"").Append(id).Append("-t\">").Append(XmlText.Escape(Title)).Append("</title>\n");
        svg.Append("<desc id=\"").Append(id).Append("-d\">").Append(XmlText.Escape(Describe() + (string.IsNullOrWhiteSpace(Note) ? "" : " " + Note))).Append("</desc>\n");
        if (standalone)
            svg.Append("<style>").Append(FigureStyle.Css).Append("</style>\n<rect class=\"ef-paper\" width=\"").Append(w).Append("\" height=\"").Append(h).Append("\"/>\n");
        return svg.Append(canvas.Content).Append("</svg>\n").ToString();
    }

    private static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
