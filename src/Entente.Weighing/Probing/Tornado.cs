using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>How far the leader's posterior moves when its own mark of an item goes one step down or up, for every analyst at once.</summary>
internal static class Tornado
{
    internal static ImmutableArray<TornadoBar> Of(QuestionWeigher q)
    {
        var named = q.Question.Hypotheses.Length;
        var leader = Posteriors.Leader(q.Pooled.AsSpan(0, named));
        var work = q.Models.Select(m => (Analyst: m, Work: new Perturbation(m.Model), Units: UnitsByItem(m.Model))).ToList();
        var bars = new List<TornadoBar>();
        foreach (var item in q.Case.Evidence)
        {
            if (!work.Any(w => w.Units.ContainsKey(item.Id)))
                continue;
            var ends = new double[2];
            for (var side = 0; side < 2; side++)
            {
                var step = side == 0 ? -1 : 1;
                ends[side] = Posteriors.Pool([.. work.Select(w => w.Units.TryGetValue(item.Id, out var unit) ? Moved(w.Work, unit, leader, q.Case.Scale, step) : w.Analyst.Posterior)])[leader];
            }

            bars.Add(new(item.Id, Math.Min(ends[0], ends[1]), Math.Max(ends[0], ends[1])));
        }

        return [.. bars.OrderByDescending(b => b.High - b.Low).ThenBy(b => b.Evidence, StringComparer.Ordinal)];
    }

    private static Dictionary<string, int> UnitsByItem(QuestionModel model)
    {
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var u = 0; u < model.Units.Length; u++)
            if (!model.Units[u].IsNetwork && model.Rows[model.Units[u].Rows[0]] is { Marked: true, Observed: true } row)
                units[row.Item.Id] = u;
        return units;
    }

    private static double[] Moved(Perturbation work, int unit, int leader, Scale scale, int step)
    {
        var row = work.Model.Rows[work.Model.Units[unit].Rows[0]];
        var p = (double[])row.P[0].Clone();
        p[leader] = scale.Step(p[leader], step);
        var log = new double[p.Length + 1];
        Dependence.Discount(p, work.Model.Graded ? row.Weight : 1, log);
        var posterior = new double[log.Length];
        work.Posterior(unit, log, posterior);
        return posterior;
    }
}
