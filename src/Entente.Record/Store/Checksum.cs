using System.Numerics;

namespace Entente.Record.Store;

/// <summary>
/// A sum over the cells of an import that does not depend on the order of its rows: written with the import, computed again by
/// <c>entente verify</c>. It finds a changed cell; it is no defence against somebody who wants to deceive.
/// </summary>
internal struct Checksum
{
    private ulong _row;
    private ulong _sum;

    /// <summary>What a missing cell counts as.</summary>
    internal const ulong Missing = 0x9E3779B97F4A7C15;

    internal readonly long Value => (long)_sum;

    internal void BeginRow(long line) => _row = (ulong)line * 0xD1B54A32D192ED03 ^ 0x2545F4914F6CDD1D;

    internal void Add(ulong bits) => _row = BitOperations.RotateLeft((_row ^ bits) * 0xff51afd7ed558ccd, 29);

    internal void EndRow() => _sum += (_row ^ (_row >> 32)) * 0xc4ceb9fe1a85ec53;

    internal static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value);

    internal static ulong OfText(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }
}
