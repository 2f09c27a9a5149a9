using Entente.Desk.Brief.Page;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Weighing;
using Entente.Weighing;

namespace Entente.Desk.Brief;

/// <summary>The weighing of the brief; null where nobody has marked anything.</summary>
internal static class WeighingPart
{
    // What the record has no answer to stands once, among the limits.
    private const string Unanswered = "unanswered";

    internal static BriefWeighing? Of(Case parsed, CaseWeighing weighing, CaseWeighing? otherTestimony, bool testimony, DateOnly asOf, IReadOnlySet<string> paraphrased)
    {
        if (weighing.Questions.All(q => q.Leader is null))
            return null;
        var postMortems = PostMortem.Of(parsed, weighing).ToLookup(p => p.Question, StringComparer.Ordinal);
        return new BriefWeighing(
            [.. parsed.Marks.Select(m => m.DisplayName)], LimitsPart.Label(parsed), testimony,
            [.. weighing.Questions.Where(q => q.Leader is not null).Select(q => Question(q, parsed, weighing.Warnings, testimony ? null : otherTestimony?.Questions.FirstOrDefault(o => o.Id == q.Id), postMortems[q.Id]))],
            Items(parsed, weighing, asOf, paraphrased))
        {
            Chains = [.. parsed.Evidence.Where(e => e.Withdrawn is null && e.KnownBy(asOf)).SelectMany(e => e.Sources).Select(s => WeighCase.Chain(parsed, s))],
        };
    }

