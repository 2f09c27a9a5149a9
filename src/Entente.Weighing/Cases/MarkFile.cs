using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>One analyst's judgments.</summary>
public sealed record MarkFile
{
    /// <summary>The file's name without folder and ending.</summary>
    public required string Name { get; init; }

    /// <summary>What the reader is told about them.</summary>
    public string? Label { get; init; }

    /// <summary>Who made them; the file's name where null.</summary>
    public string? Analyst { get; init; }

    /// <summary>A remark.</summary>
    public string? Note { get; init; }

    /// <summary>The analyst's own priors by hypothesis, in the order of the file; empty where the case's hold.</summary>
    public ImmutableArray<KeyValuePair<string, double>> Priors { get; init; } = [];

    /// <summary>The rows, in the order of the file.</summary>
    public ImmutableArray<MarkRow> Rows { get; init; } = [];

    /// <summary>Where it begins.</summary>
    public Place At { get; init; }

    /// <summary>The name to show.</summary>
    public string DisplayName => Analyst ?? Name;
}

/// <summary>An analyst's marks for one item, under one combination of what it is given.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="When">The combination of givens that the row is for; empty for the plain row.</param>
/// <param name="Cells">The cells, in the order of the file.</param>
/// <param name="Because">Why.</param>
/// <param name="At">Where it stands.</param>
public sealed record MarkRow(string Item, ImmutableArray<GivenState> When, ImmutableArray<MarkEntry> Cells, string? Because, Place At)
{
    /// <summary>The key as it stands in the file: <c>E07</c> or <c>E07 | not E04</c>.</summary>
    public string Key => When.IsEmpty ? Item : $"{Item} | {string.Join(", ", When.Select(g => g.Holds ? g.Item : "not " + g.Item))}";
}

/// <summary>Whether a given item is true.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Holds">Whether it is true.</param>
public readonly record struct GivenState(string Item, bool Holds);

/// <summary>A cell with what it stands for.</summary>
/// <param name="Key">A hypothesis (<c>A</c>), a ratio of two (<c>A/U</c>), or a question, whose cell is then NA.</param>
/// <param name="Cell">The cell.</param>
/// <param name="At">Where it stands.</param>
public sealed record MarkEntry(string Key, MarkCell Cell, Place At);

/// <summary>How likely an item is if a hypothesis holds.</summary>
public abstract record MarkCell
{
    private protected MarkCell()
    {
    }

    /// <summary>The cell as it is written.</summary>
    public abstract string Text { get; }
}

/// <summary>A word of the scale.</summary>
/// <param name="Word">The word.</param>
public sealed record WordCell(string Word) : MarkCell
{
    /// <inheritdoc/>
    public override string Text => Word;
}

/// <summary>A probability.</summary>
/// <param name="P">0 to 1.</param>
public sealed record NumberCell(double P) : MarkCell
{
    /// <inheritdoc/>
    public override string Text => YamlText.Number(P);
}

/// <summary>A range of probabilities; its middle counts.</summary>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public sealed record RangeCell(double Low, double High) : MarkCell
{
    /// <inheritdoc/>
    public override string Text => $"{YamlText.Number(Low)}..{YamlText.Number(High)}";
}

/// <summary>Decibels relative to neutral, or to another hypothesis.</summary>
/// <param name="Decibels">Ten times the decimal logarithm of the ratio.</param>
public sealed record DecibelCell(double Decibels) : MarkCell
{
    /// <inheritdoc/>
    public override string Text => $"{(Decibels > 0 ? "+" : "")}{YamlText.Number(Decibels)} dB";
}

/// <summary>A function of the number that the record gives for the item's query.</summary>
/// <param name="Name"><c>normal</c>, <c>lognormal</c>, <c>beta</c>, <c>uniform</c> or <c>poisson</c>.</param>
/// <param name="Arguments">Its parameters.</param>
public sealed record FunctionCell(string Name, ImmutableArray<double> Arguments) : MarkCell
{
    /// <inheritdoc/>
    public override string Text => $"{Name}({string.Join(", ", Arguments.Select(YamlText.Number))})";
}

/// <summary>Says nothing.</summary>
public sealed record NotApplicableCell : MarkCell
{
    /// <inheritdoc/>
    public override string Text => "NA";
}
