using Entente.World;

namespace Entente.Files;

/// <summary>An unpacked stream that is checked against the archive's length and CRC-32 at its end, and names the file where it is damaged.</summary>
internal sealed class GuardedStream(Stream inner, string file, uint? crc, long? length) : Stream
{
    private uint _crc = Crc32.Start;
    private long _read;
    private bool _checked;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or IndexOutOfRangeException)
        {
            throw new InputException($"the archive is damaged or cut off: {e.Message.ReplaceLineEndings(" ")} Download it again", file, inner: e);
        }

        if (read > 0)
        {
            _read += read;
            if (crc is not null)
                _crc = Crc32.Update(_crc, buffer[..read]);
            if (length is { } most && _read > most)
                throw new InputException($"the archive is damaged: more than the {most} bytes that it announces", file);
        }
        else if (!_checked && buffer.Length > 0)
        {
            _checked = true;
            if (length is { } all && _read != all)
                throw new InputException($"the archive is cut off: {_read} of {all} bytes; download it again", file);
            if (crc is { } expected && Crc32.Finish(_crc) != expected)
                throw new InputException("the archive is damaged: its checksum does not match; download it again", file);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
