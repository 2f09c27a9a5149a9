using System.Buffers;

namespace Entente.Duration;

/// <summary>Spells: from an entry (0 where none is given) to an exit at which something ended it, or observation stopped.</summary>
/// <remarks>Times nearer to each other than 1.5e-8 of their mean are made equal, as R's <c>survival</c> does (its <c>timefix</c>).</remarks>
public sealed class SurvivalData
{
    private int[]? _byExit;

    /// <summary>Makes the spells; the arrays are copied.</summary>
    /// <param name="exit">When observation of a spell stopped.</param>
    /// <param name="cause">0 where it was still going on (censored); 1, 2, … the way in which it ended.</param>
    /// <param name="entry">When observation began; null for 0.</param>
    /// <param name="weight">Case weights, above 0; null for 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, a time is not finite, an exit is not after its entry, a cause is negative, a weight is not positive.</exception>
    public SurvivalData(ReadOnlySpan<double> exit, ReadOnlySpan<int> cause, ReadOnlySpan<double> entry = default, ReadOnlySpan<double> weight = default)
    {
        if (cause.Length != exit.Length || (entry.Length != exit.Length && entry.Length != 0) || (weight.Length != exit.Length && weight.Length != 0))
            throw new ArgumentException("Exits, causes, entries and weights differ in number.");
        Exit = exit.ToArray();
        Cause = cause.ToArray();
        Entry = entry.Length == 0 ? null : entry.ToArray();
        Weight = weight.Length == 0 ? null : weight.ToArray();
        for (var i = 0; i < exit.Length; i++)
        {
            if (!double.IsFinite(exit[i]) || (Entry is not null && !double.IsFinite(entry[i])))
                throw new ArgumentException($"Row {i}: a time is not finite.", nameof(exit));
            if (Entry is not null && !(exit[i] > entry[i]))
                throw new ArgumentException($"Row {i}: the exit {exit[i]} is not after the entry {entry[i]}.", nameof(exit));
            if (cause[i] < 0)
                throw new ArgumentException($"Row {i}: cause {cause[i]} is negative.", nameof(cause));
            if (Weight is not null && !(weight[i] > 0 && double.IsFinite(weight[i])))
                throw new ArgumentException($"Row {i}: weight {weight[i]} is not positive.", nameof(weight));
        }

        if (Entry is not null)
        {
            TimeGrid.Merge(Exit, Entry);
            return;
        }

        var sorted = ArrayPool<double>.Shared.Rent(Exit.Length);
        _byExit = RadixOrder.Of(Exit, sorted.AsSpan(0, Exit.Length));
        TimeGrid.MergeSorted(Exit, _byExit, sorted.AsSpan(0, Exit.Length));
        ArrayPool<double>.Shared.Return(sorted);
    }

    /// <summary>The number of spells.</summary>
    public int Count => Exit.Length;

    /// <summary>Whether spells begin later than 0.</summary>
    public bool HasEntry => Entry is not null;

    /// <summary>The number of spells that ended, in whatever way.</summary>
    public int Events => Cause.Count(c => c > 0);

    /// <summary>The largest cause.</summary>
    public int Causes => Cause.Length == 0 ? 0 : Cause.Max();

    internal double[] Exit { get; }

    internal int[] Cause { get; }

    internal double[]? Entry { get; }

    internal double[]? Weight { get; }

    /// <summary>The spells of the given rows, in that order.</summary>
    public SurvivalData Select(ReadOnlySpan<int> rows)
    {
        var (exit, cause) = (new double[rows.Length], new int[rows.Length]);
        var entry = Entry is null ? null : new double[rows.Length];
        var weight = Weight is null ? null : new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            (exit[i], cause[i]) = (Exit[rows[i]], Cause[rows[i]]);
            if (entry is not null)
                entry[i] = Entry![rows[i]];
            if (weight is not null)
                weight[i] = Weight![rows[i]];
        }

        return new SurvivalData(exit, cause, entry, weight);
    }

    internal double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    // Rows in the order of exit; equal exits in the order given.
    internal int[] ByExit() => _byExit ??= Order(Exit);

    internal int[] ByEntry() => Order(Entry!);

    internal static int[] Order(double[] keys) => RadixOrder.Of(keys);
}
