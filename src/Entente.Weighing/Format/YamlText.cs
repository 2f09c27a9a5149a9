using System.Globalization;
using System.Text;

namespace Entente.Weighing;

/// <summary>How the canonical writer spells numbers and texts.</summary>
internal static class YamlText
{
    /// <summary>The shortest text that reads back as the same number, without an exponent where that is possible.</summary>
    internal static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal) && Math.Abs(number) is > 1e-9 and < 1e15)
        {
            var plain = ((decimal)number).ToString(CultureInfo.InvariantCulture);
            if (double.Parse(plain, CultureInfo.InvariantCulture) == number)
                return plain;
        }

        return text;
    }

    /// <summary>A text as a plain scalar where YAML allows it, in double quotation marks otherwise.</summary>
    internal static string Scalar(string text, bool flow)
    {
        if (IsPlain(text, flow))
            return text;
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when NeedsEscape(c) => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    private static bool NeedsEscape(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\u00A0';

    private static bool IsPlain(string text, bool flow)
    {
        if (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text[^1] == ':')
            return false;
        if (text[0] is '-' or '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`')
            return text.Length > 1 && text[0] == '-' && char.IsAsciiDigit(text[1]) && !text.Contains(' ', StringComparison.Ordinal);
        if (text is "..." or "null" or "~" or "true" or "false")
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (NeedsEscape(c))
                return false;
            if (flow && (c is ',' or '[' or ']' or '{' or '}'))
                return false;
            if (c == ':' && (flow ? text[i + 1] != '/' && !char.IsAsciiLetterOrDigit(text[i + 1]) : text[i + 1] == ' '))
                return false;
            if (c == '#' && text[i - 1] == ' ')
                return false;
        }

        return true;
    }
}
