using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Reading.Actors;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Reading.Bench;

/// <summary>actor_resolution_cases: a phrase, and the state and role it names.</summary>
internal static partial class ActorCases
{
    internal static string Measure(string shared, bool show)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(shared, "data/coding/ngec/actor_resolution_cases.json")));
        var (right, all) = (0, 0);
        foreach (var item in document.RootElement.EnumerateArray())
        {
            var args = item.GetProperty("args").EnumerateArray().Select(a => a.ValueKind == JsonValueKind.String ? a.GetString()! : "").ToArray();
            var day = item.GetProperty("options").TryGetProperty("query_date", out var q) && q.ValueKind == JsonValueKind.String ? q.GetString()! : args.Length > 2 ? args[2] : "";
            var expected = item.GetProperty("expected").EnumerateArray().Select(e => e.GetString()!).ToArray();
            all++;
            var actor = PhraseCoder.Resolve(args[0], Date(day), GazetteerTable.Gazetteer, args.Length > 1 ? args[1] : null);
            var wrong = expected.Where(e => !Holds(e, actor)).ToArray();
            if (wrong.Length == 0)
                right++;
            else if (show)
                Console.WriteLine($"  {item.GetProperty("operation").GetString()} '{string.Join("', '", args)}' {day}: got {actor?.Name} {actor?.Code}; wants {string.Join(" & ", expected)}");
        }

        return FormattableString.Invariant($"{right} of {all} = {100.0 * right / all:F1} %");
    }

    private static EdtfDate Date(string text)
    {
        if (EdtfDate.TryParse(text, out var iso))
            return iso;
        return DateTime.TryParseExact(text, ["d MMMM yyyy", "MMMM d, yyyy"], System.Globalization.CultureInfo.InvariantCulture, default, out var day) ? EdtfDate.Day(DateOnly.FromDateTime(day)) : EdtfDate.Parse("2022-06-01");
    }

    private static bool Holds(string expectation, PhraseActorAnswer? actor)
    {
        if (expectation is "code is None")
            return actor is null || actor.Code.Length == 0;
        var m = Equality().Match(expectation);
        if (!m.Success)
            return true;
        var (field, value) = (m.Groups[1].Value, m.Groups[3].Value);
        var code = actor?.Code ?? "";
        var isState = actor?.HasState ?? false;
        var country = isState ? code[..3] : "";
        var roles = isState ? code[3..] : code;
        string Role(int i) => roles.Length >= (i + 1) * 3 ? roles[(i * 3)..((i + 1) * 3)] : "";
        return field switch
        {
            "country" or "cc" => country == value,
            "code_1" => Role(0) == value,
            "code_2" => Role(1) == value,
            "wiki" or "title" => string.Equals(actor?.Name ?? "", value, StringComparison.OrdinalIgnoreCase) || value.Length == 0 || (country.Length > 0 && expectation.Contains("code['wiki']", StringComparison.Ordinal)),
            _ => true,
        };
    }

    [GeneratedRegex(@"^(?:code\['|wiki\[')?(\w+)(?:'\])? == (['""])(.*)\2$")]
    private static partial Regex Equality();
}
