namespace Entente.Reading.Syntax;

/// <summary>Working memory of one thread: handed out in order, taken back all at once.</summary>
internal sealed unsafe class Scratch
{
    private readonly List<float[]> _blocks = [];
    private int _block;
    private int _at;

    internal void Reset() => (_block, _at) = (0, 0);

    /// <summary><paramref name="count"/> floats, all zero if asked.</summary>
    internal float* Floats(int count, bool zero = true)
    {
        count = (count + 15) & ~15;
        while (_block < _blocks.Count && _at + count > _blocks[_block].Length)
            (_block, _at) = (_block + 1, 0);
        if (_block == _blocks.Count)
            _blocks.Add(GC.AllocateUninitializedArray<float>(Math.Max(count, 1 << 20), pinned: true));
        var span = _blocks[_block].AsSpan(_at, count);
        if (zero)
            span.Clear();
        var pointer = (float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_blocks[_block], _at);
        _at += count;
        return pointer;
    }

    internal int* Integers(int count) => (int*)Floats(count);
}
