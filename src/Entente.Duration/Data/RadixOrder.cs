using System.Buffers;

namespace Entente.Duration;

/// <summary>
/// The order of finite numbers by their bits: three digits of eleven from the upper half (Knuth 1998, section 5.2.5), then a comparison of the
/// few that agree in all of them. Stable.
/// </summary>
internal static class RadixOrder
{
    private const int Digit = 11;
    private const int Digits = 3;
    private const int Lowest = 64 - (Digit * Digits);
    private const int Few = 1024;
    private const int Run = 24;

    // Rows by key, equal keys in the order given; and the keys in that order where a place for them is given.
    public static int[] Of(ReadOnlySpan<double> keys, Span<double> sorted = default)
    {
        var n = keys.Length;
        var rows = new int[n];
        for (var i = 0; i < n; i++)
            rows[i] = i;
        var (bits, other, moved) = (ArrayPool<ulong>.Shared.Rent(n), ArrayPool<ulong>.Shared.Rent(n), ArrayPool<int>.Shared.Rent(n));
        for (var i = 0; i < n; i++)
        {
            // Adding zero makes -0 and 0 one; the sign bit turns the order of negative numbers about.
            var b = BitConverter.DoubleToUInt64Bits(keys[i] + 0.0);
            bits[i] = b >> 63 == 0 ? b | (1UL << 63) : ~b;
        }

        var (fromKeys, toKeys, fromRows, toRows) = (bits, other, rows, moved);
        for (var d = 0; d < Digits && n >= Few; d++)
        {
            Distribute(fromKeys.AsSpan(0, n), fromRows.AsSpan(0, n), toKeys, toRows, Lowest + (d * Digit));
            (fromKeys, toKeys, fromRows, toRows) = (toKeys, fromKeys, toRows, fromRows);
        }

        Finish(fromKeys, fromRows, n);
        if (fromRows != rows)
            Array.Copy(fromRows, rows, n);
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = BitConverter.UInt64BitsToDouble(fromKeys[i] >> 63 == 1 ? fromKeys[i] & ~(1UL << 63) : ~fromKeys[i]);
        ArrayPool<ulong>.Shared.Return(bits);
        ArrayPool<ulong>.Shared.Return(other);
        ArrayPool<int>.Shared.Return(moved);
        return rows;
    }

    private static void Distribute(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> rows, ulong[] toKeys, int[] toRows, int shift)
    {
        Span<int> count = stackalloc int[1 << Digit];
        foreach (var key in keys)
            count[(int)(key >> shift) & ((1 << Digit) - 1)]++;
        var sum = 0;
        for (var k = 0; k < count.Length; k++)
            (count[k], sum) = (sum, sum + count[k]);
        for (var i = 0; i < keys.Length && i < rows.Length; i++)
        {
            var key = keys[i];
            var at = count[(int)(key >> shift) & ((1 << Digit) - 1)]++;
            toKeys[at] = key;
            toRows[at] = rows[i];
        }
    }

    // Runs that agree in the upper bits: short ones by insertion, long ones by a sort whose equal keys are put back in order.
    private static void Finish(ulong[] keys, int[] rows, int n)
    {
        var small = n < Few;
        for (var from = 0; from < n;)
        {
            var to = from + 1;
            while (to < n && (small || keys[to] >> Lowest == keys[from] >> Lowest))
                to++;
            if (to - from > Run)
            {
                Array.Sort(keys, rows, from, to - from);
                for (var a = from; a < to;)
                {
                    var b = a + 1;
                    while (b < to && keys[b] == keys[a])
                        b++;
                    if (b - a > 1)
                        Array.Sort(rows, a, b - a);
                    a = b;
                }
            }
            else
            {
                for (var i = from + 1; i < to; i++)
                {
                    var (key, row) = (keys[i], rows[i]);
                    var j = i;
                    for (; j > from && keys[j - 1] > key; j--)
                        (keys[j], rows[j]) = (keys[j - 1], rows[j - 1]);
                    (keys[j], rows[j]) = (key, row);
                }
            }

            from = to;
        }
    }
}
