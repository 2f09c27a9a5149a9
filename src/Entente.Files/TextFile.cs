using System.Text;
using Entente.World;

namespace Entente.Files;

/// <summary>Reads a text file of known limits: UTF-8 (with or without a mark), UTF-16 with a mark, otherwise refused.</summary>
public static class TextFile
{
    /// <summary>The largest file read as text unless the caller names another limit: 20 MiB.</summary>
    public const long DefaultLimit = 20L << 20;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The largest size in bytes.</param>
    /// <exception cref="InputException">The file is missing, too large, binary, or in an encoding that cannot be read.</exception>
    public static string Read(string path, long limit = DefaultLimit) => Decode(ReadBytes(path, limit), path);

    /// <summary>Reads the bytes of a file that must not exceed a limit.</summary>
    /// <exception cref="InputException">The file is missing or too large.</exception>
    public static byte[] ReadBytes(string path, long limit = DefaultLimit)
    {
        if (Directory.Exists(path))
            throw new InputException("this is a folder; name a file", path);
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new InputException("no such file; check the path", path);
        if (info.Length > limit)
            throw new InputException(FormattableString.Invariant($"{info.Length / 1048576.0:0.#} MiB is over the limit of {limit / 1048576.0:0.#} MiB for a text; split it or extract the text first"), path);
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException("cannot be read: permission denied", path, inner: e);
        }
        catch (IOException e)
        {
            throw new InputException("cannot be read: " + e.Message, path, inner: e);
        }
    }

    /// <summary>Turns bytes into text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="InputException">The bytes are binary or in an encoding that cannot be read.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
                return new UnicodeEncoding(false, true, true).GetString(bytes[2..]);
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
                return new UnicodeEncoding(true, true, true).GetString(bytes[2..]);
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                bytes = bytes[3..];
            var zero = bytes.IndexOf((byte)0);
            if (zero >= 0)
                throw new InputException($"this is a binary file (a zero byte at offset {zero}); a text file was expected", name);
            return new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            throw new InputException("not valid UTF-8; save the file as UTF-8", name, line, inner: e);
        }
        catch (ArgumentException e)
        {
            throw new InputException("not valid UTF-16; save the file as UTF-8", name, inner: e);
        }
    }
}
