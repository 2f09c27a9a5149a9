using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>What each indicator is worth: the expected fall of the entropy over the hypotheses (Lindley 1956), in bits.</summary>
internal static class Indicators
{
    internal static ImmutableArray<IndicatorResult> Of(QuestionWeigher q)
    {
        var results = new List<IndicatorResult>();
        foreach (var indicator in q.Case.Indicators)
            if (MarkNumbers.Of(indicator.Expect, q.Question, q.Case.Scale, null) is { } expected)
                results.Add(One(q, indicator, expected));
        return [.. results.OrderByDescending(r => r.Bits).ThenBy(r => r.Id, StringComparer.Ordinal)];
    }

    /// <summary>Entropy in bits.</summary>
    internal static double Entropy(ReadOnlySpan<double> posterior)
    {
        double bits = 0;
        foreach (var p in posterior)
            if (p > 0)
                bits -= p * Math.Log2(p);
        return bits;
    }

    /// <summary>P(seen) and the posterior of both branches; the catch-all expects the mean of the named.</summary>
    internal static (double Seen, double[] IfSeen, double[] IfNot) Branches(ReadOnlySpan<double> posterior, ReadOnlySpan<double> expected)
    {
        var (yes, no) = (new double[posterior.Length], new double[posterior.Length]);
        double mean = 0, seen = 0;
        foreach (var p in expected)
            mean += p / expected.Length;
        for (var h = 0; h < posterior.Length; h++)
        {
            var p = h < expected.Length ? expected[h] : mean;
            (yes[h], no[h]) = (posterior[h] * p, posterior[h] * (1 - p));
            seen += yes[h];
        }

        for (var h = 0; h < yes.Length; h++)
            (yes[h], no[h]) = (seen > 0 ? yes[h] / seen : posterior[h], seen < 1 ? no[h] / (1 - seen) : posterior[h]);
        return (seen, yes, no);
    }

    private static IndicatorResult One(QuestionWeigher q, Indicator indicator, double[] expected)
    {
        var (seen, yes, no) = Branches(q.Pooled, expected);
        var bits = Math.Max(0, Entropy(q.Pooled) - (seen * Entropy(yes)) - ((1 - seen) * Entropy(no)));
        var ids = q.Models[0].Model.Hypotheses;
        var (a, b) = (Posteriors.Leader(yes), Posteriors.Leader(no));
        var leader = Posteriors.Leader(q.Pooled.AsSpan(0, expected.Length));
        double others = 0, mass = 0;
        for (var h = 0; h < expected.Length; h++)
            if (h != leader)
                (others, mass) = (others + (q.Pooled[h] * expected[h]), mass + q.Pooled[h]);
        return new(
            indicator.Id, indicator.Text, indicator.Where, bits, bits / indicator.Cost, indicator.Cost, seen, [.. yes], [.. no], ids[a], ids[b], a != q.Leader || b != q.Leader,
            VanEvera.Test(ids[leader], expected[leader], mass > 0 ? others / mass : expected.Average()));
    }
}
