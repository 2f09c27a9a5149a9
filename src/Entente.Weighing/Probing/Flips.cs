using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>The smallest change of one mark that changes who leads.</summary>
internal static class Flips
{
    private const double Lowest = 0.001;
    private const double Highest = 0.999;

    /// <summary>For every item of every analyst that alone can do it, the smallest change; the smallest first.</summary>
    internal static ImmutableArray<MarkFlip> Of(IEnumerable<AnalystModel> analysts) =>
        [.. analysts.SelectMany(One).OrderBy(f => Math.Abs(f.Decibels)).ThenBy(f => f.Analyst, StringComparer.Ordinal).ThenBy(f => f.Evidence, StringComparer.Ordinal)];

    private static IEnumerable<MarkFlip> One(AnalystModel analyst)
    {
        var model = analyst.Model;
        var work = new Perturbation(model);
        var leader = Posteriors.Leader(analyst.Posterior);
        for (var u = 0; u < model.Units.Length; u++)
        {
            if (model.Units[u].IsNetwork)
                continue;
            var row = model.Rows[model.Units[u].Rows[0]];
            if (row.Marked && row.Observed && Smallest(work, u, row, leader) is { } flip)
                yield return new(analyst.Marks.Name, row.Item.Id, model.Hypotheses[flip.Hypothesis], flip.Decibels, row.P[0][flip.Hypothesis], flip.To, model.Hypotheses[flip.Leader]);
        }
    }

    /// <summary>The leader's mark lowered, or another's raised: the change is found by halving between "no change" and the end of the range.</summary>
    private static (int Hypothesis, double Decibels, double To, int Leader)? Smallest(Perturbation work, int unit, ModelRow row, int leader)
    {
        (int Hypothesis, double Decibels, double To, int Leader)? best = null;
        var p = row.P[0].AsSpan();
        Span<double> changed = stackalloc double[p.Length];
        Span<double> log = stackalloc double[p.Length + 1];
        Span<double> posterior = stackalloc double[p.Length + 1];
        for (var h = 0; h < p.Length; h++)
        {
            var down = h == leader;
            var limit = down ? Math.Min(Lowest, p[h]) : Math.Max(Highest, p[h]);
            var farthest = 10 * Math.Log10(limit / p[h]);
            if (best is { } b && Math.Abs(b.Decibels) < Math.Abs(farthest))
                farthest = down ? -Math.Abs(b.Decibels) : Math.Abs(b.Decibels);
            if (farthest == 0 || LeaderAt(farthest, p, changed, log, posterior) == leader)
                continue;
            double near = 0, far = farthest;
            for (var i = 0; i < 40 && Math.Abs(far - near) > 1e-9; i++)
            {
                var middle = (near + far) / 2;
                if (LeaderAt(middle, p, changed, log, posterior) == leader)
                    near = middle;
                else
                    far = middle;
            }

            best = (h, far, p[h] * Math.Pow(10, far / 10), LeaderAt(far, p, changed, log, posterior));

            int LeaderAt(double decibels, ReadOnlySpan<double> from, Span<double> to, Span<double> room, Span<double> result)
            {
                from.CopyTo(to);
                to[h] = from[h] * Math.Pow(10, decibels / 10);
                Dependence.Discount(to, work.Model.Graded ? row.Weight : 1, room);
                work.Posterior(unit, room, result);
                return Posteriors.Leader(result);
            }
        }

        return best;
    }
}
