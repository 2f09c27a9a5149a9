using System.Buffers;

namespace Entente.Duration;

/// <summary>
/// The order of finite numbers by the upper half of their bits: three digits (Knuth 1998, section 5.2.5), then a comparison of the few that
/// agree in all of them. Stable.
/// </summary>
internal static class RadixOrder
{
    private const int Digit = 11;
    private const int Few = 1024;
    private const int Run = 24;

    // Rows by key, equal keys in the order given.
    public static int[] Of(ReadOnlySpan<double> keys)
    {
        var n = keys.Length;
        var rows = new int[n];
        for (var i = 0; i < n; i++)
            rows[i] = i;
        if (n < Few)
        {
            Order(keys, rows);
        }
        else
        {
            var (bits, other, moved) = (ArrayPool<uint>.Shared.Rent(n), ArrayPool<uint>.Shared.Rent(n), ArrayPool<int>.Shared.Rent(n));
            for (var i = 0; i < n; i++)
            {
                // Adding zero makes -0 and 0 one; the sign bit turns the order of negative numbers about.
                var b = (uint)(BitConverter.DoubleToUInt64Bits(keys[i] + 0.0) >> 32);
                bits[i] = b >> 31 == 0 ? b | (1U << 31) : ~b;
            }

            Distribute(bits.AsSpan(0, n), rows, other, moved, 0);
            Distribute(other.AsSpan(0, n), moved.AsSpan(0, n), bits, rows, Digit);
            Distribute(bits.AsSpan(0, n), rows, other, moved, 2 * Digit);
            moved.AsSpan(0, n).CopyTo(rows);
            for (var from = 0; from < n;)
            {
                var to = from + 1;
                while (to < n && other[to] == other[from])
                    to++;
                if (to - from > 1)
                    Order(keys, rows.AsSpan(from, to - from));
                from = to;
            }

            ArrayPool<uint>.Shared.Return(bits);
            ArrayPool<uint>.Shared.Return(other);
            ArrayPool<int>.Shared.Return(moved);
        }

        return rows;
    }

    private static void Distribute(ReadOnlySpan<uint> keys, ReadOnlySpan<int> rows, uint[] toKeys, int[] toRows, int shift)
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

    // Rows that stand in the order given are put in that of their keys: short runs by insertion, long ones by a sort whose equal keys are put back in order.
    private static void Order(ReadOnlySpan<double> keys, Span<int> rows)
    {
        if (rows.Length > Run)
        {
            if (InOrder(keys, rows))
                return;
            var values = ArrayPool<double>.Shared.Rent(rows.Length);
            for (var i = 0; i < rows.Length; i++)
                values[i] = keys[rows[i]] + 0.0;
            values.AsSpan(0, rows.Length).Sort(rows);
            for (var a = 0; a < rows.Length;)
            {
                var b = a + 1;
                while (b < rows.Length && values[b] == values[a])
                    b++;
                rows[a..b].Sort();
                a = b;
            }

            ArrayPool<double>.Shared.Return(values);
            return;
        }

        for (var i = 1; i < rows.Length; i++)
        {
            var row = rows[i];
            var j = i;
            for (; j > 0 && keys[rows[j - 1]] > keys[row]; j--)
                rows[j] = rows[j - 1];
            rows[j] = row;
        }
    }

    private static bool InOrder(ReadOnlySpan<double> keys, ReadOnlySpan<int> rows)
    {
        for (var i = 1; i < rows.Length; i++)
            if (keys[rows[i - 1]] > keys[rows[i]])
                return false;
        return true;
    }
}
