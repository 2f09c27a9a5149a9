namespace Entente.Duration;

/// <summary>Makes times that differ by rounding alone equal: Therneau's <c>aeqSurv</c>, tolerance √ε of the mean time.</summary>
internal static class TimeGrid
{
    private const double Tolerance = 1.4901161193847656e-8;

    public static void Merge(double[] exit, double[]? entry)
    {
        var all = new double[exit.Length + (entry?.Length ?? 0)];
        exit.CopyTo(all, 0);
        entry?.CopyTo(all, exit.Length);
        Array.Sort(all);
        if (Cuts(all) is not { } cuts)
            return;
        Snap(exit, cuts);
        if (entry is null)
            return;
        Snap(entry, cuts);
        for (var i = 0; i < exit.Length; i++)
            if (entry[i] >= exit[i])
                throw new ArgumentException($"Row {i}: the exit equals the entry once times that differ by rounding are made equal.");
    }

    // The same for exits alone, of which the order is at hand: a new array where times become one, and their rows are put in the order given.
    public static double[] MergeSorted(double[] exit, int[] order)
    {
        var (mean, smallest) = Distinct(exit, order);
        if (smallest > Tolerance && smallest / mean > Tolerance)
            return exit;
        var result = exit;
        var (cut, previous, start, merged) = (double.NaN, double.NaN, 0, false);
        for (var i = 0; i < order.Length; i++)
        {
            var value = exit[order[i]];
            var gap = value - previous;
            if (i == 0 || (gap > Tolerance && gap / mean > Tolerance))
            {
                Close(i);
                (cut, start, merged) = (value, i, false);
            }
            else if (value != cut)
            {
                result = result == exit ? [.. exit] : result;
                result[order[i]] = cut;
                merged = true;
            }

            previous = value;
        }

        Close(order.Length);
        return result;

        void Close(int end)
        {
            if (merged)
                Array.Sort(order, start, end - start);
        }
    }

    // The mean of the distinct values, and the smallest gap between two.
    private static (double Mean, double Smallest) Distinct(double[] values, int[] order)
    {
        var n = 0;
        var (sum, smallest, previous) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var row in order)
        {
            var gap = values[row] - previous;
            if (gap == 0)
                continue;
            previous = values[row];
            n++;
            sum += Math.Abs(previous);
            smallest = Math.Min(smallest, gap);
        }

        return (sum / n, smallest);
    }

    // The times that stay apart; null where all do.
    private static double[]? Cuts(Span<double> all)
    {
        var n = 0;
        double sum = 0;
        for (var i = 0; i < all.Length; i++)
            if (i == 0 || all[i] != all[i - 1])
            {
                all[n++] = all[i];
                sum += Math.Abs(all[i]);
            }

        if (n < 2)
            return null;
        var mean = sum / n;
        var cuts = 1;
        var previous = all[0];
        var merged = false;
        for (var i = 1; i < n; i++)
        {
            var gap = all[i] - previous;
            previous = all[i];
            if (gap <= Tolerance || gap / mean <= Tolerance)
                merged = true;
            else
                all[cuts++] = all[i];
        }

        return merged ? all[..cuts].ToArray() : null;
    }

    private static void Snap(double[] values, ReadOnlySpan<double> cuts)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var at = cuts.BinarySearch(values[i]);
            values[i] = cuts[at >= 0 ? at : ~at - 1];
        }
    }
}
