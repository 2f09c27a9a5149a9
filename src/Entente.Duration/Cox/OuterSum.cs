using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Duration;

/// <summary>A sum of outer products v vᵀ: rows are gathered and added a batch at a time, in tiles of four by four that stay in registers.</summary>
internal sealed class OuterSum
{
    private const int Batch = 128;
    private readonly double[] _rows;
    private readonly double[] _sum;
    private int _count;

    public OuterSum(int columns)
    {
        Stride = (columns + 3) / 4 * 4;
        (_rows, _sum) = (new double[Batch * Stride], new double[Stride * Stride]);
    }

    // The length of a row of the sum: whole vectors.
    public int Stride { get; }

    // The place for the next row; the caller fills it, and every call adds one row.
    public Span<double> Next()
    {
        if (_count == Batch)
            Flush();
        return _rows.AsSpan(_count++ * Stride, Stride);
    }

    // One row, scaled.
    public void Add(ReadOnlySpan<double> row, double scale)
    {
        if (Stride == 0)
            return;
        if (_count == Batch)
            Flush();
        ref var to = ref _rows[_count++ * Stride];
        ref var from = ref MemoryMarshal.GetReference(row);
        var s = Vector256.Create(scale);
        nuint j = 0;
        for (; j + 4 <= (nuint)row.Length; j += 4)
            (s * Vector256.LoadUnsafe(ref from, j)).StoreUnsafe(ref to, j);
        for (; j < (nuint)row.Length; j++)
            System.Runtime.CompilerServices.Unsafe.Add(ref to, j) = scale * System.Runtime.CompilerServices.Unsafe.Add(ref from, j);
        for (; j < (nuint)Stride; j++)
            System.Runtime.CompilerServices.Unsafe.Add(ref to, j) = 0;
    }

    // The sum, lower triangle of whole tiles; the upper is not filled.
    public double[] Finish()
    {
        Flush();
        return _sum;
    }

    private void Flush()
    {
        var stride = Stride;
        ref var rows = ref MemoryMarshal.GetArrayDataReference(_rows);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(_sum);
        for (var a = 0; a < stride; a += 4)
            for (var b = 0; b <= a; b += 4)
            {
                var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
                for (var k = 0; k < _count; k++)
                {
                    var at = (nuint)(k * stride);
                    var vb = Vector256.LoadUnsafe(ref rows, at + (nuint)b);
                    ref var va = ref System.Runtime.CompilerServices.Unsafe.Add(ref rows, at + (nuint)a);
                    s0 = Vector256.FusedMultiplyAdd(Vector256.Create(va), vb, s0);
                    s1 = Vector256.FusedMultiplyAdd(Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref va, 1)), vb, s1);
                    s2 = Vector256.FusedMultiplyAdd(Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref va, 2)), vb, s2);
                    s3 = Vector256.FusedMultiplyAdd(Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref va, 3)), vb, s3);
                }

                Store(ref sum, a, b, s0);
                Store(ref sum, a + 1, b, s1);
                Store(ref sum, a + 2, b, s2);
                Store(ref sum, a + 3, b, s3);
            }

        _count = 0;
    }

    private void Store(ref double sum, int a, int b, Vector256<double> value)
    {
        var at = (nuint)((a * Stride) + b);
        (Vector256.LoadUnsafe(ref sum, at) + value).StoreUnsafe(ref sum, at);
    }
}
