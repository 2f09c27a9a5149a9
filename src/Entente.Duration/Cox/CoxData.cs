using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The rows of a Cox model in the order in which it is computed: by stratum, latest exit first; covariates centred, rows padded to whole vectors.</summary>
internal sealed class CoxData
{
    private CoxData(int rows, int columns)
    {
        (Count, Columns, Stride) = (rows, columns, (columns + 3) / 4 * 4);
        X = new double[(long)rows * Stride];
        (Order, Event, Centre) = (new int[rows], new bool[rows], new double[columns]);
    }

    public int Count { get; }

    public int Columns { get; }

    // The length of a padded row.
    public int Stride { get; }

    public double[] X { get; }

    // The row of the caller for each row here.
    public int[] Order { get; }

    public bool[] Event { get; }

    // What was taken off each column: its weighted mean.
    public double[] Centre { get; }

    public double[]? Weight { get; private set; }

    public double[]? Offset { get; private set; }

    // Groups of equal stratum and exit; the last entry is the number of rows.
    public int[] Group { get; private set; } = [];

    public double[] GroupTime { get; private set; } = [];

    // Strata as ranges of groups; the last entry is the number of groups.
    public int[] Stratum { get; private set; } = [];

    // Rows in the order in which they leave, going back in time: by stratum, latest entry first. Null without late entry.
    public int[]? Leaving { get; private set; }

    public double[]? Entry { get; private set; }

    // For each row the first group (they run back in time) whose time does not lie after its entry: hazards from there on are not its own.
    public int[]? EntryGroup { get; private set; }

    public int Events { get; private set; }

    public static CoxData Of(Matrix x, SurvivalData spells, int[]? strata, double[]? offset)
    {
        var n = spells.Count;
        var data = new CoxData(n, x.Columns) { Events = spells.Events };
        var order = SurvivalData.Order(spells.Exit);
        Array.Reverse(order);
        if (strata is not null)
        {
            var keys = Array.ConvertAll(order, r => (double)strata[r]);
            var place = SurvivalData.Order(keys);
            order = Array.ConvertAll(place, i => order[i]);
        }

        order.CopyTo(data.Order, 0);
        data.Fill(x, spells, offset);
        data.MakeGroups(spells, strata);
        if (spells.Entry is not null)
            data.MakeEntries(spells.Entry, strata);
        return data;
    }

    public double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    public Span<double> Row(int row) => X.AsSpan(row * Stride, Stride);

    private void Fill(Matrix x, SurvivalData spells, double[]? offset)
    {
        if (spells.Weight is { } weight)
            Weight = Array.ConvertAll(Order, r => weight[r]);
        if (offset is not null)
            Offset = Array.ConvertAll(Order, r => offset[r]);
        double total = 0;
        for (var i = 0; i < Count; i++)
        {
            var w = spells.WeightOf(i);
            total += w;
            var row = x.Row(i);
            for (var j = 0; j < row.Length; j++)
                Centre[j] += w * row[j];
        }

        for (var j = 0; j < Centre.Length; j++)
            Centre[j] /= total;
        for (var i = 0; i < Count; i++)
        {
            Event[i] = spells.Cause[Order[i]] > 0;
            var from = x.Row(Order[i]);
            var to = Row(i);
            for (var j = 0; j < from.Length; j++)
            {
                // A constant column is exactly zero, not the rounding of its mean.
                var gap = from[j] - Centre[j];
                to[j] = Math.Abs(gap) <= 1e-12 * Math.Abs(Centre[j]) ? 0 : gap;
            }
        }
    }

    private void MakeGroups(SurvivalData spells, int[]? strata)
    {
        var (groups, times, ranges) = (new List<int>(), new List<double>(), new List<int>());
        for (var i = 0; i < Count; i++)
        {
            var newStratum = i == 0 || (strata is not null && strata[Order[i]] != strata[Order[i - 1]]);
            if (newStratum)
                ranges.Add(groups.Count);
            if (newStratum || spells.Exit[Order[i]] != spells.Exit[Order[i - 1]])
            {
                groups.Add(i);
                times.Add(spells.Exit[Order[i]]);
            }
        }

        ranges.Add(groups.Count);
        groups.Add(Count);
        (Group, GroupTime, Stratum) = ([.. groups], [.. times], [.. ranges]);
    }

    private void MakeEntries(double[] entry, int[]? strata)
    {
        Entry = Array.ConvertAll(Order, r => entry[r]);
        var leaving = SurvivalData.Order(Entry);
        Array.Reverse(leaving);
        if (strata is not null)
        {
            var keys = Array.ConvertAll(leaving, i => (double)strata[Order[i]]);
            var place = SurvivalData.Order(keys);
            leaving = Array.ConvertAll(place, i => leaving[i]);
        }

        Leaving = leaving;
        EntryGroup = new int[Count];
        for (var s = 0; s + 1 < Stratum.Length; s++)
            for (var i = Group[Stratum[s]]; i < Group[Stratum[s + 1]]; i++)
            {
                int low = Stratum[s], high = Stratum[s + 1];
                while (low < high)
                {
                    var middle = (low + high) / 2;
                    if (GroupTime[middle] <= Entry[i])
                        high = middle;
                    else
                        low = middle + 1;
                }

                EntryGroup[i] = low;
            }
    }

    // to += scale · row, in whole vectors.
    public static void Add(Span<double> to, ReadOnlySpan<double> row, double scale)
    {
        ref var t = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(to);
        ref var r = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(row);
        var s = Vector256.Create(scale);
        for (nuint j = 0; j < (nuint)to.Length; j += 4)
            Vector256.FusedMultiplyAdd(s, Vector256.LoadUnsafe(ref r, j), Vector256.LoadUnsafe(ref t, j)).StoreUnsafe(ref t, j);
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(a);
        ref var y = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(b);
        var sum = Vector256<double>.Zero;
        for (nuint j = 0; j < (nuint)a.Length; j += 4)
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, j), Vector256.LoadUnsafe(ref y, j), sum);
        return Vector256.Sum(sum);
    }
}
