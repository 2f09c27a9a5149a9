using System.Globalization;
using AngleSharp.Html.Parser;
using Entente.Desk.Brief.Page;
using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Duration;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests.Brief;

public sealed class WorkedCaseTests
{
    private static BriefDocument Brief => WorkedCase.Brief;

    [Fact]
    public void OneOutcome_HasOneProbability()
    {
        var stated = new Dictionary<(string, string?), double>();
        void Hold(string outcome, string? date, double? p)
        {
            if (p is not { } number)
                return;
            if (stated.TryGetValue((outcome, date), out var before))
                Assert.Equal(before, number);
            stated[(outcome, date)] = number;
        }

        foreach (var question in Brief.Questions)
        {
            foreach (var o in question.Outcomes)
                Hold(o.Id, o.Date, o.Final);
            foreach (var h in question.Hypotheses)
                Hold($"{question.Id}/{h.Id}", null, h.Posterior);
        }

        // The answer's number is the number of an outcome or of a hypothesis, not one of its own.
        foreach (var answer in Brief.Answers)
            Assert.Contains(stated.Values, p => p == answer.Probability);

        // An outcome that the outside view alone answers stands in the section "How long" with the same number.
        var instrument = Brief.Questions.SelectMany(q => q.Outcomes).Where(o => o.Type == "instrument").ToList();
        Assert.NotEmpty(instrument);
        Assert.All(instrument, o => Assert.Equal(o.Base, o.Final));
    }

    [Fact]
    public void Posteriors_SumToOne()
    {
        foreach (var question in Brief.Questions)
        {
            Assert.Equal(1, question.Hypotheses.Sum(h => h.Posterior!.Value), 1e-9);
            Assert.Equal(1, question.Hypotheses.Sum(h => h.Prior!.Value), 1e-9);
            Assert.All(question.Hypotheses, h => Assert.True(h.Low <= h.Posterior + 1e-12 && h.Posterior <= h.High + 1e-12));
        }
    }

    [Fact]
    public void Rupture_HasNoOutsideView_AndSaysSo()
    {
        var rupture = Brief.Questions.SelectMany(q => q.Outcomes).Where(o => o.Type == "rupture").ToList();
        Assert.NotEmpty(rupture);
        Assert.All(rupture, o =>
        {
            Assert.Null(o.Base);
            Assert.Contains("no outside view for rupture; n = 0", o.BaseNote, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Classes_AreAtLeastFiveByTwoDatings_EachWithItsSize()
    {
        Assert.NotNull(Brief.Duration);
        var classes = Brief.Duration.Last.Classes;
        Assert.True(classes.Select(c => c.Name).Distinct().Count() >= 6);
        Assert.Contains(classes, c => c.Dating == "signature to formal end");
        Assert.Contains(classes, c => c.Dating == "signature to effective end");
        Assert.Equal(2, classes.Select(c => c.Censored).Distinct().Count());
        Assert.All(classes, c => Assert.InRange(c.AtRisk, 0, c.N));
        Assert.NotEmpty(Brief.Duration.Last.Precedents);
    }

    [Fact]
    public async Task InstrumentOutcome_IsTheSameNumberAsLast()
    {
        var asOf = DateOnly.ParseExact(Brief.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var instrument in Brief.Questions.SelectMany(q => q.Outcomes).Where(o => o is { Id: "treaty-ends", Final: not null }))
        {
            var by = DateOnly.ParseExact(instrument.Date!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var last = await new HowLongQuestion().AskAsync(new HowLongRequest(StateCode.Parse("CHN"), StateCode.Parse("RUS"), asOf, Horizons: [(by.DayNumber - asOf.DayNumber) / 365.25]), null, TestContext.Current.CancellationToken);
            Assert.Equal(1 - last.Forecast!.Conditional[0].P, instrument.Final!.Value, 1e-12);
            Assert.Equal(instrument.Base, instrument.Final);
        }
    }

    [Fact]
    public void Case_IsAsLargeAsItClaims()
    {
        Assert.True(Brief.Weighing!.Evidence.Count >= 25);
        Assert.True(Brief.Weighing.Analysts.Count >= 3);
        Assert.Contains("yours to replace", Brief.Weighing.Label, StringComparison.Ordinal);
        Assert.All(Brief.Articles, a => Assert.True(a.Paraphrase));
        Assert.True(Brief.Views.Count >= 2);
        Assert.Contains(Brief.Weighing.Evidence, e => e.When == "2024-03-28");
    }

    [Fact]
    public void Page_EveryLinkWithinItHasATarget()
    {
        var page = new HtmlParser().ParseDocument(BriefPage.Render(Brief));
        var ids = page.All.Select(e => e.Id).Where(i => i is not null).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Where(t => !ids.Contains(t)).Distinct());
        Assert.Empty(page.All.Select(e => e.Id).Where(i => !string.IsNullOrEmpty(i)).GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Bytes_AreTheSameUnderEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var pages = new[] { "", "tr-TR", "fa-IR", "th-TH" }.Select(name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                var brief = WorkedCase.Make(null);
                return (Json: Documents.Write(brief, BriefContext.Of.BriefDocument), Page: BriefPage.Render(brief));
            }).ToList();
            Assert.All(pages, p => Assert.Equal(pages[0].Json, p.Json));
            Assert.All(pages, p => Assert.Equal(pages[0].Page, p.Page));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Originals_Attached_EveryAnchorOpensItsSentence()
    {
        var brief = WorkedCase.Make(SharedData.Require("articles"));
        Assert.All(brief.Articles, a => Assert.False(a.Paraphrase));
        var articles = brief.Articles.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var anchored = brief.Weighing!.Evidence.Where(e => e.Ref is not null).ToList();
        Assert.True(anchored.Count >= 20);
        Assert.All(anchored, e =>
        {
            var parts = e.Ref!["articles/".Length..].Split('#');
            Assert.True(articles.ContainsKey(parts[0]), e.Ref);
            Assert.True(parts.Length == 2 && int.Parse(parts[1], CultureInfo.InvariantCulture) < articles[parts[0]].Sentences.Count, e.Ref);
        });
        var page = new HtmlParser().ParseDocument(BriefPage.Render(brief));
        var ids = page.All.Select(e => e.Id).Where(i => i is not null).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).Where(t => !ids.Contains(t)).Distinct());
    }
}
