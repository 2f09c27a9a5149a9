using Entente.Desk.Contracts.Brief;
using Entente.Weighing;

namespace Entente.Desk.Brief;

/// <summary>What to look for, the ledger, and the case seen from its other days.</summary>
internal static class WatchPart
{
    internal static List<BriefIndicator> Indicators(Case parsed, CaseWeighing weighing) =>
        [.. parsed.Indicators.Select(i => Indicator(i, weighing)).OrderByDescending(i => i.Bits.Values.DefaultIfEmpty().Max()).ThenBy(i => i.Id, StringComparer.Ordinal)];

    internal static List<BriefForecast> Ledger(Case parsed, IReadOnlySet<string> paraphrased) =>
        [.. parsed.Ledger.Select(l => new BriefForecast(l.Id, l.Speaker, l.Text, l.By is { } by ? QuestionPart.Day(by) : null, l.Rule, l.Status.ToString().ToLowerInvariant(), l.Source,
            l.Article is null ? null : WeighingPart.Reference(l.Article, l.Anchor, paraphrased)))];

    /// <summary>The posterior on each of the case's days, and what became known from one to the next.</summary>
    internal static List<BriefView> Views(Case parsed, Func<DateOnly, CaseWeighing> weigh, DateOnly asOf)
    {
        var views = new List<BriefView>();
        DateOnly? before = null;
        foreach (var view in parsed.Views.OrderBy(v => v.AsOf))
        {
            var weighed = view.AsOf == asOf ? null : weigh(view.AsOf);
            var posterior = (weighed ?? weigh(asOf)).Questions.Where(q => q.Leader is not null).SelectMany(q => q.Hypotheses).Where(h => double.IsFinite(h.Posterior)).DistinctBy(h => h.Id).Where(h => h.Id != CatchAll.Id).ToDictionary(h => h.Id, h => h.Posterior, StringComparer.Ordinal);
            var from = before;
            var added = from is null ? [] : parsed.Evidence.Where(e => e.Withdrawn is null && e.KnownBy(view.AsOf) && !e.KnownBy(from.Value)).Select(e => e.Id).ToList();
            views.Add(new BriefView(view.Id, QuestionPart.Day(view.AsOf), view.Text ?? view.Id, posterior, added));
            before = view.AsOf;
        }

        return views;
    }

    private static BriefIndicator Indicator(Indicator indicator, CaseWeighing weighing)
    {
        var bits = new Dictionary<string, double>(StringComparer.Ordinal);
        var seen = new Dictionary<string, double>(StringComparer.Ordinal);
        var unseen = new Dictionary<string, double>(StringComparer.Ordinal);
        var best = -1.0;
        foreach (var q in weighing.Questions)
        {
            if (q.Indicators.FirstOrDefault(i => i.Id == indicator.Id) is not { } result)
                continue;
            bits[q.Id] = result.Bits;
            if (result.Bits <= best)
                continue;
            best = result.Bits;
            (seen, unseen) = (Map(q, result.IfSeen), Map(q, result.IfNot));
        }

        return new BriefIndicator(indicator.Id, indicator.Text, indicator.Where, indicator.By?.ToString(), bits, seen, unseen);
    }

    private static Dictionary<string, double> Map(QuestionWeighing q, IReadOnlyList<double> p) =>
        q.Hypotheses.Select((h, i) => (h.Id, i)).Where(x => x.i < p.Count).ToDictionary(x => x.Id, x => p[x.i], StringComparer.Ordinal);
}
