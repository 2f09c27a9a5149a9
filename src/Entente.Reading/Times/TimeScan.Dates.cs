using System.Globalization;
using Entente.Reading.Quantities;
using Entente.World;

namespace Entente.Reading.Times;

/// <summary>Dates that several parts make up: a distance from another date, a weekday of a week, a day of a month, a feast, glued forms.</summary>
internal sealed partial class TimeScan
{
    private bool Composed(int at) =>
        FromAnchor(at) || WeekAndWeekday(at) || WeekdayAndDay(at) || DayOfMonth(at) || GluedDate(at) || DayAndMonthNumbers(at) || Feast(at) || Ahead(at);

    /// <summary>The day that an expression names, matched at a token; null where it names none.</summary>
    private DateOnly? Anchor(int at, out int end)
    {
        end = at;
        if (at >= words.Length)
            return null;
        var first = First;
        var hit = Match(at, out end, out var value);
        First = first;
        return hit && value.Date.Precision is DatePrecision.Day ? value.Date.Earliest : null;
    }

    /// <summary>"three weeks from tomorrow", "2 weeks before Christmas".</summary>
    private bool FromAnchor(int at)
    {
        var count = words[at] is "a" or "an" ? 1 : NumberWords.Read(tokens, at, out var n) is var read && n > 0 ? read : -1;
        if (count is < 0 or > 1000 || count != Math.Floor(count))
            return false;
        var e = at + (words[at] is "a" or "an" ? 1 : Length(at));
        if (CalendarWords.Unit(W(e), out _) is not ("D" or "W" or "M" or "Y" or "F") || W(e + 1) is not ("from" or "after" or "before" or "since") || Is(e + 2, "now"))
            return false;
        var unit = CalendarWords.Unit(W(e), out _);
        if (Anchor(e + 2, out var end) is not { } anchor)
            return false;
        var k = (int)count * (Is(e + 1, "before") ? -1 : 1);
        return Moved(end, anchor, unit!, k);
    }

    private int Length(int at)
    {
        NumberWords.Read(tokens, at, out var n);
        return n;
    }

