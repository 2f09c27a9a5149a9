using System.Globalization;

namespace Entente.Figures.Svg;

/// <summary>Numbers as figures print them.</summary>
internal static class NumberText
{
    /// <summary>A coordinate: two decimals at most.</summary>
    public static string Coordinate(double value)
    {
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>A value of the data: four significant digits.</summary>
    public static string Value(double value, ValueFormat format) =>
        format switch
        {
            ValueFormat.Percent => double.IsFinite(value) ? Significant(100 * value) + "%" : Significant(value),
            ValueFormat.Decibans => (value > 0 ? "+" : "") + Significant(value) + " dB",
            _ => Significant(value),
        };

    /// <summary>A value on an axis whose marks lie <paramref name="step"/> apart.</summary>
    public static string Tick(double value, double step, ValueFormat format)
    {
        var scale = format == ValueFormat.Percent ? 100.0 : 1;
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step * scale) - 1e-9), 0, 10);
        if (step * scale * Math.Pow(10, decimals) % 1 is > 1e-6 and < 1 - 1e-6)
            decimals++;
        var rounded = Math.Round(value * scale, decimals, MidpointRounding.AwayFromZero);
        if (Math.Abs(rounded) >= 1e6 || decimals > 5)
            return Significant(value * scale) + (format == ValueFormat.Percent ? "%" : "");
        var text = (rounded == 0 ? 0 : Math.Abs(rounded)).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var sign = rounded < 0 ? "−" : format == ValueFormat.Decibans && rounded > 0 ? "+" : "";
        return sign + text + (format == ValueFormat.Percent ? "%" : "");
    }

    /// <summary>Four significant digits, with a true minus sign.</summary>
    public static string Significant(double value)
    {
        if (double.IsNaN(value))
            return "unknown";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        if (value == 0)
            return "0";
        var size = Math.Abs(value);
        string text;
        if (size is >= 1e7 or < 1e-4)
        {
            text = size.ToString("0.###E+0", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal);
        }
        else
        {
            var rounded = double.Parse(size.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            text = rounded.ToString("0.#######", CultureInfo.InvariantCulture);
        }

        return value < 0 ? "−" + text : text;
    }
}
