using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>One question as one analyst sees it on one day, ready to be computed with.</summary>
internal sealed class QuestionModel
{
    private readonly double[][] _logs;
    private readonly double[] _magnitudes;
    private readonly int[][] _members;

    internal QuestionModel(Question question, ImmutableArray<string> hypotheses, double[] prior, ModelRow[] rows, double[] rho, bool graded = true)
    {
        (Question, Hypotheses, Prior, Rows, Rho, Graded) = (question, hypotheses, prior, rows, rho, graded);
        Units = EvidenceUnit.Of(rows);
        _members = [.. Enumerable.Range(0, rho.Length).Select(g => Enumerable.Range(0, Units.Length).Where(u => Units[u].Group == g).ToArray())];
        _logs = new double[Units.Length][];
        _magnitudes = new double[Units.Length];
        for (var u = 0; u < Units.Length; u++)
        {
            _logs[u] = UnitLog(Units[u], _ => true);
            _magnitudes[u] = Dependence.Magnitude(_logs[u]);
        }
    }

    internal Question Question { get; }

    /// <summary>The named hypotheses and last the catch-all.</summary>
    internal ImmutableArray<string> Hypotheses { get; }

    /// <summary>As <see cref="Hypotheses"/>; sums to 1.</summary>
    internal double[] Prior { get; }

    internal ModelRow[] Rows { get; }

    internal EvidenceUnit[] Units { get; }

    /// <summary>Dependence of each group.</summary>
    internal double[] Rho { get; }

    internal bool Graded { get; }

    /// <summary>ln likelihood of a unit for every hypothesis, after grades, before dependence.</summary>
    internal ReadOnlySpan<double> LogOf(int unit) => _logs[unit];

    internal double MagnitudeOf(int unit) => _magnitudes[unit];

    /// <summary>ln likelihood of a unit where only some of its rows are seen.</summary>
    internal double[] UnitLog(EvidenceUnit unit, Func<int, bool> included)
    {
        var log = new double[Hypotheses.Length];
        if (unit.IsNetwork)
            return GivenNetwork.LogLikelihood(Rows, unit.Rows, r => Rows[r].Observed && included(r), Graded);
        if (included(unit.Rows[0]))
            Dependence.Discount(Rows[unit.Rows[0]].P[0], Graded ? Rows[unit.Rows[0]].Weight : 1, log);
        return log;
    }

    /// <summary>The posterior with every row.</summary>
    internal double[] Posterior(bool dependence = true) => Posterior(Prior, dependence);

    /// <summary>The posterior with every row under another prior.</summary>
    internal double[] Posterior(ReadOnlySpan<double> prior, bool dependence = true)
    {
        var scores = Scores(-1, null, dependence);
        return Normalise(prior, scores);
    }

    /// <summary>The posterior without the rows for which <paramref name="included"/> is false.</summary>
    internal double[] Posterior(Func<int, bool> included, ReadOnlySpan<double> prior)
    {
        var logs = new double[Units.Length][];
        var magnitudes = new double[Units.Length];
        var nothing = new double[Hypotheses.Length];
        for (var u = 0; u < Units.Length; u++)
        {
            if (Array.TrueForAll(Units[u].Rows, r => included(r)))
                (logs[u], magnitudes[u]) = (_logs[u], _magnitudes[u]);
            else if (!Units[u].IsNetwork)
                logs[u] = nothing;
            else
                magnitudes[u] = Dependence.Magnitude(logs[u] = UnitLog(Units[u], included));
        }

        return Normalise(prior, Combine(logs, magnitudes, -1, null, true));
    }

    /// <summary>Sums of the weighed ln likelihoods, with one unit's replaced; <paramref name="unit"/> -1 replaces none.</summary>
    internal double[] Scores(int unit, double[]? replacement, bool dependence = true) => Combine(_logs, _magnitudes, unit, replacement, dependence);

