using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Forecasting;

/// <summary>Small dense products on flat arrays. The order of additions is fixed by the shapes alone, so results do not depend on the machine's vector width.</summary>
internal static class Blocks
{
    /// <summary>C += A B, with A's element (i, k) at <c>a[aAt + i * aRow + k * aColumn]</c>, B and C row by row.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="n">Columns of B and C; a multiple of 16.</param>
    internal static void Accumulate(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] c, int cAt, int cRow, int m, int depth, int n)
    {
        Check(a, aAt + ((m - 1) * aRow) + ((depth - 1) * aColumn));
        Check(b, bAt + ((depth - 1) * bRow) + n - 1);
        Check(c, cAt + ((m - 1) * cRow) + n - 1);
        ref var fa = ref MemoryMarshal.GetArrayDataReference(a);
        ref var fb = ref MemoryMarshal.GetArrayDataReference(b);
        ref var fc = ref MemoryMarshal.GetArrayDataReference(c);
        for (var j = 0; j < n; j += 32)
        {
            var wide = n - j >= 32;
            var i = 0;
            for (; i + 4 <= m; i += 4)
            {
                ref var a0 = ref Unsafe.Add(ref fa, aAt + (i * aRow));
                ref var b0 = ref Unsafe.Add(ref fb, bAt + j);
                ref var c0 = ref Unsafe.Add(ref fc, cAt + (i * cRow) + j);
                if (wide)
                    Four32(ref a0, aRow, aColumn, ref b0, bRow, ref c0, cRow, depth);
                else
                    Four16(ref a0, aRow, aColumn, ref b0, bRow, ref c0, cRow, depth);
            }

            for (; i < m; i++)
                One(ref Unsafe.Add(ref fa, aAt + (i * aRow)), aColumn, ref Unsafe.Add(ref fb, bAt + j), bRow, ref Unsafe.Add(ref fc, cAt + (i * cRow) + j), depth, wide ? 2 : 1);
        }
    }

    /// <summary>y += x * factor.</summary>
    internal static void Add(float factor, ReadOnlySpan<float> x, Span<float> y)
    {
        var i = 0;
        var v = new Vector<float>(factor);
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.FusedMultiplyAdd(new Vector<float>(x[i..]), v, new Vector<float>(y[i..])).CopyTo(y[i..]);
        for (; i < x.Length; i++)
            y[i] = MathF.FusedMultiplyAdd(x[i], factor, y[i]);
    }

    /// <summary>x += by.</summary>
    internal static void Shift(float by, Span<float> x)
    {
        var i = 0;
        var v = new Vector<float>(by);
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(x[i..]) + v).CopyTo(x[i..]);
        for (; i < x.Length; i++)
            x[i] += by;
    }

    /// <summary>1 / (1 + exp(-x)), element by element, in place or elsewhere; the length is a multiple of 16.</summary>
    internal static void Logistic(ReadOnlySpan<float> x, Span<float> into)
    {
        for (var i = 0; i < x.Length; i += 16)
            (Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-Vector512.Create(x.Slice(i, 16))))).CopyTo(into.Slice(i, 16));
    }

    /// <summary>The products of elements, in place or elsewhere; the length is a multiple of 16.</summary>
    internal static void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> into)
    {
        for (var i = 0; i < x.Length; i += 16)
            (Vector512.Create(x.Slice(i, 16)) * Vector512.Create(y.Slice(i, 16))).CopyTo(into.Slice(i, 16));
    }

    /// <summary>The inner product, summed in sixteen lanes in a fixed order; the length is a multiple of 16.</summary>
    internal static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = Vector512<float>.Zero;
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y);
        for (var i = 0; i + 16 <= x.Length; i += 16)
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i), sum);
        return Sum(sum);
    }

    /// <summary>Turns scores into chances that sum to a scale; the length is a multiple of 16.</summary>
    internal static void Softmax(Span<float> x, float scale)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        var max = Vector512.Create(Largest(x));
        var sum = Vector512<float>.Zero;
        for (var i = 0; i + 16 <= x.Length; i += 16)
        {
            var e = Vector512.Exp(Vector512.LoadUnsafe(ref a, (nuint)i) - max);
            e.StoreUnsafe(ref a, (nuint)i);
            sum += e;
        }

        var factor = Vector512.Create(scale / Sum(sum));
        for (var i = 0; i + 16 <= x.Length; i += 16)
            (Vector512.LoadUnsafe(ref a, (nuint)i) * factor).StoreUnsafe(ref a, (nuint)i);
    }

    /// <summary>The logarithm of the sum of exponentials; the length is a multiple of 16.</summary>
    internal static float LogSum(ReadOnlySpan<float> x)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        var most = Largest(x);
        var max = Vector512.Create(most);
        var sum = Vector512<float>.Zero;
        for (var i = 0; i + 16 <= x.Length; i += 16)
            sum += Vector512.Exp(Vector512.LoadUnsafe(ref a, (nuint)i) - max);
        return most + MathF.Log(Sum(sum));
    }

    private static float Largest(ReadOnlySpan<float> x)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        var max = Vector512.LoadUnsafe(ref a);
        for (var i = 16; i + 16 <= x.Length; i += 16)
            max = Vector512.Max(max, Vector512.LoadUnsafe(ref a, (nuint)i));
        var most = max[0];
        for (var i = 1; i < 16; i++)
            most = Math.Max(most, max[i]);
        return most;
    }

    private static float Sum(Vector512<float> sum)
    {
        var half = sum.GetLower() + sum.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return quarter[0] + quarter[2] + (quarter[1] + quarter[3]);
    }

    private static void Check(float[] array, int last)
    {
        if ((uint)last >= (uint)array.Length)
            throw new ArgumentOutOfRangeException(nameof(array), "A block reaches beyond its array.");
    }

    private static void Four32(ref float a, int aRow, int aColumn, ref float b, int bRow, ref float c, int cRow, int depth)
    {
        ref var c1 = ref Unsafe.Add(ref c, cRow);
        ref var c2 = ref Unsafe.Add(ref c, 2 * cRow);
        ref var c3 = ref Unsafe.Add(ref c, 3 * cRow);
        var s00 = Vector512.LoadUnsafe(ref c);
        var s01 = Vector512.LoadUnsafe(ref c, 16);
        var s10 = Vector512.LoadUnsafe(ref c1);
        var s11 = Vector512.LoadUnsafe(ref c1, 16);
        var s20 = Vector512.LoadUnsafe(ref c2);
        var s21 = Vector512.LoadUnsafe(ref c2, 16);
        var s30 = Vector512.LoadUnsafe(ref c3);
        var s31 = Vector512.LoadUnsafe(ref c3, 16);
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref b);
            var b1 = Vector512.LoadUnsafe(ref b, 16);
            var x = Vector512.Create(a);
            s00 = Vector512.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(x, b1, s01);
            x = Vector512.Create(Unsafe.Add(ref a, aRow));
            s10 = Vector512.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(x, b1, s11);
            x = Vector512.Create(Unsafe.Add(ref a, 2 * aRow));
            s20 = Vector512.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(x, b1, s21);
            x = Vector512.Create(Unsafe.Add(ref a, 3 * aRow));
            s30 = Vector512.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(x, b1, s31);
            a = ref Unsafe.Add(ref a, aColumn);
            b = ref Unsafe.Add(ref b, bRow);
        }

        s00.StoreUnsafe(ref c);
        s01.StoreUnsafe(ref c, 16);
        s10.StoreUnsafe(ref c1);
        s11.StoreUnsafe(ref c1, 16);
        s20.StoreUnsafe(ref c2);
        s21.StoreUnsafe(ref c2, 16);
        s30.StoreUnsafe(ref c3);
        s31.StoreUnsafe(ref c3, 16);
    }

    private static void Four16(ref float a, int aRow, int aColumn, ref float b, int bRow, ref float c, int cRow, int depth)
    {
        ref var c1 = ref Unsafe.Add(ref c, cRow);
        ref var c2 = ref Unsafe.Add(ref c, 2 * cRow);
        ref var c3 = ref Unsafe.Add(ref c, 3 * cRow);
        var s0 = Vector512.LoadUnsafe(ref c);
        var s1 = Vector512.LoadUnsafe(ref c1);
        var s2 = Vector512.LoadUnsafe(ref c2);
        var s3 = Vector512.LoadUnsafe(ref c3);
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref b);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(a), b0, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, aRow)), b0, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 2 * aRow)), b0, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 3 * aRow)), b0, s3);
            a = ref Unsafe.Add(ref a, aColumn);
            b = ref Unsafe.Add(ref b, bRow);
        }

        s0.StoreUnsafe(ref c);
        s1.StoreUnsafe(ref c1);
        s2.StoreUnsafe(ref c2);
        s3.StoreUnsafe(ref c3);
    }

    private static void One(ref float a, int aColumn, ref float b, int bRow, ref float c, int depth, int width)
    {
        for (var w = 0; w < width; w++)
        {
            ref var cw = ref Unsafe.Add(ref c, w * 16);
            var s = Vector512.LoadUnsafe(ref cw);
            for (var k = 0; k < depth; k++)
                s = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, k * aColumn)), Vector512.LoadUnsafe(ref b, (nuint)((k * bRow) + (w * 16))), s);
            s.StoreUnsafe(ref cw);
        }
    }
}
