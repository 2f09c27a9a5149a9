using System.Buffers.Text;

namespace Entente.Record.Import;

/// <summary>Reads numbers as statistical packages write them.</summary>
internal static class Numbers
{
    /// <summary>Whether the cell is one of the marks for no value: empty, a point, two points, NA, NaN.</summary>
    internal static bool IsBlank(ReadOnlySpan<byte> field) =>
        field.Length switch
        {
            0 => true,
            1 => field[0] is (byte)'.' or (byte)' ' or (byte)'-',
            2 => field.SequenceEqual("NA"u8) || field.SequenceEqual(".."u8),
            3 => field.SequenceEqual("NaN"u8) || field.SequenceEqual("..."u8),
            _ => field.Trim((byte)' ').IsEmpty,
        };

    internal static bool TryWhole(ReadOnlySpan<byte> field, out long value)
    {
        field = field.Trim((byte)' ');
        if (Utf8Parser.TryParse(field, out value, out var used) && used == field.Length)
            return true;
        if (TryReal(field, out var real) && real == Math.Truncate(real) && Math.Abs(real) < 1e15)
        {
            value = (long)real;
            return true;
        }

        return false;
    }

    internal static bool TryReal(ReadOnlySpan<byte> field, out double value)
    {
        field = field.Trim((byte)' ');
        return Utf8Parser.TryParse(field, out value, out var used) && used == field.Length && double.IsFinite(value);
    }
}
