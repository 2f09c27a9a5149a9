using System.IO.Compression;
using System.Text;
using Entente.Numerics;
using Entente.World;

namespace Entente.Files;

/// <summary>Reads a comma-separated file with a header into a <see cref="Table"/>; the kind of each column is found from its entries.</summary>
/// <remarks>
/// A column all of whose entries are numbers is a column of numbers; all of whose entries are days written 2024-06-19, of days; any
/// other, of text. An empty field and, outside quotes or in a column of numbers, <c>NA</c> is missing. Fields in quotes may be
/// numbers (R quotes factors). A name that ends in <c>.gz</c>, or bytes that begin as gzip does, are unpacked.
/// </remarks>
public static class CsvTable
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; <c>.gz</c> is unpacked.</param>
    /// <param name="asText">Columns to be kept as text whatever they hold, such as codes with leading zeros.</param>
    /// <param name="separator">What parts fields.</param>
    /// <param name="only">The columns to keep, where the others are not wanted; they are not even decoded.</param>
    /// <exception cref="InputException">The file is missing or no table: no header, two equal names, a record with more or fewer fields than the header.</exception>
    public static Table Read(string path, IEnumerable<string>? asText = null, char separator = ',', IEnumerable<string>? only = null)
    {
        return Read(() => Open(path), path, asText, separator, only);
    }

    /// <summary>Reads text that is already in memory.</summary>
    /// <inheritdoc cref="Read(string, IEnumerable{string}, char, IEnumerable{string})"/>
    public static Table Parse(string text, string name = "table", IEnumerable<string>? asText = null, char separator = ',')
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Read(() => new MemoryStream(bytes), name, asText, separator);
    }

    /// <summary>Reads from a stream that can be opened again: a column that stops being numeric is read a second time as text.</summary>
    /// <inheritdoc cref="Read(string, IEnumerable{string}, char, IEnumerable{string})"/>
    public static Table Read(Func<Stream> open, string name, IEnumerable<string>? asText = null, char separator = ',', IEnumerable<string>? only = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        var text = new HashSet<string>(asText ?? [], StringComparer.Ordinal);
        var kinds = new Dictionary<string, ColumnKind>(StringComparer.Ordinal);
        var kept = only?.ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            using var stream = open();
            if (TryRead(new CsvReader(stream, name, separator), name, text, kinds, kept, out var table))
                return table;
        }
    }

    /// <summary>Opens a file for reading, unpacked if it is gzip.</summary>
    /// <exception cref="InputException">It is missing, a folder, or cannot be opened.</exception>
    public static Stream Open(string path)
    {
        if (Directory.Exists(path))
            throw new InputException("this is a folder; name a file", path);
        if (!File.Exists(path))
            throw new InputException("no such file; check the path", path);
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            var zipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("cannot be read: " + e.Message, path, inner: e);
        }
    }

    private static bool TryRead(CsvReader reader, string name, HashSet<string> text, Dictionary<string, ColumnKind> kinds, HashSet<string>? kept, out Table table)
    {
        table = null!;
        if (!reader.Read())
            throw new InputException("the table is empty; a header line was expected", name, 1);
        var names = new string[reader.FieldCount];
        for (var i = 0; i < names.Length; i++)
            names[i] = reader.Text(i).Trim();
        CheckNames(names, name);
        var columns = new ColumnBuilder[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            columns[i] = new ColumnBuilder(names[i], kinds.GetValueOrDefault(names[i], ColumnKind.Number));
            if (text.Contains(names[i]))
                columns[i] = new ColumnBuilder(names[i], ColumnKind.Text);
        }

        while (reader.Read())
        {
            if (reader.FieldCount != names.Length)
                throw new InputException($"{reader.FieldCount} fields, but the header has {names.Length}; give every row as many fields as the header, and quote a field that holds a comma", name, reader.Line);
            for (var i = 0; i < columns.Length; i++)
            {
                if ((kept is not null && !kept.Contains(names[i])) || columns[i].Add(reader, i))
                    continue;
                kinds[names[i]] = columns[i].Kind == ColumnKind.Number && columns[i].OnlyMissing && ColumnBuilder.IsDate(reader.Field(i)) ? ColumnKind.Date : ColumnKind.Text;
                return false;
            }
        }

        table = new Table(columns.Where((_, i) => kept is null || kept.Contains(names[i])).Select(c => c.Finish()));
        return true;
    }

    private static void CheckNames(string[] names, string file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            // R writes an empty name over the row numbers.
            if (names[i].Length == 0)
                names[i] = $"X{i + 1}";
            if (!seen.Add(names[i]))
                throw new InputException($"two columns are named '{names[i]}'; rename one", file, 1);
        }
    }
}
