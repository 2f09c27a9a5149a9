using System.Text;
using Entente.Files;
using Entente.Record.Import;

namespace Entente.Record.Events;

/// <summary>How a table of events writes its days.</summary>
internal enum DayForm
{
    /// <summary>2024-05-16 or 20240516, with or without a time.</summary>
    Iso,

    /// <summary>2024-05-16, or 16 May 2024.</summary>
    IsoOrWritten,

    /// <summary>5/16/2024, or 2024-05-16.</summary>
    IsoOrMonthFirst,
}

/// <summary>A table of events with a header: which columns hold the day, the two sides, what happened.</summary>
internal sealed class EventLayout : Layout
{
    private static readonly byte[][] NoState = [[]];

    /// <summary>Headers that must be there.</summary>
    internal required string[] Headers { get; init; }

    /// <summary>The column of the day.</summary>
    internal required string Day { get; init; }

    /// <summary>How it is written.</summary>
    internal DayForm Days { get; init; }

    /// <summary>The columns of the two states: a code, a name, a Gleditsch-Ward number, or an actor's name in words.</summary>
    internal required (string Source, string Target) States { get; init; }

    /// <summary>The columns of the two actors.</summary>
    internal required (string Source, string Target) Actors { get; init; }

    /// <summary>The column of the code or kind.</summary>
    internal required string Code { get; init; }

    /// <summary>What the code says.</summary>
    internal required EventCoding Coding { get; init; }

    /// <summary>The column of the Goldstein value or intensity under any of its names; none where there is none.</summary>
    internal string[] Goldstein { get; init; } = [];

    /// <summary>The column of a count, such as deaths; null where there is none.</summary>
    internal string? Weight { get; init; }

    /// <summary>How states are named: <c>iso</c>, <c>name</c>, <c>gw</c>, <c>actor</c> (<see cref="ActorNames"/>).</summary>
    internal string Naming { get; init; } = "iso";

    /// <summary>What stands between several states of one side; null where there is one. An event counts once for each pair of them.</summary>
    internal string? Separator { get; init; }

    internal override bool Matches(IReadOnlyList<string> header, string member) =>
        new[] { Day, Code, States.Source, States.Target, Weight ?? Day }.Concat(Headers).All(h => TableLayout.Find(header, h) >= 0) && (Goldstein.Length == 0 || Goldstein.Any(g => TableLayout.Find(header, g) >= 0));

    internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
    {
        int At(string? name) => name is null ? -1 : TableLayout.Find(header, name);
        var (day, code, weight, goldstein) = (At(Day), At(Code), At(Weight), Goldstein.Select(g => At(g)).FirstOrDefault(i => i >= 0, -1));
        var (s, t, sa, ta) = (At(States.Source), At(States.Target), At(Actors.Source), At(Actors.Target));
        var states = new Dictionary<(string, int), byte[][]>();
        var codes = new Dictionary<string, (byte[] Code, int? Type)>(StringComparer.Ordinal);
        byte[][] Of(ReadOnlySpan<byte> field, DateOnly date)
        {
            var text = DelimitedReader.TextOf(field);
            // A Gleditsch-Ward number is another state's in another year (345 was Yugoslavia, then Serbia).
            var key = (text, Naming == "gw" ? date.Year : 0);
            if (!states.TryGetValue(key, out var found))
                states[key] = found = StatesOf(text, date, run);
            return found;
        }

        using var sink = new EventSink(run);
        while (reader.Read())
        {
            run.Tick(reader.BytesRead);
            if (reader.FieldCount != header.Count)
            {
                run.Refuse(reader.Line, $"{reader.FieldCount} fields where the header has {header.Count}");
                continue;
            }

            if (!EventFields.TryDay(reader[day], Days, out var date))
            {
                run.Refuse(reader.Line, $"{header[day]} is '{EventFields.Short(reader[day])}', a date was expected");
                continue;
            }

            var value = double.NaN;
            if (goldstein >= 0 && EventFields.Bare(reader[goldstein]) is var rated && !EventFields.IsNothing(rated) && (!Numbers.TryReal(rated, out value) || value is < -10 or > 10))
            {
                run.Refuse(reader.Line, $"{header[goldstein]} is '{EventFields.Short(rated)}', a number from -10 to 10 was expected");
                continue;
            }

            long count = 1;
            if (weight >= 0 && EventFields.Bare(reader[weight]) is var counted && !EventFields.IsNothing(counted) && (!Numbers.TryWhole(counted, out count) || count < 0))
            {
                run.Refuse(reader.Line, $"{header[weight]} is '{EventFields.Short(counted)}', a count was expected");
                continue;
            }

            var kind = DelimitedReader.TextOf(EventFields.Bare(reader[code]));
            if (!codes.TryGetValue(kind, out var coded))
                codes[kind] = coded = (Encoding.UTF8.GetBytes(Coding.CodeOf(kind)), Coding.TypeOf(kind));
            if (coded.Type is not { } type)
            {
                run.Refuse(reader.Line, kind.Length == 0 ? $"{header[code]} is missing" : $"{header[code]} is '{EventFields.Short(reader[code])}', {Coding.Expected} was expected");
                continue;
            }

            var one = Actor(reader, sa);
            var two = Actor(reader, ta);
            foreach (var source in Of(EventFields.Bare(reader[s]), date))
                foreach (var target in Of(EventFields.Bare(reader[t]), date))
                    sink.Add(reader.Line, date, source, target, one, two, coded.Code, type, value, count);
        }

        sink.Flush();
        run.CoverEvents(sink.First, sink.Last, sink.Count);
    }

    private static ReadOnlySpan<byte> Actor(DelimitedReader reader, int column) =>
        column < 0 || EventFields.Bare(reader[column]) is var name && EventFields.IsNothing(name) ? [] : EventFields.Bare(reader[column]);

    private byte[][] StatesOf(string text, DateOnly date, ImportRun run)
    {
        if (EventFields.IsNothing(text))
            return NoState;
        var parts = Separator is null ? [text] : text.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = parts.Where(p => !EventFields.IsNothing(p)).Select(p => Naming switch
        {
            "iso" => p,
            "actor" => ActorNames.StateOf(p, name => run.StateOf(name, "name", date)),
            _ => run.StateOf(p, Naming, date) ?? "",
        }).Distinct(StringComparer.Ordinal).ToList();
        return named.Count == 0 ? NoState : [.. named.Select(Encoding.UTF8.GetBytes)];
    }
}
