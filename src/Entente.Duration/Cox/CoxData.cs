using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Entente.Numerics;

namespace Entente.Duration;

/// <summary>The rows of a Cox model in the order in which it is computed: by stratum, latest exit first; covariates centred.</summary>
internal sealed class CoxData
{
    private readonly CoxRows _rows;
    private readonly double[] _exit;

    private CoxData(Covariates x, SurvivalData spells, int[] order)
    {
        (Count, Columns, Order, _exit) = (order.Length, x.Columns, order, spells.Exit);
        (Event, Centre) = (new bool[Count], new double[Columns]);
        var total = spells.Weight is null ? Count : spells.Weight.Sum();
        Parallel.For(0, Columns, j => Centre[j] = x.Sum(j, spells.Weight) / total);
        _rows = CoxRows.Of(x, order, Centre);
    }

    public int Count { get; }

    public int Columns { get; }

    // The row of the caller for each row here.
    public int[] Order { get; }

    public bool[] Event { get; }

    // What was taken off each column: its weighted mean.
    public double[] Centre { get; }

    public double[]? Weight { get; private set; }

    public double[]? Offset { get; private set; }

    // Groups of equal stratum and exit; the last entry is the number of rows.
    public int[] Group { get; private set; } = [0];

    public int Groups => Group.Length - 1;

    // Strata as ranges of groups; the last entry is the number of groups.
    public int[] Stratum { get; private set; } = [];

    // Rows in the order in which they leave, going back in time: by stratum, latest entry first. Null without late entry.
    public int[]? Leaving { get; private set; }

    public double[]? Entry { get; private set; }

    // For each row the first group (they run back in time) whose time does not lie after its entry: hazards from there on are not its own.
    public int[]? EntryGroup { get; private set; }

    public int Events { get; private set; }

    // Whether two endings fall on one time.
    public bool HasTiedEvents { get; private set; }

    public static CoxData Of(ModelFrame frame, SurvivalData spells) => Of(frame.Covariates, spells, frame.Strata, frame.Offset);

    public static CoxData Of(Matrix x, SurvivalData spells, int[]? strata, double[]? offset) => Of(Covariates.Of(x), spells, strata, offset);

    private static CoxData Of(Covariates x, SurvivalData spells, int[]? strata, double[]? offset)
    {
        var order = spells.TakeByExit();
        Array.Reverse(order);
        if (strata is not null)
        {
            var keys = Array.ConvertAll(order, r => (double)strata[r]);
            var place = SurvivalData.Order(keys);
            order = Array.ConvertAll(place, i => order[i]);
        }

        var data = new CoxData(x, spells, order) { Events = spells.Events };
        data.Fill(spells, offset);
        data.MakeGroups(strata);
        if (spells.Entry is not null)
            data.MakeEntries(spells.Entry, strata);
        return data;
    }

    public double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    // The exit of a group.
    public double TimeOf(int group) => _exit[Order[Group[group]]];

    public double[] Times()
    {
        var times = new double[Groups];
        for (var g = 0; g < times.Length; g++)
            times[g] = TimeOf(g);
        return times;
    }

    public CoxRowReader Rows() => new(_rows);

    private void Fill(SurvivalData spells, double[]? offset)
    {
        if (spells.Weight is { } weight)
            Weight = Array.ConvertAll(Order, r => weight[r]);
        if (offset is not null)
            Offset = Array.ConvertAll(Order, r => offset[r]);
        for (var i = 0; i < Count; i++)
            Event[i] = spells.Cause[Order[i]] > 0;
    }

    private void MakeGroups(int[]? strata)
    {
        var ranges = new List<int>();
        var groups = 0;
        var starts = ArrayPool<int>.Shared.Rent(Count + 1);
        var time = double.NaN;
        for (var i = 0; i < Count; i++)
        {
            var stratum = i == 0 || (strata is not null && strata[Order[i]] != strata[Order[i - 1]]);
            var exit = _exit[Order[i]];
            if (stratum)
                ranges.Add(groups);
            if (stratum || exit != time)
                starts[groups++] = i;
            time = exit;
        }

        starts[groups] = Count;
        Group = starts.AsSpan(0, groups + 1).ToArray();
        ArrayPool<int>.Shared.Return(starts);
        ranges.Add(groups);
        Stratum = [.. ranges];
        for (var g = 0; g < groups && !HasTiedEvents; g++)
        {
            var events = 0;
            for (var i = Group[g]; i < Group[g + 1]; i++)
                events += Event[i] ? 1 : 0;
            HasTiedEvents = events > 1;
        }
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
                    if (TimeOf(middle) <= Entry[i])
                        high = middle;
                    else
                        low = middle + 1;
                }

                EntryGroup[i] = low;
            }
    }

    // to += scale · row; to may be longer.
    public static void Add(Span<double> to, ReadOnlySpan<double> row, double scale)
    {
        ref var t = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(to);
        ref var r = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(row);
        var s = Vector256.Create(scale);
        nuint j = 0;
        for (; j + 4 <= (nuint)row.Length; j += 4)
            Vector256.FusedMultiplyAdd(s, Vector256.LoadUnsafe(ref r, j), Vector256.LoadUnsafe(ref t, j)).StoreUnsafe(ref t, j);
        for (; j < (nuint)row.Length; j++)
            Unsafe.Add(ref t, j) = Math.FusedMultiplyAdd(scale, Unsafe.Add(ref r, j), Unsafe.Add(ref t, j));
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(a);
        ref var y = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(b);
        var sum = Vector256<double>.Zero;
        nuint j = 0;
        for (; j + 4 <= (nuint)a.Length; j += 4)
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, j), Vector256.LoadUnsafe(ref y, j), sum);
        var result = Vector256.Sum(sum);
        for (; j < (nuint)a.Length; j++)
            result = Math.FusedMultiplyAdd(Unsafe.Add(ref x, j), Unsafe.Add(ref y, j), result);
        return result;
    }
}
