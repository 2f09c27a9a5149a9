using System.Globalization;
using System.Text;

namespace Entente.Files;

/// <summary>Numbers from UTF-8 bytes: a fast path for short decimals that is exact, the base library for the rest.</summary>
internal static class NumberText
{
    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    // At most 2^53 over a power of ten up to 10^22 rounds once: Clinger 1990.
    public static bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        var i = 0;
        var negative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == (byte)'-';
            i = 1;
        }

        ulong digits = 0;
        int count = 0, scale = 0;
        var point = false;
        for (; i < text.Length; i++)
        {
            var d = (uint)(text[i] - '0');
            if (d <= 9)
            {
                digits = (digits * 10) + d;
                if (digits != 0)
                    count++;
                if (point)
                    scale++;
            }
            else if (text[i] == (byte)'.' && !point)
            {
                point = true;
            }
            else
            {
                return Slow(text, out value);
            }

            if (count > 18)
                return Slow(text, out value);
        }

        if (digits > 1UL << 53 || scale > 22 || (digits == 0 && count == 0 && !AnyDigit(text)))
            return Slow(text, out value);
        value = scale == 0 ? digits : digits / Powers[scale];
        if (negative)
            value = -value;
        return true;
    }

    private static bool AnyDigit(ReadOnlySpan<byte> text) => text.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0;

    private static bool Slow(ReadOnlySpan<byte> text, out double value)
    {
        text = Trim(text);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsNaN(value) && (double.IsFinite(value) || IsInfinity(text)))
            return true;
        if (IsInfinity(text))
        {
            value = text[0] == (byte)'-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        return false;
    }

    private static bool IsInfinity(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 3 or > 4)
            return false;
        if (text[0] is (byte)'-' or (byte)'+')
            text = text[1..];
        return Ascii.EqualsIgnoreCase(text, "inf"u8);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);
}
