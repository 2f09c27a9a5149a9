using System.Globalization;

namespace Entente.Numerics;

/// <summary>A column of numbers.</summary>
public sealed class NumberColumn : Column
{
    private readonly double[] _values;

    private NumberColumn(string name, double[] values, (ulong[]? Bits, int Count) missing)
        : base(name, values.Length, missing.Bits, missing.Count) => _values = values;

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Number;

    /// <summary>The numbers, not a number where the entry is missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The same, to be kept.</summary>
    public ReadOnlyMemory<double> Memory => _values;

    /// <summary>The number of one row, or null where it is missing.</summary>
    public double? this[int row] => IsMissing(row) ? null : _values[row];

    /// <summary>A column of numbers none of which is missing; a not-a-number is kept as one.</summary>
    /// <remarks>The array is taken over, not copied.</remarks>
    public static NumberColumn Of(string name, double[] values) => new(name, values, (null, 0));

    /// <summary>A column of numbers of which some are missing.</summary>
    /// <remarks>The array is taken over; missing entries are set to not-a-number.</remarks>
    /// <exception cref="ArgumentException">The two lengths differ.</exception>
    public static NumberColumn Of(string name, double[] values, ReadOnlySpan<bool> missing)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != missing.Length)
            throw new ArgumentException($"{values.Length} numbers, but {missing.Length} marks.", nameof(missing));
        for (var i = 0; i < values.Length; i++)
            if (missing[i])
                values[i] = double.NaN;
        return new(name, values, Pack(missing));
    }

    /// <summary>A column of numbers of which the nulls are missing.</summary>
    public static NumberColumn Of(string name, IReadOnlyCollection<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(name, values.Select(v => v ?? double.NaN).ToArray(), values.Select(v => v is null).ToArray());
    }

    /// <inheritdoc/>
    public override string? TextAt(int row) => IsMissing(row) ? null : _values[row].ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Column Select(ReadOnlySpan<int> rows)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            values[i] = _values[rows[i]];
        return MissingCount == 0 ? Of(Name, values) : Of(Name, values, Missing(rows));
    }
}
