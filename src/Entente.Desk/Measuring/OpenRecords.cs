using System.Collections.Immutable;
using Entente.Desk.Provision;
using Entente.Record;
using Entente.Record.Import;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>Opens what a question is to be answered from: the user's record, a folder of tables beside it, and the register of pacts.</summary>
internal static class OpenRecords
{
    /// <summary>A reader over a record (where there is one) and over a folder of tables, read into memory.</summary>
    internal static RecordReader Reader(string? record, string? tables, IReadOnlyDictionary<string, string> versions, CancellationToken cancellation)
    {
        var open = new List<RecordFile>();
        var warnings = new List<string>();
        try
        {
            if (record is not null && File.Exists(record))
                open.Add(RecordFile.OpenExisting(record));
            if (tables is not null && File.Exists(Path.Combine(tables, "mapping.yaml")))
            {
                var own = RecordFile.InMemory();
                open.Add(own);
                foreach (var map in TableMapFile.Read(tables, []))
                    warnings.AddRange(own.ImportTables(map, new ImportOptions(DateOnly.MinValue, ""), null, cancellation).Refused.Select(r => $"{r.Member}, line {r.Line}: not taken, {r.Reason}"));
            }

            return new RecordReader(open, versions) { Warnings = warnings };
        }
        catch
        {
            foreach (var file in open)
                file.Dispose();
            throw;
        }
    }

    internal static IReadOnlyList<string> Rows(ImmutableArray<RowProvenance> rows, int most) =>
        rows.IsDefaultOrEmpty ? [] : [.. rows.Take(most).Select(r => r.Row == 0 ? r.File : $"{r.File}:{r.Row}")];
}
