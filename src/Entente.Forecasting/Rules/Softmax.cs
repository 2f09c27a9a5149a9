using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Forecasting;

/// <summary>The parts of a softmax over a row of weights, in eight lanes and a fixed order.</summary>
internal static class Softmax
{
    private const int Lanes = 8;

    // Added to a small number, it leaves the nearest whole number in the last bits.
    private const float Round = 12582912;

    /// <summary>Turns each weight w into exp(w - max).</summary>
    /// <param name="row">The weights.</param>
    /// <param name="least">One more weight, which stays as it is.</param>
    /// <returns>The largest of all.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Exponentiate(Span<float> row, float least)
    {
        var max = least;
        ref var first = ref MemoryMarshal.GetReference(row);
        var whole = row.Length - (row.Length % Lanes);
        if (whole > 0)
        {
            var best = Vector256.Create(least);
            for (nint i = 0; i < whole; i += Lanes)
                best = Vector256.Max(best, Vector256.LoadUnsafe(ref Unsafe.Add(ref first, i)));
            for (var l = 0; l < Lanes; l++)
                max = Math.Max(max, best[l]);
        }

        for (var i = whole; i < row.Length; i++)
            max = Math.Max(max, row[i]);
        var shift = Vector256.Create(max);
        for (nint i = 0; i < whole; i += Lanes)
            Exp(Vector256.LoadUnsafe(ref Unsafe.Add(ref first, i)) - shift).StoreUnsafe(ref Unsafe.Add(ref first, i));
        for (var i = whole; i < row.Length; i++)
            row[i] = MathF.Exp(row[i] - max);
        return max;
    }

    // exp(x) = 2^n · exp(r) with |r| at most ln 2 / 2, by Taylor's series to the seventh power; x is 0 at most, and
    // below -87 the smallest normal number comes out. The library's own is not compiled in line in a program that runs for seconds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Max(x, Vector256.Create(-87f));
        var shifted = (x * Vector256.Create(1.44269504f)) + Vector256.Create(Round);
        var n = shifted - Vector256.Create(Round);
        var r = x - (n * Vector256.Create(.693359375f)) - (n * Vector256.Create(-2.12194440e-4f));
        var sum = (r * Vector256.Create(1 / 5040f)) + Vector256.Create(1 / 720f);
        sum = (sum * r) + Vector256.Create(1 / 120f);
        sum = (sum * r) + Vector256.Create(1 / 24f);
        sum = (sum * r) + Vector256.Create(1 / 6f);
        sum = (sum * r) + Vector256.Create(.5f);
        sum = (sum * r) + Vector256<float>.One;
        sum = (sum * r) + Vector256<float>.One;
        var power = Vector256.ShiftLeft(shifted.AsInt32() + Vector256.Create(127 - BitConverter.SingleToInt32Bits(Round)), 23).AsSingle();
        return sum * power;
    }

    /// <summary>The sum of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Sum(ReadOnlySpan<float> row)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        var whole = row.Length - (row.Length % Lanes);
        var lanes = Vector256<float>.Zero;
        for (nint i = 0; i < whole; i += Lanes)
            lanes += Vector256.LoadUnsafe(ref Unsafe.Add(ref first, i));
        float sum = 0;
        for (var l = 0; l < Lanes; l++)
            sum += lanes[l];
        for (var i = whole; i < row.Length; i++)
            sum += row[i];
        return sum;
    }

    /// <summary>Each times a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply(ReadOnlySpan<float> row, float factor, Span<float> into)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(into);
        var whole = row.Length - (row.Length % Lanes);
        for (nint i = 0; i < whole; i += Lanes)
            (Vector256.LoadUnsafe(ref Unsafe.Add(ref first, i)) * factor).StoreUnsafe(ref Unsafe.Add(ref to, i));
        for (var i = whole; i < row.Length; i++)
            into[i] = row[i] * factor;
    }
}
