using System.Collections.Immutable;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Expressions;

/// <summary>What an expression came to by one source: a series, one value, or a statement that holds or does not.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Data">The values; one without a date for a single value.</param>
/// <param name="Coverage">The days the source speaks about.</param>
public sealed record Measured(string Unit, ImmutableArray<Datum> Data, DateSpan Coverage)
{
    /// <summary>Whether a statement holds; null where this is a value, or where nothing can be said.</summary>
    public bool? Truth { get; init; }

    /// <summary>Whether this is a statement.</summary>
    public bool IsStatement { get; init; }

    /// <summary>What was found, in words; null where the number says all.</summary>
    public string? Words { get; init; }

    /// <summary>What the statement depends on: the same by other definitions.</summary>
    public ImmutableArray<Variant> Variants { get; init; } = [];

    /// <summary>The last value that is a number; else the last reason why there is none.</summary>
    public Datum Latest => Data.LastOrDefault(d => d.Value.HasNumber) ?? Data.LastOrDefault() ?? new Datum(EdtfDate.Unknown, Value.Missing(NoValue.NotRecorded), []);

    /// <summary>The value of one date: the datum whose days hold it, or lie within it.</summary>
    public Datum At(EdtfDate date)
    {
        foreach (var d in Data)
            if (d.When.Earliest is { } first && d.When.Latest is { } last && date.Earliest is { } from && date.Latest is { } to && ((first <= from && last >= to) || (first >= from && last <= to)))
                return d;
        var covered = date.Latest is { } day && Coverage.Contains(day) && Data.Length > 0;
        return new Datum(date, Value.Missing(covered ? NoValue.MissingInSource : NoValue.OutsideCoverage, covered ? $"no row for {date}" : $"{date} lies outside {Coverage}"), []);
    }

    internal static Measured Scalar(double number, string unit = "1") => new(unit, [new Datum(EdtfDate.Unknown, Value.Of(number), [])], DateSpan.Always);

    internal static Measured One(Datum datum, string unit, DateSpan coverage) => new(unit, [datum], coverage);

    internal static Measured Missing(NoValue reason, string detail) => new("1", [new Datum(EdtfDate.Unknown, Value.Missing(reason, detail), [])], DateSpan.Always);

    internal static Measured Statement(bool? holds, string words, ImmutableArray<RowProvenance> rows, DateSpan coverage, params ReadOnlySpan<Variant> variants) =>
        new("statement", [new Datum(EdtfDate.Unknown, holds is { } h ? Value.Of(h ? 1 : 0) : Value.Missing(NoValue.NotRecorded, words), rows)], coverage) { IsStatement = true, Truth = holds, Words = words, Variants = [.. variants] };
}

/// <summary>The same by another definition.</summary>
/// <param name="Name">The definition.</param>
/// <param name="Holds">Whether it holds then; null where nothing can be said.</param>
/// <param name="Words">What was found.</param>
public sealed record Variant(string Name, bool? Holds, string Words);
