using System.Buffers.Text;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Entente.Forecasting;
using Entente.World;

namespace Entente.Desk.Forecasts;

/// <summary>
/// Reads a folder of dated facts: <c>entities</c>, <c>relations</c> (id, name) and <c>train</c>, <c>valid</c>, <c>test</c> (subject, relation,
/// object, day), each <c>.tsv</c> or <c>.tsv.gz</c>, tab-separated, without a header.
/// </summary>
public static class FactFolder
{
    private const long Limit = 2L << 30;

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">A file is missing, a row is malformed, unsorted, doubled, or names an id or a day that may not stand there.</exception>
    public static FactSet Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException("no such folder; name one that holds entities, relations, train, valid and test as .tsv or .tsv.gz", folder);
        // Unpacked and parsed side by side; looked at, and refused, in the order of the days.
        var files = new[] { Part.Train, Part.Valid, Part.Test }.Select(part => (Part: part, File: Find(folder, Name(part)))).ToArray();
        var read = files.Select(f => f.File is { } file ? Task.Run(() => ReadFacts(file)) : null).ToArray();
        var entities = ReadNames(folder, "entities");
        var relations = ReadNames(folder, "relations");
        if (entities.Length < 2)
            throw new InputException($"{entities.Length} actor; two or more are needed to rank an answer", Find(folder, "entities"));
        if (relations.Length < 1)
            throw new InputException("no relation; one or more are needed", Find(folder, "relations"));
        if (FactSet.FindExcess(entities.Length, relations.Length) is { } excess)
            throw new InputException(excess, folder);
        var parts = new ImmutableArray<Fact>[3];
        var firstDay = 0;
        for (var i = 0; i < files.Length; i++)
        {
            var (part, file) = files[i];
            if (file is null && part == Part.Train)
                throw new InputException($"there is no {Name(part)}.tsv or {Name(part)}.tsv.gz in this folder", folder);
            if (file is null)
            {
                parts[i] = [];
                continue;
            }

            var facts = read[i]!.GetAwaiter().GetResult();
            if (facts.Length == 0)
                throw new InputException("this part is empty; give it facts or leave the file away", file);
            if (FactSet.FindFault(facts.AsSpan(), entities.Length, relations.Length, firstDay) is var (index, what))
                throw new InputException(what, file, LineOf(file, index));
            firstDay = facts[^1].Day + 1;
            parts[i] = facts;
        }

        return new FactSet(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), entities.Length, relations.Length, parts[0], parts[1], parts[2], entities, relations);
    }

    /// <summary>The bytes of a file, unpacked where its name ends in <c>.gz</c>.</summary>
    /// <exception cref="InputException">It cannot be read or unpacked, or is too large.</exception>
    internal static byte[] Unpack(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            using var unpacked = new MemoryStream();
            using Stream source = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
            var buffer = new byte[1 << 16];
            for (int n; (n = source.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, n);
                if (unpacked.Length > Limit)
                    throw new InputException("unpacks to more than 2 GiB; split it", file);
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new InputException("is no gzip file; pack it again or drop the .gz", file, inner: e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new InputException("cannot be read: permission denied", file, inner: e);
        }
    }

    private static string Name(Part part) => part switch { Part.Train => "train", Part.Valid => "valid", _ => "test" };

    private static string? Find(string folder, string name) =>
        new[] { ".tsv", ".tsv.gz" }.Select(end => Path.Combine(folder, name + end)).FirstOrDefault(File.Exists);

    private static ImmutableArray<string> ReadNames(string folder, string name)
    {
        var file = Find(folder, name) ?? throw new InputException($"there is no {name}.tsv or {name}.tsv.gz in this folder", folder);
        var names = ImmutableArray.CreateBuilder<string>();
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(Unpack(file)).AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsEmpty)
                continue;
            var tab = line.IndexOf('\t');
            if (tab < 0 || !int.TryParse(line[..tab], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) || id != names.Count)
                throw new InputException($"'{names.Count}<TAB>name' was expected: ids count up from 0", file, number);
            names.Add(line[(tab + 1)..].ToString());
        }

        return names.ToImmutable();
    }

    private static ImmutableArray<Fact> ReadFacts(string file)
    {
        ReadOnlySpan<byte> bytes = Unpack(file);
        var facts = ImmutableArray.CreateBuilder<Fact>();
        Span<int> field = stackalloc int[4];
        var number = 0;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            number++;
            if (line.EndsWith("\r"u8))
                line = line[..^1];
            if (line.IsEmpty)
                continue;
            for (var i = 0; i < 4; i++)
            {
                var last = i == 3;
                if (!Utf8Parser.TryParse(line, out field[i], out var used) || field[i] < 0 || (last ? used != line.Length : used >= line.Length || line[used] != (byte)'\t'))
                    throw new InputException($"field {i + 1} is no number of 0 or more; 'subject<TAB>relation<TAB>object<TAB>day' was expected", file, number);
                line = last ? [] : line[(used + 1)..];
            }

            facts.Add(new Fact(field[0], field[1], field[2], field[3]));
        }

        return facts.ToImmutable();
    }

    // Facts are numbered without the empty lines.
    private static int LineOf(string file, int index)
    {
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(Unpack(file)).AsSpan().EnumerateLines())
        {
            number++;
            if (!line.IsEmpty && index-- == 0)
                return number;
        }

        return number;
    }
}
