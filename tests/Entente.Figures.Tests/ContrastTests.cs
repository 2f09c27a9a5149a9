using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Figures.Tests;

/// <summary>Contrast as WCAG 2.2 defines it (relative luminance, success criteria 1.4.3 and 1.4.11), in both colour schemes.</summary>
public sealed partial class ContrastTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Text_Has4And5TenthsToOne(int scheme)
    {
        var colours = Scheme(scheme);
        Assert.True(Ratio(colours["ink"], colours["paper"]) >= 4.5);
        Assert.True(Ratio(colours["muted"], colours["paper"]) >= 4.5);
        foreach (var (name, colour) in colours.Where(c => c.Key.StartsWith('h')))
            Assert.True(Ratio(colours["ink"], colour) >= 4.5, $"ink on {name}: {Ratio(colours["ink"], colour)}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Lines_Have3ToOne(int scheme)
    {
        var colours = Scheme(scheme);
        for (var i = 1; i <= 6; i++)
            Assert.True(Ratio(colours[$"c{i}"], colours["paper"]) >= 3, $"c{i}: {Ratio(colours[$"c{i}"], colours["paper"])}");
    }

    private static Dictionary<string, string> Scheme(int index) =>
        Variable().Matches(FigureStyle.Css.Split(":root{")[index + 1].Split('}')[0]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private static double Ratio(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex("--ef-([a-z0-9]+):(#[0-9a-f]{6})")]
    private static partial Regex Variable();
}
