using System.Collections.Frozen;

namespace Entente.Reading.Times;

/// <summary>The words of the calendar.</summary>
internal static class CalendarWords
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        "january jan jan.|february feb feb.|march mar mar.|april apr apr.|may|june jun jun.|july jul jul.|august aug aug.|september sept sept. sep sep.|october oct oct.|november nov nov.|december dec dec.");

    private static readonly FrozenDictionary<string, int> Days = Numbered(
        "monday mon mon. mondays|tuesday tue tue. tues tues. tuesdays|wednesday wed wed. wednesdays|thursday thu thu. thurs thurs. thursdays|friday fri fri. fridays|saturday sat. saturdays|sunday sundays");

    private static readonly FrozenDictionary<string, string> UnitCodes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["second"] = "TS", ["minute"] = "TM", ["hour"] = "TH", ["day"] = "D", ["night"] = "D", ["week"] = "W", ["weekend"] = "WE", ["fortnight"] = "F", ["month"] = "M", ["quarter"] = "Q",
        ["year"] = "Y", ["decade"] = "DE", ["century"] = "CE", ["centurie"] = "CE", ["millennium"] = "ML", ["millenium"] = "ML", ["season"] = "SEASON", ["generation"] = "GEN", ["moment"] = "TX",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static int Month(string lower) => Months.GetValueOrDefault(lower);

    /// <summary>1 for Monday to 7 for Sunday; 0 otherwise.</summary>
    internal static int Weekday(string lower) => Days.GetValueOrDefault(lower);

    internal static string? Season(string lower) => lower switch
    {
        "spring" => "SP",
        "summer" => "SU",
        "fall" or "autumn" => "FA",
        "winter" => "WI",
        _ => null,
    };

    internal static string? PartOfDay(string lower) => lower switch
    {
        "morning" or "mornings" => "MO",
        "afternoon" => "AF",
        "evening" => "EV",
        "night" or "nights" or "overnight" => "NI",
        "midday" => "MI",
        _ => null,
    };

    /// <summary>TIMEX unit letter of a singular or plural unit; T before it marks a unit of the clock.</summary>
    internal static string? Unit(string lower, out bool plural)
    {
        plural = false;
        if (UnitCodes.TryGetValue(lower, out var code))
            return code;
        if (lower.Length > 3 && lower[^1] == 's' && UnitCodes.TryGetValue(lower[..^1], out code))
        {
            plural = true;
            return code;
        }

        return lower switch
        {
            "yrs" or "yr" => "Y",
            "hrs" or "hr" => "TH",
            "mins" or "min" => "TM",
            "secs" => "TS",
            "mos" => "M",
            _ => null,
        };
    }

    /// <summary>Seconds-free duration: <c>P3D</c>, <c>PT2H</c>, <c>P20Y</c> for decades.</summary>
    internal static string Duration(string unit, string count)
    {
        if (unit is "DE" or "CE" or "ML" && double.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var n))
            return $"P{(n * (unit == "DE" ? 10 : unit == "CE" ? 100 : 1000)).ToString(System.Globalization.CultureInfo.InvariantCulture)}Y";
        return unit switch
        {
            "F" => count == "1" ? "P2W" : "PXW",
            "SEASON" => "PXM",
            "GEN" => "PXY",
            _ when unit[0] == 'T' => $"PT{count}{unit[1..]}",
            "ML" => $"P{count}000Y",
            _ => $"P{count}{unit}",
        };
    }

    private static FrozenDictionary<string, int> Numbered(string text)
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = text.Split('|');
        for (var i = 0; i < groups.Length; i++)
            foreach (var word in groups[i].Split(' '))
                map[word] = i + 1;
        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
