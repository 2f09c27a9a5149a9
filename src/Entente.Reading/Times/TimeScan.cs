using System.Globalization;
using Entente.Reading.Quantities;
using Entente.Reading.Text;
using Entente.World;

namespace Entente.Reading.Times;

/// <summary>Matches an expression of time at a token of one sentence.</summary>
internal sealed partial class TimeScan(Token[] tokens, string[] words, DateOnly? day)
{
    private int _end;
    private TimeValue _value;

    /// <summary>The first token of the last match.</summary>
    internal int First { get; private set; }

    internal bool Match(int at, out int end, out TimeValue value)
    {
        First = at;
        _end = at;
        _value = default;
        var hit = Composed(at) || Numeric(at) || MonthDate(at) || WeekdayDate(at) || Deictic(at) || Relative(at) || Counted(at) || Recurring(at) || Clock(at) || Decade(at) || Year(at) || Named(at);
        (end, value) = (_end, _value);
        return hit && end > at;
    }

    private string W(int i) => i >= 0 && i < words.Length ? words[i] : "";

    private bool Is(int i, string word) => i >= 0 && i < words.Length && string.Equals(words[i], word, StringComparison.Ordinal);

    private bool Set(int end, TimeValue value)
    {
        (_end, _value) = (end, value);
        return true;
    }

    private bool Capital(int i) => i >= 0 && i < tokens.Length && char.IsUpper(tokens[i].Form[0]);

    private int Int(int i) => i >= 0 && i < words.Length && words[i].Length <= 4 && words[i].All(char.IsAsciiDigit) && int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;

    private bool IsYear(int i) => i >= 0 && i < words.Length && words[i].Length == 4 && Int(i) is >= 1000 and <= 2100;

    private bool Glued(int i) => NumberWords.Adjacent(tokens, i);

    /// <summary>2024-06-19, 6/28/2024, 2024/06/19.</summary>
    private bool Numeric(int at)
    {
        if (IsYear(at) && Is(at + 1, "-") && Is(at + 3, "-") && Glued(at) && Glued(at + 1) && Glued(at + 2) && Int(at + 2) is >= 1 and <= 12 && Int(at + 4) is >= 1 and <= 31)
            return Day(at + 5, Int(at), Int(at + 2), Int(at + 4));
        var w = words[at];
        if (w.Length is < 6 or > 10 || w.IndexOf('/', StringComparison.Ordinal) < 1)
            return false;
        var p = w.Split('/');
        if (p.Length != 3 || !p.All(x => x.Length is >= 1 and <= 4 && x.All(char.IsAsciiDigit)))
            return false;
        var n = p.Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        if (p[0].Length == 4)
            return n[1] is >= 1 and <= 12 && Day(at + 1, n[0], n[1], n[2]);
        var year = p[2].Length == 2 ? n[2] + (n[2] >= 40 ? 1900 : 2000) : n[2];
        return n[0] is >= 1 and <= 12 ? Day(at + 1, year, n[0], n[1]) : n[1] is >= 1 and <= 12 && Day(at + 1, year, n[1], n[0]);
    }

