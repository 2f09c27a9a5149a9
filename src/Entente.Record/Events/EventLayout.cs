using System.Text;
using Entente.Files;
using Entente.Record.Import;
using Entente.World;

namespace Entente.Record.Events;

/// <summary>A table of events with a header: which columns hold the day, the two sides, what happened.</summary>
internal sealed class EventLayout : Layout
{
    /// <summary>Headers that must be there.</summary>
    internal required string[] Headers { get; init; }

    /// <summary>The column of the day.</summary>
    internal required string Day { get; init; }

    /// <summary>The columns of the two states: a code, a name, or a Gleditsch-Ward number.</summary>
    internal required (string Source, string Target) States { get; init; }

    /// <summary>The columns of the two actors.</summary>
    internal required (string Source, string Target) Actors { get; init; }

    /// <summary>The column of the code or kind.</summary>
    internal required string Code { get; init; }

    /// <summary>The column of the Goldstein value or intensity; null where there is none.</summary>
    internal string? Goldstein { get; init; }

    /// <summary>The column of a count, such as deaths; null where there is none.</summary>
    internal string? Weight { get; init; }

    /// <summary>How states are named: <c>iso</c>, <c>name</c>, <c>gw</c>.</summary>
    internal string Naming { get; init; } = "iso";

    /// <summary>The PLOVER type of every row; null where the code says it.</summary>
    internal PloverType? Always { get; init; }

    internal override bool Matches(IReadOnlyList<string> header, string member) => Headers.All(h => TableLayout.Find(header, h) >= 0);

    internal override void Read(DelimitedReader reader, IReadOnlyList<string> header, ImportRun run)
    {
        int At(string? name) => name is null ? -1 : TableLayout.Find(header, name);
        var (day, code, goldstein, weight) = (At(Day), At(Code), At(Goldstein), At(Weight));
        var (s, t, sa, ta) = (At(States.Source), At(States.Target), At(Actors.Source), At(Actors.Target));
        var known = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        byte[] State(ReadOnlySpan<byte> field)
        {
            var text = DelimitedReader.TextOf(field.Trim((byte)' '));
            if (!known.TryGetValue(text, out var bytes))
                known[text] = bytes = text.Length == 0 ? [] : Naming == "iso" ? Encoding.UTF8.GetBytes(text) : Encoding.UTF8.GetBytes(run.StateOf(text, Naming) ?? "");
            return bytes;
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

            if (!Dates.TryDay(reader[day], out var date) && !DateOnly.TryParseExact(reader.Text(day).Trim(), ["dd MMMM yyyy", "d MMMM yyyy"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out date))
            {
                run.Refuse(reader.Line, $"{header[day]} is '{reader.Text(day)}', a date was expected");
                continue;
            }

            var value = double.NaN;
            if (goldstein >= 0 && !Numbers.IsBlank(reader[goldstein]) && (!Numbers.TryReal(reader[goldstein], out value) || value is < -10 or > 10))
            {
                run.Refuse(reader.Line, $"{header[goldstein]} is '{reader.Text(goldstein)}', a number from -10 to 10 was expected");
                continue;
            }

            long count = 1;
            if (weight >= 0 && !Numbers.IsBlank(reader[weight]) && (!Numbers.TryWhole(reader[weight], out count) || count < 0))
            {
                run.Refuse(reader.Line, $"{header[weight]} is '{reader.Text(weight)}', a count was expected");
                continue;
            }

            var kind = reader[code].Trim((byte)' ');
            if (kind.IsEmpty)
            {
                run.Refuse(reader.Line, $"{header[code]} is missing");
                continue;
            }

            var type = Always is { } a ? (int)a : kind[0] is >= (byte)'0' and <= (byte)'9' ? CameoRoots.Of(kind) : Enum.TryParse<PloverType>(DelimitedReader.TextOf(kind), ignoreCase: true, out var plover) ? (int)plover : -1;
            sink.Add(reader.Line, date, State(reader[s]), State(reader[t]), sa < 0 ? [] : reader[sa], ta < 0 ? [] : reader[ta], kind, type, value, count);
        }

        sink.Flush();
        run.CoverEvents(sink.First, sink.Last, sink.Count);
    }
}
