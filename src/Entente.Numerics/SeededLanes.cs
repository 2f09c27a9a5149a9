using System.Runtime.Intrinsics;

namespace Entente.Numerics;

/// <summary>
/// Four generators of <see cref="SeededRandom"/>'s kind (xoshiro256**, Blackman and Vigna 2021) side by side, one a lane, for work that
/// draws four numbers at a time. The same numbers on every machine. Not for secrets; a copy goes on from where the original stood.
/// </summary>
public struct SeededLanes
{
    /// <summary>How many numbers come at once.</summary>
    public const int Count = 4;

    private Vector256<ulong> _s0;
    private Vector256<ulong> _s1;
    private Vector256<ulong> _s2;
    private Vector256<ulong> _s3;

    /// <summary>Seeds each lane with four numbers of <paramref name="source"/>.</summary>
    public SeededLanes(SeededRandom source)
    {
        ArgumentNullException.ThrowIfNull(source);
        (_s0, _s1, _s2, _s3) = (Four(source), Four(source), Four(source), Four(source));
    }

    /// <summary>64 uniform bits a lane.</summary>
    public Vector256<ulong> NextUInt64()
    {
        var five = (_s1 << 2) + _s1;
        var turned = (five << 7) | (five >>> 57);
        var result = (turned << 3) + turned;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = (_s3 << 45) | (_s3 >>> 19);
        return result;
    }

    /// <summary>Uniform on [0, 1), a multiple of 2^-52, a lane.</summary>
    public Vector256<double> NextDouble() =>
        ((NextUInt64() >>> 12) | Vector256.Create(0x3FF0000000000000UL)).AsDouble() - Vector256<double>.One;

    private static Vector256<ulong> Four(SeededRandom source) =>
        Vector256.Create(source.NextUInt64(), source.NextUInt64(), source.NextUInt64(), source.NextUInt64());
}
