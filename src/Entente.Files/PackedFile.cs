using System.IO.Compression;
using Entente.World;

namespace Entente.Files;

/// <summary>One table inside a downloaded file.</summary>
/// <param name="Name">The member's path in the archive, with those of archives inside archives before it; the file's name where it is no archive.</param>
/// <param name="Length">The size unpacked, in bytes; null where it is not known beforehand.</param>
/// <param name="Open">Opens it; the stream throws <see cref="InputException"/> where the bytes do not match the archive's checksum.</param>
public sealed record PackedMember(string Name, long? Length, Func<Stream> Open);

/// <summary>A downloaded file as it lies on disk: plain, gzip, zip, or zip within zip.</summary>
public sealed class PackedFile : IDisposable
{
    /// <summary>The largest archive inside an archive: 1 GiB.</summary>
    public const long LargestInner = 1L << 30;

    private readonly List<IDisposable> _open = [];

    private PackedFile(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The tables inside, in the archive's order. A plain or gzip file has one.</summary>
    public IReadOnlyList<PackedMember> Members { get; private set; } = [];

    /// <summary>Opens the file and lists what is inside.</summary>
    /// <exception cref="InputException">The file is missing, cannot be read, or is a damaged archive.</exception>
    public static PackedFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new InputException("this is a folder; name a file", path);
        if (!File.Exists(path))
            throw new InputException("no such file; check the path", path);
        var packed = new PackedFile(path);
        try
        {
            packed.Members = packed.List(path);
            return packed;
        }
        catch (Exception e) when (e is InvalidDataException or UnauthorizedAccessException or EndOfStreamException or IOException or ArgumentException)
        {
            packed.Dispose();
            throw new InputException($"cannot be opened: {e.Message.ReplaceLineEndings(" ")}", path, inner: e);
        }
        catch
        {
            packed.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
            _open[i].Dispose();
        _open.Clear();
    }

    private List<PackedMember> List(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        Span<byte> head = stackalloc byte[4];
        int read;
        using (var probe = File.OpenRead(path))
            read = probe.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        if (read == 0)
            throw new InputException("the file is empty", path);
        if (read == 4 && head is [(byte)'P', (byte)'K', 3, 4])
            return FromZip(new ZipArchive(Keep(OpenRead(path)), ZipArchiveMode.Read), name + "!", path, depth: 0);
        if (head is [0x1F, 0x8B, ..])
        {
            var inner = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
            return [new PackedMember(inner, null, () => new GuardedStream(new GZipStream(OpenRead(path), CompressionMode.Decompress), path, GzipChecksum(path), null))];
        }

        if (head is [(byte)'P', (byte)'K', 5, 6])
            throw new InputException("this zip archive is empty", path);
        return [new PackedMember(name, new FileInfo(path).Length, () => OpenRead(path))];
    }

    // GZipStream takes a file that is cut off for one that has ended, so its trailer is compared here (RFC 1952: CRC-32, then the size).
    private static uint GzipChecksum(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length < 18)
            throw new InputException("the gzip file is cut off; download it again", path);
        file.Seek(-8, SeekOrigin.End);
        Span<byte> trailer = stackalloc byte[4];
        file.ReadExactly(trailer);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private List<PackedMember> FromZip(ZipArchive archive, string prefix, string path, int depth)
    {
        Keep(archive);
        var members = new List<PackedMember>();
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/') || entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal))
                continue;
            if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && depth < 2)
            {
                if (entry.Length > LargestInner)
                    throw new InputException($"{entry.FullName} inside it is larger than {LargestInner >> 20} MiB; unpack it first", path);
                var bytes = new MemoryStream();
                using (var inner = Guarded(entry, path))
                    inner.CopyTo(bytes);
                bytes.Position = 0;
                members.AddRange(FromZip(new ZipArchive(Keep(bytes), ZipArchiveMode.Read), $"{prefix}{entry.FullName}!", path, depth + 1));
                continue;
            }

            members.Add(new PackedMember($"{prefix}{entry.FullName}", entry.Length, () => Guarded(entry, path)));
        }

        return members;
    }

    // The directory at the archive's end may be whole while the member itself is not: that shows only when it is opened.
    private static GuardedStream Guarded(ZipArchiveEntry entry, string path)
    {
        try
        {
            return new GuardedStream(entry.Open(), path, entry.Crc32, entry.Length);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new InputException($"the archive is damaged or cut off: {e.Message.ReplaceLineEndings(" ")} Download it again", path, inner: e);
        }
    }

    private T Keep<T>(T resource)
        where T : IDisposable
    {
        _open.Add(resource);
        return resource;
    }

    private static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
}
