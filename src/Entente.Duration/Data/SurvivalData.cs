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
        (Exit, Cause, Entry, Weight) = (exit.ToArray(), cause.ToArray(), entry.Length == 0 ? null : entry.ToArray(), weight.Length == 0 ? null : weight.ToArray());
        Check();
        if (Entry is null)
            Exit = MergedByExit();
        else
            TimeGrid.Merge(Exit, Entry);
    }

    private SurvivalData(double[] exit, int[] cause, double[]? entry, double[]? weight)
    {
        (Exit, Cause, Entry, Weight) = (exit, cause, entry, weight);
        Check();
        if (entry is null)
        {
            Exit = MergedByExit();
            return;
        }

        (Exit, Entry) = ([.. exit], [.. entry]);
        TimeGrid.Merge(Exit, Entry);
    }

    /// <summary>The number of spells.</summary>
    public int Count => Exit.Length;

    /// <summary>Whether spells begin later than 0.</summary>
    public bool HasEntry => Entry is not null;

    /// <summary>The number of spells that ended, in whatever way.</summary>
    public int Events => Cause.Count(c => c > 0);

    /// <summary>The time under observation, all spells together.</summary>
    public double Exposure => Exit.Sum() - (Entry?.Sum() ?? 0);

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

    // Spells over a caller's arrays, which are not changed here, nor by the caller from now on.
    internal static SurvivalData Over(double[] exit, int[] cause, double[]? entry, double[]? weight) => new(exit, cause, entry, weight);

    internal double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    // Rows in the order of exit; equal exits in the order given.
    internal int[] ByExit() => _byExit ??= Order(Exit);

    internal int[] ByEntry() => Order(Entry!);

    // The same for a caller who changes it.
    internal int[] TakeByExit()
    {
        var order = ByExit();
        _byExit = null;
        return order;
    }

    internal static int[] Order(double[] keys) => RadixOrder.Of(keys);

    private void Check()
    {
        for (var i = 0; i < Exit.Length; i++)
        {
            if (!double.IsFinite(Exit[i]) || (Entry is not null && !double.IsFinite(Entry[i])))
                throw new ArgumentException($"Row {i}: a time is not finite.");
            if (Entry is not null && !(Exit[i] > Entry[i]))
                throw new ArgumentException($"Row {i}: the exit {Exit[i]} is not after the entry {Entry[i]}.");
            if (Cause[i] < 0)
                throw new ArgumentException($"Row {i}: cause {Cause[i]} is negative.");
            if (Weight is not null && !(Weight[i] > 0 && double.IsFinite(Weight[i])))
                throw new ArgumentException($"Row {i}: weight {Weight[i]} is not positive.");
        }
    }

    // The order of exits, and the exits with those that differ by rounding made one: the same array where there are none.
    private double[] MergedByExit()
    {
        _byExit = RadixOrder.Of(Exit);
        return TimeGrid.MergeSorted(Exit, _byExit);
    }
}
