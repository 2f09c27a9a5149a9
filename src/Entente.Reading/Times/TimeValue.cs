using System.Globalization;
using Entente.World;

namespace Entente.Reading.Times;

/// <summary>A TIMEX3 value with its kind and the date it stands for.</summary>
internal readonly record struct TimeValue(TimeKind Kind, string Value, EdtfDate Date)
{
    internal static TimeValue OfDay(DateOnly day) => new(TimeKind.Date, Iso(day), EdtfDate.Day(day));

    internal static TimeValue OfMonth(int year, int month) => new(TimeKind.Date, $"{year:D4}-{month:D2}", EdtfDate.Month(year, month));

    internal static TimeValue OfYear(int year) => new(TimeKind.Date, year.ToString("D4", CultureInfo.InvariantCulture), EdtfDate.Year(year));

    internal static TimeValue OfDecade(int year) => new(TimeKind.Date, (year / 10).ToString(CultureInfo.InvariantCulture), EdtfDate.Decade(year / 10 * 10));

    internal static TimeValue OfCentury(int year) => new(TimeKind.Date, (year / 100).ToString(CultureInfo.InvariantCulture), EdtfDate.Century(year / 100 * 100));

    internal static TimeValue OfWeek(DateOnly day, bool weekend = false)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        var monday = day.AddDays(-Weekday(day) + 1);
        var value = $"{ISOWeek.GetYear(at):D4}-W{ISOWeek.GetWeekOfYear(at):D2}{(weekend ? "-WE" : "")}";
        return new(TimeKind.Date, value, EdtfDate.Between(EdtfDate.Day(weekend ? monday.AddDays(5) : monday), EdtfDate.Day(monday.AddDays(6))));
    }

    internal static TimeValue OfQuarter(int year, int quarter) =>
        new(TimeKind.Date, $"{year:D4}-Q{quarter}", EdtfDate.Between(EdtfDate.Month(year, (quarter * 3) - 2), EdtfDate.Month(year, quarter * 3)));

    internal static TimeValue OfSeason(int year, string season)
    {
        var (first, last) = season switch { "SP" => (3, 5), "SU" => (6, 8), "FA" => (9, 11), _ => (12, 2) };
        var end = season == "WI" ? year + 1 : year;
        return new(TimeKind.Date, $"{year:D4}-{season}", end > 9999 ? EdtfDate.Year(year) : EdtfDate.Between(EdtfDate.Month(year, first), EdtfDate.Month(end, last)));
    }

    internal static TimeValue Reference(string value) => new(TimeKind.Date, value, default);

    internal static TimeValue Lasts(string value) => new(TimeKind.Duration, value, default);

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
}