    private bool Day(int end, int year, int month, int dayOfMonth)
    {
        if (year is < 1 or > 9999 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
            return false;
        return Set(WithTime(end, new DateOnly(year, month, dayOfMonth), out var value) is var e ? e : end, value);
    }

    /// <summary>A date may be followed by a time of day: "Tuesday night", "June 19 at 3 p.m.".</summary>
    private int WithTime(int end, DateOnly date, out TimeValue value)
    {
        value = TimeValue.OfDay(date);
        if (CalendarWords.PartOfDay(W(end)) is { } part)
        {
            value = new TimeValue(TimeKind.Time, $"{TimeValue.Iso(date)}T{part}", EdtfDate.Day(date));
            return end + 1;
        }

        return end;
    }

    /// <summary>June 19, 2024; 19 June 2024; the 19th of June; June 2024; June; early June.</summary>
    private bool MonthDate(int at)
    {
        var i = at;
        var dayFirst = 0;
        if (W(i).Length <= 2 && Int(i) is >= 1 and <= 31 && W(i - 1) is not ("$" or "€" or "£") && MonthAt(i + 1))
        {
            dayFirst = Int(i);
            i++;
        }
        else if (W(i - 1) is not ("$" or "€" or "£") && NumberWords.Read(tokens, i, out var spoken) is >= 1 and <= 31 and var cardinal && cardinal == Math.Floor(cardinal) && MonthAt(i + spoken) && Capital(i + spoken))
        {
            dayFirst = (int)cardinal;
            i += spoken;
        }
        else if (NumberWords.Ordinal(tokens, i, out var n) is >= 1 and <= 31 and var ordinal && MonthAt(i + n + (Is(i + n, "of") ? 1 : 0)))
        {
            dayFirst = ordinal;
            i += n + (Is(i + n, "of") ? 1 : 0);
        }

        var month = CalendarWords.Month(W(i));
        if (month == 0 || (dayFirst == 0 && !MonthAt(i)))
            return false;
        if (dayFirst > 0)
        {
            var e = i + 1;
            if (W(e) is "," or "of" && IsYear(e + 1))
                e++;
            return YearAt(e, out var yearEnd) is > 0 and var year ? Day(yearEnd, year, month, dayFirst) : Resolved(e, month, dayFirst);
        }

        var after = i + 1;
        var dayAfter = Int(after) is >= 1 and <= 31 and var d && W(after).Length <= 2 ? d : W(after).Length <= 4 && char.IsAsciiDigit(W(after).Length > 0 ? W(after)[0] : 'x') && NumberWords.Ordinal(tokens, after, out _) is >= 1 and <= 31 and var o ? o : 0;
        var written = 1;
        if (dayAfter == 0 && after < words.Length && NumberWords.Ordinal(tokens, after, out written) is >= 1 and <= 31 and var word && W(after) is not "second")
            dayAfter = word;
        if (dayAfter > 0)
        {
            var e = after + Math.Max(1, written);
            if (W(e) is "," or "of" && IsYear(e + 1))
                return Day(e + 2, Int(e + 1), month, dayAfter);
            return YearAt(e, out var yearEnd) is > 0 and var year ? Day(yearEnd, year, month, dayAfter) : Resolved(e, month, dayAfter);
        }

        if (Is(after, ",") && IsYear(after + 1))
            after++;
        else if (Is(after, "of") && IsYear(after + 1))
            after++;
        if (IsYear(after))
            return Set(after + 1, TimeValue.OfMonth(Int(after), month));
        if (IsAmbiguousMonth(at))
            return false;
        return Resolved(i + 1, month, 0);
    }

    /// <summary>A month with a capital, or in small letters beside a day where it is no other word.</summary>
    private bool MonthAt(int i) =>
        CalendarWords.Month(W(i)) > 0 && (Capital(i) || (words[i] is not ("may" or "march" or "mar" or "sun") && (IsDay(i - 1) || IsDay(i + 1) || (Is(i - 1, "of") && IsDay(i - 2)))));

    private bool IsDay(int i) =>
        i >= 0 && i < words.Length && (Int(i) is >= 1 and <= 31 || NumberWords.Ordinal(tokens, i, out _) is >= 1 and <= 31);

    /// <summary>May, March and Mar as verbs and names.</summary>
    private bool IsAmbiguousMonth(int at) =>
        words[at] is "may" or "march" or "mar" or "jan" or "dec" or "jun" or "sep" or "april" or "august" or "june"
        && !(W(at - 1) is "in" or "of" or "since" or "until" or "by" or "last" or "next" or "this" or "early" or "late" or "mid" or "-" or "from" or "to" or "through" or "before" or "after" or "during" or "for" or "and" or "between" or "that" or "each" or "every" or "around")
        && (words[at] is not ("april" or "august" or "june") || (Capital(at + 1) && at + 1 < words.Length));

    /// <summary>A month or day of a month without its year: the one nearest to publication that the tense allows.</summary>
    private bool Resolved(int end, int month, int dayOfMonth)
    {
        if (day is not { } today)
            return Set(end, new TimeValue(TimeKind.Date, dayOfMonth > 0 ? $"XXXX-{month:D2}-{dayOfMonth:D2}" : $"XXXX-{month:D2}", default));
        var year = today.Year;
        var future = LooksAhead(First);
        var probe = new DateOnly(year, month, Math.Min(dayOfMonth > 0 ? dayOfMonth : (future ? DateTime.DaysInMonth(year, month) : 1), DateTime.DaysInMonth(year, month)));
        if (future && probe < today)
            year++;
        else if (!future && probe > today && (probe.DayNumber - today.DayNumber > 45 || !NearFuture(First)))
            year--;
        if (year is < 1 or > 9999)
            return false;
        if (dayOfMonth == 0)
            return Set(end, TimeValue.OfMonth(year, month));
        return dayOfMonth <= DateTime.DaysInMonth(year, month) && Day(end, year, month, dayOfMonth);
    }

    private bool LooksAhead(int at)
    {
        if (W(at - 1) is "next" or "coming" or "until" or "upcoming" || W(at - 2) is "next" or "until" or "scheduled" or "planned" or "due")
            return true;
        for (var i = Math.Max(0, at - 10); i < Math.Min(words.Length, at + 6); i++)
            if (words[i] is "will" or "’ll" or "'ll" or "shall" or "scheduled" or "schedule" or "expected" or "upcoming" or "plans" or "planned" or "slated" || (words[i] is "to" && W(i - 1) is "is" or "are" or "due" or "set"))
                return true;
        return false;
    }

    private bool NearFuture(int at) => W(at - 1) is "this" or "by";

    /// <summary>Tuesday; last Friday; next Monday morning.</summary>
    private bool WeekdayDate(int at)
    {
        var i = at;
        var which = W(i) is "last" or "next" or "this" or "past" or "coming" or "previous" ? W(i) : "";
        if (which.Length > 0)
            i++;
        var weekday = CalendarWords.Weekday(W(i));
        if (weekday == 0 || !Capital(i) || W(i).Length < 4 && !W(i).EndsWith('.'))
            return false;
        if (W(i).EndsWith('s') && W(i).Length > 6 && W(i) is "mondays" or "tuesdays" or "wednesdays" or "thursdays" or "fridays" or "saturdays" or "sundays")
            return Set(i + 1, new TimeValue(TimeKind.Set, $"XXXX-WXX-{weekday}", default));
        var e = i + 1;
        // "Thursday, June 20": one expression, valued by the date.
        if (Is(e, ",") && CalendarWords.Month(W(e + 1)) > 0 && MonthDate(e + 1))
            return true;
        _end = at;
        if (day is not { } today)
            return Set(e, new TimeValue(TimeKind.Date, $"XXXX-WXX-{weekday}", default));
        var back = (TimeValue.Weekday(today) - weekday + 7) % 7;
        DateOnly date;
        if (which is "next" or "coming")
            date = today.AddDays(back == 0 ? 7 : 7 - back);
        else if (which is "last" or "past" or "previous")
            date = today.AddDays(back == 0 ? -7 : -back);
        else
            date = LooksAhead(at) && back != 0 ? today.AddDays(7 - back) : today.AddDays(-back);
        return Set(WithTime(e, date, out var value), value);
    }

    /// <summary>The 1960s, the '70s, the late 1990s; the 19th century.</summary>
    private bool Decade(int at)
    {
        if (at >= words.Length)
            return false;
        var w = words[at];
        if (w.Length is 5 or 6 && w.EndsWith('s') && w[..4].All(char.IsAsciiDigit) && w[3] == '0')
            return Set(at + 1, int.Parse(w[..4], CultureInfo.InvariantCulture) is var y && y % 100 == 0 && y < 2000 ? TimeValue.OfCentury(y) : TimeValue.OfDecade(y));
        if (IsYear(at) && W(at)[3] == '0' && W(at + 1) is "'s" or "’s" && Glued(at) && W(at - 1) is "the" or "early" or "late" or "mid" or "-")
            return Set(at + 2, TimeValue.OfDecade(Int(at)));
        // ’70s is one token or a mark and a token.
        var i = at;
        if (w is "'" or "’" or "‘" && Glued(at))
            i++;
        var two = W(i).TrimStart('\'', '’', '‘');
        if (two.Length == 3 && two[2] == 's' && char.IsAsciiDigit(two[0]) && two[1] == '0' && two[0] is >= '2' and <= '9' && (i > at || W(i).Length == 4))
            return Set(i + 1, TimeValue.OfDecade(1900 + ((two[0] - '0') * 10)));
        if (NumberWords.Ordinal(tokens, at, out var n) is > 0 and < 30 and var ordinal)
        {
            var e = at + n;
            if (Is(e, "-"))
                e++;
            if (Is(e, "century") || Is(e, "centuries"))
                return Set(e + 1, TimeValue.OfCentury((ordinal - 1) * 100));
        }

        return false;
    }

    /// <summary>A bare year where the words or marks around it show one.</summary>
    private bool Year(int at)
    {
        if (!IsYear(at) || (at + 1 < tokens.Length && W(at + 1) is "%" or "percent" or "people" or "troops" or "soldiers" or "miles" or "km" or "feet" or "tons" or "tonnes" or "dollars" or "kilometers"))
            return false;
        var n = Int(at);
        if (at > 0 && tokens[at - 1].Form is "$" or "€" or "£" or "#" or "No.")
            return false;
        var before = W(at - 1);
        var marked = before is "in" or "since" or "until" or "till" or "by" or "from" or "of" or "during" or "before" or "after" or "to" or "through" or "and" or "between" or "early" or "late" or "mid" or "the" or "for" or "(" or "-" or "–" or "circa" or "around" or "year" or "," or "mid-" or "as" or "or" or "fiscal" or "a";
        if (n is >= 1900 and <= 2035 || (marked && n is >= 1400 and <= 2100) || (marked && n >= 1000 && before is "in" or "(" or "–" or "-" or "since" or "from"))
        {
            if (n is < 1900 or > 2035 && char.IsLower(at + 1 < tokens.Length ? tokens[at + 1].Form[0] : '.') && before is not ("(" or "–" or "-") && at + 1 < tokens.Length && W(at + 1).EndsWith('s') && !IsClosedClass(W(at + 1)))
                return false;
            return Set(at + 1, TimeValue.OfYear(n));
        }

        return false;
    }

    private static bool IsClosedClass(string word) => word is "was" or "is" or "has" or "as" or "its" or "his" or "this" or "'s" or "’s";

}
