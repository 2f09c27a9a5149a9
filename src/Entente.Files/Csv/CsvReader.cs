using System.Text;
using Entente.World;

namespace Entente.Files;

/// <summary>
/// Reads comma-separated records (RFC 4180) from a stream of UTF-8, one at a time, without making strings: quotes, doubled
/// quotes, line breaks in quotes, LF or CRLF, a byte-order mark, empty lines passed over.
/// </summary>
/// <remarks>Not for two threads at once. A span from <see cref="Field"/> is valid until the next <see cref="Read"/>.</remarks>
public sealed class CsvReader
{
    private readonly Stream _stream;
    private readonly string _name;
    private readonly byte _separator;
    private readonly int _recordLimit;
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;
    private bool _ended;
    private int _nextLine = 1;
    private (int From, int Length, bool Quoted)[] _fields = new (int, int, bool)[64];

    /// <summary>Starts reading; the stream stays the caller's.</summary>
    /// <param name="stream">UTF-8 bytes.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="separator">What parts fields.</param>
    /// <param name="recordLimit">The longest record in bytes: an open quote must not swallow a file.</param>
    public CsvReader(Stream stream, string name, char separator = ',', int recordLimit = 16 << 20)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)separator, 127, nameof(separator));
        (_stream, _name, _separator, _recordLimit) = (stream, name, (byte)separator, recordLimit);
    }

    /// <summary>The number of fields of the current record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The line on which the current record begins; the first is 1.</summary>
    public int Line { get; private set; }

    /// <summary>The bytes of a field, quotes taken off.</summary>
    public ReadOnlySpan<byte> Field(int index) => _buffer.AsSpan(_fields[index].From, _fields[index].Length);

    /// <summary>Whether a field stood in quotes.</summary>
    public bool IsQuoted(int index) => _fields[index].Quoted;

    /// <summary>A field as text.</summary>
    /// <exception cref="InputException">The bytes are not UTF-8.</exception>
    public string Text(int index)
    {
        try
        {
            return Strict.GetString(Field(index));
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException("not valid UTF-8; save the file as UTF-8", _name, Line, inner: e);
        }
    }

    /// <summary>Moves to the next record; false at the end.</summary>
    /// <exception cref="InputException">A quote is never closed, text follows a closing quote, or a record is too long.</exception>
    public bool Read()
    {
        if (Line == 0)
            SkipMark();
        while (true)
        {
            if (_start == _end && !Fill())
                return false;
            if (_buffer[_start] == (byte)'\n')
            {
                _start++;
                _nextLine++;
                continue;
            }

            if (_buffer[_start] == (byte)'\r' && (_start + 1 < _end || Fill()) && _buffer[_start + 1] == (byte)'\n')
            {
                _start += 2;
                _nextLine++;
                continue;
            }

            break;
        }

        Line = _nextLine;
        while (!Split())
            Grow();
        return true;
    }

    private static readonly UTF8Encoding Strict = new(false, true);

    // Splits the record at _start; false when the buffer ends before the record does and the file does not.
    private bool Split()
    {
        var count = 0;
        var at = _start;
        var lines = 0;
        var data = _buffer;
        while (true)
        {
            if (count == _fields.Length)
                Array.Resize(ref _fields, count * 2);
            if (at < _end && data[at] == (byte)'"')
            {
                var from = at + 1;
                var doubled = false;
                at = from;
                while (true)
                {
                    var step = data.AsSpan(at, _end - at).IndexOf((byte)'"');
                    if (step < 0)
                    {
                        if (!_ended)
                            return false;
                        throw new InputException("a quote is opened here and never closed; close it, or double a quote that belongs to the text", _name, Line);
                    }

                    lines += data.AsSpan(at, step).Count((byte)'\n');
                    at += step + 1;
                    if (at == _end && !_ended)
                        return false;
                    if (at < _end && data[at] == (byte)'"')
                    {
                        doubled = true;
                        at++;
                        continue;
                    }

                    break;
                }

                if (at + 1 >= _end && !_ended)
                    return false;
                var length = doubled ? 0 : at - 1 - from;
                var end = at;
                if (at < _end && data[at] == (byte)'\r')
                    at++;
                if (at < _end && data[at] != _separator && data[at] != (byte)'\n')
                    throw new InputException($"text follows the closing quote of field {count + 1}; a quote that belongs to the text is doubled", _name, Line);
                if (doubled)
                {
                    if (at == _end && !_ended)
                        return false;
                    length = -(end - 1 - from);
                }

                _fields[count++] = (from, length, true);
            }
            else
            {
                var rest = data.AsSpan(at, _end - at);
                var step = rest.IndexOfAny(_separator, (byte)'\n');
                if (step < 0)
                {
                    if (!_ended)
                        return false;
                    step = rest.Length;
                }

                var length = step;
                var last = at + step == _end || data[at + step] == (byte)'\n';
                if (last && length > 0 && data[at + length - 1] == (byte)'\r')
                    length--;
                _fields[count++] = (at, length, false);
                at += step;
            }

            if (at == _end || data[at] == (byte)'\n')
                break;
            at++;
        }

        // Doubled quotes are folded only now, when the record is known to be whole: folding moves bytes.
        for (var i = 0; i < count; i++)
            if (_fields[i].Length < 0)
                _fields[i] = (_fields[i].From, Fold(_fields[i].From, -_fields[i].Length), true);
        FieldCount = count;
        _nextLine += lines + 1;
        _start = at < _end ? at + 1 : at;
        return true;
    }

    private int Fold(int from, int length)
    {
        var to = from;
        for (var i = from; i < from + length; i++)
        {
            _buffer[to++] = _buffer[i];
            if (_buffer[i] == (byte)'"')
                i++;
        }

        return to - from;
    }

    private void Grow()
    {
        if (_end - _start >= _recordLimit)
            throw new InputException($"a record of more than {_recordLimit >> 20} MiB; is a quote left open?", _name, Line);
        Fill();
    }

    // Moves what is left to the front and reads more; false when nothing came.
    private bool Fill()
    {
        if (_ended)
            return false;
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        int got;
        try
        {
            got = _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new InputException("cannot be read: " + e.Message, _name, _nextLine, inner: e);
        }

        if (got == 0)
            _ended = true;
        _end += got;
        return got > 0;
    }

    private void SkipMark()
    {
        while (_end - _start < 3 && Fill())
        {
        }

        var head = _buffer.AsSpan(_start, _end - _start);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            _start += 3;
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new InputException("this is UTF-16; save the table as UTF-8", _name, 1);
        else if (head.StartsWith("PK"u8))
            throw new InputException("this is a zip archive or a spreadsheet; save the sheet as CSV", _name);
    }
}
