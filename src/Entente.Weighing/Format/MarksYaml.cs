using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Weighing;

/// <summary>Reads <c>marks/NAME.yaml</c>, and cells wherever they stand.</summary>
internal static class MarksYaml
{
    internal static MarkFile? Read(string file, YamlNode? root, CaseErrors errors)
    {
        var name = file[(file.LastIndexOf('/') + 1)..^".yaml".Length];
        if (root is null)
            return new MarkFile { Name = name, At = new(file, 1, 1) };
        var map = MapReader.Of(root, new(file, 1, 1), "a mapping with label: and marks:", errors);
        var priors = ImmutableArray.CreateBuilder<KeyValuePair<string, double>>();
        var result = new MarkFile { Name = name, Label = map.Text("label"), Analyst = map.Text("analyst"), Note = map.Text("note"), At = map.At };
        foreach (var (key, value) in map.Entries("priors"))
            if (MapReader.ParseNumber((value as YamlScalar)?.Text ?? "", value.At, $"the prior of '{key.Text}'", 0, 1, errors) is { } p)
                priors.Add(new(key.Text, p));
        var rows = map.Entries("marks").Select(e => Row(e, errors)).OfType<MarkRow>().ToImmutableArray();
        map.Finish(file);
        return result with { Priors = priors.ToImmutable(), Rows = rows };
    }

    private static MarkRow? Row(YamlEntry entry, CaseErrors errors)
    {
        if (!TryKey(entry.Key.Text, out var item, out var when))
        {
            errors.Add(entry.Key.At, $"'{entry.Key.Text}' is no key of a row; 'E07' or 'E07 | not E04' was expected");
            return null;
        }

        if (entry.Value is not YamlMap map)
        {
            errors.Add(entry.Value.At, $"{MapReader.Kind(entry.Value)} stands here; cells were expected: {{A: C, M: N, because: \"…\"}}");
            return null;
        }

        var (cells, because) = Cells(map, errors);
        return new(item, when, cells, because, entry.Key.At);
    }

    /// <summary>The cells of a mapping, and what stands under <c>because:</c>.</summary>
    internal static (ImmutableArray<MarkEntry> Cells, string? Because) Cells(YamlMap map, CaseErrors errors)
    {
        string? because = null;
        var cells = ImmutableArray.CreateBuilder<MarkEntry>();
        foreach (var (key, value) in map.Entries)
        {
            if (value is not YamlScalar { IsEmpty: false } scalar)
                errors.Add(value.At, $"'{key.Text}:' is {MapReader.Kind(value)}; a mark was expected, such as C, 0.7, 0.4..0.6, +3 dB or NA");
            else if (key.Text == "because")
                because = scalar.Text;
            else if (Cell(scalar, errors) is { } cell)
                cells.Add(new(key.Text, cell, key.At));
        }

        return (cells.ToImmutable(), because);
    }

    /// <summary>Reads <c>E07 | E04, not E05</c>.</summary>
    internal static bool TryKey(string text, out string item, out ImmutableArray<GivenState> when)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        item = (bar < 0 ? text : text[..bar]).Trim();
        when = [];
        if (bar >= 0)
        {
            when = [.. text[(bar + 1)..].Split(',', StringSplitOptions.TrimEntries).Select(g => g.StartsWith("not ", StringComparison.Ordinal) ? new GivenState(g[4..].Trim(), false) : new GivenState(g, true))];
            if (!when.All(g => MapReader.IsId(g.Item)))
                return false;
        }

        return MapReader.IsId(item);
    }

    private static MarkCell? Cell(YamlScalar scalar, CaseErrors errors)
    {
        var text = scalar.Text.Trim();
        if (text == "NA")
            return new NotApplicableCell();
        if (text.EndsWith("dB", StringComparison.Ordinal))
            return MapReader.ParseNumber(text[..^2].Trim(), scalar.At, "the number of decibels", -200, 200, errors) is { } db ? new DecibelCell(db) : null;
        if (text.Contains("..", StringComparison.Ordinal))
            return Range(text, scalar.At, errors);
        if (text.EndsWith(')'))
            return Function(text, scalar.At, errors);
        if (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.')
            return MapReader.ParseNumber(text, scalar.At, "the mark", 0, 1, errors) is { } p ? new NumberCell(p) : null;
        return new WordCell(text);
    }

    private static RangeCell? Range(string text, Place at, CaseErrors errors)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (MapReader.ParseNumber(text[..dots].Trim(), at, "the range's lower end", 0, 1, errors) is not { } low
            || MapReader.ParseNumber(text[(dots + 2)..].Trim(), at, "the range's upper end", 0, 1, errors) is not { } high)
            return null;
        if (low <= high)
            return new(low, high);
        errors.Add(at, $"the range '{text}' runs backwards; LOW..HIGH was expected");
        return null;
    }

    private static FunctionCell? Function(string text, Place at, CaseErrors errors)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var name = open < 0 ? "" : text[..open].Trim();
        if (!LikelihoodFunctions.Arity.TryGetValue(name, out var arity))
        {
            errors.Add(at, $"'{text}' is no mark; {string.Join(", ", LikelihoodFunctions.Arity.Keys)} are the functions of a record's number");
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<double>();
        foreach (var part in text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries))
            if (double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
                arguments.Add(number);
        var cell = new FunctionCell(name, arguments.ToImmutable());
        if (arguments.Count == arity && LikelihoodFunctions.AreValid(cell))
            return cell;
        errors.Add(at, $"'{text}': {LikelihoodFunctions.Signature(name)} was expected");
        return null;
    }
}
