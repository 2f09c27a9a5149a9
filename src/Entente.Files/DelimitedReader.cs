using System.Buffers;
using Entente.World;

namespace Entente.Files;

/// <summary>How a delimited file is written.</summary>
/// <param name="Delimiter">The byte between fields.</param>
/// <param name="Quoted">Whether a field may stand in quotation marks, doubled inside (RFC 4180).</param>
public readonly record struct DelimitedFormat(byte Delimiter, bool Quoted)
{
    /// <summary>Commas, with quotation marks.</summary>
    public static DelimitedFormat Comma => new((byte)',', true);

    /// <summary>Tabs, without quotation marks.</summary>
    public static DelimitedFormat Tab => new((byte)'\t', false);

    /// <summary>Semicolons, with quotation marks.</summary>
    public static DelimitedFormat Semicolon => new((byte)';', true);
}

/// <summary>
/// Reads a delimited file of any size as bytes, one record at a time, in constant memory. Line ends may be LF, CR LF or CR alone;
/// a UTF-8 byte-order mark is passed over; an empty line is no record.
/// </summary>
/// <remarks>The spans it hands out are valid until the next <see cref="Read"/>. Not safe for two threads.</remarks>
public sealed class DelimitedReader : IDisposable
{
    /// <summary>The longest record: 16 MiB. A longer one means that the file is not what it was taken for.</summary>
    public const int LongestRecord = 16 << 20;

    private const byte Quote = (byte)'"';
    private readonly Stream _stream;
    private readonly string _name;
    private readonly DelimitedFormat _format;
    private readonly SearchValues<byte> _stops;
    private byte[] _buffer = new byte[1 << 18];
    private byte[] _unquoted = new byte[256];
    private int _unquotedLength;
    private int[] _starts = new int[64];
    private int[] _lengths = new int[64];
    private int _position;
    private int _filled;
    private bool _ended;
    private bool _begun;
    private long _nextLine = 1;

    /// <summary>Reads from the stream, which is closed with the reader.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="format">How it is written.</param>
    public DelimitedReader(Stream stream, string name, DelimitedFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        (_stream, _name, _format) = (stream, name, format);
        _stops = SearchValues.Create([format.Delimiter, (byte)'\n', (byte)'\r']);
    }

    /// <summary>The number of fields of the record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The line on which the record begins; the first line is 1.</summary>
    public long Line { get; private set; }

