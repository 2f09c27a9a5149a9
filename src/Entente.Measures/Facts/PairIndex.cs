namespace Entente.Measures.Facts;

/// <summary>Rows of pairs and years in order, so that one pair's rows are one stretch.</summary>
internal sealed class PairIndex
{
    private readonly int[] _start;
    private readonly int _states;

    /// <summary>Orders the rows.</summary>
    /// <param name="system">The states.</param>
    /// <param name="a">The first state of each row, by number.</param>
    /// <param name="b">The second.</param>
    /// <param name="year">The year.</param>
    /// <param name="fold">Whether (b, a) is the same pair as (a, b): then <see cref="Swapped"/> says which rows were turned round.</param>
    internal PairIndex(StateSystem system, ReadOnlySpan<int> a, ReadOnlySpan<int> b, ReadOnlySpan<int> year, bool fold)
    {
        _states = system.Codes.Length;
        var keys = new long[a.Length];
        var rows = new int[a.Length];
        var swapped = new bool[fold ? a.Length : 0];
        var kept = 0;
        var ordered = true;
        for (var i = 0; i < a.Length; i++)
        {
            var x = system.IndexOf(a[i]);
            var y = system.IndexOf(b[i]);
            if (x < 0 || y < 0 || year[i] < system.From || year[i] > system.To)
                continue;
            if (fold && x > y)
            {
                (x, y) = (y, x);
                swapped[i] = true;
            }

            keys[kept] = ((((long)x * _states) + y) << 16) | (uint)year[i];
            rows[kept] = i;
            ordered &= kept == 0 || keys[kept - 1] <= keys[kept];
            kept++;
        }

        Array.Resize(ref keys, kept);
        Array.Resize(ref rows, kept);
        if (!ordered)
        {
            // The row's own number breaks ties, so that the order is the file's.
            for (var i = 0; i < kept; i++)
                keys[i] = (keys[i] << 21) | (uint)(i & 0x1FFFFF);
            Array.Sort(keys, rows);
            for (var i = 0; i < kept; i++)
                keys[i] >>= 21;
        }

        Rows = rows;
        Swapped = swapped;
        Years = new short[kept];
        _start = new int[(_states * _states) + 1];
        for (var i = 0; i < kept; i++)
        {
            Years[i] = (short)(keys[i] & 0xFFFF);
            _start[(int)(keys[i] >> 16) + 1]++;
        }

        for (var i = 1; i < _start.Length; i++)
            _start[i] += _start[i - 1];
    }

    /// <summary>The row in the table of facts, by place in the order.</summary>
    internal int[] Rows { get; }

    /// <summary>The year, by place in the order.</summary>
    internal short[] Years { get; }

    /// <summary>Whether a row (by its number in the table) was turned round.</summary>
    internal bool[] Swapped { get; }

    internal (int Start, int End) Pair(int a, int b) => (_start[(a * _states) + b], _start[(a * _states) + b + 1]);
}
