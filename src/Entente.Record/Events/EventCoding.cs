using System.Text;
using Entente.World;

namespace Entente.Record.Events;

/// <summary>What the codes of a provider say.</summary>
/// <param name="Expected">What a code looks like, for the reason of a refused row.</param>
/// <param name="CodeOf">The code as it is kept.</param>
/// <param name="TypeOf">The PLOVER type as a number, -1 where the code has none; null where it is no code of the provider's.</param>
internal sealed record EventCoding(string Expected, Func<string, string> CodeOf, Func<string, int?> TypeOf)
{
    /// <summary>CAMEO codes of two to four digits.</summary>
    internal static EventCoding Cameo { get; } = new("a CAMEO code of two to four digits", c => c, CameoType);

    /// <summary>CAMEO codes of ICEWS, some of whose files lost the leading zero: its codes have three digits or more, and roots end at 20.</summary>
    internal static EventCoding Icews { get; } = new("a CAMEO code of two to four digits", Padded, c => CameoType(Padded(c)));

    /// <summary>Event types of PLOVER, with the names of its earlier drafts.</summary>
    internal static EventCoding Plover { get; } = new("a PLOVER type such as ACCUSE", c => c.ToUpperInvariant(), c =>
        c.ToUpperInvariant() == "YIELD" ? (int)PloverType.Concede : c.Length > 0 && char.IsAsciiLetter(c[0]) && Enum.TryParse<PloverType>(c, ignoreCase: true, out var type) ? (int)type : null);

    /// <summary>UCDP's types of violence: 1 between states and groups, 2 between groups, 3 against civilians.</summary>
    internal static EventCoding Violence { get; } = new("1, 2 or 3", c => c, c => c is "1" or "2" or "3" ? (int)PloverType.Assault : null);

    /// <summary>ACLED's event types (codebook 2023); strategic developments are of no one kind.</summary>
    internal static EventCoding Acled { get; } = new("one of ACLED's six event types", c => c, c => c switch
    {
        "Battles" or "Explosions/Remote violence" or "Violence against civilians" => (int)PloverType.Assault,
        "Protests" or "Riots" => (int)PloverType.Protest,
        "Strategic developments" => -1,
        _ => null,
    });

    private static int? CameoType(string code) =>
        code.Length is >= 2 and <= 4 && code.All(char.IsAsciiDigit) ? CameoRoots.Of(Encoding.ASCII.GetBytes(code)) : null;

    private static string Padded(string code) =>
        code.All(char.IsAsciiDigit) && (code.Length == 2 || (code.Length == 3 && int.Parse(code.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture) > 20)) ? "0" + code : code;
}
