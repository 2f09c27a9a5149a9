using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Entente.World;

namespace Entente.Reading.Events;

/// <summary>
/// CAMEO codes (Schrodt 2012) with their Goldstein values (Goldstein 1992, as assigned to CAMEO) and PLOVER type and mode
/// (manual 2.0; where its table of 2021 differs from the manual, the manual decides).
/// </summary>
internal static class CameoTable
{
    private static readonly Lazy<FrozenDictionary<string, (double? Goldstein, PloverType Type, string? Mode)>> Rows = new(Load);

    /// <summary>The entry of a code, or of the nearest code above it; null for 01 and codes that are none.</summary>
    internal static (double? Goldstein, PloverType Type, string? Mode)? Find(string code)
    {
        for (var length = code.Length; length >= 2; length--)
            if (Rows.Value.TryGetValue(code[..length], out var row))
                return row;
        return null;
    }

    internal static IEnumerable<string[]> Read(string file)
    {
        using var stream = typeof(CameoTable).Assembly.GetManifestResourceStream("Entente.Reading.Events." + file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return line.Split('\t');
    }

    private static FrozenDictionary<string, (double? Goldstein, PloverType Type, string? Mode)> Load() =>
        Read("cameo.tsv").ToFrozenDictionary(
            r => r[0],
            r => ((double?)double.Parse(r[1], CultureInfo.InvariantCulture), Enum.Parse<PloverType>(r[2], ignoreCase: true), r.Length > 3 && r[3].Length > 0 ? r[3] : null),
            StringComparer.Ordinal);
}
