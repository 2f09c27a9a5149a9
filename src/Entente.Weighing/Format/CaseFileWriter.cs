using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Prints <c>case.yaml</c>.</summary>
internal static class CaseFileWriter
{
    internal static void Case(YamlPrinter p, Case c)
    {
        p.Text("case", c.Id);
        p.Text("title", c.Title);
        p.Day("as_of", c.AsOf);
        if (!c.Scale.Words.SequenceEqual(Scale.Default.Words))
            p.Raw("scale", YamlPrinter.Flow(c.Scale.Words.Select(w => (w.Word, YamlPrinter.Quote(w.Probability)))));
        if (!c.Words.Bands.SequenceEqual(EstimativeWords.Icd203.Bands))
            p.Raw("words", YamlPrinter.Flow(c.Words.Bands.Select(b => (b.Word, YamlPrinter.Quote(b.From)))));
        if (!c.Grades.Same(GradeTable.Default))
            p.Section("grades", () =>
            {
                p.Raw("reliability", YamlPrinter.Flow(c.Grades.Reliability.Select((w, i) => (((char)('A' + i)).ToString(), YamlPrinter.Quote(w)))));
                p.Raw("credibility", YamlPrinter.Flow(c.Grades.Credibility.Select((w, i) => (((char)('1' + i)).ToString(), YamlPrinter.Quote(w)))));
            });
        p.Flag("testimony", c.Testimony);
        if (!c.Views.IsEmpty)
            p.Section("views", () =>
            {
                foreach (var v in c.Views)
                    p.Line("- " + YamlPrinter.Flow(("id", v.Id), ("as_of", YamlPrinter.Quote(v.AsOf)), ("text", YamlPrinter.Quote(v.Text))));
            });
        if (!c.Articles.IsEmpty)
            p.Section("articles", () =>
            {
                foreach (var a in c.Articles)
                    p.Block(() => Article(p, a));
            });
        if (!c.Groups.IsEmpty)
            p.Section("groups", () =>
            {
                foreach (var g in c.Groups)
                    p.Line("- " + YamlPrinter.Flow(("id", g.Id), ("rho", YamlPrinter.Quote(g.Rho)), ("why", YamlPrinter.Quote(g.Why))));
            });
        if (!c.Questions.IsEmpty)
            p.Section("questions", () =>
            {
                foreach (var q in c.Questions)
                    p.Block(() => Question(p, q));
            });
    }

    private static void Article(YamlPrinter p, CaseArticle a)
    {
        p.Text("id", a.Id);
        p.Text("author", a.Author);
        p.Text("title", a.Title);
        p.Text("medium", a.Medium);
        p.Text("published", a.Published?.ToString());
        p.Text("url", a.Url);
        p.Text("hash", a.Hash);
    }

    private static void Question(YamlPrinter p, Question q)
    {
        p.Text("id", q.Id);
        p.Text("ask", q.Ask);
        p.Text("kind", MapReader.Word(q.Kind.ToString()));
        p.Text("dyad", q.Dyad?.ToString());
        p.Day("since", q.Since);
        if (q.Headline is { } h)
            p.Raw("headline", YamlPrinter.Flow(("outcome", h.Outcome), ("date", YamlPrinter.Quote(h.Date)), ("hypothesis", h.Hypothesis)));
        if (!q.Outcomes.IsEmpty)
            p.Section("outcomes", () =>
            {
                foreach (var o in q.Outcomes)
                    p.Block(() => Outcome(p, o));
            });
        if (!q.Hypotheses.IsEmpty)
            p.Section("hypotheses", () =>
            {
                foreach (var x in q.Hypotheses)
                    p.Block(() => Hypothesis(p, x));
            });
        if (q.CatchAll is { Text: null, Implies.IsEmpty: true } bare)
            p.Number("catch_all", bare.P);
        else if (q.CatchAll is { Implies.IsEmpty: true } named)
            p.Raw("catch_all", YamlPrinter.Flow(("p", YamlPrinter.Quote(named.P)), ("text", YamlPrinter.Quote(named.Text))));
        else if (q.CatchAll is { } full)
            p.Section("catch_all", () =>
            {
                p.Number("p", full.P);
                p.Text("text", full.Text);
                Implies(p, full.Implies);
            });
        p.Texts("precedents", q.Precedents);
    }

    private static void Outcome(YamlPrinter p, Outcome o)
    {
        p.Text("id", o.Id);
        p.Text("text", o.Text);
        p.Text("type", MapReader.Word(o.Type.ToString()));
        p.Text("rule", o.Rule);
        if (!o.Dates.IsEmpty)
            p.Texts("dates", [.. o.Dates.Select(CaseQueries.Day)]);
        p.Text("from", o.From);
        if (o.NoOutsideView)
            p.Text("outside_view", "none");
        p.Text("why", o.Why);
        p.Text("hypothesis", o.Hypothesis);
    }

    private static void Hypothesis(YamlPrinter p, Hypothesis h)
    {
        p.Text("id", h.Id);
        p.Text("text", h.Text);
        p.Texts("held_by", h.HeldBy);
        if (h.Prior is { } prior)
            p.Raw("prior", YamlPrinter.Flow(
                ("p", YamlPrinter.Quote(prior.P)), ("from", YamlPrinter.Quote(prior.From)), ("share", prior.Share == 1 ? null : YamlPrinter.Quote(prior.Share)),
                ("class", YamlPrinter.Quote(prior.Class)), ("kind", MapReader.Word(prior.Kind.ToString())), ("source", YamlPrinter.Quote(prior.Source))));
        p.Day("horizon", h.Horizon);
        Implies(p, h.Implies);
    }

    private static void Implies(YamlPrinter p, ImmutableArray<Implication> implies)
    {
        if (!implies.IsEmpty)
            p.Section("implies", () =>
            {
                foreach (var i in implies)
                    p.Raw(i.Outcome, YamlPrinter.Flow(i.ByDate.Select(d => (CaseQueries.Day(d.Date), YamlPrinter.Quote(d.P)))));
            });
    }
}
