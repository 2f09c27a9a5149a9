namespace Entente.Numerics;

/// <summary>A column of text, each distinct value stored once.</summary>
public sealed class TextColumn : Column
{
    private readonly int[] _codes;
    private readonly string[] _levels;

    private TextColumn(string name, int[] codes, string[] levels, (ulong[]? Bits, int Count) missing)
        : base(name, codes.Length, missing.Bits, missing.Count) => (_codes, _levels) = (codes, levels);

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Text;

    /// <summary>The distinct values in the order of their first row.</summary>
    public IReadOnlyList<string> Levels => _levels;

    /// <summary>For each row the index of its value in <see cref="Levels"/>, -1 where it is missing.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The text of one row, or null where it is missing.</summary>
    public string? this[int row] => _codes[row] < 0 ? null : _levels[_codes[row]];

    /// <summary>A column of text of which the nulls are missing.</summary>
    public static TextColumn Of(string name, IEnumerable<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var levels = new List<string>();
        var codes = new List<int>();
        foreach (var value in values)
        {
            if (value is null)
            {
                codes.Add(-1);
                continue;
            }

            if (!index.TryGetValue(value, out var code))
            {
                index.Add(value, code = levels.Count);
                levels.Add(value);
            }

            codes.Add(code);
        }

        return OfCodes(name, [.. codes], [.. levels]);
    }

    /// <summary>A column from codes (-1 is missing) into distinct levels.</summary>
    /// <remarks>The arrays are taken over, not copied.</remarks>
    /// <exception cref="ArgumentException">A code lies outside the levels.</exception>
    public static TextColumn OfCodes(string name, int[] codes, string[] levels)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(levels);
        foreach (var code in codes)
            if (code < -1 || code >= levels.Length)
                throw new ArgumentException($"Code {code} lies outside the {levels.Length} levels.", nameof(codes));
        return new(name, codes, levels, Pack(Array.ConvertAll(codes, c => c < 0)));
    }

    /// <inheritdoc/>
    public override string? TextAt(int row) => this[row];

    /// <inheritdoc/>
    public override Column Select(ReadOnlySpan<int> rows)
    {
        var codes = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            codes[i] = _codes[rows[i]];
        return OfCodes(Name, codes, _levels);
    }
}
