using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>A count that fades: with time scales of 3, 15 and 60 days, and undecayed; brought to "now" only when read.</summary>
internal struct Decayed
{
    private const int Longest = 1024;
    private static readonly float[] Fade3 = Table(3), Fade15 = Table(15), Fade60 = Table(60);

    internal int First;
    internal int Last;
    internal float Count;
    private float _fast;
    private float _middle;
    private float _slow;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int day)
    {
        if (Count > 0)
        {
            var gap = Math.Min(day - Last, Longest - 1);
            _fast *= Fade3[gap];
            _middle *= Fade15[gap];
            _slow *= Fade60[gap];
        }
        else
        {
            First = day;
        }

        _fast++;
        _middle++;
        _slow++;
        Count++;
        Last = day;
    }

    /// <summary>Days since the last; 1 for yesterday.</summary>
    internal readonly int Gap(int now) => now - Last;

    /// <summary>Its logarithm, or <see cref="LogScale.Never"/>.</summary>
    internal readonly float LogGap(int now) => Count > 0 ? LogScale.Gap(Gap(now)) : LogScale.Never;

    /// <summary>The mean gap between one and the next, in days; 0 where there was one at most.</summary>
    internal readonly float Interval => Count > 1 ? (Last - First) / (Count - 1) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly float Fast(int now) => _fast * Fade3[Math.Min(now - Last, Longest - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly float Middle(int now) => _middle * Fade15[Math.Min(now - Last, Longest - 1)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly float Slow(int now) => _slow * Fade60[Math.Min(now - Last, Longest - 1)];

    /// <summary>exp(-gap/15).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Middle15(int gap) => Fade15[Math.Min(gap, Longest - 1)];

    /// <summary>exp(-gap/60).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Slow60(int gap) => Fade60[Math.Min(gap, Longest - 1)];

    private static float[] Table(float scale)
    {
        var table = new float[Longest];
        for (var i = 0; i < Longest; i++)
            table[i] = MathF.Exp(-i / scale);
        return table;
    }
}
