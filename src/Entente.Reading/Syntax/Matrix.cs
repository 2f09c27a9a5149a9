namespace Entente.Reading.Syntax;

/// <summary>A matrix of single precision in memory that does not move, rows one after the other.</summary>
internal sealed unsafe class Matrix
{
    private readonly float[] _values;
    private readonly float[]? _packed;

    internal Matrix(int rows, int columns, bool packs)
    {
        (Rows, Columns) = (rows, columns);
        _values = GC.AllocateArray<float>(checked(rows * columns), pinned: true);
        if (packs)
            _packed = GC.AllocateArray<float>(rows * columns, pinned: true);
    }

    internal int Rows { get; }

    internal int Columns { get; }

    internal Span<float> Values => _values;

    internal float* Pointer => (float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);

    /// <summary>The values in the order in which <see cref="Kernels.Multiply"/> reads its right side.</summary>
    internal float* Packed => (float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_packed!, 0);

    internal bool Packs => _packed is not null;

    internal void Pack()
    {
        if (_packed is not null)
            Kernels.Pack(Pointer, Rows, Columns, Packed);
    }
}
