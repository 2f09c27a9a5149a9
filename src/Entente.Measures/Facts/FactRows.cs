namespace Entente.Measures.Facts;

/// <summary>Rows of one table of facts as the record hands them over: a column an array, all of one length.</summary>
public sealed class FactRows
{
    /// <summary>Stands for a missing whole number; a missing number is NaN.</summary>
    public const int Missing = int.MinValue;

    private readonly IReadOnlyDictionary<string, int[]> _wholes;
    private readonly IReadOnlyDictionary<string, double[]> _reals;

    /// <summary>Wraps the columns; the arrays are kept, not copied, and never written to.</summary>
    /// <param name="count">The number of rows; arrays may be longer.</param>
    /// <param name="wholes">Columns of whole numbers.</param>
    /// <param name="reals">Columns of numbers.</param>
    public FactRows(int count, IReadOnlyDictionary<string, int[]> wholes, IReadOnlyDictionary<string, double[]> reals) => (Count, _wholes, _reals) = (count, wholes, reals);

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>A column of whole numbers.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public ReadOnlySpan<int> Whole(string column) => _wholes[column].AsSpan(0, Count);

    /// <summary>A column of numbers.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public ReadOnlySpan<double> Real(string column) => _reals[column].AsSpan(0, Count);
}

/// <summary>A table of facts with the source it came from and the years it speaks about.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Version">Its version.</param>
/// <param name="FirstYear">The first year covered.</param>
/// <param name="LastYear">The last year covered.</param>
public sealed record FactSource(FactRows Rows, string Provider, string Version, int FirstYear, int LastYear)
{
    /// <summary>Whether the year is covered.</summary>
    public bool Covers(int year) => year >= FirstYear && year <= LastYear;
}

/// <summary>A spell of a state's membership in the system.</summary>
/// <param name="Code">Its number in the system.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, part of the spell.</param>
public readonly record struct StateSpell(int Code, DateOnly First, DateOnly Last);
