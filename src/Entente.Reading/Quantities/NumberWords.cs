using System.Collections.Frozen;
using System.Globalization;
using Entente.Reading.Text;

namespace Entente.Reading.Quantities;

/// <summary>Reads numbers written in digits, in words, or in both ("1.5 million", "two hundred and six", "two thirds", "a dozen").</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, double> Small = Dictionary(
        "zero 0 nought 0 naught 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fourty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 dozen 12 half 0.5");

    private static readonly FrozenDictionary<string, double> Scales = Dictionary(
        "hundred 100 thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 quadrillion 1e15 hundreds 100 thousands 1000 millions 1000000 billions 1000000000 trillions 1000000000000 k 1000 m 1000000 mn 1000000 b 1000000000 bn 1000000000 tn 1000000000000 t 1000000000000 lakh 100000 crore 10000000 dozen 12 dozens 12 score 20 mln 1000000 bln 1000000000 mil 1000000 tln 1000000000000 g 1000000000 doz 12 dozs 12");

    private static readonly FrozenDictionary<string, double> Ordinals = Dictionary(
        "first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12 thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17 eighteenth 18 nineteenth 19 twentieth 20 thirtieth 30 fortieth 40 fiftieth 50 sixtieth 60 seventieth 70 eightieth 80 ninetieth 90 hundredth 100 thousandth 1000 millionth 1000000 billionth 1000000000 trillionth 1000000000000 half 2 halves 2 quarter 4 quarters 4 thirds 3 fourths 4 fifths 5 sixths 6 sevenths 7 eighths 8 ninths 9 tenths 10 twentieths 20 hundredths 100 thousandths 1000");

    /// <summary>The number that begins at a token; <paramref name="length"/> is 0 where none does.</summary>
    internal static double Read(Token[] tokens, int at, out int length)
    {
        length = 0;
        if (at >= tokens.Length)
            return 0;
        var i = at;
        var negative = false;
        if (tokens[i].Form is "-" or "−" && i + 1 < tokens.Length && Adjacent(tokens, i) && char.IsAsciiDigit(tokens[i + 1].Form[0]) && (i == 0 || !Adjacent(tokens, i - 1)))
        {
            negative = true;
            i++;
        }
        else if (Lower(tokens[i].Form) is "minus" or "negative" && i + 1 < tokens.Length)
        {
            negative = true;
            i++;
        }

        var value = Unsigned(tokens, i, out var n);
        if (n == 0)
            return 0;
        length = i + n - at;
        return negative ? -value : value;
    }

    /// <summary>What a word such as "million" multiplies by; 0 where it is none.</summary>
    internal static double Scale(string form) => form.Length > 1 ? Scales.GetValueOrDefault(Lower(form)) : 0;

    internal static double SmallNumber(string form) => Small.TryGetValue(Lower(form), out var value) && value >= 1 ? value : 0;

    /// <summary>The number of an ordinal as it stands under a fraction ("fifth", "twenty-firsts"); 0 for other words.</summary>
    internal static double Under(string lower) =>
        Ordinals.TryGetValue(lower, out var value) || (lower.EndsWith('s') && Ordinals.TryGetValue(lower[..^1], out value)) ? value : 0;

    /// <summary>An ordinal in digits or words ("21st", "twenty-first"); 0 where none begins here.</summary>
    internal static int Ordinal(Token[] tokens, int at, out int length)
    {
        length = 0;
        var form = Lower(tokens[at].Form);
        if (form.Length > 2 && char.IsAsciiDigit(form[0]) && form[^2..] is "st" or "nd" or "rd" or "th" && int.TryParse(form.AsSpan(0, form.Length - 2), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
        {
            length = 1;
            return value;
        }

        if (Ordinals.TryGetValue(form, out var word) && form is not ("half" or "halves" or "quarter" or "quarters" or "second") && !form.EndsWith('s'))
        {
            length = 1;
            return (int)word;
        }

        if (form == "second")
        {
            length = 1;
            return 2;
        }

        if (Small.TryGetValue(form, out var tens) && tens is >= 20 and <= 90 && at + 2 < tokens.Length && tokens[at + 1].Form == "-" && Ordinals.TryGetValue(Lower(tokens[at + 2].Form), out var unit) && unit < 10)
        {
            length = 3;
            return (int)(tens + unit);
        }

        return 0;
    }

    internal static string Lower(string form)
    {
        foreach (var c in form)
            if (c is >= 'A' and <= 'Z' || c > 127)
                return form.ToLowerInvariant();
        return form;
    }

    internal static bool Adjacent(Token[] tokens, int at) => at + 1 < tokens.Length && tokens[at].End == tokens[at + 1].Start;

    internal static bool TryDigits(string form, out double value)
    {
        value = 0;
        if (form.Length == 0 || !(char.IsAsciiDigit(form[0]) || (form[0] == '.' && form.Length > 1 && char.IsAsciiDigit(form[1]))))
            return false;
        var comma = form.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            // Groups of three only: "11,000", not "3,5" or a list.
            var whole = form.IndexOf('.', StringComparison.Ordinal) is var dot && dot < 0 ? form : form[..dot];
            var groups = whole.Split(',');
            if (groups is [{ Length: > 0 }, { Length: 1 or 2 }] && form.IndexOf('.', StringComparison.Ordinal) < 0)
                return double.TryParse(form.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
            if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))
                return false;
            form = form.Replace(",", "", StringComparison.Ordinal);
        }

        return double.TryParse(form, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static double Unsigned(Token[] tokens, int at, out int length)
    {
        length = 0;
        if (at >= tokens.Length)
            return 0;
        var form = Lower(tokens[at].Form);
        if (NumberFractions.Sign(form) is > 0 and var sign)
        {
            length = 1;
            return sign;
        }

        if (char.IsAsciiDigit(form[0]) || form[0] == '.')
        {
            var digits = Digits(tokens, at, out length);
            return length == 0 ? 0 : NumberFractions.After(tokens, at, digits, LastScale(tokens, at, length), ref length);
        }

        if (form is "a" or "an" or "half" or "quarter" or "several" or "couple")
            return Article(tokens, at, form, out length);
        if (!Small.ContainsKey(form) && !Scales.ContainsKey(form))
            return 0;
        if (form.Length == 1 || form is "mn" or "bn" or "tn" or "mln" or "bln" or "score" || form.EndsWith('s'))
            return 0;
        return Words(tokens, at, out length);
    }

    /// <summary>The scale that a number ends with ("3 million"), for "and a half" behind it; 1 where it has none.</summary>
    private static double LastScale(Token[] tokens, int at, int length) => Scale(tokens[at + length - 1].Form) is >= 1000 and var scale ? scale : 1;

    private static double Article(Token[] tokens, int at, string form, out int length)
    {
        length = 0;
        if (form is "a" or "an" && at + 1 < tokens.Length)
        {
            var next = Lower(tokens[at + 1].Form);
            if (next is "hundred" or "thousand" or "million" or "billion" or "trillion" or "dozen")
            {
                var value = Words(tokens, at + 1, out var n);
                length = n + 1;
                return value;
            }

            // "a fifth of", "a hundredth": not "a third party".
            if (next is not ("half" or "quarter" or "third" or "second") && NumberFractions.Below(tokens, at + 1, false, out var used) is > 1 and var below && used > 0
                && (at + 1 + used >= tokens.Length || Lower(tokens[at + 1 + used].Form) is "of" or "." or "," or ";" or "?" or "!"))
            {
                length = 1 + used;
                return 1 / below;
            }

            if (next is "half" or "quarter" or "third")
            {
                length = 2;
                return next == "half" ? 0.5 : next == "quarter" ? 0.25 : 1.0 / 3;
            }
        }

        if (form is "half" or "quarter" && at + 1 < tokens.Length && Scale(tokens[at + 1].Form) is >= 1000 and var direct)
        {
            length = 2;
            return direct * (form == "half" ? 0.5 : 0.25);
        }

        if (form == "half" && at + 2 < tokens.Length && tokens[at + 1].Form is "a" && Scales.TryGetValue(Lower(tokens[at + 2].Form), out var scale))
        {
            length = 3;
            return scale / 2;
        }

        return 0;
    }

    private static double Digits(Token[] tokens, int at, out int length)
    {
        length = 0;
        var form = Lower(tokens[at].Form);
        var slash = form.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && TryDigits(form[..slash], out var above) && TryDigits(form[(slash + 1)..], out var below) && below != 0 && form.IndexOf('/', slash + 1) < 0)
        {
            length = 1;
            return above / below;
        }

        var suffix = form.Length;
        while (suffix > 0 && char.IsAsciiLetter(form[suffix - 1]))
            suffix--;
        var multiplier = 1.0;
        if (suffix < form.Length && (!Scales.TryGetValue(form[suffix..], out multiplier) || form[suffix..].Length > 3))
            return 0;
        if (!TryDigits(form[..suffix], out var value))
            return 0;
        length = 1;
        value *= multiplier;
        // "2 3/4", "1.5 million", "15 hundred thousand"
        if (at + length < tokens.Length && suffix == form.Length)
        {
            var next = Lower(tokens[at + length].Form);
            if (next.Length == 3 && next[1] == '/' && char.IsAsciiDigit(next[0]) && char.IsAsciiDigit(next[2]) && next[2] != '0')
            {
                length++;
                return value + ((next[0] - '0') / (double)(next[2] - '0'));
            }

            // "1 000 000"
            while (at + length < tokens.Length && tokens[at + length].Form.Length == 3 && tokens[at + length - 1].Form.Length <= 3 && tokens[at + length].Form.All(char.IsAsciiDigit) && value < 1e12 && form.Length <= 3)
            {
                value = (value * 1000) + double.Parse(tokens[at + length].Form, CultureInfo.InvariantCulture);
                length++;
            }
        }

        while (at + length < tokens.Length && Scales.TryGetValue(Lower(tokens[at + length].Form), out var scale))
        {
            var word = tokens[at + length].Form;
            if (word.Length == 1 && !(Adjacent(tokens, at + length - 1) && word is not "t") && word is not ("B" or "M" or "K"))
                break;
            value *= scale;
            length++;
        }

        // "4 thousand 3 hundred and 21": each part smaller than the scale before it.
        if (length > 1 && at + length < tokens.Length && Scale(tokens[at + length - 1].Form) is >= 100 and var last)
        {
            var joined = Lower(tokens[at + length].Form) == "and" ? 1 : 0;
            if (at + length + joined < tokens.Length && char.IsAsciiDigit(tokens[at + length + joined].Form[0]) && (joined == 1 || at + length + 1 < tokens.Length && Scale(tokens[at + length + 1].Form) > 0)
                && Digits(tokens, at + length + joined, out var more) is var tail && more > 0 && tail < last)
            {
                length += joined + more;
                value += tail;
            }
            else if (joined == 1 && at + length + 1 < tokens.Length && SmallNumber(tokens[at + length + 1].Form) is > 0 and < 100 and var word && last == 100 && !(at + length + 2 < tokens.Length && Under(Lower(tokens[at + length + 2].Form)) > 0))
            {
                length += 2;
                value += word;
            }
        }

        return value;
    }

    private static double Words(Token[] tokens, int at, out int length)
    {
        var (total, current) = (0.0, 0.0);
        var any = false;
        var i = at;
        var lastSmall = -1.0;
        while (i < tokens.Length)
        {
            var form = Lower(tokens[i].Form);
            if (form == "-" && any && i + 1 < tokens.Length && (Small.ContainsKey(Lower(tokens[i + 1].Form)) || Scales.ContainsKey(Lower(tokens[i + 1].Form))))
            {
                i++;
                continue;
            }

            if (form == "and" && any && i + 1 < tokens.Length && (current >= 100 || total > 0) && Small.TryGetValue(Lower(tokens[i + 1].Form), out var following) && following >= 1 && form != "half" && NumberFractions.Share(tokens, i + 1, out var share) >= 0 && share == 0)
            {
                i++;
                lastSmall = -1;
                continue;
            }

            if (Small.TryGetValue(form, out var small) && form is not ("dozen" or "half"))
            {
                // "twenty six" joins, "five six" does not.
                if (lastSmall >= 0 && !(lastSmall >= 20 && lastSmall % 10 == 0 && small < 10 && small > 0))
                    break;
                current += small;
                lastSmall = small;
                any = true;
                i++;
                continue;
            }

            if (Scales.TryGetValue(form, out var scale) && form.Length > 2)
            {
                if (!any)
                    current = 1;
                current = current == 0 ? 1 : current;
                if (scale == 100 || scale == 12 || scale == 20)
                {
                    current *= scale;
                }
                else
                {
                    total += current * scale;
                    current = 0;
                }

                // "three lakh crore": scales that follow each other multiply.
                while (i + 1 < tokens.Length && current == 0 && total > 0 && Lower(tokens[i + 1].Form) is "crore" or "million" or "billion" or "trillion" && Scales[Lower(tokens[i + 1].Form)] is var again)
                {
                    total *= again;
                    i++;
                }

                any = true;
                lastSmall = -1;
                i++;
                continue;
            }

            break;
        }

        if (i > at && tokens[i - 1].Form == "-")
            i--;
        var value = total + current;
        length = i - at;
        if (!any)
            return 0;
        return Fraction(tokens, at, value, ref length);
    }

    /// <summary>"two thirds", "three and a half", "two point five".</summary>
    private static double Fraction(Token[] tokens, int at, double value, ref int length)
    {
        var i = at + length;
        if (i < tokens.Length && tokens[i].Form == "-" && i + 1 < tokens.Length)
            i++;
        if (i < tokens.Length && Ordinals.TryGetValue(Lower(tokens[i].Form), out var below) && Lower(tokens[i].Form) is var word && (word.EndsWith('s') || (value == 1 && word is "third" or "fifth" or "tenth" or "sixth" or "eighth" or "half" or "quarter")) && word is not "seconds")
        {
            length = i + 1 - at;
            if (i + 1 < tokens.Length && Scale(tokens[i + 1].Form) is >= 1000 and var by)
            {
                length++;
                return value / below * by;
            }

            return value / below;
        }

        // "twenty-first" under a fraction: "three twenty-firsts", "twenty twenty fifths".
        if (i < tokens.Length && value > 0 && NumberFractions.Below(tokens, i, value > 1, out var under) is > 20 and var compound && under > 1)
        {
            length = i + under - at;
            return value / compound;
        }

        // "three quarters million"
        i = at + length;
        var whole = NumberFractions.After(tokens, at, value, LastScale(tokens, at, length), ref length);
        if (length > i - at)
            return whole;
        if (i + 1 < tokens.Length && Lower(tokens[i].Form) == "point" && Small.TryGetValue(Lower(tokens[i + 1].Form), out _))
        {
            var scale = 0.1;
            i++;
            if (Read(tokens, i, out var pair) is >= 10 and < 100 and var hundredths && pair > 0 && value >= 0)
            {
                length = i + pair - at;
                return value + (hundredths / 100);
            }

            while (i < tokens.Length && Small.TryGetValue(Lower(tokens[i].Form), out var digit) && digit < 10)
            {
                value += digit * scale;
                scale /= 10;
                i++;
            }

            length = i - at;
        }

        return value;
    }

    private static FrozenDictionary<string, double> Dictionary(string text)
    {
        var parts = text.Split(' ');
        var map = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < parts.Length; i += 2)
            map.TryAdd(parts[i], double.Parse(parts[i + 1], CultureInfo.InvariantCulture));
        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
