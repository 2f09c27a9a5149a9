using System.Collections.Immutable;
using System.Globalization;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Takes the known keys out of a mapping, says what was expected where a value does not fit, and names the keys that nobody took.</summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, YamlEntry> _entries;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal MapReader(YamlMap map, CaseErrors errors)
    {
        (At, Errors) = (map.At, errors);
        _entries = map.Entries.ToDictionary(e => e.Key.Text, StringComparer.Ordinal);
    }

    internal Place At { get; }

    internal CaseErrors Errors { get; }

    /// <summary>The mapping, or an empty one and an error that says what was expected.</summary>
    internal static MapReader Of(YamlNode? node, Place at, string expected, CaseErrors errors)
    {
        if (node is YamlMap map)
            return new(map, errors);
        errors.Add(node?.At ?? at, $"{Kind(node)} stands here; {expected} was expected");
        return new(new YamlMap(node?.At ?? at, []), errors);
    }

    internal YamlNode? Node(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var e) ? e.Value : null;
    }

    internal Place PlaceOf(string key) => _entries.TryGetValue(key, out var e) ? e.Value.At : At;

    internal string? Text(string key, bool required = false, string? example = null)
    {
        var node = Node(key);
        switch (node)
        {
            case YamlScalar { IsEmpty: false } scalar when scalar.Text.Trim().Length > 0:
                return scalar.Text;
            case null when !required:
                return null;
            case null:
                Errors.Add(At, $"'{key}:' is missing{Example(example)}");
                return null;
            default:
                Errors.Add(node.At, $"'{key}:' is {Kind(node)}; a text was expected{Example(example)}");
                return null;
        }
    }

    internal string? Id(string key, bool required = false)
    {
        var text = Text(key, required, "letters, digits, '-', '_', '.'; a letter first");
        if (text is not null && !IsId(text))
        {
            Errors.Add(PlaceOf(key), $"'{text}' is no id; letters, digits, '-', '_' and '.' were expected, a letter first, at most 64");
            return null;
        }

        return text;
    }

    internal static bool IsId(string text) =>
        text.Length is > 0 and <= 64 && char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    internal double? Number(string key, double low, double high, bool required = false)
    {
        var text = Text(key, required, FormattableString.Invariant($"a number from {low:0.####} to {high:0.####}"));
        return text is null ? null : ParseNumber(text, PlaceOf(key), $"'{key}:'", low, high, Errors);
    }

    internal static double? ParseNumber(string text, Place at, string what, double low, double high, CaseErrors errors)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            errors.Add(at, $"{what} is '{text}'; a number was expected, with a point, such as 0.25");
            return null;
        }

        if (number >= low && number <= high)
            return number;
        errors.Add(at, FormattableString.Invariant($"{what} is {text}; a number from {low:0.####} to {high:0.####} was expected"));
        return null;
    }

    internal int? Integer(string key, int low)
    {
        var text = Text(key, required: true);
        if (text is null)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low)
            return number;
        Errors.Add(PlaceOf(key), $"'{key}:' is '{text}'; a whole number from {low} on was expected");
        return null;
    }

    internal bool Flag(string key)
    {
        var text = Text(key);
        if (text is null or "false")
            return false;
        if (text != "true")
            Errors.Add(PlaceOf(key), $"'{key}:' is '{text}'; true or false was expected");
        return text == "true";
    }

    internal DateOnly? Day(string key, bool required = false)
    {
        var text = Text(key, required, "a day, such as 2024-06-19");
        return text is null ? null : ParseDay(text, PlaceOf(key), Errors);
    }

    internal static DateOnly? ParseDay(string text, Place at, CaseErrors errors)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        errors.Add(at, $"'{text}' is no day; YYYY-MM-DD was expected, such as 2024-06-19");
        return null;
    }

    internal EdtfDate? Date(string key)
    {
        var text = Text(key);
        if (text is null)
            return null;
        if (EdtfDate.TryParse(text, out var date))
            return date;
        Errors.Add(PlaceOf(key), $"'{text}' is no date; EDTF was expected, such as 2024-06-19, 2024-06, 2023, 196X, ../1972, 1960/1979 or XXXX");
        return null;
    }

    internal T? Choice<T>(string key, bool required)
        where T : struct, Enum
    {
        var text = Text(key, required, string.Join(", ", Enum.GetNames<T>().Select(Word)));
        if (text is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
            if (Word(value.ToString()) == text)
                return value;
        Errors.Add(PlaceOf(key), $"'{key}:' is '{text}'; one of {string.Join(", ", Enum.GetNames<T>().Select(Word))} was expected");
        return null;
    }

    internal static string Word(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    internal ImmutableArray<YamlNode> List(string key)
    {
        var node = Node(key);
        switch (node)
        {
            case null or YamlScalar { IsEmpty: true }:
                return [];
            case YamlList list:
                return list.Items;
            default:
                Errors.Add(node.At, $"'{key}:' is {Kind(node)}; a list was expected: [a, b], or lines that begin with '- '");
                return [];
        }
    }

    internal ImmutableArray<string> Texts(string key)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in List(key))
            if (item is YamlScalar { IsEmpty: false } scalar)
                texts.Add(scalar.Text);
            else
                Errors.Add(item.At, $"{Kind(item)} in '{key}:'; a text was expected");
        return texts.ToImmutable();
    }

    internal ImmutableArray<YamlEntry> Entries(string key)
    {
        var node = Node(key);
        if (node is YamlMap map)
            return map.Entries;
        if (node is not (null or YamlScalar { IsEmpty: true }))
            Errors.Add(node.At, $"'{key}:' is {Kind(node)}; a mapping was expected: {{a: 1, b: 2}}");
        return [];
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    internal void Finish(string where)
    {
        foreach (var (name, entry) in _entries)
            if (!_known.Contains(name))
                Errors.Add(entry.Key.At, $"unknown key '{name}:' in {where}; known here: {string.Join(", ", _known)}");
    }

    internal static string Kind(YamlNode? node) => node switch
    {
        null or YamlScalar { IsEmpty: true } => "nothing",
        YamlScalar s => $"the text '{(s.Text.Length > 40 ? s.Text[..40] + "…" : s.Text)}'",
        YamlList => "a list",
        _ => "a mapping",
    };

    private static string Example(string? example) => example is null ? "; add it" : $"; expected: {example}";
}
