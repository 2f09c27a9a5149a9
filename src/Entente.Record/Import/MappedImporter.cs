using System.Globalization;
using System.Security.Cryptography;
using Entente.Record.Store;
using Entente.World;

namespace Entente.Record.Import;

/// <summary>Puts the tables of a user's own into a record, as one transaction, in the long form of <c>observation</c>.</summary>
internal static class MappedImporter
{
    internal static ImportResult Run(Database database, TableMap map, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var hash = Hash(map);
        var name = Path.GetFileName(map.File);
        using (var known = database.Prepare("SELECT id, version, file FROM import WHERE provider = ? AND sha256 = ?").Bind(1, map.Provider).Bind(2, hash))
            if (known.Step())
                return new ImportResult(known.Int64(0), map.Provider, known.Text(1), known.Text(2), hash, 0, 0, [], true, []);
        ImportResult? result = null;
        database.InTransaction(() => result = Fill(database, map, name, hash, options, progress, cancellation));
        return result!;
    }

    private static ImportResult Fill(Database database, TableMap map, string name, string hash, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var id = database.Scalar("SELECT coalesce(max(id), 0) + 1 FROM import");
        var bytes = map.Tables.Select(t => t.File).Distinct(StringComparer.Ordinal).Sum(f => new FileInfo(f).Length);
        using (var insert = database.Prepare("INSERT INTO import VALUES(?,?,?,?,?,?,0,0,?,?)"))
            insert.Bind(1, id).Bind(2, map.Provider).Bind(3, "").Bind(4, name).Bind(5, hash).Bind(6, bytes)
                .Bind(7, options.ImportedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Bind(8, options.Program).Run();
        using (var source = database.Prepare("INSERT INTO source VALUES(?,?,?,?,?) ON CONFLICT(provider) DO UPDATE SET title = excluded.title, authority = excluded.authority, citation = excluded.citation, url = excluded.url"))
            source.Bind(1, map.Provider).Bind(2, map.Title).Bind(3, map.Authority).Bind(4, map.Citation).Bind(5, map.Url).Run();
        using var run = new ImportRun(database, id, progress, null, cancellation);
        var spans = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var table in map.Tables)
            new MappedTableReader(map, table, run, spans).Read();
        if (run.Rows == 0)
            throw new InputException($"no row of it could be taken{(run.Refused.Count > 0 ? $"; {run.Refused[0].Member}, line {run.Refused[0].Line}: {run.Refused[0].Reason}" : "")}", map.File);
        var version = options.Version ?? map.Version;
        Ledger.Close(database, run, version, []);
        using (var coverage = database.Prepare("INSERT INTO coverage VALUES(?,?,?,?,?,?,?,?)"))
            foreach (var (variable, tally) in spans.OrderBy(s => s.Key, StringComparer.Ordinal))
                coverage.Bind(1, id).Bind(2, variable).Bind(3, "observation").Bind(4, tally.First).Bind(5, tally.Last).Bind(6, tally.Zero ? "zero" : "unknown").Bind(7, tally.Present).Bind(8, tally.Missing).Run();
        using (var scope = database.Prepare("INSERT INTO scope VALUES(?,?,?)"))
            foreach (var (variable, tally) in spans.Where(s => s.Value.Scope is not null).OrderBy(s => s.Key, StringComparer.Ordinal))
                scope.Bind(1, id).Bind(2, variable).Bind(3, tally.Scope).Run();
        return new ImportResult(id, map.Provider, version, name, hash, run.Rows, run.RefusedRows, run.Refused, false, [("observation", run.Rows)]);
    }

    private static string Hash(TableMap map)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in map.Tables.Select(t => t.File).Distinct(StringComparer.Ordinal).Prepend(map.File))
        {
            if (!File.Exists(file))
                throw new InputException("no such file; the mapping names it", file);
            sha.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    internal sealed class Tally
    {
        internal long First = long.MaxValue;
        internal long Last = long.MinValue;
        internal long Present;
        internal long Missing;
        internal bool Zero;
        internal string? Scope;
    }
}
