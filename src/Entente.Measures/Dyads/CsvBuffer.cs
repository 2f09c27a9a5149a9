using System.Buffers.Text;

namespace Entente.Measures.Dyads;

/// <summary>Bytes of a CSV file being written; grows as needed.</summary>
internal sealed class CsvBuffer
{
    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    internal int Length => _length;

    internal void Clear() => _length = 0;

    internal void Byte(byte b)
    {
        Room(1);
        _bytes[_length++] = b;
    }

    internal void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>A comma and a whole number; only the comma where it is missing.</summary>
    internal void Whole(int value)
    {
        Room(12);
        _bytes[_length++] = (byte)',';
        if (value == Facts.FactRows.Missing)
            return;
        Digits(value);
    }

    /// <summary>A comma and a number in its shortest exact form; only the comma where it is missing.</summary>
    internal void Real(double value)
    {
        Room(40);
        _bytes[_length++] = (byte)',';
        if (double.IsNaN(value))
            return;
        if (value == (int)value)
        {
            Digits((int)value);
            return;
        }

        // Most flows have three decimals at the most; the trimmed decimal is then the shortest form that reads back as the same number.
        var thousandths = Math.Round(value * 1000);
        if (Math.Abs(thousandths) < 1e12 && thousandths / 1000 == value)
        {
            Thousandths((long)thousandths);
            return;
        }

        _length += NumberTexts.Write(value, _bytes.AsSpan(_length));
    }

    internal void Empty(int cells)
    {
        Room(cells);
        _bytes.AsSpan(_length, cells).Fill((byte)',');
        _length += cells;
    }

    internal void Digits(int value)
    {
        if ((uint)value < 10)
        {
            _bytes[_length++] = (byte)('0' + value);
            return;
        }

        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    private void Thousandths(long value)
    {
        if (value < 0)
        {
            _bytes[_length++] = (byte)'-';
            value = -value;
        }

        Utf8Formatter.TryFormat(value / 1000, _bytes.AsSpan(_length), out var written);
        _length += written;
        var rest = (int)(value % 1000);
        _bytes[_length++] = (byte)'.';
        for (var unit = 100; rest > 0; unit /= 10)
        {
            _bytes[_length++] = (byte)('0' + (rest / unit));
            rest %= unit;
        }
    }

    private void Room(int bytes)
    {
        if (_length + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
    }
}
