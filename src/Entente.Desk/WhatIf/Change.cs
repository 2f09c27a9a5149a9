using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Entente.World;

namespace Entente.Desk.WhatIf;

/// <summary>What a change does.</summary>
public enum ChangeKind
{
    /// <summary>Gives a number another value.</summary>
    Set,

    /// <summary>Adds a fact.</summary>
    Add,

    /// <summary>Takes a fact away.</summary>
    Remove,
}

/// <summary>One change of an input, as it stands on the command line: <c>--set "trade(PRK,CHN)*=0.5"</c>, <c>--add "pact(USA,RUS,nonaggression)"</c>, <c>--remove "item(E07)"</c>.</summary>
public sealed partial record Change
{
    private Change(ChangeKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>What it does.</summary>
    public ChangeKind Kind { get; }

    /// <summary>As it was given, without the option.</summary>
    public string Text { get; }

    /// <summary>What is changed: <c>trade</c>, <c>pact</c>, <c>tie</c>, <c>mark</c> …</summary>
    public string Name { get; private init; } = "";

    /// <summary>The arguments without a name, in their order; <c>A-&gt;B</c> is two.</summary>
    public ImmutableArray<string> Arguments { get; private init; } = [];

    /// <summary>The arguments with a name.</summary>
    public ImmutableSortedDictionary<string, string> Named { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the pair was written with an arrow.</summary>
    public bool Directed { get; private init; }

    /// <summary><c>=</c>, <c>*</c>, <c>/</c>, <c>+</c> or <c>-</c>; a blank for <c>--add</c> and <c>--remove</c>.</summary>
    public char Operator { get; private init; } = ' ';

    /// <summary>What stands after the sign; empty for <c>--add</c> and <c>--remove</c>.</summary>
    public string Value { get; private init; } = "";

    /// <summary>The option and the text.</summary>
    public string Words => $"{Kind.ToString().ToLowerInvariant()} {Text}";

    /// <summary>Reads a change.</summary>
    /// <param name="kind">The option it was given by.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="InputException">It has another form.</exception>
    public static Change Parse(ChangeKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        var op = match.Groups["op"];
        if (!match.Success || op.Success != (kind == ChangeKind.Set))
            throw Wrong(kind, text, "");
        var arguments = ImmutableArray.CreateBuilder<string>();
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var directed = false;
        foreach (var part in match.Groups["args"].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Length == 0)
                throw Wrong(kind, text, "an argument is empty; ");
            if (Pair().Match(part) is { Success: true } pair)
            {
                directed |= pair.Groups["arrow"].Value == "->";
                arguments.Add(pair.Groups["a"].Value);
                arguments.Add(pair.Groups["b"].Value);
            }
            else if (part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
                named[part[..at].Trim()] = part[(at + 1)..].Trim();
            else
                arguments.Add(part);
        }

        return new Change(kind, text.Trim())
        {
            Name = match.Groups["name"].Value,
            Arguments = arguments.ToImmutable(),
            Named = named.ToImmutable(),
            Directed = directed,
            Operator = op.Success ? op.Value[0] : ' ',
            Value = match.Groups["value"].Value.Trim(),
        };
    }

    /// <summary>The value as a number.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public double Number() =>
        double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Fault($"'{Value}' is no number");

    /// <summary>A year given by name.</summary>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="InputException">It is no year.</exception>
    public int? Year(string name) =>
        !Named.TryGetValue(name, out var text) ? null
        : text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
        : throw Fault($"{name}={text} is no year");

    /// <summary>The error that this change cannot be read, and why.</summary>
    public InputException Fault(string why) => new($"--{Kind.ToString().ToLowerInvariant()} \"{Text}\": {why}");

    private static InputException Wrong(ChangeKind kind, string text, string why) => new(
        $"--{kind.ToString().ToLowerInvariant()} \"{text}\" cannot be read; {why}expected {kind switch
        {
            ChangeKind.Set => "NAME(A,B)=VALUE or *=, /=, +=, -=, such as --set \"trade(PRK,CHN)*=0.5\"",
            ChangeKind.Add => "NAME(A,B,…), such as --add \"pact(USA,RUS,nonaggression)\"",
            _ => "NAME(…), such as --remove \"pact(CHN,PRK)\"",
        }}");

    [GeneratedRegex(@"^\s*(?<name>[a-z][a-z.]*)\(\s*(?<args>[^()]+?)\s*\)\s*((?<op>[*/+−-]?=)(?<value>[^=].*))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<a>[^\s>=-]+)\s*(?<arrow>->|--)\s*(?<b>[^\s>=-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pair();
}