    private static BriefWeighedQuestion Question(QuestionWeighing q, Case parsed, IEnumerable<Warning> general, QuestionWeighing? withTestimony, IEnumerable<PostMortem> postMortems)
    {
        var ids = q.Hypotheses.Select(h => h.Id).ToList();
        IReadOnlyDictionary<string, double> Map(IReadOnlyList<double> p) => ids.Select((id, i) => (id, i)).Where(x => x.i < p.Count && double.IsFinite(p[x.i])).ToDictionary(x => x.id, x => p[x.i], StringComparer.Ordinal);
        var rows = q.Evidence.Where(e => e.Counted).OrderByDescending(e => Span(e.Decibels)).ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => Row(e, ids, Map));
        return new BriefWeighedQuestion(
            q.Id, q.Leader!, q.RunnerUp ?? "", q.MarginDecibels,
            q.Hypotheses.Where(h => double.IsFinite(h.NaiveBayes)).ToDictionary(h => h.Id, h => h.NaiveBayes, StringComparer.Ordinal),
            q.Sensitivity?.Priors.FirstOrDefault(p => p.Kind == "uniform") is { } u ? Map(u.Posterior) : new Dictionary<string, double>(),
            withTestimony is { Leader: not null } t && Differs(t, q) ? t.Hypotheses.ToDictionary(h => h.Id, h => h.Posterior, StringComparer.Ordinal) : null,
            q.Analysts.ToDictionary(a => a.DisplayName, a => Map(a.Posterior), StringComparer.Ordinal),
            [.. rows], Flips(q, parsed), [.. q.Warnings.Concat(general).Where(w => w.Name != Unanswered).Select(w => $"{w.Name}: {w.Text}").Distinct(StringComparer.Ordinal)])
        {
            Tornado = [.. q.Sensitivity?.Tornado.Select(t => new BriefTornado(t.Evidence, t.Low, t.High)) ?? []],
            History = [.. q.History.Select(h => new BriefDay(QuestionPart.Day(h.Date), Map(h.Posterior), h.News))],
            Authors = [.. q.Sensitivity?.Removals.Where(v => v.Kind == "only author").Select(v => new BriefAlone(v.Name, v.Items, Map(v.Posterior))) ?? []],
            PostMortem = [.. postMortems.Select(WeighPart.Of)],
        };
    }

    private static bool Differs(QuestionWeighing a, QuestionWeighing b) => a.Hypotheses.Zip(b.Hypotheses).Any(p => Math.Abs(p.First.Posterior - p.Second.Posterior) > 1e-12);

    private static BriefRow Row(EvidenceResult e, List<string> ids, Func<IReadOnlyList<double>, IReadOnlyDictionary<string, double>> map)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        var likelihoods = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var h = 0; h < ids.Count; h++)
        {
            var cells = e.Marks.Where(m => h < m.Cells.Length && m.Cells[h] is not null).Select(m => m.Cells[h]!).Distinct(StringComparer.Ordinal).ToList();
            if (cells.Count > 0)
                marks[ids[h]] = string.Join("/", cells);
            var p = e.Marks.Where(m => h < m.Likelihoods.Length && double.IsFinite(m.Likelihoods[h])).Select(m => m.Likelihoods[h]).ToList();
            if (p.Count > 0)
                likelihoods[ids[h]] = p.Average();
        }

        return new BriefRow(e.Id, marks, likelihoods, e.Weight, map(e.Decibels), map(e.LeaveOneOut), Span(e.Decibels));
    }

    private static List<string> Flips(QuestionWeighing q, Case parsed)
    {
        var flips = new List<string>();
        flips.AddRange(q.Evidence.Where(e => e.FlipsTo is not null).OrderByDescending(e => e.Shift).Take(4).Select(e => $"Without {e.Id} ({parsed.FindEvidence(e.Id)?.Text}) {e.FlipsTo} leads."));
        if (q.Sensitivity is { } s)
        {
            flips.AddRange(s.Removals.Where(r => r.Changes).Take(4).Select(r => $"{Removal(r)} ({BriefPage.Count(r.Items, "item")}) {r.Leader} leads."));
            flips.AddRange(s.Priors.Where(p => p.Changes).Select(p => $"From a {p.Kind} prior{(p.Name.Length > 0 && p.Name != p.Kind ? $" ({p.Name})" : "")} {p.Leader} leads."));
            flips.AddRange(s.Flips.Take(3).Select(f => $"One mark: {f.Evidence} under {f.Hypothesis} in {f.Analyst}'s marks from {Markup.Percent(f.From)} to {Markup.Percent(f.To)} ({Markup.Decibel(f.Decibels)}); {f.Leader} leads there."));
            if (s.MonteCarlo is { } m)
                flips.Add($"Every mark moved a step up, down or not at all, {m.Draws} times: {string.Join(", ", q.Hypotheses.Select((h, i) => (h.Id, Share: m.LeadShare[i])).Where(x => x.Share > 0.005).OrderByDescending(x => x.Share).Select(x => $"{x.Id} leads in {Markup.Percent(x.Share)}"))}.");
        }

        return flips;
    }

    /// <summary>What was taken away, or alone was kept, as the beginning of a sentence.</summary>
    internal static string Removal(ViewResult r) => r.Kind switch
    {
        "opinions" => "Without all opinions",
        "only author" => $"With the items of {r.Name} alone",
        "author" => $"Without the items of {r.Name}",
        _ => $"Without the {r.Kind} {r.Name}",
    };

    private static List<BriefEvidence> Items(Case parsed, CaseWeighing weighing, DateOnly asOf, IReadOnlySet<string> paraphrased)
    {
        var results = weighing.Questions.SelectMany(q => q.Evidence).ToLookup(e => e.Id, StringComparer.Ordinal);
        return [.. parsed.Evidence.Where(e => e.Withdrawn is null).Select(e => Item(e, [.. results[e.Id]], asOf, paraphrased))];
    }

    private static BriefEvidence Item(EvidenceItem e, IReadOnlyList<EvidenceResult> results, DateOnly asOf, IReadOnlySet<string> paraphrased)
    {
        var anchored = e.Sources.FirstOrDefault(s => s is { Article: not null });
        var reference = anchored is null ? null : Reference(anchored.Article!, anchored.Anchor, paraphrased);
        var counted = !e.KnownBy(asOf) ? "not known yet on this day" : results.Any(r => r.Counted) ? "yes" : results.Select(r => r.WhyNot).FirstOrDefault(w => w is not null) ?? "not marked";
        var source = e.Source;
        return new BriefEvidence(
            e.Id, e.Text, e.Kind.ToString().ToLowerInvariant(), e.When.ToString(), e.Known.ToString(), source?.Grade?.ToString(),
            source is null ? [] : source.Chain.IsDefaultOrEmpty ? (source.Ref is null ? [] : [source.Ref]) : source.Chain, source?.Why, e.Group, reference,
            e.Sources.Select(s => s.Url).FirstOrDefault(u => u is not null), e.Query, counted);
    }

    /// <summary>The address of a sentence of an original; of the whole text where only a paraphrase of it is here.</summary>
    internal static string Reference(string article, Anchor? anchor, IReadOnlySet<string> paraphrased) =>
        anchor is null || paraphrased.Contains(article) ? $"articles/{article}" : $"articles/{article}#{anchor.Sentence}";

    private static double Span(IReadOnlyList<double> decibels) => decibels.Count == 0 ? 0 : decibels.Where(double.IsFinite).DefaultIfEmpty().Max() - decibels.Where(double.IsFinite).DefaultIfEmpty().Min();
}
