using System.CommandLine.Parsing;
using System.Globalization;

namespace Entente.Cli;

/// <summary>Reads arguments whose type the base library would read in the user's culture.</summary>
internal static class Arguments
{
    /// <summary>A day, <c>YYYY-MM-DD</c>.</summary>
    internal static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"'{text}' is no day: YYYY-MM-DD was expected, such as 2024-08-31.");
        return null;
    }

    /// <summary>A number with a decimal point.</summary>
    internal static double? Number(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        result.AddError($"'{text}' is no number: digits with a decimal point were expected, such as 0.95.");
        return null;
    }
}
