using Entente.Desk.Contracts.Brief;
using Entente.Desk.Weighing;
using Entente.Figures;

namespace Entente.Desk.Brief.Page;

/// <summary>The matrix, what carries each hypothesis, what flips the order, and the evidence itself.</summary>
internal static class WeighingSection
{
    /// <summary>The decibels at which a cell has its full colour: the odds quadruple.</summary>
    private const double FullHeat = 6;

    internal static bool Write(Markup page, BriefDocument brief)
    {
        if (brief.Weighing is not { } weighing)
        {
            page.Section("weighing", "The evidence weighed").Element("p", "Not weighed yet: mark these rows first. A probability from marks that nobody made is never shown.", "warn").EndSection();
            return true;
        }

        page.Section("weighing", "The evidence weighed", $"Marks: {weighing.Label}. {(weighing.Testimony ? "Items that merely restate a hypothesis are counted." : "Items that merely restate a hypothesis are testimony and not counted.")}");
        foreach (var question in weighing.Questions)
            Question(page, brief.Questions.First(q => q.Id == question.Question), question, weighing);
        Evidence(page, weighing);
        Chains(page, weighing);
        page.EndSection();
        return true;
    }

    private static void Question(Markup page, BriefQuestion asked, BriefWeighedQuestion q, BriefWeighing weighing)
    {
        var evidence = weighing.Evidence.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var hypotheses = asked.Hypotheses.Where(h => h.Ach is not null || q.Rows.Any(r => r.Likelihoods.ContainsKey(h.Id))).ToList();
        page.Element("h3", asked.Ask);
        page.Element("p", $"{q.Leader} leads {q.RunnerUp} by {Markup.Decibel(q.MarginDecibel)} (3 dB doubles the odds).");
        var rows = q.Rows.Where(r => r.Likelihoods.Count > 0).ToList();
        if (rows.Count > 0)
            page.Raw(new MatrixFigure
            {
                Id = "matrix-" + q.Question,
                Title = "What each item adds to each hypothesis, in decibels; the most telling first",
                Columns = [.. hypotheses.Select(h => new MatrixColumn(h.Id, h.Text))],
                Rows = [.. rows.Select(r => new MatrixRow($"{r.Evidence}  {(evidence.TryGetValue(r.Evidence, out var e) ? e.Text : "")}", [.. hypotheses.Select(h => new MatrixCell(r.Marks.GetValueOrDefault(h.Id, "·"), Math.Clamp(r.Decibel.GetValueOrDefault(h.Id) / FullHeat, -1, 1)))]))],
            }.ToHtml());
        Carries(page, asked, q, hypotheses);
        AnalystsSection.Write(page, asked, q);
        if (q.Flips.Count > 0)
            page.Open("p").Element("strong", "What flips the order").Close("p").Bullets(q.Flips);
        SensitivitySection.Write(page, asked, q);
        Beside(page, q, asked);
        PostMortemSection.Write(page, q);
        if (q.Warnings.Count > 0)
            page.Open("p", "warn").Element("strong", "Warnings").Close("p").Bullets(q.Warnings);
    }

    private static void Carries(Markup page, BriefQuestion asked, BriefWeighedQuestion q, List<BriefHypothesis> hypotheses)
    {
        page.Table("What carries each hypothesis, and what speaks against it", "hypothesis", "for it", "against it");
        foreach (var h in hypotheses)
        {
            var ordered = q.Rows.Where(r => r.Decibel.ContainsKey(h.Id)).OrderByDescending(r => r.Decibel[h.Id]).ThenBy(r => r.Evidence, StringComparer.Ordinal).ToList();
            page.Open("tr").Raw("<th scope=\"row\">").Text($"{h.Id}  {h.Text}").Raw("</th>");
            Links(page, ordered.Where(r => r.Decibel[h.Id] > 0.05).Take(4), h.Id);
            Links(page, ordered.Where(r => r.Decibel[h.Id] < -0.05).Reverse().Take(4), h.Id);
            page.Close("tr");
        }

        page.EndTable();
        if (asked.Hypotheses.FirstOrDefault(h => h.Id == q.Leader)?.Prior is not { } leader || asked.Hypotheses.FirstOrDefault(h => h.Id == q.RunnerUp)?.Prior is not { } second)
            return;
        double Step(BriefRow r) => r.Decibel.GetValueOrDefault(q.Leader) - r.Decibel.GetValueOrDefault(q.RunnerUp);
        var telling = q.Rows.Where(r => Math.Abs(Step(r)) >= 0.05).OrderByDescending(r => Math.Abs(Step(r))).ThenBy(r => r.Evidence, StringComparer.Ordinal).ToList();
        if (telling.Count > 0 && leader > 0 && second > 0)
            page.Raw(new WaterfallFigure
            {
                Id = "waterfall-" + q.Question,
                Title = $"{q.Leader} against {q.RunnerUp}: from prior to posterior, item by item",
                Prior = leader / (leader + second),
                Steps = [.. telling.Select(r => new WaterfallStep(r.Evidence, Step(r)))],
            }.ToHtml());
    }