    private bool Moved(int end, DateOnly anchor, string unit, int k)
    {
        try
        {
            var date = unit switch { "D" => anchor.AddDays(k), "W" => anchor.AddDays(7 * k), "F" => anchor.AddDays(14 * k), "M" => anchor.AddMonths(k), _ => anchor.AddYears(k) };
            return Set(end, TimeValue.OfDay(date));
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>"next week Wednesday", "Tuesday of last week".</summary>
    private bool WeekAndWeekday(int at)
    {
        if (day is not { } today)
            return false;
        int Shift(string word) => word switch { "last" or "previous" => -1, "next" or "following" => 1, "this" => 0, _ => 9 };
        var monday = today.AddDays(1 - TimeValue.Weekday(today));
        if (Shift(words[at]) is not 9 and var shift && Is(at + 1, "week"))
        {
            var e = Is(at + 2, "on") ? at + 3 : at + 2;
            return CalendarWords.Weekday(W(e)) is > 0 and var on && Set(e + 1, TimeValue.OfDay(monday.AddDays((7 * shift) + on - 1)));
        }

        if (CalendarWords.Weekday(words[at]) is > 0 and var weekday && !words[at].EndsWith("ys", StringComparison.Ordinal))
        {
            var e = Is(at + 1, "of") ? at + 2 : at + 1;
            if (Shift(W(e)) is not 9 and var by && Is(e + 1, "week"))
                return Set(e + 2, TimeValue.OfDay(monday.AddDays((7 * by) + weekday - 1)));
        }

        // "previous Monday", "following Friday": counted by weeks.
        if (words[at] is "previous" or "following" && CalendarWords.Weekday(W(at + 1)) is > 0 and var other && Capital(at + 1))
            return Set(at + 2, TimeValue.OfDay(monday.AddDays((words[at] == "previous" ? -7 : 7) + other - 1)));
        return false;
    }

    /// <summary>"Tuesday the eleventh", "Sunday 31", "Friday 5/12".</summary>
    private bool WeekdayAndDay(int at)
    {
        var i = words[at] is "next" or "this" or "last" ? at + 1 : at;
        if (CalendarWords.Weekday(W(i)) is not (> 0 and var weekday) || day is not { } today)
            return false;
        var e = i + 1;
        if (W(e).Contains('/') && DayAndMonthNumbers(e))
            return true;
        if (Is(e, "(") && CalendarWords.Month(W(e + 1)) > 0 && GluedDate(e + 1))
            return Set(Is(_end, ")") ? _end + 1 : _end, _value);
        _end = at;
        if (Is(e, "the"))
            e++;
        var n = 1;
        var wanted = e < words.Length && NumberWords.Ordinal(tokens, e, out n) is >= 1 and <= 31 and var ordinal ? ordinal : W(e).Length <= 2 && Int(e) is >= 1 and <= 31 and var number ? number : 0;
        if (wanted == 0 || CalendarWords.Month(W(e + n)) > 0 || Is(e + n, "of") || W(e + n) is "percent" or "%" or "million" or ":" or "people")
            return false;
        // The nearest month in which that day falls on that weekday.
        for (var k = 0; k <= 14; k++)
            foreach (var months in (ReadOnlySpan<int>)[-k, k])
            {
                var month = today.AddMonths(months);
                if (wanted <= DateTime.DaysInMonth(month.Year, month.Month) && new DateOnly(month.Year, month.Month, wanted) is var date && TimeValue.Weekday(date) == weekday)
                    return Set(e + n, TimeValue.OfDay(date));
            }

        return false;
    }

    /// <summary>"the 18th", "the 15th day of next month", "the 23rd day of September".</summary>
    private bool DayOfMonth(int at)
    {
        var i = words[at] is "the" ? at + 1 : W(at - 1) is "on" ? at : -1;
        if (i < 0 || i >= words.Length || day is not { } today)
            return false;
        var wanted = NumberWords.Ordinal(tokens, i, out var n);
        if (wanted is >= 20 and < 30 && W(i).EndsWith("ty", StringComparison.Ordinal))
            return false;
        if (wanted == 0 && W(i) is "twenty" or "thirty" && NumberWords.Ordinal(tokens, Math.Min(i + 1, tokens.Length - 1), out _) is >= 1 and <= 9 and var unit)
            (wanted, n) = ((W(i) == "twenty" ? 20 : 30) + unit, 2);
        if (wanted is < 1 or > 31)
            return false;
        var e = i + n;
        var counted = Is(e, "day");
        if (counted)
            e++;
        if (Is(e, "of") && CalendarWords.Month(W(e + 1)) is > 0 and var month && counted)
            return Resolved(e + 2, month, wanted);
        if (Is(e, "of") && W(e + 1) is "next" or "this" or "last" && Is(e + 2, "month"))
        {
            var on = today.AddMonths(Is(e + 1, "next") ? 1 : Is(e + 1, "last") ? -1 : 0);
            return wanted <= DateTime.DaysInMonth(on.Year, on.Month) && Set(e + 3, TimeValue.OfDay(new DateOnly(on.Year, on.Month, wanted)));
        }

        // By itself only in figures, before a stop: "on the 18th.", not "the 18th floor".
        if (counted || !char.IsAsciiDigit(W(i)[0]) || !(W(at - 1) is "on" or "by" or "until" or "since" or "from") || W(e) is not ("" or "." or "," or ";" or "?" or "!" or ")" or "and" or "-" or "at" or "with" or "for"))
            return false;
        return wanted <= DateTime.DaysInMonth(today.Year, today.Month) && Set(e, TimeValue.OfDay(new DateOnly(today.Year, today.Month, wanted)));
    }

    /// <summary>"2019-aug-1", "Sep-23-2020", "23/Sep/2020", "Jan/3", "Dec31", "2016 10 16".</summary>
    private bool GluedDate(int at)
    {
        if (words[at].Length is > 3 and < 12 && char.IsAsciiDigit(words[at][^1]) && words[at].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is { Length: >= 3 } letters && CalendarWords.Month(letters) is > 0 and var glued && Capital(at)
            && int.TryParse(words[at].AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31)
        {
            var e = Is(at + 1, ",") ? at + 2 : at + 1;
            return IsYear(e) ? Day(e + 1, Int(e), glued, number) : Resolved(at + 1, glued, number);
        }

        if (IsYear(at) && Int(at + 1) is >= 1 and <= 12 && Int(at + 2) is >= 1 and <= 31 && W(at + 1).Length == 2 && W(at + 2).Length == 2)
            return Day(at + 3, Int(at), Int(at + 1), Int(at + 2));
        if (at + 2 >= words.Length || !(words[at + 1] is "-" or "/") || !Glued(at) || !Glued(at + 1))
            return false;
        var three = at + 4 < words.Length && words[at + 3] == words[at + 1] && Glued(at + 2) && Glued(at + 3);
        var (year, month, of) = (0, 0, 0);
        for (var i = at; i <= at + (three ? 4 : 2); i += 2)
            if (CalendarWords.Month(words[i]) is > 0 and var named)
                month = named;
            else if (IsYear(i))
                year = Int(i);
            else if (Int(i) is >= 1 and <= 31 and var small)
                of = small;
        if (month == 0 || of == 0 || (three && year == 0))
            return false;
        return three ? Day(at + 5, year, month, of) : Resolved(at + 3, month, of);
    }

    /// <summary>"on 22/04": two numbers that can be a day and a month, where the words around show a date.</summary>
    private bool DayAndMonthNumbers(int at)
    {
        var stroke = words[at].IndexOf('/', StringComparison.Ordinal);
        if (stroke is not (1 or 2) || words[at].Length > 5 || words[at].IndexOf('/', stroke + 1) >= 0)
            return false;
        if (!int.TryParse(words[at].AsSpan(0, stroke), NumberStyles.None, CultureInfo.InvariantCulture, out var first) || !int.TryParse(words[at].AsSpan(stroke + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var second))
            return false;
        if (!(W(at - 1) is "on" or "by" or "until" or "since" or "next" or "last" or "this" or "dated" || CalendarWords.Weekday(W(at - 1)) > 0 || words.Length == 1))
            return false;
        if (first is >= 1 and <= 12 && second is >= 1 and <= 31)
            return LeapDay(at + 1, first, second) || Resolved(at + 1, first, second);
        return second is >= 1 and <= 12 && first is >= 1 and <= 31 && Resolved(at + 1, second, first);
    }

    private bool LeapDay(int end, int month, int of)
    {
        if (month != 2 || of != 29 || day is not { } today)
            return false;
        var year = today.Year;
        while (!DateTime.IsLeapYear(year))
            year--;
        return Day(end, year, 2, 29);
    }

    /// <summary>Feasts with a date that every calendar shows.</summary>
    private bool Feast(int at)
    {
        var i = words[at] is "last" or "next" or "following" or "this" ? at + 1 : at;
        if (i < words.Length && !Capital(i) && W(i) is not ("christmas" or "easter" or "new" or "black"))
            return false;
        var (length, month, of) = (W(i), W(i + 1)) switch
        {
            ("christmas", "eve") => (2, 12, 24),
            ("christmas", "day") => (2, 12, 25),
            ("christmas", _) => (1, 12, 25),
            ("boxing", "day") => (2, 12, 26),
            ("halloween", _) => (1, 10, 31),
            ("valentine", "'s") or ("valentine", "’s") => (3, 2, 14),
            ("new", "year") when W(i + 2) is "'s" or "’s" && Is(i + 3, "eve") => (4, 12, 31),
            ("new", "year") when W(i + 2) is "'s" or "’s" && Is(i + 3, "day") => (4, 1, 1),
            ("new", "year") when Is(at - 1, "before") || Is(at - 1, "after") || Is(at - 1, "on") => (2, 1, 1),
            ("international", "workers") => (Is(i + 3, "day") ? 4 : 0, 5, 1),
            ("independence", "day") when Is(i + 2, "of") && Is(i + 3, "this") => (5, 7, 4),
            ("easter", _) when W(i + 1) is not ("island" or "rising") => (1, 0, 0),
            ("black", "friday") => (2, 0, 1),
            ("thanksgiving", _) => (1, 0, 2),
            _ => (0, 0, 0),
        };
        if (length == 0 || day is not { } today)
            return false;
        var e = i + length;
        DateOnly On(int year) => month > 0 ? new DateOnly(year, month, of) : of == 0 ? Easter(year) : Fourth(year).AddDays(of == 1 ? 1 : 0);
        if (IsYear(e))
            return Set(e + 1, TimeValue.OfDay(On(Int(e))));
        var date = On(today.Year);
        var ahead = words[at] is "next" or "following" || (i == at && (LooksAhead(at) || W(at - 1) is "before" or "until"));
        if (words[at] is "last" && date >= today)
            date = On(today.Year - 1);
        else if (words[at] is not "last" && ahead && date < today)
            date = On(today.Year + 1);
        else if (i == at && !ahead && date > today && date.DayNumber - today.DayNumber > 60)
            date = On(today.Year - 1);
        return Set(e, TimeValue.OfDay(date));
    }

    private static DateOnly Fourth(int year)
    {
        var first = new DateOnly(year, 11, 1);
        return first.AddDays(((4 - TimeValue.Weekday(first) + 7) % 7) + 21);
    }

    /// <summary>Easter Sunday (the anonymous Gregorian rule, Meeus 1991, chapter 8).</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    /// <summary>"will leave in two months": a length of time that ends on a day.</summary>
    private bool Ahead(int at)
    {
        if (words[at] is "in" || W(at - 1) is not "in" || day is not { } today || !LooksAhead(at))
            return false;
        var count = words[at] is "a" or "an" ? 1 : NumberWords.Read(tokens, at, out var n) is var read && n > 0 ? read : -1;
        if (count is < 1 or > 500 || count != Math.Floor(count))
            return false;
        var e = at + (words[at] is "a" or "an" ? 1 : Length(at));
        if (CalendarWords.Unit(W(e), out _) is not ("D" or "W" or "M" or "Y") || Is(e + 1, "'s"))
            return false;
        var unit = CalendarWords.Unit(W(e), out _)!;
        if (!Moved(e + 1, today, unit, (int)count))
            return false;
        _value = new TimeValue(TimeKind.Duration, CalendarWords.Duration(unit, count.ToString(CultureInfo.InvariantCulture)), _value.Date);
        return true;
    }

    /// <summary>A year in figures or words ("nineteen eighty six", "two thousand and thirty two"); 0 where none begins here.</summary>
    private int YearAt(int at, out int end)
    {
        end = at;
        if (IsYear(at))
        {
            end = at + 1;
            return Int(at);
        }

        if (at >= words.Length)
            return 0;
        if (W(at) is "nineteen" or "eighteen" or "twenty" && NumberWords.Read(tokens, at + 1 < tokens.Length ? at + 1 : at, out var m) is >= 10 and <= 99 and var rest && at + 1 < tokens.Length && m > 0)
        {
            end = at + 1 + m;
            return ((W(at) == "nineteen" ? 19 : W(at) == "eighteen" ? 18 : 20) * 100) + (int)rest;
        }

        if (NumberWords.Read(tokens, at, out var n) is >= 1500 and <= 2100 and var value && n > 1)
        {
            end = at + n;
            return (int)value;
        }

        return 0;
    }
}
