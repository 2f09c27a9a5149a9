using Entente.Record.Store;
using Entente.World;

namespace Entente.Record.Events;

/// <summary>Reads one dyad's events out of the blocks.</summary>
internal static class EventQuery
{
    internal static (IReadOnlyList<MonthOfEvents> Months, DateSpan Window) Months(Database database, string provider, string source, string target, string? type)
    {
        var blocks = new List<long>();
        long first = long.MaxValue, last = long.MinValue;
        using (var list = database.Prepare("SELECT b.id, b.first, b.last FROM event_block b JOIN import i ON i.id = b.import_id WHERE i.provider = ? ORDER BY b.id").Bind(1, provider))
            while (list.Step())
            {
                blocks.Add(list.Int64(0));
                first = Math.Min(first, list.Int64(1));
                last = Math.Max(last, list.Int64(2));
            }

        if (blocks.Count == 0)
            return ([], DateSpan.Always);
        var window = new DateSpan(DateOnly.FromDayNumber((int)first), DateOnly.FromDayNumber((int)last));
        if (Code(database, source) is not { } s || Code(database, target) is not { } t)
            return ([], window);
        var plover = type is { Length: > 0 } && char.IsAsciiLetter(type[0]) && Enum.TryParse<PloverType>(type, ignoreCase: true, out var named) ? (int)named : -1;
        var codes = type is not null && plover < 0 ? Codes(database, type) : null;
        var months = new SortedDictionary<int, (long Count, double Sum, long Rated)>();
        using var sums = database.Prepare("SELECT month, plover, code, events, rated, goldstein FROM event_month WHERE block = ? AND source = ? AND target = ?");
        using var query = database.Prepare("SELECT day, plover, code, goldstein FROM event WHERE block = ? AND source = ? AND target = ?");
        bool Wanted(Statement row) => (plover < 0 || row.Int32(1) == plover) && (codes is null || codes.Contains(row.Int64(2)));
        foreach (var block in blocks)
        {
            var summed = false;
            sums.Reset().Bind(1, block).Bind(2, s).Bind(3, t);
            while (sums.Step())
            {
                summed = true;
                if (!Wanted(sums))
                    continue;
                months.TryGetValue(sums.Int32(0), out var sum);
                months[sums.Int32(0)] = (sum.Count + sums.Int64(3), sum.Sum + sums.Real(5), sum.Rated + sums.Int64(4));
            }

            if (summed)
                continue;
            query.Reset().Bind(1, block).Bind(2, s).Bind(3, t);
            var (month, until) = (0, -1);
            while (query.Step())
            {
                if (!Wanted(query))
                    continue;
                if (query.Int32(0) is var day && day > until)
                    (month, until) = EventMonths.Of(day);
                months.TryGetValue(month, out var sum);
                var rated = !query.IsNull(3);
                months[month] = (sum.Count + 1, sum.Sum + (rated ? query.Real(3) : 0), sum.Rated + (rated ? 1 : 0));
            }
        }

        return ([.. months.Select(m => new MonthOfEvents(DateOnly.FromDayNumber(m.Key), m.Value.Count, m.Value.Sum, m.Value.Rated))], window);
    }

    internal static IReadOnlyList<EventRow> Rows(Database database, string provider, string source, string target, DateOnly since, int most)
    {
        if (Code(database, source) is not { } s || Code(database, target) is not { } t)
            return [];
        var blocks = new List<(long Id, string File)>();
        using (var list = database.Prepare("SELECT b.id, i.file FROM event_block b JOIN import i ON i.id = b.import_id WHERE i.provider = ? AND b.last >= ? ORDER BY b.last DESC, b.id DESC").Bind(1, provider).Bind(2, since.DayNumber))
            while (list.Step())
                blocks.Add((list.Int64(0), list.Text(1)));
        var rows = new List<EventRow>();
        using var query = database.Prepare("""
            SELECT day, (SELECT value FROM text WHERE id = source_actor), (SELECT value FROM text WHERE id = target_actor), (SELECT value FROM text WHERE id = code), plover, goldstein, weight, row
            FROM event WHERE block = ? AND source = ? AND target = ? AND day >= ?
            """);
        foreach (var (id, file) in blocks.TakeWhile(_ => rows.Count < most))
        {
            query.Reset().Bind(1, id).Bind(2, s).Bind(3, t).Bind(4, since.DayNumber);
            while (query.Step())
                rows.Add(new EventRow(DateOnly.FromDayNumber(query.Int32(0)), query.Text(1), query.Text(2), query.Text(3), query.Int32(4) is var type and >= 0 ? (PloverType)type : null, query.IsNull(5) ? null : query.Real(5), query.Int64(6), file, query.Int64(7)));
        }

        return [.. rows.OrderBy(r => r.Day).ThenBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Row).TakeLast(most)];
    }

    private static long? Code(Database database, string text)
    {
        using var find = database.Prepare("SELECT id FROM text WHERE value = ?").Bind(1, text);
        return find.Step() ? find.Int64(0) : null;
    }

    private static HashSet<long> Codes(Database database, string prefix)
    {
        using var find = database.Prepare("SELECT id FROM text WHERE substr(value, 1, ?) = ?").Bind(1, prefix.Length).Bind(2, prefix);
        var codes = new HashSet<long>();
        while (find.Step())
            codes.Add(find.Int64(0));
        return codes;
    }
}

/// <summary>The month of a day.</summary>
internal static class EventMonths
{
    /// <summary>The first and the last day of the month, as day numbers.</summary>
    internal static (int First, int Last) Of(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        var first = new DateOnly(date.Year, date.Month, 1).DayNumber;
        return (first, first + DateTime.DaysInMonth(date.Year, date.Month) - 1);
    }
}

/// <summary>Events of one directed dyad in a month.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Count">How many.</param>
/// <param name="Goldstein">The sum of their Goldstein values.</param>
/// <param name="Rated">How many have one.</param>
public sealed record MonthOfEvents(DateOnly Month, long Count, double Goldstein, long Rated);

/// <summary>An event of the record.</summary>
/// <param name="Day">The day.</param>
/// <param name="SourceActor">Who acted, as the provider names him.</param>
/// <param name="TargetActor">On whom.</param>
/// <param name="Code">The provider's code or kind.</param>
/// <param name="Type">The PLOVER type; null where the code has none.</param>
/// <param name="Goldstein">The Goldstein value or intensity; null where there is none.</param>
/// <param name="Weight">Mentions or deaths; 1 where the provider counts none.</param>
/// <param name="File">The file.</param>
/// <param name="Row">Its line.</param>
public sealed record EventRow(DateOnly Day, string SourceActor, string TargetActor, string Code, PloverType? Type, double? Goldstein, long Weight, string File, long Row);
