using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>The options that every source-generated context of the contracts is created with.</summary>
public static class Documents
{
    /// <summary>Indented, camel case, nulls written, text readable (HTML-sensitive characters stay escaped), 12 significant digits.</summary>
    /// <remarks>Usage: <c>[JsonSerializable(typeof(MyDocument))] partial class MyContext : JsonSerializerContext;</c> and
    /// <c>Documents.Write(doc, new MyContext(Documents.Options()).MyDocument)</c>.</remarks>
    public static JsonSerializerOptions Options() => new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        Converters = { new TwelveDigits() },
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>The document as text, ending with one newline.</summary>
    public static string Write<T>(T document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(document, type) + "\n";

    /// <summary>The document on one line (JSON Lines), without a newline. The type's context must come from <see cref="LineOptions"/>.</summary>
    public static string WriteLine<T>(T document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Serialize(document, type);

    /// <summary>As <see cref="Options"/>, on one line.</summary>
    public static JsonSerializerOptions LineOptions() => new(Options()) { WriteIndented = false };
}
