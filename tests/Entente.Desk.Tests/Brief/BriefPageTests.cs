using AngleSharp.Html.Parser;
using Entente.Desk.Brief.Page;
using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;
using Entente.Testing;

namespace Entente.Desk.Tests.Brief;

public sealed class BriefPageTests
{
    private static readonly string Html = BriefPage.Render(SampleBrief.Make());

    [Fact]
    public void Page_IsTheGoldenFile() => Golden.Check("tests/Entente.Desk.Tests/Brief/sample.golden.html", Html);

    [Fact]
    public void Json_IsTheGoldenFile() => Golden.Check("docs/schemas/brief.sample.json", Documents.Write(SampleBrief.Make(), BriefContext.Of.BriefDocument));

    [Fact]
    public void Page_HoldsNoMarkupOfTheTexts()
    {
        var page = new HtmlParser().ParseDocument(Html);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(page.QuerySelectorAll("td"), t => t.TextContent.Contains("<img src=x onerror=alert(1)>", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_FetchesNothing()
    {
        var page = new HtmlParser().ParseDocument(Html);
        Assert.Empty(page.QuerySelectorAll("link, iframe, object, embed, video, audio, source, base"));
        Assert.DoesNotContain("url(", Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_EveryLinkWithinItHasATarget()
    {
        var page = new HtmlParser().ParseDocument(Html);
        var ids = page.All.Select(e => e.Id).Where(i => i is not null).ToHashSet(StringComparer.Ordinal);
        var dead = page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Where(t => !ids.Contains(t)).Distinct();
        Assert.Empty(dead);
    }

    [Fact]
    public void Page_IdsAreUnique()
    {
        var ids = new HtmlParser().ParseDocument(Html).All.Select(e => e.Id).Where(i => !string.IsNullOrEmpty(i)).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Page_EveryFigureHasATextAlternative()
    {
        var figures = new HtmlParser().ParseDocument(Html).QuerySelectorAll("svg");
        Assert.NotEmpty(figures);
        Assert.All(figures, f => Assert.True(f.QuerySelector("title") is not null && f.QuerySelector("desc") is not null));
    }

    [Fact]
    public void Page_ShowsWhatMovesTheAnswer_WhoDiffers_AndWhatItWasWorth()
    {
        var page = new HtmlParser().ParseDocument(Html);
        foreach (var figure in new[] { "tornado-q2", "history-q2", "analysts-q2", "authors-q2", "source-chains" })
            Assert.Contains(page.All, f => f.Id?.StartsWith(figure, StringComparison.Ordinal) == true);
        var section = page.QuerySelector("#weighing")!.TextContent;
        foreach (var words in new[] { "What came in when", "Post-mortem: U held", "Misled most: E10 −6%", "KOTRA → Newsweek → A. Author" })
            Assert.Contains(words, section, StringComparison.Ordinal);
    }
}
