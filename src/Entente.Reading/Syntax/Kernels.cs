using System.Runtime.Intrinsics;

namespace Entente.Reading.Syntax;

/// <summary>Dense products of single precision. Sums run in one order, fused, so that every machine gives the same bits.</summary>
internal static unsafe class Kernels
{
    /// <summary>Lays a matrix out in strips of 16 columns.</summary>
    internal static void Pack(float* matrix, int rows, int columns, float* packed)
    {
        for (var j = 0; j < columns; j += 16)
        {
            var to = packed + ((long)j * rows);
            for (var k = 0; k < rows; k++, to += 16)
            {
                Vector256.Store(Vector256.Load(matrix + ((long)k * columns) + j), to);
                Vector256.Store(Vector256.Load(matrix + ((long)k * columns) + j + 8), to + 8);
            }
        }
    }

    /// <summary>Lays the transpose of a matrix out in strips of 16 columns.</summary>
    internal static void PackTransposed(float* matrix, int rows, int columns, float* packed)
    {
        for (var j = 0; j < rows; j += 16)
        {
            var to = packed + ((long)j * columns);
            for (var k = 0; k < columns; k++, to += 16)
                for (var z = 0; z < 16; z++)
                    to[z] = matrix[((long)(j + z) * columns) + k];
        }
    }

    /// <summary>C += A B for A of <paramref name="m"/> rows and <paramref name="inner"/> columns (its strides given), B packed, C of <paramref name="n"/> columns; n is a multiple of 16.</summary>
    internal static void Multiply(int m, int n, int inner, float* a, int rowStride, int columnStride, float* b, float* c, int rowLength)
    {
        for (var j = 0; j < n; j += 16)
        {
            var strip = b + ((long)j * inner);
            var i = 0;
            for (; i + 6 <= m; i += 6)
                Six(inner, a + ((long)i * rowStride), rowStride, columnStride, strip, c + ((long)i * rowLength) + j, rowLength);
            for (; i + 2 <= m; i += 2)
                Two(inner, a + ((long)i * rowStride), rowStride, columnStride, strip, c + ((long)i * rowLength) + j, rowLength);
            if (i < m)
                One(inner, a + ((long)i * rowStride), columnStride, strip, c + ((long)i * rowLength) + j);
        }
    }

    internal static Vector256<float> Sigmoid(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-30f)), Vector256.Create(30f));
        return Vector256<float>.One / (Vector256<float>.One + Vector256.Exp(-x));
    }

    internal static Vector256<float> Tanh(Vector256<float> x) => (Sigmoid(x + x) * 2f) - Vector256<float>.One;

    internal static float Dot(float* a, float* b, int n)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < n; i += 8)
            sum = Vector256.FusedMultiplyAdd(Vector256.Load(a + i), Vector256.Load(b + i), sum);
        return Vector256.Sum(sum);
    }

    /// <summary>y += factor x; n is a multiple of 8.</summary>
    internal static void AddScaled(float factor, float* x, float* y, int n)
    {
        var f = Vector256.Create(factor);
        for (var i = 0; i < n; i += 8)
            Vector256.Store(Vector256.FusedMultiplyAdd(f, Vector256.Load(x + i), Vector256.Load(y + i)), y + i);
    }

    internal static int Largest(float* x, int n)
    {
        var best = 0;
        for (var i = 1; i < n; i++)
            if (x[i] > x[best])
                best = i;
        return best;
    }

    private static void Six(int inner, float* a0, int rs, int cs, float* b, float* c, int ldc)
    {
        float* a1 = a0 + rs, a2 = a1 + rs, a3 = a2 + rs, a4 = a3 + rs, a5 = a4 + rs;
        var c00 = Vector256<float>.Zero;
        Vector256<float> c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
        long x = 0;
        for (var k = 0; k < inner; k++, b += 16, x += cs)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var v = Vector256.Create(a0[x]);
            c00 = Vector256.FusedMultiplyAdd(v, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(v, b1, c01);
            v = Vector256.Create(a1[x]);
            c10 = Vector256.FusedMultiplyAdd(v, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(v, b1, c11);
            v = Vector256.Create(a2[x]);
            c20 = Vector256.FusedMultiplyAdd(v, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(v, b1, c21);
            v = Vector256.Create(a3[x]);
            c30 = Vector256.FusedMultiplyAdd(v, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(v, b1, c31);
            v = Vector256.Create(a4[x]);
            c40 = Vector256.FusedMultiplyAdd(v, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(v, b1, c41);
            v = Vector256.Create(a5[x]);
            c50 = Vector256.FusedMultiplyAdd(v, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(v, b1, c51);
        }

        Add(c, c00, c01);
        Add(c + ldc, c10, c11);
        Add(c + (2L * ldc), c20, c21);
        Add(c + (3L * ldc), c30, c31);
        Add(c + (4L * ldc), c40, c41);
        Add(c + (5L * ldc), c50, c51);
    }

    private static void Two(int inner, float* a0, int rs, int cs, float* b, float* c, int ldc)
    {
        var a1 = a0 + rs;
        var c00 = Vector256<float>.Zero;
        Vector256<float> c01 = c00, c10 = c00, c11 = c00;
        long x = 0;
        for (var k = 0; k < inner; k++, b += 16, x += cs)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var v = Vector256.Create(a0[x]);
            c00 = Vector256.FusedMultiplyAdd(v, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(v, b1, c01);
            v = Vector256.Create(a1[x]);
            c10 = Vector256.FusedMultiplyAdd(v, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(v, b1, c11);
        }

        Add(c, c00, c01);
        Add(c + ldc, c10, c11);
    }

    private static void One(int inner, float* a, int cs, float* b, float* c)
    {
        var c0 = Vector256<float>.Zero;
        var c1 = c0;
        long x = 0;
        for (var k = 0; k < inner; k++, b += 16, x += cs)
        {
            var v = Vector256.Create(a[x]);
            c0 = Vector256.FusedMultiplyAdd(v, Vector256.Load(b), c0);
            c1 = Vector256.FusedMultiplyAdd(v, Vector256.Load(b + 8), c1);
        }

        Add(c, c0, c1);
    }

    private static void Add(float* c, Vector256<float> x, Vector256<float> y)
    {
        Vector256.Store(Vector256.Load(c) + x, c);
        Vector256.Store(Vector256.Load(c + 8) + y, c + 8);
    }
}