    private double[] Combine(double[][] logs, double[] magnitudes, int unit, double[]? replacement, bool dependence)
    {
        var factors = dependence ? GroupFactors(magnitudes, unit, replacement) : null;
        var scores = new double[Hypotheses.Length];
        for (var u = 0; u < Units.Length; u++)
        {
            var log = u == unit ? replacement! : logs[u];
            var f = factors is null || Units[u].Group < 0 ? 1 : factors[Units[u].Group];
            for (var h = 0; h < scores.Length; h++)
                scores[h] += f * log[h];
        }

        return scores;
    }

    /// <summary>The factor of each group, with one unit's likelihoods replaced.</summary>
    internal double[] GroupFactors(int unit = -1, double[]? replacement = null) => GroupFactors(_magnitudes, unit, replacement);

    private double[] GroupFactors(double[] magnitudes, int unit, double[]? replacement)
    {
        var factors = new double[Rho.Length];
        Span<double> room = Units.Length <= 512 ? stackalloc double[Units.Length] : new double[Units.Length];
        for (var g = 0; g < factors.Length; g++)
        {
            var n = 0;
            foreach (var u in _members[g])
                room[n++] = u == unit ? Dependence.Magnitude(replacement) : magnitudes[u];
            factors[g] = Dependence.Factor(room[..n], Rho[g]);
        }

        return factors;
    }

    /// <summary>Prior times likelihood, normalised.</summary>
    internal static double[] Normalise(ReadOnlySpan<double> prior, ReadOnlySpan<double> scores)
    {
        var posterior = new double[prior.Length];
        var max = double.NegativeInfinity;
        for (var h = 0; h < posterior.Length; h++)
            if (prior[h] > 0)
                max = Math.Max(max, scores[h]);
        double sum = 0;
        for (var h = 0; h < posterior.Length; h++)
            sum += posterior[h] = prior[h] > 0 ? prior[h] * Math.Exp(scores[h] - max) : 0;
        for (var h = 0; h < posterior.Length; h++)
            posterior[h] /= sum;
        return posterior;
    }
}

/// <summary>Rows that stand or fall together: one row alone, or the rows tied by <c>given:</c>.</summary>
/// <param name="Rows">Indices of the rows; for a network in an order in which givens come first.</param>
/// <param name="Group">Index of the group of dependence, or -1; for a network the group of its first row.</param>
/// <param name="IsNetwork">Whether the rows are tied.</param>
internal sealed record EvidenceUnit(int[] Rows, int Group, bool IsNetwork)
{
    internal static EvidenceUnit[] Of(ModelRow[] rows)
    {
        var root = Enumerable.Range(0, rows.Length).ToArray();
        int Find(int i)
        {
            while (root[i] != i)
                i = root[i] = root[root[i]];
            return i;
        }

        var tied = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            foreach (var parent in rows[i].Parents)
            {
                (tied[i], tied[parent]) = (true, true);
                root[Find(i)] = Find(parent);
            }

        return [.. Enumerable.Range(0, rows.Length).GroupBy(Find).OrderBy(g => g.Min()).Select(g =>
        {
            var members = Sorted(rows, [.. g]);
            return new EvidenceUnit(members, rows[members[0]].Group, tied[members[0]]);
        })];
    }

    private static int[] Sorted(ModelRow[] rows, int[] members)
    {
        if (members.Length == 1)
            return members;
        var inside = members.ToHashSet();
        var open = members.ToDictionary(m => m, m => rows[m].Parents.Count(inside.Contains));
        var children = members.SelectMany(m => rows[m].Parents.Select(p => (p, m))).ToLookup(x => x.p, x => x.m);
        var ready = new SortedSet<int>(members.Where(m => open[m] == 0));
        var sorted = new List<int>(members.Length);
        while (ready.Count > 0)
        {
            var next = ready.Min;
            ready.Remove(next);
            sorted.Add(next);
            foreach (var child in children[next])
                if (--open[child] == 0)
                    ready.Add(child);
        }

        return [.. sorted];
    }
}
