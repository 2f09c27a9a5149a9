using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>Writes a number with 12 significant digits, as every document of Entente does; infinities and NaN become null.</summary>
public sealed class TwelveDigits : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!double.IsFinite(value))
            writer.WriteNullValue();
        else if (value == Math.Truncate(value) && Math.Abs(value) < 1e12)
            writer.WriteNumberValue((long)value);
        else
            writer.WriteRawValue(Text(value), skipInputValidation: true);
    }

    /// <summary>The number's text: 12 significant digits, in the shortest form that reads back as the same.</summary>
    public static string Text(double value) =>
        double.Parse(value.ToString("E11", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture).Replace("E+", "E", StringComparison.Ordinal);
}