    private static void Links(Markup page, IEnumerable<BriefRow> rows, string hypothesis)
    {
        page.Open("td");
        var first = true;
        foreach (var row in rows)
        {
            page.Text(first ? "" : ", ").Link("#ev-" + row.Evidence, row.Evidence).Text($" {Markup.Decibel(row.Decibel[hypothesis])}");
            first = false;
        }

        page.Text(first ? "–" : "").Close("td");
    }

    private static void Beside(Markup page, BriefWeighedQuestion q, BriefQuestion asked)
    {
        var ids = asked.Hypotheses.Select(h => h.Id).ToList();
        page.Open("details").Element("summary", "The same marks by other methods and other analysts").Table("Never mixed with the headline", ["method", .. ids]);
        page.Row(["the headline", .. asked.Hypotheses.Select(h => Markup.Percent(h.Posterior))]);
        page.Row(["without grades and dependence", .. ids.Select(i => Cell(q.Naive, i))]);
        page.Row(["from a uniform prior", .. ids.Select(i => Cell(q.Uniform, i))]);
        if (q.WithTestimony is { } testimony)
            page.Row(["with testimony counted", .. ids.Select(i => Cell(testimony, i))]);
        foreach (var (analyst, posterior) in q.ByAnalyst)
            page.Row([$"marks of {analyst}", .. ids.Select(i => Cell(posterior, i))]);
        page.Row(["ACH inconsistency (low is good)", .. asked.Hypotheses.Select(h => Markup.Number(h.Ach))]);
        page.EndTable().Close("details");
    }

    private static string Cell(IReadOnlyDictionary<string, double> posterior, string id) => posterior.TryGetValue(id, out var p) ? Markup.Percent(p) : "–";

    private static void Chains(Markup page, BriefWeighing weighing)
    {
        if (weighing.Chains.Any(c => c.Count > 0))
            page.Open("details").Element("summary", "Source chains: who had it from whom").Raw(WeighingFigures.Chains("source-chains", weighing.Chains).ToHtml()).Close("details");
    }

    private static void Evidence(Markup page, BriefWeighing weighing)
    {
        page.Element("h3", "The evidence").Table("Each item with its date, grade and source chain", "id", "item", "when", "grade", "source chain", "opens");
        foreach (var e in weighing.Evidence)
        {
            page.Open("tr", id: "ev-" + e.Id).Raw("<th scope=\"row\">").Text(e.Id).Raw("</th>").Open("td").Text(e.Text).Text(" ").Element("span", e.Kind, "tag");
            if (!string.Equals(e.Counted, "yes", StringComparison.Ordinal))
                page.Text(" ").Element("span", e.Counted, "tag warn");
            if (e.Query is not null)
                page.Raw("<br><code>").Text(e.Query).Raw("</code>");
            page.Close("td").Element("td", e.When).Open("td").Text(e.Grade ?? "–");
            if (e.Why is not null)
                page.Raw("<br><span class=\"small\">").Text(e.Why).Raw("</span>");
            page.Close("td").Element("td", e.Chain.Count == 0 ? "–" : string.Join(" → ", e.Chain)).Open("td");
            if (e.Ref is not null)
                page.Link(Anchors.Of(e.Ref), "sentence");
            if (e.Url is not null)
                page.Text(e.Ref is null ? "" : ", ").Link(e.Url, "source");
            page.Text(e.Ref is null && e.Url is null ? "–" : "").Close("td").Close("tr");
        }

        page.EndTable();
    }
}
