using System.Globalization;
using Entente.Forecasting;
using Entente.Record;
using Entente.World;

namespace Entente.Desk.Forecasts;

internal sealed partial record EventList
{
    /// <summary>Events of a record, from the one provider that gave most of them or from the one that is named: two providers tell the same events twice.</summary>
    /// <remarks>An actor is the state itself where the file names none within it, or names its government or the state.</remarks>
    /// <exception cref="InputException">There is no record, it holds no events, or none of that provider.</exception>
    internal static EventList OfRecord(string path, string? provider)
    {
        using var record = RecordFile.OpenExisting(path);
        var providers = record.EventProviders();
        if (providers.Count == 0)
            throw new InputException("the record holds no events; 'entente import' puts in those of ICEWS, POLECAT, GDELT and others", path);
        var chosen = provider ?? providers[0].Provider;
        if (providers.All(p => p.Provider != chosen))
            throw new InputException($"the record holds no events of '{chosen}'; it holds those of {string.Join(", ", providers.Select(p => p.Provider))}", path);
        var states = new List<string>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var used = new List<(Entente.Record.Events.DyadEvent Row, int S, int T, EventClass Class)>();
        foreach (var row in record.DyadEvents(chosen))
            if (CodeOf(row.Source) is { } s && CodeOf(row.Target) is { } t && s != t && (ClassOf(row.Code) ?? (row.Type is { } type ? EventClasses.Parse(type.ToString()) : null)) is { } c)
                used.Add((row, Number(index, states, s), Number(index, states, t), c));
        if (used.Count == 0)
            throw new InputException($"no event of '{chosen}' stands between two states in a class that is forecast", path);
        var first = used[0].Row.Day;
        var end = used[^1].Row.Day.DayNumber - first.DayNumber + 1;
        var list = new StateEvents([.. states], used.Select((u, i) => new StateEvent(u.S, u.T, u.Class, u.Row.Day.DayNumber - first.DayNumber, IsWhole(u.Row.SourceActor, states[u.S]) && IsWhole(u.Row.TargetActor, states[u.T]), i)), end);
        return new EventList(list, first, e =>
        {
            var (row, s, t, c) = used[e.Row];
            string Actor(string name, int state) => name.Length > 0 ? name : states[state];
            return $"{row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {Actor(row.SourceActor, s)}: {EventClasses.Name(c)} {row.Code}: {Actor(row.TargetActor, t)} [{chosen} {Path.GetFileName(row.File)} row {row.Row}]";
        });
    }

    private static bool IsWhole(string actor, string state) =>
        actor.Length == 0 || actor == state || actor == state + "GOV" || CodeOf(actor) == state;
}
