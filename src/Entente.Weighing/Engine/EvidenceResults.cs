using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>What each item does to a question.</summary>
internal static class EvidenceResults
{
    internal static ImmutableArray<EvidenceResult> Of(QuestionWeigher q)
    {
        var models = q.Models.Select(m => new Work(m)).ToArray();
        var (matrix, _) = q.Models.IsEmpty ? (new([], [], []), []) : AchMatrices.Of(q);
        var rowOf = matrix.Evidence.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i, StringComparer.Ordinal);
        return [.. q.Case.Evidence.Select(item => One(q, item, models, rowOf.TryGetValue(item.Id, out var row) ? matrix.Cells[row] : []))];
    }

    private static EvidenceResult One(QuestionWeigher q, EvidenceItem item, Work[] models, ImmutableArray<ImmutableArray<AchMark>> cells)
    {
        var weight = item.Weight(q.Case.Grades);
        var marked = models.Where(m => m.Index.TryGetValue(item.Id, out var r) && m.Rows[r].Marked && m.Rows[r].Observed).ToList();
        var whyNot = q.Builder.WhyNot(item) ?? (q.NotWeighed is not null ? q.NotWeighed : marked.Count == 0 ? "not marked for this question" : null);
        if (whyNot is not null)
            return new(item.Id, false, whyNot, weight, 1, [], [], 0, null, 0, 0, [], null);
        var without = marked.Any(m => m.IsInLongChain(item.Id)) ? null : Posteriors.Pool([.. models.Select(m => m.Without(item.Id))]);
        var leader = without is null ? q.Leader : Posteriors.Leader(without);
        var decibels = new double[q.Pooled.Length];
        foreach (var m in marked)
        {
            var db = Contributions.Decibels(m.Added[m.Index[item.Id]]);
            for (var h = 0; h < db.Length; h++)
                decibels[h] += db[h] / models.Length;
        }

        var hypotheses = q.Models[0].Model.Hypotheses;
        return new(
            item.Id, true, null, weight, marked.Average(m => m.FactorOf(item.Id)), [.. decibels], [.. without ?? []],
            without is null ? 0 : Enumerable.Range(0, without.Length).Max(h => Math.Abs(without[h] - q.Pooled[h])), leader == q.Leader ? null : hypotheses[leader],
            Ach.Diagnosticity(cells), cells.IsEmpty ? 0 : cells.Max(c => Ach.Disagreement(c) ?? 0),
            [.. marked.Select(m => new AnalystMarks(m.Analyst.Marks.Name, m.Rows[m.Index[item.Id]].Words, [.. m.Rows[m.Index[item.Id]].P[^1]], m.Because.GetValueOrDefault(item.Id)))],
            Test(q, marked, item.Id));
    }

    /// <summary>The leading hypothesis against all others, by the mean of the analysts' likelihoods, the others weighed by their posterior.</summary>
    private static VanEveraResult? Test(QuestionWeigher q, List<Work> marked, string id)
    {
        var named = q.Question.Hypotheses.Length;
        var leader = Posteriors.Leader(q.Pooled.AsSpan(0, named));
        double ifTrue = 0, ifFalse = 0;
        foreach (var m in marked)
        {
            var p = m.Rows[m.Index[id]].P[^1];
            ifTrue += p[leader] / marked.Count;
            double sum = 0, mass = 0;
            for (var h = 0; h < named; h++)
                if (h != leader)
                    (sum, mass) = (sum + (q.Pooled[h] * p[h]), mass + q.Pooled[h]);
            ifFalse += (mass > 0 ? sum / mass : p.Average()) / marked.Count;
        }

        return ifTrue > 1 || ifFalse > 1 ? null : VanEvera.Test(q.Question.Hypotheses[leader].Id, ifTrue, ifFalse);
    }

    private sealed class Work
    {
        private readonly double[] _factors;
        private readonly Dictionary<int, int> _unitOf = [];
        private readonly Perturbation _perturbation;
        private readonly double[] _nothing;

        internal Work(AnalystModel analyst)
        {
            Analyst = analyst;
            _perturbation = new Perturbation(analyst.Model);
            _nothing = new double[analyst.Model.Hypotheses.Length];
            Added = Contributions.Of(analyst.Model);
            Index = Rows.Select((r, i) => (r.Item.Id, i)).ToDictionary(r => r.Id, r => r.i, StringComparer.Ordinal);
            _factors = analyst.Model.GroupFactors();
            foreach (var row in analyst.Marks.Rows.Where(r => r.Because is not null))
                Because.TryAdd(row.Item, row.Because);
            for (var u = 0; u < analyst.Model.Units.Length; u++)
                foreach (var row in analyst.Model.Units[u].Rows)
                    _unitOf[row] = u;
        }

        internal AnalystModel Analyst { get; }

        internal double[][] Added { get; }

        internal Dictionary<string, int> Index { get; }

        internal Dictionary<string, string?> Because { get; } = new(StringComparer.Ordinal);

        /// <summary>Leaving out each item of a long chain would cost one elimination each.</summary>
        internal bool IsInLongChain(string id) => Analyst.Model.Units[_unitOf[Index[id]]].Rows.Length > Contributions.LongChain;

        internal ModelRow[] Rows => Analyst.Model.Rows;

        internal double FactorOf(string id) => Analyst.Model.Units[_unitOf[Index[id]]].Group is >= 0 and var g ? _factors[g] : 1;

        internal double[] Without(string id)
        {
            if (!Index.TryGetValue(id, out var row) || !Rows[row].Observed)
                return Analyst.Posterior;
            var model = Analyst.Model;
            var unit = _unitOf[row];
            var replacement = model.Units[unit].IsNetwork ? model.UnitLog(model.Units[unit], r => r != row) : _nothing;
            var posterior = new double[model.Hypotheses.Length];
            _perturbation.Posterior(unit, replacement, posterior);
            return posterior;
        }
    }
}
