using Entente.Desk.About;
using Entente.Desk.Contracts;
using Entente.Record;
using Entente.Record.Import;
using Entente.Record.Providers;
using Entente.World;

namespace Entente.Desk.Provision;

/// <summary>Put these files into the record.</summary>
/// <param name="Record">The record's path.</param>
/// <param name="Provider">The provider's id; <c>csv</c> for tables of the user's own.</param>
/// <param name="Files">The files; for <c>csv</c> none, the mapping names them.</param>
/// <param name="Mapping">The mapping of the user's own tables; null for a provider's files.</param>
/// <param name="Version">The version, where the user knows it better.</param>
/// <param name="Today">The day, for the ledger.</param>
public sealed record ImportRequest(string Record, string Provider, IReadOnlyList<string> Files, string? Mapping, string? Version, DateOnly Today);

/// <summary>Imports files into a record, each as one transaction.</summary>
public sealed class ImportFiles : IQuestion<ImportRequest, ImportDocument>
{
    /// <inheritdoc/>
    public Task<ImportDocument> AskAsync(ImportRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.Run(() => Import(request, progress, cancellation), CancellationToken.None);
    }

    private static ImportDocument Import(ImportRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var (version, commit) = AboutThisBuild.Version();
        var options = new ImportOptions(request.Today, $"entente {version} {commit}", request.Version, TableMapFile.StateOf);
        var relay = progress is null ? null : new Relay(progress);
        var done = new List<ImportedFile>();
        if (request.Mapping is { } mapping)
        {
            var maps = TableMapFile.Read(mapping, request.Files);
            using var own = RecordFile.OpenOrCreate(request.Record);
            foreach (var map in maps)
                done.Add(Entry(own.ImportTables(map, options, relay, cancellation)));
            return new ImportDocument("entente/import/1", request.Record, done);
        }

        var provider = Provider.Find(request.Provider)
            ?? throw new InputException($"there is no provider '{request.Provider}'; 'entente sources' lists them, 'csv --map MAPPING' takes tables of your own");
        foreach (var file in request.Files.Where(f => !File.Exists(f)))
            throw new InputException("no such file; check the path", file);
        using var record = RecordFile.OpenOrCreate(request.Record);
        foreach (var file in request.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            done.Add(Entry(record.Import(provider, file, options, relay, cancellation)));
        }

        return new ImportDocument("entente/import/1", request.Record, done);
    }

    private static ImportedFile Entry(ImportResult result) =>
        new(result.Provider, result.Version, result.File, result.Sha256, result.Rows, result.RefusedRows, result.AlreadyThere,
            [.. result.Tables.Select(t => new TableRows(t.Table, t.Rows))], [.. result.Refused.Take(1000).Select(r => new RefusedLine(r.Member, r.Line, r.Reason))]);

    private sealed class Relay(IProgress<Progress> progress) : IProgress<ImportProgress>
    {
        // Time left comes from the bytes, which are known beforehand; what a user counts is rows.
        public void Report(ImportProgress value)
        {
            var total = value.TotalBytes is { } bytes && value.Bytes > 0 ? (long?)(value.Rows * (double)bytes / value.Bytes) : null;
            progress.Report(new Progress($"importing {value.Member}", value.Rows, total, "rows"));
        }
    }
}
