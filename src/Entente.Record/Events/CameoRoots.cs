using Entente.World;

namespace Entente.Record.Events;

/// <summary>The PLOVER type of a CAMEO root (PLOVER manual 2.0, its table of CAMEO equivalents); -1 where it has none: a bare statement.</summary>
internal static class CameoRoots
{
    private static readonly int[] Types =
    [
        -1, -1, (int)PloverType.Request, (int)PloverType.Agree, (int)PloverType.Consult, (int)PloverType.Support, (int)PloverType.Cooperate, (int)PloverType.Aid,
        (int)PloverType.Concede, (int)PloverType.Accuse, (int)PloverType.Request, (int)PloverType.Accuse, (int)PloverType.Reject, (int)PloverType.Threaten,
        (int)PloverType.Protest, (int)PloverType.Mobilize, (int)PloverType.Sanction, (int)PloverType.Coerce, (int)PloverType.Assault, (int)PloverType.Assault, (int)PloverType.Assault,
    ];

    internal static int Of(ReadOnlySpan<byte> code)
    {
        if (code.Length < 2 || code[0] is < (byte)'0' or > (byte)'9' || code[1] is < (byte)'0' or > (byte)'9')
            return -1;
        var root = ((code[0] - '0') * 10) + code[1] - '0';
        return root < Types.Length ? Types[root] : -1;
    }
}
