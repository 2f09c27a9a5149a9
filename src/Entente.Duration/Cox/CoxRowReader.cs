using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Duration;

/// <summary>Reads the rows of a <see cref="CoxRows"/>, one at a time: a row is good until the next is asked for. One reader a thread.</summary>
internal sealed class CoxRowReader(CoxRows rows)
{
    private readonly double[] _row = new double[rows.Lanes.Length == 0 ? 0 : rows.Fours.Length * CoxRows.Four];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<double> Row(int row) => _row.Length == 0 ? rows.Values.AsSpan(row * rows.Columns, rows.Columns) : Unpacked(row);

    private ReadOnlySpan<double> Unpacked(int row)
    {
        ref var to = ref MemoryMarshal.GetArrayDataReference(_row);
        ref var lanes = ref MemoryMarshal.GetArrayDataReference(rows.Lanes);
        var values = rows.Values.AsSpan(row * rows.Kept, rows.Kept);
        ref var from = ref MemoryMarshal.GetReference(values);
        var bits = rows.Bits.AsSpan(row * rows.Bytes, rows.Bytes);
        var taken = 0;
        for (var k = 0; k < rows.Fours.Length; k++)
        {
            var four = rows.Fours[k];
            ref var place = ref Unsafe.Add(ref to, k * CoxRows.Four);
            if (four.Bits != 0)
            {
                var pattern = (bits[four.Place >> 1] >> ((four.Place & 1) * 4)) & 15;
                Vector256.LoadUnsafe(ref lanes, (nuint)(((four.Place * 16) + pattern) * CoxRows.Four)).StoreUnsafe(ref place);
                if (four.Bits == 15)
                    continue;
            }
            else if (four.Width == CoxRows.Four)
            {
                Vector256.LoadUnsafe(ref from, (nuint)taken).StoreUnsafe(ref place);
                taken += CoxRows.Four;
                continue;
            }

            for (var j = 0; j < four.Width; j++)
                if ((four.Bits >> j & 1) == 0)
                    Unsafe.Add(ref place, j) = values[taken++];
        }

        return _row.AsSpan(0, rows.Columns);
    }
}