    /// <summary>The bytes consumed so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The bytes of a field without its quotation marks; the first field is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public ReadOnlySpan<byte> this[int field]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)field, (uint)FieldCount, nameof(field));
            var start = _starts[field];
            return start >= 0 ? _buffer.AsSpan(start, _lengths[field]) : _unquoted.AsSpan(~start, _lengths[field]);
        }
    }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <exception cref="InputException">A quotation mark is never closed, the record is too long, or the stream is broken.</exception>
    public bool Read()
    {
        if (!_begun)
        {
            _begun = true;
            Fill();
            if (_buffer.AsSpan(0, _filled).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                _position = 3;
        }

        while (true)
        {
            if (_position >= _filled && !More(_position))
                return false;
            var first = _buffer[_position];
            if (first is (byte)'\n' or (byte)'\r')
            {
                EndLine(_position);
                continue;
            }

            Line = _nextLine;
            var start = _position;
            while (!TryRecord(start))
            {
                if (_filled - start >= LongestRecord)
                    throw new InputException($"a record of more than {LongestRecord >> 20} MiB; the file is not a table in the expected format", _name, (int)Math.Min(Line, int.MaxValue));
                More(start);
                start = _position;
            }

            BytesRead += _position - start;
            return true;
        }
    }

    /// <summary>The field's bytes as text (UTF-8; bytes that are not, as Latin-1).</summary>
    public string Text(int field) => TextOf(this[field]);

    /// <summary>Bytes as text: UTF-8, or Latin-1 where they are not.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : System.Text.Encoding.Latin1.GetString(bytes);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private bool TryRecord(int start)
    {
        _position = start;
        _unquotedLength = 0;
        var at = start;
        var count = 0;
        var span = _buffer.AsSpan(0, _filled);
        long lines = 0;
        while (true)
        {
            if (count == _starts.Length)
            {
                Array.Resize(ref _starts, count * 2);
                Array.Resize(ref _lengths, count * 2);
            }

            if (_format.Quoted && at < _filled && span[at] == Quote)
            {
                if (!TryQuoted(ref at, count, ref lines))
                    return false;
            }
            else
            {
                var length = span[at..].IndexOfAny(_stops);
                if (length < 0)
                {
                    if (!_ended)
                        return false;
                    length = _filled - at;
                }

                (_starts[count], _lengths[count]) = (at, length);
                at += length;
            }

            count++;
            if (at >= _filled)
            {
                if (!_ended)
                    return false;
                _position = at;
                break;
            }

            if (span[at] == _format.Delimiter)
            {
                at++;
                if (at >= _filled && !_ended)
                    return false;
                continue;
            }

            if (span[at] == '\r' && at + 1 >= _filled && !_ended)
                return false;
            _nextLine += lines;
            EndLine(at);
            break;
        }

        FieldCount = count;
        return true;
    }

    private bool TryQuoted(ref int at, int field, ref long lines)
    {
        var span = _buffer.AsSpan(0, _filled);
        var begin = at + 1;
        var read = begin;
        var doubled = false;
        while (true)
        {
            var next = span[read..].IndexOf(Quote);
            if (next < 0)
            {
                if (_ended)
                    throw new InputException("a quotation mark that opens here is never closed", _name, (int)Math.Min(Line, int.MaxValue));
                return false;
            }

            read += next;
            if (read + 1 >= _filled && !_ended)
                return false;
            if (read + 1 < _filled && span[read + 1] == Quote)
            {
                doubled = true;
                read += 2;
                continue;
            }

            break;
        }

        var inside = span[begin..read];
        lines += inside.Count((byte)'\n');
        _starts[field] = begin;
        _lengths[field] = inside.Length;
        at = read + 1;
        if (at < _filled && span[at] is not ((byte)'\n' or (byte)'\r') && span[at] != _format.Delimiter)
        {
            // Text after a closing mark: some files write 5" gun. The field then stands as it was written.
            var rest = span[at..].IndexOfAny(_stops);
            if (rest < 0)
            {
                if (!_ended)
                    return false;
                rest = _filled - at;
            }

            at += rest;
            (_starts[field], _lengths[field]) = (begin - 1, at - begin + 1);
            return true;
        }

        if (at >= _filled && !_ended)
            return false;
        if (doubled)
            Undouble(field);
        return true;
    }

    // A field with doubled marks is copied: the buffer itself must stay as it was read, since a record may be read again after a refill.
    private void Undouble(int field)
    {
        var source = _buffer.AsSpan(_starts[field], _lengths[field]);
        if (_unquoted.Length < _unquotedLength + source.Length)
            Array.Resize(ref _unquoted, (_unquoted.Length + source.Length) * 2);
        var begin = _unquotedLength;
        for (var i = 0; i < source.Length; i++)
        {
            _unquoted[_unquotedLength++] = source[i];
            if (source[i] == Quote && i + 1 < source.Length && source[i + 1] == Quote)
                i++;
        }

        (_starts[field], _lengths[field]) = (~begin, _unquotedLength - begin);
    }

    private void EndLine(int at)
    {
        var two = _buffer[at] == '\r' && at + 1 < _filled && _buffer[at + 1] == '\n';
        _position = at + (two ? 2 : 1);
        _nextLine++;
    }

    private bool More(int keepFrom)
    {
        if (_ended)
            return false;
        var keep = _filled - keepFrom;
        if (keepFrom > 0)
            Buffer.BlockCopy(_buffer, keepFrom, _buffer, 0, keep);
        _filled = keep;
        _position = 0;
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        return Fill() || keep > 0;
    }

    private bool Fill()
    {
        try
        {
            var room = _buffer.Length - _filled;
            var read = _stream.Read(_buffer, _filled, room);
            if (read == 0)
                _ended = true;
            _filled += read;
            return read > 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InputException("the file breaks off or is damaged: " + e.Message, _name, inner: e);
        }
    }
}
