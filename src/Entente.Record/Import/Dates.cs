namespace Entente.Record.Import;

/// <summary>Reads days as providers write them.</summary>
internal static class Dates
{
    /// <summary>yyyy-mm-dd, or yyyymmdd, with anything after the day (a time) left out.</summary>
    internal static bool TryDay(ReadOnlySpan<byte> field, out DateOnly day)
    {
        day = default;
        field = field.Trim((byte)' ');
        if (field.Length >= 10 && field[4] == '-' && field[7] == '-')
            return TryNumber(field[..4], out var y) && TryNumber(field[5..7], out var m) && TryNumber(field[8..10], out var d) && TryMake(y, m, d, out day)
                && (field.Length == 10 || field[10] is (byte)' ' or (byte)'T');
        return field.Length == 8 && TryNumber(field, out var all) && TryMake(all / 10000, all / 100 % 100, all % 100, out day);
    }

    internal static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var b in digits)
        {
            if (b is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + (b - '0');
        }

        return true;
    }
}
