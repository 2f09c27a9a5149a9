using System.Globalization;
using System.Text;

namespace Entente.Desk.Brief.Page;

/// <summary>Builds HTML; every text is escaped, so that nothing an article holds can become markup.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _html = new();

    internal Markup Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    internal Markup Text(string? text)
    {
        if (text is not null)
            Escape(text, _html);
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    internal Markup Element(string tag, string? text, string? cls = null) => Open(tag, cls).Text(text).Close(tag);

    internal Markup Open(string tag, string? cls = null, string? id = null, string? more = null)
    {
        _html.Append('<').Append(tag);
        if (id is not null)
            _html.Append(" id=\"").Append(Attribute(id)).Append('"');
        if (cls is not null)
            _html.Append(" class=\"").Append(cls).Append('"');
        if (more is not null)
            _html.Append(' ').Append(more);
        _html.Append('>');
        return this;
    }

    internal Markup Close(string tag)
    {
        _html.Append("</").Append(tag).Append('>');
        if (tag is "p" or "li" or "tr" or "table" or "section" or "div" or "ul" or "ol" or "h2" or "h3" or "details" or "thead" or "tbody")
            _html.Append('\n');
        return this;
    }

    /// <summary>A link; addresses other than http, https and in-page ones are shown as text.</summary>
    internal Markup Link(string? address, string text, string? cls = null)
    {
        if (address is null || !(address.StartsWith('#') || address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)))
            return Text(text);
        _html.Append("<a href=\"").Append(Attribute(address)).Append('"');
        if (cls is not null)
            _html.Append(" class=\"").Append(cls).Append('"');
        _html.Append('>');
        return Text(text).Raw("</a>");
    }

    /// <summary>A heading of a section, with the address by which the page links to it.</summary>
    internal Markup Section(string id, string heading, string? lead = null)
    {
        Open("section", id: id, more: $"aria-labelledby=\"{Attribute(id)}-h\"").Open("h2", id: id + "-h").Text(heading).Close("h2");
        return lead is null ? this : Element("p", lead, "lead");
    }

    internal Markup EndSection() => Close("section");

    /// <summary>A table's head.</summary>
    internal Markup Table(string caption, params string[] heads)
    {
        Open("div", "scroll", more: "tabindex=\"0\" role=\"group\" aria-label=\"" + Attribute(caption) + "\"").Open("table").Element("caption", caption).Open("thead").Open("tr");
        foreach (var head in heads)
            Raw("<th scope=\"col\">").Text(head).Raw("</th>");
        return Close("tr").Close("thead").Open("tbody");
    }

    internal Markup Row(params string?[] cells)
    {
        Open("tr");
        for (var i = 0; i < cells.Length; i++)
            _ = i == 0 ? Raw("<th scope=\"row\">").Text(cells[i]).Raw("</th>") : Element("td", cells[i], IsNumber(cells[i]) ? "n" : null);
        return Close("tr");
    }

    internal Markup EndTable() => Close("tbody").Close("table").Close("div");

    internal Markup Bullets(IEnumerable<string> items)
    {
        Open("ul");
        foreach (var item in items)
            Element("li", item);
        return Close("ul");
    }

    internal static string Attribute(string text)
    {
        var builder = new StringBuilder(text.Length);
        Escape(text, builder);
        return builder.ToString();
    }

    /// <summary>A probability as people read it: 16%, under 0.1%; a dash where there is none.</summary>
    internal static string Percent(double? p) => p switch
    {
        null => "–",
        0 => "0%",
        1 => "100%",
        < 0.001 => "under 0.1%",
        > 0.999 => "over 99.9%",
        < 0.1 or > 0.9 => (p.Value * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%",
        _ => (p.Value * 100).ToString("0", CultureInfo.InvariantCulture) + "%",
    };

    /// <summary>A range of probabilities; a dash where there is none.</summary>
    internal static string Range(double? low, double? high) => low is null || high is null ? "–" : $"{Percent(low)} to {Percent(high)}";

    /// <summary>A number with 4 significant digits at the most; a dash where there is none.</summary>
    internal static string Number(double? x) => x is null ? "–" : double.Parse(x.Value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Decibels with their sign and one decimal.</summary>
    internal static string Decibel(double x) => Math.Abs(x) < 0.05 ? "0.0 dB" : (x > 0 ? "+" : "−") + Math.Abs(x).ToString("0.0", CultureInfo.InvariantCulture) + " dB";

    public override string ToString() => _html.ToString();

    private static bool IsNumber(string? text) => text is { Length: > 0 } && (char.IsAsciiDigit(text[0]) || text[0] is '–' or '+' or '−' || text.StartsWith("under ", StringComparison.Ordinal) || text.StartsWith("over ", StringComparison.Ordinal)) && text.Length < 24;

    private static void Escape(string text, StringBuilder into)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '<' => into.Append("&lt;"),
                '>' => into.Append("&gt;"),
                '&' => into.Append("&amp;"),
                '"' => into.Append("&quot;"),
                '\'' => into.Append("&#39;"),
                < ' ' and not '\n' and not '\t' => into.Append('\uFFFD'),
                _ => into.Append(c),
            };
        }
    }
}
