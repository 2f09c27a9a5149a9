using Entente.Record.Store;
using Entente.World;

namespace Entente.Record.Events;

/// <summary>An event between two states as a provider's file gives it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Source">Who acts: a state's code.</param>
/// <param name="Target">On whom.</param>
/// <param name="SourceActor">The actor within that state as the file names it; empty where it names none.</param>
/// <param name="TargetActor">The same of the target.</param>
/// <param name="Code">The file's own code of the event.</param>
/// <param name="Type">Its PLOVER type; null where the code has none.</param>
/// <param name="File">The file.</param>
/// <param name="Row">The line in it.</param>
public sealed record DyadEvent(DateOnly Day, string Source, string Target, string SourceActor, string TargetActor, string Code, PloverType? Type, string File, long Row);

/// <summary>Reads every event between two different states out of the blocks.</summary>
internal static class DyadEvents
{
    internal static IReadOnlyList<DyadEvent> Read(Database database, string provider)
    {
        var texts = LedgerReader.Texts(database);
        var rows = new List<DyadEvent>();
        using var query = database.Prepare("""
            SELECT e.day, e.source, e.target, e.source_actor, e.target_actor, e.code, e.plover, i.file, e.row
            FROM event_block b JOIN import i ON i.id = b.import_id JOIN event e ON e.block = b.id
            WHERE i.provider = ? AND e.source <> e.target ORDER BY e.day, e.block, e.row
            """).Bind(1, provider);
        while (query.Step())
        {
            string source = texts[query.Int32(1)], target = texts[query.Int32(2)];
            if (source.Length > 0 && target.Length > 0)
                rows.Add(new DyadEvent(
                    DateOnly.FromDayNumber(query.Int32(0)), source, target, texts[query.Int32(3)], texts[query.Int32(4)], texts[query.Int32(5)],
                    query.Int32(6) is >= 0 and var type ? (PloverType)type : null, query.Text(7), query.Int64(8)));
        }

        return rows;
    }

    /// <summary>The providers of events, each with how many it gave, most first.</summary>
    internal static IReadOnlyList<(string Provider, long Events)> Providers(Database database)
    {
        var providers = new List<(string, long)>();
        using var query = database.Prepare("SELECT i.provider, SUM(b.rows) FROM event_block b JOIN import i ON i.id = b.import_id GROUP BY i.provider ORDER BY 2 DESC, 1");
        while (query.Step())
            providers.Add((query.Text(0), query.Int64(1)));
        return providers;
    }
}
