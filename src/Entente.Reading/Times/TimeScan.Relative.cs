using System.Globalization;
using Entente.Reading.Quantities;
using Entente.World;

namespace Entente.Reading.Times;

/// <summary>Expressions that lean on the day of publication, lengths of time, times that recur, and times of day.</summary>
internal sealed partial class TimeScan
{
    private bool Deictic(int at)
    {
        var w = words[at];
        TimeValue Near(int days, string? part = null) => day is not { } today
            ? TimeValue.Reference(days < 0 ? "PAST_REF" : days > 0 ? "FUTURE_REF" : "PRESENT_REF")
            : part is null ? TimeValue.OfDay(today.AddDays(days)) : new TimeValue(TimeKind.Time, $"{TimeValue.Iso(today.AddDays(days))}T{part}", EdtfDate.Day(today.AddDays(days)));
        switch (w)
        {
            case "today":
                return Set(at + 1, Near(0));
            case "yesterday" or "tomorrow":
                var shift = w == "yesterday" ? -1 : 1;
                return CalendarWords.PartOfDay(W(at + 1)) is { } part ? Set(at + 2, Near(shift, part)) : Set(at + 1, Near(shift));
            case "tonight":
                return Set(at + 1, Near(0, "NI"));
            case "now" or "currently" or "nowadays" or "presently" when !Is(at + 1, "that"):
                return Set(at + 1, TimeValue.Reference("PRESENT_REF"));
            case "recently" or "lately" or "formerly" or "previously" or "once" when w is not "once":
                return Set(at + 1, TimeValue.Reference("PAST_REF"));
            case "soon":
                return Set(at + 1, TimeValue.Reference("FUTURE_REF"));
            case "the" when W(at + 1) is "past" or "future" && W(at + 2) is "" or "." or "," or ";" or "and" or "or":
                return Set(at + 2, TimeValue.Reference(Is(at + 1, "past") ? "PAST_REF" : "FUTURE_REF"));
            case "the" when Is(at + 1, "day") && W(at + 2) is "before" or "after" && W(at + 3) is "yesterday" or "tomorrow":
                return Set(at + 4, Near(Is(at + 3, "yesterday") ? -2 : 2));
            case "the" when W(at + 1) is "present" && W(at + 2) is "" or "." or "," or "day":
                return Set(at + (Is(at + 2, "day") ? 3 : 2), TimeValue.Reference("PRESENT_REF"));
            case "the" when Is(at + 1, "same") && Is(at + 2, "time"):
                return false;
            case "at" when Is(at + 1, "the") && Is(at + 2, "moment"):
                First = at + 1;
                return Set(at + 3, TimeValue.Reference("PRESENT_REF"));
            default:
                return false;
        }
    }

    /// <summary>last week, this month, next year, the past decade, earlier this week, late last July.</summary>
    private bool Relative(int at)
    {
        var i = at;
        if (W(i) is "early" or "late" or "earlier" or "later" or "mid" or "beginning" or "end")
        {
            i++;
            if (Is(i, "-"))
                i++;
            if (Is(i, "in"))
                i++;
            if (W(i) is "the" && Decade(i + 1))
                return true;
            _end = at;
            if (Decade(i) || (CalendarWords.Month(W(i)) > 0 && MonthDate(i)))
                return true;
            _end = at;
            if (IsYear(i) && W(at) is "early" or "late" or "mid")
                return Set(i + 1, TimeValue.OfYear(Int(i)));
        }

        if (Is(i, "the") && W(i + 1) is "last" or "past" or "next" or "previous" or "coming" or "following" or "current" or "same")
            i++;
        var which = W(i);
        if (which is not ("last" or "this" or "next" or "past" or "previous" or "coming" or "current" or "following" or "upcoming" or "that" or "same"))
            return false;
        var unit = W(i + 1);
        if (CalendarWords.Weekday(unit) > 0 && Capital(i + 1) && which is not ("same" or "current"))
            return WeekdayDate(i);
        if (which is "same" or "following" or "that")
            return false;
        var sign = which is "last" or "past" or "previous" ? -1 : which is "next" or "coming" or "following" or "upcoming" ? 1 : 0;
        if (CalendarWords.Month(unit) is > 0 and var month && Capital(i + 1))
        {
            if (day is not { } now)
                return Resolved(i + 2, month, 0);
            var year = now.Year;
            if (sign < 0 && month >= now.Month)
                year--;
            else if (sign > 0 && month <= now.Month)
                year++;
            if (Int(i + 2) is >= 1 and <= 31 and var d && W(i + 2).Length <= 2)
                return Day(i + 3, year, month, d);
            return Set(i + 2, TimeValue.OfMonth(year, month));
        }

        if (CalendarWords.PartOfDay(unit) is { } part && unit is "night" or "morning" or "afternoon" or "evening")
        {
            if (day is not { } now)
                return Set(i + 2, new TimeValue(TimeKind.Time, $"XXXX-XX-XXT{part}", default));
            var on = now.AddDays(sign < 0 ? -1 : 0);
            return Set(i + 2, new TimeValue(TimeKind.Time, $"{TimeValue.Iso(on)}T{part}", EdtfDate.Day(on)));
        }

        if (CalendarWords.Season(unit) is { } season)
        {
            if (day is not { } now)
                return Set(i + 2, TimeValue.Reference(sign < 0 ? "PAST_REF" : "FUTURE_REF"));
            var begins = season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };
            var year = sign < 0 ? (now.Month >= begins + 3 ? now.Year : now.Year - 1) : sign > 0 && now.Month >= begins ? now.Year + 1 : now.Year;
            return Set(i + 2, TimeValue.OfSeason(year, season));
        }

