namespace Entente.World;

/// <summary>The text form of <see cref="EdtfDate"/>: reading, and the pieces of writing that its factories share.</summary>
internal static class EdtfText
{
    internal static string Sign(DateQualifier qualifier) => qualifier switch
    {
        DateQualifier.None => "",
        DateQualifier.Uncertain => "?",
        DateQualifier.Approximate => "~",
        _ => "%",
    };

    internal static DateOnly LastOfMonth(DateOnly first) =>
        new(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month));

    internal static EdtfDate Simple(EdtfDate date) =>
        date.Precision is DatePrecision.Unknown or DatePrecision.Before or DatePrecision.After or DatePrecision.Between
            ? throw new ArgumentException($"The end of an interval is a day, month, year, decade or century, not '{date}'.")
            : date;

    internal static bool TryRead(string? text, out EdtfDate date)
    {
        date = default;
        if (text is null)
            return false;
        if (text == "XXXX")
            return true;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return TryReadSimple(text, out date);
        var (left, right) = (text[..slash], text[(slash + 1)..]);
        if (left == "..")
        {
            if (!TryReadSimple(right, out var end))
                return false;
            date = EdtfDate.Before(end);
            return true;
        }

        if (!TryReadSimple(left, out var start))
            return false;
        if (right == "..")
        {
            date = EdtfDate.After(start);
            return true;
        }

        if (!TryReadSimple(right, out var last) || last.Latest < start.Earliest)
            return false;
        date = EdtfDate.Between(start, last);
        return true;
    }

    private static bool TryReadSimple(string text, out EdtfDate date)
    {
        date = default;
        var qualifier = DateQualifier.None;
        if (text.Length > 0 && text[^1] is '?' or '~' or '%')
        {
            qualifier = text[^1] == '?' ? DateQualifier.Uncertain : text[^1] == '~' ? DateQualifier.Approximate : DateQualifier.Both;
            text = text[..^1];
        }

        switch (text.Length)
        {
            case 4 when text[3] == 'X' && text[2] == 'X':
                if (!Digits(text, 0, 2, out var century) || century < 1)
                    return false;
                date = EdtfDate.Century(century * 100, qualifier);
                return true;
            case 4 when text[3] == 'X':
                if (!Digits(text, 0, 3, out var decade) || decade < 1)
                    return false;
                date = EdtfDate.Decade(decade * 10, qualifier);
                return true;
            case 4:
                if (!Digits(text, 0, 4, out var year) || year < 1)
                    return false;
                date = EdtfDate.Year(year, qualifier);
                return true;
            case 7 when text[4] == '-':
                if (!Digits(text, 0, 4, out year) || year < 1 || !Digits(text, 5, 2, out var month) || month is < 1 or > 12)
                    return false;
                date = EdtfDate.Month(year, month, qualifier);
                return true;
            case 10 when text[4] == '-' && text[7] == '-':
                if (!Digits(text, 0, 4, out year) || year < 1 || !Digits(text, 5, 2, out month) || month is < 1 or > 12
                    || !Digits(text, 8, 2, out var day) || day < 1 || day > DateTime.DaysInMonth(year, month))
                    return false;
                date = EdtfDate.Day(new DateOnly(year, month, day), qualifier);
                return true;
            default:
                return false;
        }
    }

    private static bool Digits(string text, int start, int count, out int value)
    {
        value = 0;
        for (var i = start; i < start + count; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return false;
            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }
}
