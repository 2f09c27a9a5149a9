namespace Entente.Forecasting;

/// <summary>How often each object occurred in one relation, side by side in the order in which they were first met.</summary>
internal sealed class RelationMemory
{
    private int[] _object = new int[2];
    private Decayed[] _count = new Decayed[2];

    internal int Objects { get; private set; }

    /// <summary>The objects.</summary>
    internal ReadOnlySpan<int> Object => _object.AsSpan(0, Objects);

    /// <summary>How often each occurred.</summary>
    internal Span<Decayed> Count => _count.AsSpan(0, Objects);

    /// <summary>Adds an object; answers its place.</summary>
    internal int Add(int obj)
    {
        if (Objects == _object.Length)
        {
            Array.Resize(ref _object, Objects * 2);
            Array.Resize(ref _count, Objects * 2);
        }

        _object[Objects] = obj;
        return Objects++;
    }
}
