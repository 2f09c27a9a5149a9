using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Pitfalls of one weighed question, by name.</summary>
internal static class QuestionWarnings
{
    internal static ImmutableArray<Warning> Of(QuestionWeigher q, ImmutableArray<EvidenceResult> evidence)
    {
        var warnings = new List<Warning>();
        void Add(string name, string text, IEnumerable<string> refs, Place at) => warnings.Add(new(name, text, [.. refs], at));
        BaseRate(q, Add);
        Exhaustive(q, Add);
        Forbids(q, Add);
        Overlap(q, Add);
        var silent = evidence.Where(e => e.Counted && e.Diagnosticity == 0).Select(e => e.Id).ToList();
        if (silent.Count > 0)
            Add("says-nothing", $"{silent.Count} counted item(s) bear equally on every hypothesis: listed, of no weight", silent, q.Question.At);
        return [.. warnings];
    }

    private static void BaseRate(QuestionWeigher q, Action<string, string, IEnumerable<string>, Place> add)
    {
        var named = q.Question.Hypotheses;
        var bare = named.Where(h => h.Prior is { Kind: PriorKind.Judgment, Source: null }).Select(h => h.Id).ToList();
        if (bare.Count > 0)
            add("base-rate-ignored", $"the prior of {string.Join(", ", bare)} is a judgment without a source: how often does such a thing happen?", bare, q.Question.At);
        else if (named.Length > 1 && named.All(h => h.Prior is { Kind: PriorKind.Judgment }) && named.Select(h => h.Prior!.P).Distinct().Count() == 1)
            add("base-rate-ignored", "every hypothesis has the same prior: that is a judgment, too, and rarely the base rate", named.Select(h => h.Id), q.Question.At);
        var uniform = Posteriors.Leader(q.PoolOf(m => m.Model.Posterior(PriorNumbers.Temper(m.Model.Prior, 0))));
        if (uniform != q.Leader)
            add("prior-decides", $"under a uniform prior {q.Models[0].Model.Hypotheses[uniform]} leads, not {q.Models[0].Model.Hypotheses[q.Leader]}: the answer is the prior's as much as the evidence's", [q.Models[0].Model.Hypotheses[q.Leader], q.Models[0].Model.Hypotheses[uniform]], q.Question.At);
    }

    private static void Exhaustive(QuestionWeigher q, Action<string, string, IEnumerable<string>, Place> add)
    {
        var prior = q.PoolOf(m => m.Model.Prior)[^1];
        if (prior < 0.01)
            add("not-exhaustive", FormattableString.Invariant($"the catch-all has {prior:0.###}: is it so sure that one of the hypotheses holds?"), [CatchAll.Id], q.Question.At);
        else if (q.Pooled[^1] > 1.5 * prior)
            add("not-exhaustive", FormattableString.Invariant($"the catch-all rose from {prior:0.###} to {q.Pooled[^1]:0.###}: the evidence fits none of the hypotheses well; a hypothesis is missing"), [CatchAll.Id], q.Question.At);
    }

    private static void Forbids(QuestionWeigher q, Action<string, string, IEnumerable<string>, Place> add)
    {
        for (var h = 0; h < q.Question.Hypotheses.Length; h++)
        {
            var rows = q.Models.SelectMany(m => m.Model.Rows).Where(r => r.Marked && r.Observed).ToList();
            var against = rows.Any(r => r.P.Any(c => c[h] < c.Average() - 1e-12 && c[h] < q.Case.Scale.Neutral));
            if (!against && rows.Count > 2)
                add("forbids-nothing", $"no counted item speaks against {q.Question.Hypotheses[h].Id}: what would have to be seen for it to be wrong?", [q.Question.Hypotheses[h].Id], q.Question.Hypotheses[h].At);
        }
    }

    private static void Overlap(QuestionWeigher q, Action<string, string, IEnumerable<string>, Place> add)
    {
        var rows = q.Models.SelectMany(m => m.Model.Rows).Where(r => r.Marked && r.Observed).ToList();
        for (var a = 0; a < q.Question.Hypotheses.Length; a++)
            for (var b = a + 1; b < q.Question.Hypotheses.Length; b++)
                if (rows.Count > 2 && rows.All(r => r.P.All(c => c[a] == c[b])))
                    add("overlap", $"no item tells {q.Question.Hypotheses[a].Id} from {q.Question.Hypotheses[b].Id}: they overlap, or the evidence that separates them is missing", [q.Question.Hypotheses[a].Id, q.Question.Hypotheses[b].Id], q.Question.At);
    }
}
