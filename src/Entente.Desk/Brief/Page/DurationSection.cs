using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Duration;
using Entente.Figures;

namespace Entente.Desk.Brief.Page;

/// <summary>How long such instruments lasted, by comparison class, dating and censoring, with the precedents by name.</summary>
internal static class DurationSection
{
    private const double FewestAtRisk = 5;

    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Duration is not { } duration)
            return false;
        var d = duration.Last;
        page.Section("duration", "How long", d.Verdict);
        page.Element("p", $"What is counted here: {d.Outcome}.", "small");
        Forecast(page, d);
        Curves(page, d);
        Spread(page, d);
        Classes(page, d);
        Ways(page, d);
        Precedents(page, duration);
        Accounts(page, duration);
        page.EndSection();
        return true;
    }

    private static void Forecast(Markup page, HowLongDocument d)
    {
        if (d.Forecast is not { } f)
            return;
        page.Raw(ForecastFigure.Of(d.Pact, f, "forecast").ToHtml());
        page.Table($"The forecast: the chance of ending (in brackets: in quiet years, and in years of shock), by the mean of 120 models learnt from {Markup.Number(f.Pacts)} pacts ({f.Basis})", ["within", "forecast", .. f.Seen.Select(s => $"seen to {s.Censored[..4]}"), .. d.Baseline.Select(b => $"period rate to {b.Censored[..4]}")]);
        for (var i = 0; i < f.Conditional.Count; i++)
        {
            var k = i;
            page.Row([$"{Markup.Number(f.Conditional[i].Years)} years", Ends(f.Conditional[i]), .. f.Seen.Select(s => Ends(s.Conditional[k])), .. d.Baseline.Select(b => Markup.Percent(1 - b.Conditional[k].P))]);
        }

        page.EndTable();
        page.Open("details").Element("summary", "What the forecast knows of this pact, and how such forecasts fared").Table("What is known, and by what it multiplies the rate of ending beside the mean of past pacts; what is not known stands at that mean, never at 0", "of the pact", "value", "rate times");
        foreach (var c in f.Covariates)
            page.Row(c.Text, c.Value is { } v ? Markup.Number(v) : "not known", c.RiskRatio is { } r ? Markup.Number(r) : "–");
        page.EndTable().Table("Over past origins, with what was known then: the lower the better", "years ahead", "seen to", "forecasts", "Brier", "period rate's", "difference, 95 % by origin", "calibration error", "period rate's");
        foreach (var s in f.Scores)
            page.Row(Markup.Number(s.Years), s.Censored[..4], Markup.Number(s.Forecasts), Number(s.Brier), Number(s.BaselineBrier), $"{Number(s.Difference)} ({Number(s.Lower)} to {Number(s.Upper)})", Number(s.Calibration), Number(s.BaselineCalibration));
        page.EndTable().Close("details");
    }

    private static string Ends(ModelAhead a) => $"{Markup.Percent(1 - a.P)} ({Markup.Range(1 - a.Upper, 1 - a.Lower)})";

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Curves(Markup page, HowLongDocument d)
    {
        var shown = d.Curves.Where(c => c.Name is "all").Concat(d.Curves.Where(c => c.Name is "great-powers").TakeLast(1)).Where(c => c.Time.Length > 1).ToList();
        if (shown.Count == 0)
            return;
        page.Raw(new SurvivalFigure
        {
            Id = "survival",
            Title = "How long past pacts stayed in force",
            Series = [.. shown.Select(c => new SurvivalSeries($"{c.Name}, seen to {c.Censored[..4]}", c.N, [.. c.Time.Select((t, i) => new SurvivalStep(t, c.Survival[i], c.Lower[i], c.Upper[i], (int)c.AtRisk[i]))]))],
            TimeLabel = "years since signature",
            Marks = [new TimeMark(d.AgeYears, "this one today")],
        }.ToHtml());
    }

    private static void Spread(Markup page, HowLongDocument d)
    {
        page.Table($"The chance of ending, given that it reached {Years(d.AgeYears)}: how far classes with at least five cases lie apart, beside the period rate", ["within", "lowest", "middle", "highest", "estimates", .. d.Baseline.Select(b => $"period rate to {b.Censored[..4]} ({Markup.Number(b.Endings)} endings in {Markup.Number(b.PactYears)} pact-years)")]);
        foreach (var s in d.Spread)
            page.Row([$"{Markup.Number(s.Years)} years", Markup.Percent(1 - s.High), Markup.Percent(1 - s.Middle), Markup.Percent(1 - s.Low), Markup.Number(s.Estimates), .. d.Baseline.Select(b => Markup.Percent(1 - b.Conditional.First(c => c.Years == s.Years).P))]);
        page.EndTable();
    }

    private static void Classes(Markup page, HowLongDocument d)
    {
        var horizon = d.Spread.Any(s => s.Years == 5) ? 5 : d.Spread[0].Years;
        var columns = d.Classes.Where(c => c.Dating.StartsWith("signature", StringComparison.Ordinal)).Select(c => (c.Dating, c.Censored)).Distinct().ToList();
        page.Table($"Ends within {Markup.Number(horizon)} years, by comparison class; under five cases there is no number", ["class", .. columns.Select(c => $"{c.Dating["signature to ".Length..]}, seen to {c.Censored[..4]}")]);
        foreach (var group in d.Classes.GroupBy(c => c.Name))
            page.Row([group.Key, .. columns.Select(k => group.FirstOrDefault(c => c.Dating == k.Dating && c.Censored == k.Censored) is { } c ? Cell(c, horizon) : "–")]);
        page.EndTable();
        page.Open("details").Element("summary", "What belongs to each class").Bullets(d.Classes.Select(c => $"{c.Name}: {c.Text}").Distinct(StringComparer.Ordinal)).Close("details");
        page.Open("details").Element("summary", $"All {d.Classes.Count} estimates: every class, dating and censoring").Table("The chance of ending", ["class", "dating", "seen to", "cases", "ended", "reached this age", .. d.Spread.Select(s => $"within {Markup.Number(s.Years)} years"), "median remaining life"]);
        foreach (var c in d.Classes)
            page.Row([c.Name, c.Dating, c.Censored, Markup.Number(c.N), Markup.Number(c.Ends), Markup.Number(c.AtRisk), .. d.Spread.Select(s => Chance(c, s.Years)), c.Median is { } m ? Years(m) : "not reached"]);
        page.EndTable().Close("details");
    }

    private static string Cell(ClassEstimate c, double horizon) => c.AtRisk < FewestAtRisk ? $"n = {Markup.Number(c.AtRisk)}: no number" : $"{Chance(c, horizon)}, n = {Markup.Number(c.AtRisk)}";

    private static string Chance(ClassEstimate c, double years) =>
        c.AtRisk >= FewestAtRisk && c.Conditional.FirstOrDefault(x => x.Years == years) is { P: { } p } x ? $"{Markup.Percent(1 - p)} ({Markup.Range(1 - x.Upper, 1 - x.Lower)})" : "–";

    private static void Ways(Markup page, HowLongDocument d)
    {
        if (d.Ways.Count == 0)
            return;
        page.Open("details").Element("summary", "In which way they ended, and when in history").Table("Of all pacts that reached this age: the chance to have ended in each way", ["way", "seen to", .. d.Spread.Select(s => $"within {Markup.Number(s.Years)} years")]);
        foreach (var w in d.Ways)
            page.Row([w.Kind, w.Censored[..4], .. d.Spread.Select(s => Markup.Percent(w.Conditional.FirstOrDefault(x => x.Years == s.Years)?.P))]);
        page.EndTable().Table("Endings by period of the calendar: a third of them fell in a few years of war and collapse", "years", "endings", "pact-years", "endings in a hundred pact-years");
        foreach (var p in d.Periods)
            page.Row($"{p.From}–{p.To}", Markup.Number(p.Endings), Markup.Number(p.PactYears), Markup.Number(p.Rate * 100));
        page.EndTable().Close("details");
        page.Element("p", "An instrument that ends is not a relation that breaks: many are replaced by a new one.", "small");
    }

    private static void Precedents(Markup page, BriefDuration duration)
    {
        if (duration.Last.Precedents.Count == 0)
            return;
        var known = duration.Accounts.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        page.Table("The nearest precedents, by name", "instrument", "from", "to", "how it ended", "years", "alike in");
        foreach (var p in duration.Last.Precedents)
            page.Open("tr", id: known.Contains(p.Id) ? null : "pact-" + p.Id).Raw("<th scope=\"row\">").Text(p.Name).Raw("</th>").Element("td", p.Start, "d").Element("td", p.End ?? "stands", "d").Element("td", p.EffectiveEnd is null ? p.EndKind : $"{p.EndKind}; in effect until {p.EffectiveEnd}").Element("td", Markup.Number(p.Years), "n").Element("td", string.Join(", ", p.Alike)).Close("tr");
        page.EndTable();
    }

    private static void Accounts(Markup page, BriefDuration duration)
    {
        if (duration.Accounts.Count == 0)
            return;
        page.Table($"What the register holds on {duration.Last.Pact.Party1} and {duration.Last.Pact.Party2}: one row an authority's account, never merged", "instrument", "signed", "in force", "formal end", "effective end", "promises", "account of", "source");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var a in duration.Accounts)
            page.Open("tr", id: seen.Add(a.Id) ? "pact-" + a.Id : null).Raw("<th scope=\"row\">").Text(a.Name).Text(a.Verified ? "" : " (unverified)").Raw("</th>").Element("td", a.Signed, "d").Element("td", a.InForce ?? "–", "d").Element("td", a.FormalEnd ?? "–", "d")
                .Element("td", a.EffectiveEnd ?? "–", "d").Element("td", a.Obligations).Element("td", a.Authority).Element("td", a.Source).Close("tr");
        page.EndTable();
    }

    private static string Years(double years) => years.ToString("0.#", CultureInfo.InvariantCulture) + " years";
}
