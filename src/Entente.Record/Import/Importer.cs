using System.Globalization;
using System.Security.Cryptography;
using Entente.Files;
using Entente.Record.Providers;
using Entente.Record.Store;
using Entente.World;

namespace Entente.Record.Import;

/// <summary>Puts one file of a provider into a record, as one transaction.</summary>
internal static class Importer
{
    internal static ImportResult Run(Database database, Provider provider, string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        using var packed = PackedFile.Open(path);
        var hash = Hash(path, progress, cancellation);
        using (var known = database.Prepare("SELECT id, version, file FROM import WHERE provider = ? AND sha256 = ?").Bind(1, provider.Id).Bind(2, hash))
            if (known.Step())
                return new ImportResult(known.Int64(0), provider.Id, known.Text(1), known.Text(2), hash, 0, 0, [], true, []);
        var members = Recognise(provider, packed, path);
        ImportResult? result = null;
        database.InTransaction(() => result = Fill(database, provider, path, name, hash, members, options, progress, cancellation));
        return result!;
    }

    private static ImportResult Fill(Database database, Provider provider, string path, string name, string hash, List<(PackedMember Member, Layout Layout)> members, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var id = database.Scalar("SELECT coalesce(max(id), 0) + 1 FROM import");
        using (var insert = database.Prepare("INSERT INTO import VALUES(?,?,?,?,?,?,0,0,?,?)"))
            insert.Bind(1, id).Bind(2, provider.Id).Bind(3, "").Bind(4, name).Bind(5, hash).Bind(6, new FileInfo(path).Length)
                .Bind(7, options.ImportedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Bind(8, options.Program).Run();
        SourceRows.Write(database, provider);
        var total = members.All(m => m.Member.Length is not null) ? members.Sum(m => m.Member.Length) : null;
        using var run = new ImportRun(database, id, progress, total, cancellation) { StateOf = options.StateOf ?? ((_, _, _) => null) };
        long before = 0;
        foreach (var (member, layout) in members)
        {
            run.BeginMember(member.Name, before);
            using var reader = new DelimitedReader(member.Open(), member.Name, layout.Format);
            var header = layout.HasHeader ? Header(reader, layout.HeaderLine) : [];
            if (header.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw new InputException($"its header names the column '{twice.Key[..Math.Min(40, twice.Key.Length)].ReplaceLineEndings(" ")}' twice, so that nobody can tell which is meant; nothing was taken", path);
            layout.Read(reader, header, run);
            before += member.Length ?? reader.BytesRead;
        }

        if (run.Rows == 0)
            throw new InputException($"no row of it could be taken{(run.Refused.Count > 0 ? $"; line {run.Refused[0].Line}: {run.Refused[0].Reason}" : "")}", path);
        if (run.RefusedRows > Math.Max(20, run.Rows / 2))
            throw new InputException($"{run.RefusedRows} of {run.Rows + run.RefusedRows} rows are not as {provider.Id} writes them (line {run.Refused[0].Line}: {run.Refused[0].Reason}); nothing was taken", path);
        var version = options.Version ?? run.Version ?? members[0].Layout.Version;
        Ledger.Close(database, run, version, [.. members.Select(m => m.Layout)]);
        var tables = run.Writers.Select(w => (w.Table.Name, w.Rows)).ToList();
        if (run.EventRows > 0)
            tables.Add(("event", run.EventRows));
        return new ImportResult(id, provider.Id, version, name, hash, run.Rows, run.RefusedRows, run.Refused, false, tables);
    }

    private static List<(PackedMember Member, Layout Layout)> Recognise(Provider provider, PackedFile packed, string path)
    {
        var found = new List<(PackedMember, Layout)>();
        IReadOnlyList<string>? seen = null;
        foreach (var member in packed.Members)
        {
            var layout = Recognise(provider, member, out var header);
            if (header.Count > 1)
                seen ??= header;
            if (layout is not null)
                found.Add((member, layout));
        }

        if (found.Count > 0)
            return found;
        var other = packed.Members.Select(m => Provider.All.FirstOrDefault(p => p.Id != provider.Id && Recognise(p, m, out _) is not null)).FirstOrDefault(p => p is not null);
        var hint = other is not null ? $"it looks like one of '{other.Id}'" : $"known are: {string.Join("; ", provider.Layouts.Select(l => l.Name))}";
        var begins = seen is null ? "it is no table" : $"it begins with {string.Join(',', seen.Take(6))}{(seen.Count > 6 ? ",…" : "")}";
        throw new InputException($"this is not a file of {provider.Id} ({begins}); {hint}".ReplaceLineEndings(" "), path);
    }

    private static Layout? Recognise(Provider provider, PackedMember member, out IReadOnlyList<string> header)
    {
        header = [];
        foreach (var layout in provider.Layouts)
        {
            using var reader = new DelimitedReader(member.Open(), member.Name, layout.Format);
            try
            {
                var fields = Header(reader, layout.HeaderLine);
                if (fields.Count > header.Count)
                    header = fields;
                if (layout.Matches(fields, member.Name))
                    return layout;
            }
            catch (InputException) when (provider.Layouts.Count > 0 && !member.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                // A codebook beside the tables in an archive is no table.
            }
        }

        return null;
    }

    private static List<string> Header(DelimitedReader reader, Func<IReadOnlyList<string>, bool>? isHeader)
    {
        for (var line = 0; line < 40 && reader.Read(); line++)
        {
            var fields = Enumerable.Range(0, reader.FieldCount).Select(i => reader.Text(i).Trim()).ToList();
            if (isHeader is null || isHeader(fields))
                return fields;
        }

        return [];
    }

    private static string Hash(string path, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            sha.AppendData(buffer, 0, read);
        }

        _ = progress;
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}

/// <summary>How a file is to be imported.</summary>
/// <param name="ImportedOn">The day, for the ledger.</param>
/// <param name="Program">The program and its version, for the ledger.</param>
/// <param name="Version">The provider's version, where the user knows better than the file.</param>
/// <param name="StateOf">Finds the ISO code of a state from its name (system <c>name</c>) or Gleditsch-Ward number (<c>gw</c>) on a day, for event data that name states so.</param>
public sealed record ImportOptions(DateOnly ImportedOn, string Program, string? Version = null, Func<string, string, DateOnly, string?>? StateOf = null);
