namespace Entente.Numerics;

/// <summary>What a column of a <see cref="Table"/> holds.</summary>
public enum ColumnKind
{
    /// <summary>Double-precision numbers.</summary>
    Number,

    /// <summary>Text, stored once per distinct value.</summary>
    Text,

    /// <summary>Days of the Gregorian calendar.</summary>
    Date,
}

/// <summary>One named column of a <see cref="Table"/>. A missing entry is a state of its own: it is neither zero nor empty text.</summary>
public abstract class Column
{
    private readonly ulong[]? _missing;

    private protected Column(string name, int count, ulong[]? missing, int missingCount)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Count, MissingCount, _missing) = (name, count, missingCount, missingCount == 0 ? null : missing);
    }

    /// <summary>The name, as in the header.</summary>
    public string Name { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>How many entries are missing.</summary>
    public int MissingCount { get; }

    /// <summary>What the column holds.</summary>
    public abstract ColumnKind Kind { get; }

    /// <summary>Whether the entry of a row is missing.</summary>
    public bool IsMissing(int row) => _missing is not null && (_missing[row >> 6] & (1UL << (row & 63))) != 0;

    /// <summary>The entry as text, invariant; null where it is missing.</summary>
    public abstract string? TextAt(int row);

    /// <summary>The same column with the given rows, in that order.</summary>
    public abstract Column Select(ReadOnlySpan<int> rows);

    private protected static (ulong[]? Bits, int Count) Pack(ReadOnlySpan<bool> missing)
    {
        ulong[]? bits = null;
        var count = 0;
        for (var i = 0; i < missing.Length; i++)
        {
            if (!missing[i])
                continue;
            bits ??= new ulong[(missing.Length + 63) >> 6];
            bits[i >> 6] |= 1UL << (i & 63);
            count++;
        }

        return (bits, count);
    }

    private protected bool[] Missing(ReadOnlySpan<int> rows)
    {
        var result = new bool[rows.Length];
        if (_missing is not null)
            for (var i = 0; i < rows.Length; i++)
                result[i] = IsMissing(rows[i]);
        return result;
    }
}
