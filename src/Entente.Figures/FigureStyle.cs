using System.Text;

namespace Entente.Figures;

/// <summary>
/// The style sheet of the figures. Colours are variables, so that a page may set its own (<c>--ef-ink</c>, <c>--ef-paper</c>,
/// <c>--ef-muted</c>, <c>--ef-grid</c>, <c>--ef-c1</c> to <c>--ef-c6</c>, <c>--ef-hn3</c> to <c>--ef-hp3</c>); readers without
/// variables see the light colours. Series differ by dash as well as by colour, so that they survive a grey printer.
/// </summary>
/// <remarks>The hues are those of Okabe and Ito (2008), darkened for white paper and lightened for a dark screen.</remarks>
public static class FigureStyle
{
    private static readonly (string Name, string Light, string Dark)[] Colours =
    [
        ("ink", "#1b1b1b", "#ececec"), ("muted", "#565656", "#b4b4b4"), ("grid", "#dcdcdc", "#3d3d3d"), ("paper", "#ffffff", "#161616"),
        ("c1", "#0062a3", "#5cb8f0"), ("c2", "#c04a00", "#f0a13c"), ("c3", "#00795a", "#3ccf9f"),
        ("c4", "#8a3c78", "#dd9ac6"), ("c5", "#6b5b00", "#e8d95a"), ("c6", "#444444", "#c8c8c8"),
        ("hn3", "#f2a36b", "#84400f"), ("hn2", "#f7c49f", "#633416"), ("hn1", "#fbe3d1", "#44291a"), ("h0", "#f4f4f4", "#2a2a2a"),
        ("hp1", "#d8e8f6", "#1b3145"), ("hp2", "#aecfec", "#19446a"), ("hp3", "#7fb4e0", "#0f5488"),
    ];

    // Set also where they are dashed: a grey printer shows blue and vermilion alike.
    private static readonly string[] Dashes = ["none", "7 4", "2 3", "9 3 2 3", "12 4", "4 4"];

    /// <summary>The rules, for one <c>style</c> element of a page.</summary>
    public static string Css { get; } = Build();

    private static string Build()
    {
        var css = new StringBuilder(":root{");
        foreach (var (name, light, _) in Colours)
            css.Append("--ef-").Append(name).Append(':').Append(light).Append(';');
        css.Append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        foreach (var (name, _, dark) in Colours)
            css.Append("--ef-").Append(name).Append(':').Append(dark).Append(';');
        css.Append("}}\n");
        css.Append(".ef{max-width:720px}.ef svg{display:block}.ef .ef-narrow{display:none}\n");
        css.Append("@media screen and (max-width:700px){.ef .ef-wide{display:none}.ef .ef-narrow{display:block;width:100%;max-width:440px!important}}\n");
        css.Append(".ef-wide text,.ef-narrow text{font-family:Helvetica,Arial,\"Liberation Sans\",sans-serif}\n");
        Rule(css, ".ef-paper", "fill", "paper");
        Rule(css, ".ef-text,.ef-title,.ef-strong", "fill", "ink");
        Rule(css, ".ef-muted", "fill", "muted");
        css.Append(".ef-title,.ef-strong{font-weight:700}\n");
        Rule(css, ".ef-axis", "stroke", "ink", "stroke-width:1;fill:none");
        Rule(css, ".ef-grid", "stroke", "grid", "stroke-width:1;fill:none");
        Rule(css, ".ef-mark", "stroke", "muted", "stroke-width:1.5;stroke-dasharray:5 4;fill:none");
        Rule(css, ".ef-rod", "stroke", "ink", "stroke-width:1.5;fill:none");
        Rule(css, ".ef-inkfill", "fill", "ink");
        Rule(css, ".ef-stripe", "fill", "h0");
        for (var i = 1; i <= 6; i++)
        {
            Rule(css, $".ef-s{i}", "stroke", $"c{i}", $"stroke-width:2.2;fill:none;stroke-dasharray:{Dashes[i - 1]};stroke-linejoin:round");
            Rule(css, $".ef-f{i}", "fill", $"c{i}");
            Rule(css, $".ef-b{i}", "fill", $"c{i}", "fill-opacity:.16;stroke:none");
            Rule(css, $".ef-o{i}", "stroke", $"c{i}", "stroke-width:2", ("fill", "paper"));
            Rule(css, $".ef-w{i}", "stroke", $"c{i}", "stroke-width:2;fill:none");
        }

        foreach (var heat in new[] { "hn3", "hn2", "hn1", "h0", "hp1", "hp2", "hp3" })
            Rule(css, $".ef-{heat}", "fill", heat);
        Rule(css, ".ef-missing", "stroke", "grid", "stroke-width:1;stroke-dasharray:3 3;fill:none");
        Rule(css, ".ef-halo", "stroke", "paper", "stroke-width:4;fill:none");
        css.Append(".ef-open{stroke-dasharray:3 3}.ef-range{fill-opacity:.32}\n");
        css.Append(".ef-tie{stroke-width:1.3;stroke-opacity:.8}.ef-thick{stroke-width:3.2}.ef-faint{stroke-width:1;stroke-opacity:.3}\n");
        Rule(css, ".ef-pos", "stroke", "c1", "fill:none");
        Rule(css, ".ef-neg", "stroke", "c2", "fill:none;stroke-dasharray:6 4");
        return css.ToString();
    }

    private static void Rule(StringBuilder css, string selector, string property, string colour, string rest = "", (string Property, string Colour)? second = null)
    {
        css.Append(selector).Append('{');
        Declare(css, property, colour);
        if (second is { } s)
            Declare(css, s.Property, s.Colour);
        css.Append(rest).Append("}\n");
    }

    // The plain colour first: a reader that knows no variables drops the second declaration and keeps the first.
    private static void Declare(StringBuilder css, string property, string colour)
    {
        var light = Array.Find(Colours, c => c.Name == colour).Light;
        css.Append(property).Append(':').Append(light).Append(';').Append(property).Append(":var(--ef-").Append(colour).Append(',').Append(light).Append(");");
    }
}