        if (CalendarWords.Unit(unit, out var plural) is not { } code)
            return RelativeCount(i, sign);
        if (plural)
            return which is not "this" && unit is not "seconds" && Set(i + 2, TimeValue.Lasts(CalendarWords.Duration(code, "X")));
        // "over the past year": a length of time.
        if (which is "past" && code is "Y" or "M" or "W" or "DE" or "CE" or "D")
            return Set(i + 2, TimeValue.Lasts(CalendarWords.Duration(code, "1")));
        return day is { } today ? Period(i + 2, today, code, sign) : Set(i + 2, TimeValue.Reference(sign < 0 ? "PAST_REF" : sign > 0 ? "FUTURE_REF" : "PRESENT_REF"));
    }

    private bool RelativeCount(int at, int sign)
    {
        var value = NumberWords.Read(tokens, at + 1, out var n);
        var few = W(at + 1) is "few" or "several" or "couple";
        if (n == 0 && !few)
            return false;
        var e = at + 1 + (few ? 1 : n);
        if (Is(e, "of"))
            e++;
        if (CalendarWords.Unit(W(e), out _) is not { } code || sign == 0)
            return false;
        return Set(e + 1, TimeValue.Lasts(CalendarWords.Duration(code, few ? "X" : value.ToString(CultureInfo.InvariantCulture))));
    }

    private bool Period(int end, DateOnly today, string code, int sign)
    {
        switch (code)
        {
            case "D":
                return Set(end, TimeValue.OfDay(today.AddDays(sign)));
            case "W":
                return Set(end, TimeValue.OfWeek(today.AddDays(7 * sign)));
            case "WE":
                return Set(end, TimeValue.OfWeek(today.AddDays(7 * sign), weekend: true));
            case "M":
                var month = today.AddMonths(sign);
                return Set(end, TimeValue.OfMonth(month.Year, month.Month));
            case "Q":
                var quarter = today.AddMonths(3 * sign);
                return Set(end, TimeValue.OfQuarter(quarter.Year, ((quarter.Month - 1) / 3) + 1));
            case "Y":
                return Set(end, TimeValue.OfYear(today.Year + sign));
            case "DE":
                return Set(end, TimeValue.OfDecade(today.Year + (10 * sign)));
            case "CE":
                return Set(end, TimeValue.OfCentury(today.Year + (100 * sign)));
            default:
                return false;
        }
    }

    /// <summary>Three days; two weeks ago; a year earlier; more than a month later.</summary>
    private bool Counted(int at)
    {
        var (count, e) = (default(double?), at);
        if (words[at] is "a" or "an")
        {
            e = at + 1;
            count = 1;
            if (W(e) is "few" or "couple" or "number" or "several")
            {
                count = null;
                e++;
                if (Is(e, "of"))
                    e++;
            }
            else if (W(e) is "half" or "quarter" or "dozen" or "hundred" or "thousand")
            {
                count = NumberWords.Read(tokens, at, out var n);
                e = at + n;
                if (Is(e, "-"))
                    e++;
            }
            else if (W(e) is "full" or "whole" or "single" or "entire")
            {
                e++;
            }
        }
        else if (words[at] is "several" or "few" or "many" or "some" or "recent" or "dozens" or "decades" or "years" or "months" or "weeks" or "centuries" or "hours" or "days")
        {
            count = null;
            if (CalendarWords.Unit(words[at], out _) is null)
                e = at + 1;
            if (Is(e, "more"))
                e++;
            if (words[at] is "dozens" && Is(e, "of"))
                e++;
        }
        else
        {
            count = NumberWords.Read(tokens, at, out var n);
            if (n == 0 || W(at) is "second")
                return false;
            e = at + n;
            if (Is(e, "-") && NumberWords.Read(tokens, Math.Min(e + 1, tokens.Length - 1), out var m) > 0 && m > 0)
                e += 1 + m;
            else if (Is(e, "-"))
                e++;
            if (W(e) is "more" or "full" or "consecutive" or "straight" or "long" or "additional" or "whole" or "solid")
                e++;
        }

        if (CalendarWords.Unit(W(e), out var plural) is not { } code || code is "TX" or "SEASON" or "GEN")
            return false;
        var bare = e == at;
        if (count == 1 && words[at] is "a" or "an" && !plural && code is "D" or "TS" or "TM" && W(e + 1) is not ("ago" or "earlier" or "later" or "before" or "after") && W(at - 1) is not ("for" or "in" or "than" or "about" or "once" or "twice" or "times" or "per"))
            return false;
        e++;
        // "three years old", "22-year-old" are ages.
        var number = count is { } c ? c.ToString(CultureInfo.InvariantCulture) : "X";
        if (Is(e, "-") && Is(e + 1, "old"))
            return Set(e + 2, TimeValue.Lasts(CalendarWords.Duration(code, number)));
        if (Is(e, "and") && W(e + 1) is "a" && Is(e + 2, "half"))
        {
            number = ((count ?? 1) + 0.5).ToString(CultureInfo.InvariantCulture);
            e += 3;
        }

        if (W(e) is "ago" or "earlier" or "previously" or "before" or "prior" or "later" or "hence" or "after" || (Is(e, "from") && Is(e + 1, "now")) || (W(e) is "from" && Is(e + 1, "today")))
        {
            var ago = W(e) is "ago";
            var from = Is(e, "from");
            if (ago || from || W(e) is "hence")
                return Shifted(from ? e + 2 : e + 1, code, count, from || W(e) is "hence" ? 1 : -1);
            if (W(e) is "earlier" or "previously" && bare is false && W(e + 1) is "" or "," or "." or ";")
                return Shifted(e + 1, code, count, -1);
        }

        if (bare && !(W(at - 1) is "for" or "in" or "of" or "within" or "over" or "after" or "than" or "took" or "take" or "last" or "lasted" or "about"))
            return false;
        return Set(e, TimeValue.Lasts(CalendarWords.Duration(code, number)));
    }

    private bool Shifted(int end, string code, double? count, int sign)
    {
        if (day is not { } today || count is not { } n)
            return Set(end, TimeValue.Reference(sign < 0 ? "PAST_REF" : "FUTURE_REF"));
        if (n > 5000)
            return false;
        var k = (int)Math.Round(n) * sign;
        try
        {
            return code switch
            {
                "D" => Set(end, TimeValue.OfDay(today.AddDays(k))),
                "W" => Set(end, TimeValue.OfWeek(today.AddDays(7 * k))),
                "M" => today.AddMonths(k) is var m ? Set(end, TimeValue.OfMonth(m.Year, m.Month)) : false,
                "Y" => Set(end, TimeValue.OfYear(today.Year + k)),
                "DE" => Set(end, n == 1 ? TimeValue.OfYear(today.Year + (10 * k)) : TimeValue.OfDecade(today.Year + (10 * k))),
                "CE" => Set(end, TimeValue.OfCentury(today.Year + (100 * k))),
                "TH" or "TM" or "TS" => Set(end, new TimeValue(TimeKind.Time, TimeValue.Iso(today), EdtfDate.Day(today))),
                _ => false,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private bool Recurring(int at)
    {
        var w = words[at];
        var set = w switch
        {
            "daily" => "P1D",
            "weekly" => "P1W",
            "monthly" => "P1M",
            "annually" or "yearly" or "annual" => "P1Y",
            "quarterly" => "P1Q",
            "hourly" => "PT1H",
            "nightly" => "XXXX-XX-XXTNI",
            _ => null,
        };
        if (set is not null)
            return Set(at + 1, new TimeValue(TimeKind.Set, set, default));
        if (w is not ("every" or "each"))
            return false;
        var e = at + 1;
        if (CalendarWords.Weekday(W(e)) is > 0 and var weekday)
            return Set(e + 1, new TimeValue(TimeKind.Set, $"XXXX-WXX-{weekday}", default));
        if (CalendarWords.Month(W(e)) is > 0 and var month && Capital(e))
            return Set(e + 1, new TimeValue(TimeKind.Set, $"XXXX-{month:D2}", default));
        if (CalendarWords.PartOfDay(W(e)) is { } part)
            return Set(e + 1, new TimeValue(TimeKind.Set, $"XXXX-XX-XXT{part}", default));
        var count = NumberWords.Read(tokens, Math.Min(e, tokens.Length - 1), out var n);
        if (n > 0 && e < tokens.Length)
            e += n;
        else
            count = W(e) is "other" ? 2 : W(e) is "few" ? -1 : 1;
        if (W(e) is "other" or "few")
            e++;
        if (CalendarWords.Unit(W(e), out _) is not { } code)
            return false;
        return Set(e + 1, new TimeValue(TimeKind.Set, CalendarWords.Duration(code, count < 0 ? "X" : count.ToString(CultureInfo.InvariantCulture)), default));
    }

    /// <summary>3 p.m.; 10:30 a.m.; 15:00; noon.</summary>
    private bool Clock(int at)
    {
        var w = words[at];
        var (hour, minute, e) = (-1, -1, at + 1);
        if (w is "noon" or "midnight")
            return Set(at + 1, At(w == "noon" ? 12 : 0, 0));
        var colon = w.IndexOf(':', StringComparison.Ordinal);
        if (colon is 1 or 2 && w.Length >= colon + 3 && w[..colon].All(char.IsAsciiDigit) && w[(colon + 1)..Math.Min(w.Length, colon + 3)].All(char.IsAsciiDigit))
            (hour, minute) = (int.Parse(w[..colon], CultureInfo.InvariantCulture), int.Parse(w[(colon + 1)..(colon + 3)], CultureInfo.InvariantCulture));
        else if (Int(at) is >= 1 and <= 12 and var h && W(at).Length <= 2)
            hour = h;
        else
            return false;
        var half = W(e).Replace(".", "", StringComparison.Ordinal);
        if (half is "am" or "pm")
            e++;
        else if (minute < 0)
            return (W(e) is "o'clock" or "o’clock") && Set(e + 1, At(hour, 0));
        if (hour > 24 || minute > 59)
            return false;
        if (half == "pm" && hour < 12)
            hour += 12;
        else if (half == "am" && hour == 12)
            hour = 0;
        if (W(e) is "gmt" or "est" or "edt" or "utc" or "et" or "bst" or "cet")
            e++;
        return Set(e, At(hour, Math.Max(0, minute)));
    }

    private TimeValue At(int hour, int minute)
    {
        var date = day is { } today ? TimeValue.Iso(today) : "XXXX-XX-XX";
        return new TimeValue(TimeKind.Time, $"{date}T{hour:D2}:{minute:D2}", day is { } d ? EdtfDate.Day(d) : default);
    }

    /// <summary>Seasons and times of day by themselves.</summary>
    private bool Named(int at)
    {
        if (CalendarWords.Season(words[at]) is { } season && W(at - 1) is "in" or "of" or "the" or "since" or "by" or "last" or "early" or "late" && words[at] is not ("fall" or "spring") | W(at - 1) is "of" or "in" && W(at - 2) is not "continued")
        {
            if (Is(at + 1, "of") && IsYear(at + 2))
                return Set(at + 3, TimeValue.OfSeason(Int(at + 2), season));
            if (IsYear(at + 1))
                return Set(at + 2, TimeValue.OfSeason(Int(at + 1), season));
            if (W(at - 1) is not "in" || words[at] is "fall" or "spring" && !Is(at + 1, ","))
                return false;
            return day is { } today && Set(at + 1, TimeValue.OfSeason(today.Year, season));
        }

        return false;
    }
}
