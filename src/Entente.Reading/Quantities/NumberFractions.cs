using System.Globalization;
using Entente.Reading.Text;

namespace Entente.Reading.Quantities;

/// <summary>Fractions in words and signs: "three and a fifth", "one out of three", "half a million", "3 million and a half", "¾".</summary>
internal static class NumberFractions
{
    private const string Vulgar = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";

    private static readonly double[] VulgarValues = [0.5, 0.25, 0.75, 1 / 3.0, 2 / 3.0, 0.2, 0.4, 0.6, 0.8, 1 / 6.0, 5 / 6.0, 0.125, 0.375, 0.625, 0.875];

    /// <summary>A sign such as "¾"; 0 where the token is none.</summary>
    internal static double Sign(string form) => form.Length == 1 && Vulgar.IndexOf(form[0], StringComparison.Ordinal) is >= 0 and var at ? VulgarValues[at] : 0;

    /// <summary>What stands behind a number and changes it: "over 3", "out of five hundred", "and a half", "and two thirds".</summary>
    internal static double After(Token[] tokens, int at, double value, double scale, ref int length)
    {
        var i = at + length;
        if (i + 1 >= tokens.Length)
            return value;
        var word = NumberWords.Lower(tokens[i].Form);
        if (word == "over" || (word == "out" && NumberWords.Lower(tokens[i + 1].Form) == "of"))
        {
            var from = word == "over" ? i + 1 : i + 2;
            if (from < tokens.Length && NumberWords.Read(tokens, from, out var n) is > 0 and var below && n > 0 && value > 0 && (word == "out" || below < 1e6))
            {
                length = from + n - at;
                return value / below;
            }
        }

        if (word != "and")
            return value;
        var share = Share(tokens, i + 1, out var used);
        if (used == 0)
            return value;
        // "one billion and three quarters million" has its own scale; "3 million and a half" takes the one before.
        var next = i + 1 + used;
        if (next < tokens.Length && NumberWords.Scale(tokens[next].Form) is > 100 and var own)
        {
            length = next + 1 - at;
            return value + (share * own);
        }

        length = next - at;
        return value + (share * scale);
    }

    /// <summary>"a half", "two thirds", "one fourth"; the length is 0 where none begins.</summary>
    internal static double Share(Token[] tokens, int at, out int length)
    {
        length = 0;
        if (at + 1 >= tokens.Length)
            return 0;
        var count = NumberWords.Lower(tokens[at].Form) is "a" or "an" ? 1 : NumberWords.SmallNumber(tokens[at].Form);
        if (count <= 0 || count > 20)
            return 0;
        var below = Below(tokens, at + 1, count > 1, out var n);
        if (n == 0)
            return 0;
        length = 1 + n;
        return count / below;
    }

    /// <summary>The ordinal under a fraction ("thirds", "twenty-first"); the length is 0 where none begins.</summary>
    internal static double Below(Token[] tokens, int at, bool plural, out int length)
    {
        length = 0;
        if (at >= tokens.Length)
            return 0;
        var form = NumberWords.Lower(tokens[at].Form);
        var tens = NumberWords.SmallNumber(form);
        var next = at + 1 < tokens.Length && tokens[at + 1].Form == "-" ? at + 2 : at + 1;
        if (tens is >= 20 and <= 90 && tens % 10 == 0 && next < tokens.Length && NumberWords.Under(NumberWords.Lower(tokens[next].Form)) is > 0 and < 10 and var unit)
        {
            length = next + 1 - at;
            return tens + unit;
        }

        if (NumberWords.Under(form) is > 1 and var below && (!plural || form.EndsWith('s') || form.EndsWith("ves", StringComparison.Ordinal)) && form is not "seconds" and not "second")
        {
            length = 1;
            return below;
        }

        return 0;
    }

    /// <summary>"1.1^23", "12.32e+14", "1.3x10^6" in one run of characters; false where the text at an offset is none.</summary>
    internal static bool Power(string text, int start, int stop, out double value, out int end)
    {
        (value, end) = (0, start);
        var i = start;
        while (i < stop && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
            i++;
        if (i == start || i >= stop || !double.TryParse(text.AsSpan(start, i - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var basis))
            return false;
        var ten = false;
        if (text.AsSpan(i).StartsWith("x10^", StringComparison.Ordinal) || text.AsSpan(i).StartsWith("×10^", StringComparison.Ordinal))
            (ten, i) = (true, i + 4);
        else if (text[i] == '^')
            i++;
        else if (text[i] is 'e' or 'E' && i + 2 < stop && text[i + 1] is '+' or '-')
            (ten, i) = (true, i + 1);
        else
            return false;
        var sign = 1;
        while (i < stop && text[i] is '+' or '-')
            sign *= text[i++] == '-' ? -1 : 1;
        var from = i;
        while (i < stop && char.IsAsciiDigit(text[i]))
            i++;
        if (i == from || i - from > 3)
            return false;
        var exponent = sign * int.Parse(text.AsSpan(from, i - from), NumberStyles.None, CultureInfo.InvariantCulture);
        value = ten ? basis * Math.Pow(10, exponent) : Math.Pow(basis, exponent);
        end = i;
        return double.IsFinite(value);
    }
}
