using System.Collections.Immutable;
using System.Text;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Prints canonical YAML: two spaces a level, no folding, short things in one line.</summary>
internal sealed class YamlPrinter
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _dash;

    public override string ToString() => _text.ToString();

    internal void Comment(string line) => _text.Append(line).Append('\n');

    /// <summary>Prints a block of a list: its first line begins with a dash.</summary>
    internal void Block(Action body)
    {
        _dash = true;
        _indent += 2;
        body();
        _indent -= 2;
    }

    internal void Section(string key, Action body)
    {
        Line($"{key}:");
        _indent += 2;
        body();
        _indent -= 2;
    }

    internal void Line(string line)
    {
        _text.Append(' ', _dash ? _indent - 2 : _indent).Append(_dash ? "- " : "").Append(line).Append('\n');
        _dash = false;
    }

    internal void Text(string key, string? text)
    {
        if (text is not null)
            Line($"{key}: {YamlText.Scalar(text, flow: false)}");
    }

    internal void Number(string key, double? number) => Text(key, number is { } n ? YamlText.Number(n) : null);

    internal void Day(string key, DateOnly? day) => Text(key, day is { } d ? CaseQueries.Day(d) : null);

    internal void Date(string key, EdtfDate date)
    {
        if (!date.IsUnknown)
            Text(key, date.ToString());
    }

    internal void Flag(string key, bool value)
    {
        if (value)
            Line($"{key}: true");
    }

    internal void Texts(string key, ImmutableArray<string> texts)
    {
        if (!texts.IsDefaultOrEmpty)
            Line($"{key}: [{string.Join(", ", texts.Select(t => YamlText.Scalar(t, flow: true)))}]");
    }

    internal void Raw(string key, string? text)
    {
        if (text is not null)
            Line($"{key}: {text}");
    }

    /// <summary>A mapping in one line; entries without a value are left out.</summary>
    internal static string Flow(params IEnumerable<(string Key, string? Text)> entries) =>
        "{" + string.Join(", ", entries.Where(e => e.Text is not null).Select(e => $"{YamlText.Scalar(e.Key, flow: true)}: {e.Text}")) + "}";

    internal static string? Quote(string? text) => text is null ? null : YamlText.Scalar(text, flow: true);

    internal static string? Quote(double? number) => number is { } n ? YamlText.Number(n) : null;

    internal static string? Quote(DateOnly? day) => day is { } d ? CaseQueries.Day(d) : null;
}
