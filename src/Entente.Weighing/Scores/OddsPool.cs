using System.Collections.Immutable;
using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>How the log-odds of several forecasters become one number before recalibration.</summary>
public enum OddsAverage
{
    /// <summary>The mean: the geometric mean of odds.</summary>
    Mean,

    /// <summary>The mean without the lowest and the highest fifth.</summary>
    Trimmed,

    /// <summary>The median.</summary>
    Median,
}

/// <summary>A way to pool probabilities: the average of their log-odds, shifted and stretched (Satopää et al. 2014; Baron et al. 2014).</summary>
/// <param name="Average">The average.</param>
/// <param name="Shift">Added to the log-odds: recalibration.</param>
/// <param name="Stretch">Times the log-odds: over 1 extremises.</param>
public sealed record OddsPool(OddsAverage Average, double Shift, double Stretch)
{
    private const double Edge = 0.001;

    /// <summary>The geometric mean of odds as it is.</summary>
    public static OddsPool Plain { get; } = new(OddsAverage.Mean, 0, 1);

    /// <summary>Every pool that <see cref="Choose"/> tries.</summary>
    public static ImmutableArray<OddsPool> Grid { get; } =
        [.. from average in Enum.GetValues<OddsAverage>() from shift in (double[])[-0.4, -0.2, 0, 0.2, 0.4] from stretch in (double[])[0.7, 0.85, 1, 1.2, 1.4, 1.7, 2] select new OddsPool(average, shift, stretch)];

    /// <summary>The pooled probability; probabilities nearer to 0 or 1 than 0.001 count as 0.001 away.</summary>
    /// <exception cref="ArgumentException">No probabilities.</exception>
    public double Pool(ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length == 0)
            throw new ArgumentException("There is nothing to pool.", nameof(probabilities));
        var odds = new double[probabilities.Length];
        for (var i = 0; i < odds.Length; i++)
        {
            var p = Math.Clamp(probabilities[i], Edge, 1 - Edge);
            odds[i] = Math.Log(p / (1 - p));
        }

        Array.Sort(odds);
        return 1 / (1 + Math.Exp(-((Stretch * Centre(odds)) + Shift)));
    }

    /// <summary>The pool with the lowest Brier score on the questions given.</summary>
    public static OddsPool Choose(IReadOnlyList<PooledQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return questions.Count == 0 ? Plain : Grid.MinBy(g => questions.Average(q => BrierOf(g.Pool(q.Probabilities), q.Outcome)))!;
    }

    /// <summary>
    /// Pools each question with the pool that the other folds choose. Questions with one <see cref="PooledQuestion.Cluster"/> lie in one fold,
    /// so that nothing is learnt from the same question at another date.
    /// </summary>
    /// <param name="questions">The questions.</param>
    /// <param name="folds">How many folds, two at least.</param>
    public static CrossValidated CrossValidate(IReadOnlyList<PooledQuestion> questions, int folds = 10)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var fold = questions.Select(q => q.Cluster).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i % folds, StringComparer.Ordinal);
        // Each pool's score on each fold once; a training set is all folds but one.
        var loss = new double[Grid.Length, folds];
        for (var g = 0; g < Grid.Length; g++)
            foreach (var q in questions)
                loss[g, fold[q.Cluster]] += BrierOf(Grid[g].Pool(q.Probabilities), q.Outcome);
        var chosen = Enumerable.Range(0, folds).Select(f => Grid[Enumerable.Range(0, Grid.Length).MinBy(g => Enumerable.Range(0, folds).Where(x => x != f).Sum(x => loss[g, x]))]).ToImmutableArray();
        return new(chosen, [.. questions.Select(q => chosen[fold[q.Cluster]].Pool(q.Probabilities))]);
    }

    /// <summary>A Brier score for outcomes from 0 to 1: a market that has not resolved counts at its last price.</summary>
    internal static double BrierOf(double p, double outcome) => (p - outcome) * (p - outcome);

    private double Centre(double[] sorted)
    {
        if (Average == OddsAverage.Median)
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        var cut = Average == OddsAverage.Trimmed ? sorted.Length / 5 : 0;
        return Sums.Compensated(sorted.AsSpan(cut, sorted.Length - (2 * cut))) / (sorted.Length - (2 * cut));
    }
}

/// <summary>A question that several forecasters answered.</summary>
/// <param name="Cluster">Questions with one cluster are not independent.</param>
/// <param name="Probabilities">One a forecaster.</param>
/// <param name="Outcome">0 or 1, or the price of a market that has not resolved.</param>
public sealed record PooledQuestion(string Cluster, double[] Probabilities, double Outcome);

/// <summary>Forecasts pooled out of sample.</summary>
/// <param name="Chosen">The pool that each fold was given by the others.</param>
/// <param name="Pooled">One a question.</param>
public sealed record CrossValidated(ImmutableArray<OddsPool> Chosen, ImmutableArray<double> Pooled);
