using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Entente.Testing;

namespace Entente.Figures.Tests;

public sealed class FigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Ids { get; } = [.. Samples.All.Select(f => f.Id)];

    private static Figure Sample(string id) => Samples.All.Single(f => f.Id == id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Html_IsTheGoldenFile(string id) => Golden.Check($"tests/Entente.Figures.Tests/golden/{id}.html", Sample(id).ToHtml());

    [Fact]
    public void Css_IsTheGoldenFile() => Golden.Check("tests/Entente.Figures.Tests/golden/figures.css", FigureStyle.Css);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Svg_IsAnImageWithTitleAndDescription(string id)
    {
        foreach (var width in Enum.GetValues<FigureWidth>())
        {
            var root = XDocument.Parse(Sample(id).ToSvg(width)).Root!;
            Assert.Equal("img", root.Attribute("role")?.Value);
            Assert.Equal(Sample(id).Title, root.Element(Svg + "title")?.Value);
            Assert.True(root.Element(Svg + "desc")?.Value.Length > 60);
            var labelled = root.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal(labelled, root.Descendants().Attributes("id").Select(a => a.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Svg_HasNoScriptNoLinkNoHandler(string id)
    {
        var root = XDocument.Parse(Sample(id).ToSvg()).Root!;
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "a" or "image" or "foreignObject" or "use");
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName == "href");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Svg_KeepsEveryTextInsideAndLargeEnough(string id)
    {
        foreach (var width in Enum.GetValues<FigureWidth>())
        {
            var root = XDocument.Parse(Sample(id).ToSvg(width)).Root!;
            var (w, h) = (double.Parse(root.Attribute("width")!.Value, CultureInfo.InvariantCulture), double.Parse(root.Attribute("height")!.Value, CultureInfo.InvariantCulture));
            foreach (var text in root.Descendants(Svg + "text"))
            {
                var size = double.Parse((text.Attribute("font-size") ?? root.Attribute("font-size"))!.Value, CultureInfo.InvariantCulture);

                // On a telephone 360 pixels wide, whose margins leave 328, a text of the narrow layout has 11 pixels at least.
                Assert.True(size * Math.Min(1, (width == FigureWidth.Narrow ? 328 : 660) / w) >= 11, $"{id}: {text.Value} has {size}");
                Assert.InRange(double.Parse(text.Attribute("y")!.Value, CultureInfo.InvariantCulture), 0, h);
                if (text.Attribute("transform") is not null)
                    continue;
                var x = double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture);
                var length = Entente.Figures.Svg.TextMeasure.Width(string.Concat(text.Nodes().OfType<XText>().Select(t => t.Value)), size, text.Attribute("class")!.Value is "ef-strong" or "ef-title");
                var left = text.Attribute("text-anchor")?.Value switch { "middle" => x - (length / 2), "end" => x - length, _ => x };
                Assert.InRange(left, -1, w);
                Assert.InRange(left + length, 0, w + 1);
            }
        }
    }

    [Fact]
    public void Svg_IsTheSameInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Samples.All.Select(f => f.ToHtml()).ToArray();
        try
        {
            foreach (var name in new[] { "tr-TR", "fa-IR", "th-TH", "de-DE", "ar-SA", "sv-SE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, Samples.All.Select(f => f.ToHtml()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_OfAnArticle_IsEscaped()
    {
        var figure = new BarFigure { Id = "x", Title = "</title><script>alert(1)</script>\u0000\u202E\uD800", Bars = [new Bar("\" onload='x' <img src=x>", 1)], Note = "&amp;" };
        var html = figure.ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', html);
        Assert.Equal("</title><script>alert(1)</script>", XDocument.Parse(figure.ToSvg()).Root!.Element(Svg + "title")!.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\"")]
    [InlineData("é")]
    public void Id_OfAnotherForm_IsRefused(string id) =>
        Assert.Throws<ArgumentException>(() => new BarFigure { Id = id, Title = "t", Bars = [] });

    [Fact]
    public void Matrix_WithAMissingCell_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new MatrixFigure { Id = "m", Title = "t", Columns = [new("H1", "a"), new("H2", "b")], Rows = [new MatrixRow("e", [new MatrixCell("1", 0)])] });

    [Fact]
    public void EmptyFigures_AreDrawn()
    {
        Figure[] empty =
        [
            new BarFigure { Id = "a", Title = "t", Bars = [] },
            new SurvivalFigure { Id = "b", Title = "t", Series = [] },
            new SurvivalFigure { Id = "b2", Title = "t", Series = [new SurvivalSeries("s", 0, [])] },
            new MatrixFigure { Id = "c", Title = "t", Columns = [], Rows = [] },
            new TimelineFigure { Id = "d", Title = "t", Items = [] },
            new ShiftFigure { Id = "e", Title = "t", Rows = [] },
            new TornadoFigure { Id = "f", Title = "t", Rows = [], Base = 0.5 },
            new WaterfallFigure { Id = "g", Title = "t", Prior = 0.5, Steps = [] },
            new LineFigure { Id = "h", Title = "t", Series = [] },
            new NetworkFigure { Id = "i", Title = "t", Nodes = [], Ties = [new NetworkTie("A", "B", true)] },
            new ReliabilityFigure { Id = "j", Title = "t", Bins = [] },
        ];
        foreach (var figure in empty)
            Assert.DoesNotMatch(new Regex("NaN|Infinity|∞"), figure.ToHtml());
    }

    [Fact]
    public void Bar_WithoutAValue_IsNotDrawnAsZero()
    {
        var svg = new BarFigure { Id = "x", Title = "t", Bars = [new Bar("a", double.NaN)] }.ToSvg();
        Assert.Contains("not known", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }
}
