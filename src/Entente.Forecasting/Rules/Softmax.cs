using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Forecasting;

/// <summary>The parts of a softmax over a row of weights, in eight lanes and a fixed order.</summary>
internal static class Softmax
{
    private const int Lanes = 8;

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
            Vector256.Exp(Vector256.LoadUnsafe(ref Unsafe.Add(ref first, i)) - shift).StoreUnsafe(ref Unsafe.Add(ref first, i));
        for (var i = whole; i < row.Length; i++)
            row[i] = MathF.Exp(row[i] - max);
        return max;
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
