using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Entente.Measures.Dyads;

/// <summary>
/// Numbers in their shortest exact form, remembered: the likeness of two portfolios takes few values in a year, and each stands in both
/// rows of a pair. A place remembers the last number that fell on it; what is written never depends on it.
/// </summary>
internal sealed class NumberTexts
{
    private const int Places = 1 << 15;

    [ThreadStatic]
    private static NumberTexts? _own;

    private readonly Text[] _texts = new Text[Places];

    internal static int Write(double value, Span<byte> into)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        ref var text = ref (_own ??= new NumberTexts())._texts[(bits * 0x9E3779B97F4A7C15) >> 49];
        if (text.Bits != bits || text.Length == 0)
        {
            if (!Utf8Formatter.TryFormat(value, text.Bytes, out var written))
            {
                text.Length = 0;
                Utf8Formatter.TryFormat(value, into, out written);
                return written;
            }

            (text.Bits, text.Length) = (bits, written);
        }

        ((ReadOnlySpan<byte>)text.Bytes)[..text.Length].CopyTo(into);
        return text.Length;
    }

    private struct Text
    {
        internal ulong Bits;
        internal int Length;
        internal TextBytes Bytes;
    }

    [InlineArray(28)]
    private struct TextBytes
    {
        private byte _first;
    }
}
