using Entente.Desk.Contracts.Brief;
using Entente.Figures;

namespace Entente.Desk.Brief.Page;

/// <summary>The answers, first: a short paragraph each, with the path from base rate to final number.</summary>
internal static class AnswersSection
{
    internal static bool Write(Markup page, BriefDocument brief)
    {
        page.Section("answers", "Answers");
        foreach (var answer in brief.Answers)
        {
            var question = brief.Questions.First(q => q.Id == answer.Question);
            page.Open("div", "answer", id: "answer-" + answer.Question).Element("h3", question.Ask);
            if (answer.Probability is { } p)
                page.Open("p").Element("span", Markup.Percent(p), "big").Text(" ").Element("span", answer.Word, "tag").Text($"  range {Markup.Range(answer.Low, answer.High)} across analysts and comparison classes").Close("p");
            page.Element("p", answer.Sentence, "said");
            if (answer.Path.Length > 0)
                page.Element("p", answer.Path, "path");
            List(page, "What stands against it", answer.Against);
            List(page, "What would change it", answer.WouldChange);
            page.Close("div");
        }

        foreach (var question in brief.Questions.Where(q => q.Outcomes.Count + q.Hypotheses.Count > 0))
        {
            page.Element("h3", question.Ask);
            Outcomes(page, question);
            Hypotheses(page, question);
        }

        page.EndSection();
        return true;
    }

    private static void List(Markup page, string title, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        page.Open("p").Element("strong", title).Close("p").Bullets(items);
    }

    private static void Outcomes(Markup page, BriefQuestion question)
    {
        if (question.Outcomes.Count == 0)
            return;
        page.Table("Outcomes: what is asked about, by when, and how probable", "outcome", "by", "base rate", "final", "range", "in words");
        foreach (var group in question.Outcomes.GroupBy(o => o.Id))
        {
            var first = true;
            foreach (var o in group)
            {
                page.Open("tr");
                if (first)
                    Name(page, o, group.Count());
                first = false;
                page.Element("td", o.Date ?? "–", "d").Open("td").Text(Markup.Percent(o.Base));
                if (o.BaseNote.Length > 0)
                    page.Raw("<br><span class=\"small\">").Text(o.BaseNote).Raw("</span>");
                page.Close("td").Element("td", Markup.Percent(o.Final), "n").Element("td", Markup.Range(o.Low, o.High), "d").Element("td", o.Word ?? "–").Close("tr");
            }
        }

        page.EndTable();
        foreach (var o in question.Outcomes.Where(o => o.Classes.Count > 1))
        {
            page.Open("details").Element("summary", $"{o.Text}, by {o.Date}: each comparison class").Table("The spread between the classes is part of the answer", "class", "cases at risk", "probability", "95 % interval");
            foreach (var c in o.Classes)
                page.Row(c.Name, Markup.Number(c.N), c.P is null ? "no outside view (n = 0)" : Markup.Percent(c.P), Markup.Range(c.Low, c.High));
            page.EndTable().Close("details");
        }
    }

    private static void Name(Markup page, BriefOutcome o, int rows)
    {
        page.Raw($"<th scope=\"rowgroup\" rowspan=\"{rows}\">").Text(o.Text).Raw(" <span class=\"tag\">").Text(o.Type).Raw("</span>");
        if (o.Rule.Length > 0)
            page.Raw("<br><span class=\"small\">decided by: ").Text(o.Rule).Raw("</span>");
        page.Raw("</th>");
    }

    private static void Hypotheses(Markup page, BriefQuestion question)
    {
        if (question.Hypotheses.Count == 0)
            return;
        if (question.Hypotheses.All(h => h.Posterior is null))
        {
            page.Element("h3", "Candidate explanations, not weighed yet").Open("ul");
            foreach (var h in question.Hypotheses)
            {
                page.Open("li").Text(h.Text);
                if (h.HeldBy.Count > 0)
                    page.Text(" — " + string.Join(", ", h.HeldBy));
                if (h.Ref is not null)
                    page.Text(" ").Link(Anchors.Of(h.Ref), "its sentence");
                page.Close("li");
            }

            page.Close("ul");
            return;
        }

        page.Raw(new ShiftFigure
        {
            Id = "shift-" + question.Id,
            Title = "Before and after the evidence",
            Rows = [.. question.Hypotheses.Select(h => new ShiftRow($"{h.Id}  {h.Text}", h.Prior ?? double.NaN, h.Posterior ?? double.NaN, h.Low ?? double.NaN, h.High ?? double.NaN))],
        }.ToHtml());
        page.Table("The rival explanations", "id", "hypothesis", "held by", "before", "after", "across analysts", "ACH inconsistency");
        foreach (var h in question.Hypotheses)
            page.Row(h.Id, h.Text, h.HeldBy.Count == 0 ? "–" : string.Join(", ", h.HeldBy), Markup.Percent(h.Prior), Markup.Percent(h.Posterior), Markup.Range(h.Low, h.High), Markup.Number(h.Ach));
        page.EndTable();
        page.Open("details").Element("summary", "Where each prior comes from").Open("ul");
        foreach (var h in question.Hypotheses.Where(h => h.PriorSource.Length > 0))
            page.Element("li", $"{h.Id}: {h.PriorSource}");
        page.Close("ul").Close("details");
    }
}
