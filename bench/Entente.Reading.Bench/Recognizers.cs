using System.Globalization;
using System.Text.Json;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>
/// Recognizers-Text specs: a case is right if each expected number, quantity with unit, or plain date is found where it stands
/// with its value. Cases whose results name kinds that a reading has no word for (ranges of clock times, temperatures …) are not counted.
/// </summary>
internal static class Recognizers
{
    internal static string Measure(string shared, bool show)
    {
        var parts = new List<string>();
        var (right, all) = (0, 0);
        foreach (var model in (ReadOnlySpan<string>)["Number.NumberModel", "Number.PercentModel", "NumberWithUnit.DimensionModel", "NumberWithUnit.CurrencyModel", "NumberWithUnit.AgeModel", "DateTime.DateTimeModel"])
        {
            using var cases = JsonDocument.Parse(Xz.Text(Path.Combine(shared, $"data/text/quantities/recognizers-text/{model}.json.xz")));
            var (r, n) = (0, 0);
            foreach (var item in cases.RootElement.EnumerateArray())
            {
                if (item.TryGetProperty("NotSupported", out var not) && not.GetString()!.Contains("dotnet", StringComparison.Ordinal))
                    continue;
                if (Right(item, model) is not { } ok)
                    continue;
                n++;
                r += ok ? 1 : 0;
                if (!ok && show)
                    Console.WriteLine($"  {model}: {item.GetProperty("Input").GetString()} wants {string.Join(", ", item.GetProperty("Results").EnumerateArray().Select(x => $"{x.GetProperty("Text")}={x.GetProperty("Resolution").GetRawText().ReplaceLineEndings("").Replace("\"", "", StringComparison.Ordinal)}"))}");
            }

            parts.Add(FormattableString.Invariant($"{model[(model.IndexOf('.', StringComparison.Ordinal) + 1)..]} {r}/{n}"));
            (right, all) = (right + r, all + n);
        }

        return FormattableString.Invariant($"Recognizers: {100.0 * right / all:F1} % ({string.Join(", ", parts)})");
    }

    private static bool? Right(JsonElement item, string model)
    {
        var day = item.TryGetProperty("Context", out var context) && context.TryGetProperty("ReferenceDateTime", out var reference) ? EdtfDate.Parse(reference.GetString()![..10]) : EdtfDate.Parse("2016-11-07");
        var text = item.GetProperty("Input").GetString()!;
        if (text.Trim().Length == 0)
            return null;
        var reading = ArticleReader.Read(new Article("case", text) { Published = day }, GazetteerTable.Gazetteer);
        var counted = 0;
        foreach (var result in item.GetProperty("Results").EnumerateArray())
        {
            if (!result.TryGetProperty("Start", out var s))
                return null;
            var (start, end) = (s.GetInt32(), result.GetProperty("End").GetInt32() + 1);
            var resolution = result.GetProperty("Resolution");
            if (model.StartsWith("DateTime", StringComparison.Ordinal))
            {
                if (result.GetProperty("TypeName").GetString() is not "datetimeV2.date")
                    return null;
                var values = resolution.GetProperty("values").EnumerateArray().Select(v => v.GetProperty("value").GetString()).ToArray();
                counted++;
                if (!reading.Times.Any(t => t.Span.Start < end && start < t.Span.End && values.Contains(t.Date.ToString())))
                    return false;
                continue;
            }

            // A value of null (a bare unit such as "dollars"), or one that is no number, is not a supported case.
            if (resolution.ValueKind != JsonValueKind.Object || !resolution.TryGetProperty("value", out var v) || v.GetString() is not { } written || !double.TryParse(written.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                return null;
            counted++;
            if (!reading.Quantities.Any(q => q.Span.Start < end && start < q.Span.End && Math.Abs(q.Quantity.Amount - value) <= 1e-9 * Math.Max(1, Math.Abs(value)))
                && !reading.Times.Any(t => model.Contains("Age", StringComparison.Ordinal) && t.Span.Start < end && start < t.Span.End && t.Value.Contains(written, StringComparison.Ordinal)))
                return false;
        }

        return counted == 0 ? model.StartsWith("Number.Number", StringComparison.Ordinal) ? reading.Quantities.Length == 0 : null : true;
    }
}
