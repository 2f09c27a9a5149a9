namespace Entente.World;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    /// <summary>Nothing is known of the date.</summary>
    Unknown,

    /// <summary>One day.</summary>
    Day,

    /// <summary>Some day of one month.</summary>
    Month,

    /// <summary>Some day of one year.</summary>
    Year,

    /// <summary>Some day of one decade (EDTF <c>196X</c>).</summary>
    Decade,

    /// <summary>Some day of one century (EDTF <c>19XX</c>).</summary>
    Century,

    /// <summary>On that day or earlier (EDTF <c>../1972-02-21</c>).</summary>
    Before,

    /// <summary>On that day or later (EDTF <c>1972-02-21/..</c>).</summary>
    After,

    /// <summary>From one date to another, both included (EDTF <c>1950/1979</c>).</summary>
    Between,
}

/// <summary>What the writer says of his own certainty (EDTF level 1 qualifiers).</summary>
public enum DateQualifier
{
    /// <summary>No doubt is stated.</summary>
    None,

    /// <summary>Uncertain, <c>?</c>.</summary>
    Uncertain,

    /// <summary>Approximate, <c>~</c>.</summary>
    Approximate,

    /// <summary>Both, <c>%</c>.</summary>
    Both,
}

/// <summary>
/// A date with its precision, in the Gregorian calendar, years 1 to 9999; text form is the Extended Date/Time Format
/// (Library of Congress 2019, ISO 8601-2:2019), levels 0 and 1 without seasons and times.
/// </summary>
/// <remarks>
/// A date stands for the days between <see cref="Earliest"/> and <see cref="Latest"/>, both included. Two dates compare
/// by <see cref="DefinitelyBefore"/> and <see cref="MayEqual"/>, never by a bare less-than: a month does not lie before
/// one of its days. The default value is <see cref="Unknown"/>. Text form and value are inverse to each other.
/// </remarks>
public readonly record struct EdtfDate
{
    private EdtfDate(DatePrecision precision, DateOnly? earliest, DateOnly? latest, DateQualifier qualifier, string? text)
    {
        Precision = precision;
        Earliest = earliest;
        Latest = latest;
        Qualifier = qualifier;
        _text = text;
    }

    private readonly string? _text;

    /// <summary>No date: EDTF <c>XXXX</c>.</summary>
    public static EdtfDate Unknown => default;

    /// <summary>How exactly the date is known.</summary>
    public DatePrecision Precision { get; }

    /// <summary>The stated doubt; for an interval, that of its ends is kept in the text only.</summary>
    public DateQualifier Qualifier { get; }

    /// <summary>The first day it may be; null for an open start or an unknown date.</summary>
    public DateOnly? Earliest { get; }

    /// <summary>The last day it may be; null for an open end or an unknown date.</summary>
    public DateOnly? Latest { get; }

    /// <summary>Whether nothing is known of the date.</summary>
    public bool IsUnknown => Precision == DatePrecision.Unknown;

    /// <summary>The days that the date may be.</summary>
    public DateSpan Span => new(Earliest, Latest);

    /// <summary>One day.</summary>
    public static EdtfDate Day(DateOnly day, DateQualifier qualifier = DateQualifier.None) =>
        new(DatePrecision.Day, day, day, qualifier, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}{EdtfText.Sign(qualifier)}");

    /// <summary>One day.</summary>
    public static EdtfDate Day(int year, int month, int day) => Day(new DateOnly(year, month, day));

    /// <summary>Some day of a month.</summary>
    public static EdtfDate Month(int year, int month, DateQualifier qualifier = DateQualifier.None)
    {
        var first = new DateOnly(year, month, 1);
        return new(DatePrecision.Month, first, EdtfText.LastOfMonth(first), qualifier, $"{year:0000}-{month:00}{EdtfText.Sign(qualifier)}");
    }

    /// <summary>Some day of a year, 1 to 9999.</summary>
    public static EdtfDate Year(int year, DateQualifier qualifier = DateQualifier.None) =>
        new(DatePrecision.Year, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), qualifier, $"{year:0000}{EdtfText.Sign(qualifier)}");

    /// <summary>Some day of the ten years that begin with <paramref name="firstYear"/>, a multiple of ten: 1960 gives <c>196X</c>.</summary>
    /// <exception cref="ArgumentException">The year is no multiple of ten, or lies outside 10 to 9990.</exception>
    public static EdtfDate Decade(int firstYear, DateQualifier qualifier = DateQualifier.None) =>
        firstYear is >= 10 and <= 9990 && firstYear % 10 == 0
            ? new(DatePrecision.Decade, new DateOnly(firstYear, 1, 1), new DateOnly(firstYear + 9, 12, 31), qualifier, $"{firstYear / 10:000}X{EdtfText.Sign(qualifier)}")
            : throw new ArgumentException($"A decade begins with a multiple of ten from 10 to 9990, not {firstYear}.", nameof(firstYear));

    /// <summary>Some day of the hundred years that begin with <paramref name="firstYear"/>, a multiple of a hundred: 1900 gives <c>19XX</c>.</summary>
    /// <exception cref="ArgumentException">The year is no multiple of a hundred, or lies outside 100 to 9900.</exception>
    public static EdtfDate Century(int firstYear, DateQualifier qualifier = DateQualifier.None) =>
        firstYear is >= 100 and <= 9900 && firstYear % 100 == 0
            ? new(DatePrecision.Century, new DateOnly(firstYear, 1, 1), new DateOnly(firstYear + 99, 12, 31), qualifier, $"{firstYear / 100:00}XX{EdtfText.Sign(qualifier)}")
            : throw new ArgumentException($"A century begins with a multiple of a hundred from 100 to 9900, not {firstYear}.", nameof(firstYear));

    /// <summary>On the last day of <paramref name="end"/>, or earlier.</summary>
    /// <exception cref="ArgumentException"><paramref name="end"/> is unknown or itself an interval.</exception>
    public static EdtfDate Before(EdtfDate end) =>
        new(DatePrecision.Before, null, EdtfText.Simple(end).Latest, DateQualifier.None, $"../{end}");

    /// <summary>On the first day of <paramref name="start"/>, or later.</summary>
    /// <exception cref="ArgumentException"><paramref name="start"/> is unknown or itself an interval.</exception>
    public static EdtfDate After(EdtfDate start) =>
        new(DatePrecision.After, EdtfText.Simple(start).Earliest, null, DateQualifier.None, $"{start}/..");

    /// <summary>From the first day of <paramref name="start"/> to the last of <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentException">The end lies before the start, or one of them is unknown or itself an interval.</exception>
    public static EdtfDate Between(EdtfDate start, EdtfDate end)
    {
        var (first, last) = (EdtfText.Simple(start).Earliest, EdtfText.Simple(end).Latest);
        if (last < first)
            throw new ArgumentException($"The interval ends ({end}) before it starts ({start}).");
        return new(DatePrecision.Between, first, last, DateQualifier.None, $"{start}/{end}");
    }

    /// <summary>Whether every day this date may be lies before every day the other may be.</summary>
    public bool DefinitelyBefore(EdtfDate other) => Latest is { } a && other.Earliest is { } b && a < b;

    /// <summary>Whether some day is possible for both; an unknown date may equal any.</summary>
    public bool MayEqual(EdtfDate other) => Span.Overlaps(other.Span);

    /// <summary>Reads EDTF text.</summary>
    /// <exception cref="FormatException">The text is no date of the supported forms.</exception>
    public static EdtfDate Parse(string text) =>
        TryParse(text, out var date)
            ? date
            : throw new FormatException($"'{text}' is no date: EDTF was expected, such as 2024-06-19, 2024-06, 2024, 196X, ../2024, 2024/.., 1950/1979 or XXXX.");

    /// <summary>Reads EDTF text; false leaves <paramref name="date"/> unknown.</summary>
    public static bool TryParse(string? text, out EdtfDate date) => EdtfText.TryRead(text, out date);

    /// <summary>The EDTF text.</summary>
    public override string ToString() => _text ?? "XXXX";
}
