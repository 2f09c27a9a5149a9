using System.Text;
using Entente.Record.Import;

namespace Entente.Record.Tests.Samples;

/// <summary>A row of a provider's file as the second reading has it: cells by header (or by place, as <c>0</c>, <c>1</c>, … where there is none).</summary>
internal sealed record SampleRow(long Line, IReadOnlyDictionary<string, string> Cells)
{
    internal string this[string header] => Cells.GetValueOrDefault(header) ?? Cells.FirstOrDefault(c => string.Equals(c.Key, header, StringComparison.OrdinalIgnoreCase)).Value ?? "";
}

/// <summary>
/// A small file in a provider's own layout. The rows are invented for tests; only the layout is the provider's. What must be in the record
/// is worked out by <see cref="Reads"/>, a second reading that shares no code with the importers.
/// </summary>
internal sealed record ProviderSample(string Provider, string Member, string Table, string Header, string[] Good)
{
    /// <summary>Rows that must be refused, with a part of the reason.</summary>
    internal (string Row, string Reason)[] Bad { get; init; } = [];

    /// <summary>Lines of words before the header.</summary>
    internal string Preamble { get; init; } = "";

    internal char Delimiter { get; init; } = ',';

    internal bool Quoted { get; init; } = true;

    /// <summary>The columns of the table that are compared.</summary>
    internal required string[] Columns { get; init; }

    /// <summary>What the table must hold for a row of the file: no line for one that must be refused, several where an event counts for several pairs.</summary>
    internal required Func<SampleRow, IEnumerable<string>> Reads { get; init; }

    internal string Name => $"{Provider}/{Member}";

    internal string Text(bool withBad = false) =>
        Preamble + (Header.Length > 0 ? Header + "\n" : "") + string.Concat((withBad ? [.. Good, .. Bad.Select(b => b.Row)] : Good).Select(r => r + "\n"));

    internal byte[] Bytes(bool withBad = false) => Encoding.UTF8.GetBytes(Text(withBad));

    internal int FirstLine => Preamble.Count(c => c == '\n') + (Header.Length > 0 ? 2 : 1);

    /// <summary>Names of states and numbers of Gleditsch and Ward that the samples use.</summary>
    internal static ImportOptions Options { get; } = new(new DateOnly(2026, 11, 22), "test", null, (text, system, day) => (system, text) switch
    {
        ("name", "China") => "CHN",
        ("name", "Russia" or "Russian Federation") => "RUS",
        ("name", "North Korea") => "PRK",
        ("name", "India") => "IND",
        ("gw", "365") => day.Year < 1992 ? "SUN" : "RUS",
        ("gw", "710") => "CHN",
        _ => null,
    });

    public override string ToString() => Name;
}
