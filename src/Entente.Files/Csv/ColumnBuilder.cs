using System.Globalization;
using System.Text;
using Entente.Numerics;

namespace Entente.Files;

/// <summary>Fills one column while a file is read.</summary>
internal sealed class ColumnBuilder(string name, ColumnKind kind)
{
    private readonly List<string> _levels = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private double[] _numbers = kind == ColumnKind.Number ? new double[1024] : [];
    private int[] _codes = kind == ColumnKind.Text ? new int[1024] : [];
    private readonly List<DateOnly?> _dates = [];
    private readonly List<int> _missing = [];
    private readonly char[] _chars = new char[256];
    private int _count;

    public ColumnKind Kind => kind;

    public bool OnlyMissing => _missing.Count == _count;

    // False when the entry does not fit the kind.
    public bool Add(CsvReader reader, int field)
    {
        var bytes = reader.Field(field);
        switch (kind)
        {
            case ColumnKind.Number:
                if (_count == _numbers.Length)
                    Array.Resize(ref _numbers, _count * 2);
                if (bytes.Length == 0 || bytes.SequenceEqual("NA"u8))
                {
                    _missing.Add(_count);
                    _numbers[_count++] = double.NaN;
                    return true;
                }

                return NumberText.TryRead(bytes, out _numbers[_count]) && _count++ >= 0;
            case ColumnKind.Date:
                if (bytes.Length == 0 || bytes.SequenceEqual("NA"u8))
                {
                    _missing.Add(_count++);
                    _dates.Add(null);
                    return true;
                }

                if (!TryDate(bytes, out var day))
                    return false;
                _dates.Add(day);
                _count++;
                return true;
            default:
                if (_count == _codes.Length)
                    Array.Resize(ref _codes, _count * 2);
                _codes[_count++] = bytes.Length == 0 || (!reader.IsQuoted(field) && bytes.SequenceEqual("NA"u8)) ? -1 : Code(reader, field, bytes);
                return true;
        }
    }

    public static bool IsDate(ReadOnlySpan<byte> text) => TryDate(text, out _);

    public Column Finish()
    {
        switch (kind)
        {
            case ColumnKind.Number:
                Array.Resize(ref _numbers, _count);
                if (_missing.Count == 0)
                    return NumberColumn.Of(name, _numbers);
                var missing = new bool[_count];
                foreach (var row in _missing)
                    missing[row] = true;
                return NumberColumn.Of(name, _numbers, missing);
            case ColumnKind.Date:
                return DateColumn.Of(name, _dates);
            default:
                Array.Resize(ref _codes, _count);
                return TextColumn.OfCodes(name, _codes, [.. _levels]);
        }
    }

    private int Code(CsvReader reader, int field, ReadOnlySpan<byte> bytes)
    {
        // A value seen before is found without making a string of it.
        if (bytes.Length <= _chars.Length && Ascii.ToUtf16(bytes, _chars, out var length) == System.Buffers.OperationStatus.Done)
        {
            var look = _index.GetAlternateLookup<ReadOnlySpan<char>>();
            if (look.TryGetValue(_chars.AsSpan(0, length), out var known))
                return known;
        }

        var text = reader.Text(field);
        if (!_index.TryGetValue(text, out var code))
        {
            _index.Add(text, code = _levels.Count);
            _levels.Add(text);
        }

        return code;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-')
            return false;
        Span<char> chars = stackalloc char[10];
        return Ascii.ToUtf16(text, chars, out _) == System.Buffers.OperationStatus.Done
            && DateOnly.TryParseExact(chars, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
