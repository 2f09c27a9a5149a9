using System.Globalization;

namespace Entente.Numerics;

/// <summary>A column of days.</summary>
public sealed class DateColumn : Column
{
    private readonly DateOnly[] _values;

    private DateColumn(string name, DateOnly[] values, (ulong[]? Bits, int Count) missing)
        : base(name, values.Length, missing.Bits, missing.Count) => _values = values;

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Date;

    /// <summary>The day of one row, or null where it is missing.</summary>
    public DateOnly? this[int row] => IsMissing(row) ? null : _values[row];

    /// <summary>A column of days of which the nulls are missing.</summary>
    public static DateColumn Of(string name, IReadOnlyCollection<DateOnly?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, values.Select(v => v ?? default).ToArray(), Pack(values.Select(v => v is null).ToArray()));
    }

    /// <inheritdoc/>
    public override string? TextAt(int row) => this[row]?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Column Select(ReadOnlySpan<int> rows)
    {
        var values = new DateOnly?[rows.Length];
        for (var i = 0; i < rows.Length; i++)
            values[i] = this[rows[i]];
        return Of(Name, values);
    }
}
