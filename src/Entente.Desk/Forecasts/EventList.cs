using System.Collections.Immutable;
using System.Globalization;
using Entente.Files;
using Entente.Forecasting;
using Entente.Reference.Actors;
using Entente.World;

namespace Entente.Desk.Forecasts;

/// <summary>Events between states with what a forecast shows of them: each row's date and words.</summary>
/// <param name="Events">The events.</param>
/// <param name="FirstDay">The date of day 0.</param>
/// <param name="Describe">A row in words, with its date and where it stands.</param>
internal sealed partial record EventList(StateEvents Events, DateOnly FirstDay, Func<StateEvent, string> Describe)
{
    private static readonly Lazy<Dictionary<string, string>> Codes = new(() =>
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in GazetteerTable.Gazetteer.Names.Where(n => n.Kind == NameKind.State))
            codes.TryAdd(name.Text, name.Code.Text[..3]);
        return codes;
    });

    /// <summary>The index of a state given by code or name.</summary>
    /// <exception cref="InputException">The events know no such state.</exception>
    internal int StateOf(string text)
    {
        var code = CodeOf(text) ?? text;
        var i = Events.States.IndexOf(code, StringComparer.OrdinalIgnoreCase);
        return i >= 0 ? i : throw new InputException($"no event names the state '{text}'; give an ISO 3166 alpha-3 code such as RUS, or a state's English name");
    }

    /// <summary>The date of a day.</summary>
    internal string Date(int day) => FirstDay.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The state's code; null where the name is no state's.</summary>
    internal static string? CodeOf(string name) =>
        Codes.Value.TryGetValue(name, out var code) ? code : StateCode.TryParse(name, out _) ? name : null;

    /// <summary>Events out of a folder of facts: an actor "Ministry (Russia)" is an actor within Russia, a relation's name gives its class.</summary>
    /// <param name="folder">The folder; see <see cref="FactFolder"/>.</param>
    /// <param name="firstDay">The date of day 0; null takes 1 January of the year that the folder's name ends in, such as icews18.</param>
    /// <exception cref="InputException">The folder cannot be read, or a relation's name belongs to no class.</exception>
    internal static EventList OfFolder(string folder, DateOnly? firstDay)
    {
        var set = FactFolder.Read(folder);
        var first = firstDay ?? YearOf(set.Name) ?? throw new InputException("the date of day 0 is not known; give --day-zero YYYY-MM-DD", folder);
        var states = new List<string>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var stateOf = new int[set.EntityCount];
        var whole = new bool[set.EntityCount];
        for (var i = 0; i < set.EntityCount; i++)
        {
            var name = set.EntityNames[i];
            var open = name.LastIndexOf(" (", StringComparison.Ordinal);
            whole[i] = !(open > 0 && name.EndsWith(')'));
            stateOf[i] = CodeOf(whole[i] ? name : name[(open + 2)..^1]) is not { } code ? -1 : Number(index, states, code);
        }

        var classes = set.RelationNames.Select((name, i) => EventClasses.RootOf(name) is { } root
            ? EventClasses.OfRoot(root)
            : throw new InputException($"the relation '{name}' belongs to no CAMEO root; see docs/forecasting.md for the beginnings that are known", folder, i + 1)).ToArray();
        var facts = set.Train.AddRange(set.Valid).AddRange(set.Test);
        var events = new List<StateEvent>();
        for (var row = 0; row < facts.Length; row++)
        {
            var f = facts[row];
            int s = stateOf[f.Subject], t = stateOf[f.Object];
            if (s >= 0 && t >= 0 && s != t)
                events.Add(new StateEvent(s, t, classes[f.Relation], f.Day, whole[f.Subject] && whole[f.Object], row));
        }

        var list = new StateEvents([.. states], events, facts[^1].Day + 1);
        return new EventList(list, first, e =>
        {
            var f = facts[e.Row];
            var (part, line) = e.Row < set.Train.Length ? ("train", e.Row + 1) : e.Row < set.Train.Length + set.Valid.Length ? ("valid", e.Row + 1 - set.Train.Length) : ("test", e.Row + 1 - set.Train.Length - set.Valid.Length);
            return $"{first.AddDays(f.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {set.EntityNames[f.Subject]}: {set.RelationNames[f.Relation]}: {set.EntityNames[f.Object]} [{set.Name}/{part} row {line}]";
        });
    }

    /// <summary>Events out of a table with the columns <c>source,target,class,date</c> and, where there is one, <c>text</c>.</summary>
    /// <remarks>Source and target are states (code or English name; "Ministry (Russia)" is an actor within one); class is one of ours, a PLOVER type,
    /// or a CAMEO code; date is YYYY-MM-DD. A file whose name ends in .tsv is parted by tabs.</remarks>
    /// <exception cref="InputException">A column is missing, or a row is malformed.</exception>
    internal static EventList OfFile(string file)
    {
        using var stream = new MemoryStream(TextFile.ReadBytes(file, 1L << 30));
        var reader = new CsvReader(stream, file, file.EndsWith(".tsv", StringComparison.Ordinal) ? '\t' : ',');
        if (!reader.Read())
            throw new InputException("is empty; 'source,target,class,date' was expected as the first line", file, 1);
        var header = Enumerable.Range(0, reader.FieldCount).Select(i => reader.Text(i).Trim()).ToList();
        int Column(string name) => header.IndexOf(name) is var i and >= 0 ? i : throw new InputException($"there is no column '{name}'; source, target, class and date were expected", file, 1);
        int source = Column("source"), target = Column("target"), cls = Column("class"), date = Column("date"), text = header.IndexOf("text");
        var rows = new List<(int S, int T, EventClass C, DateOnly Date, bool Whole, int Line, string Text)>();
        var states = new List<string>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var (s, sWhole) = State(reader, source, file, index, states);
            var (t, tWhole) = State(reader, target, file, index, states);
            if (s == t)
                continue;
            var c = ClassOf(reader.Text(cls)) ?? throw new InputException($"'{reader.Text(cls)}' is no class; verbal-cooperation, material-conflict …, a PLOVER type or a CAMEO code was expected", file, reader.Line);
            if (!DateOnly.TryParseExact(reader.Text(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new InputException($"'{reader.Text(date)}' is no date; YYYY-MM-DD was expected", file, reader.Line);
            rows.Add((s, t, c, day, sWhole && tWhole, reader.Line, text >= 0 ? reader.Text(text) : ""));
        }

        if (rows.Count == 0)
            throw new InputException("holds no event between two states", file);
        var first = rows.Min(r => r.Date);
        var end = rows.Max(r => r.Date).DayNumber - first.DayNumber + 1;
        var list = new StateEvents([.. states], rows.Select((r, i) => new StateEvent(r.S, r.T, r.C, r.Date.DayNumber - first.DayNumber, r.Whole, i)), end);
        var name = Path.GetFileName(file);
        return new EventList(list, first, e =>
        {
            var r = rows[e.Row];
            var words = r.Text.Length > 0 ? r.Text : $"{states[r.S]}: {EventClasses.Name(r.C)}: {states[r.T]}";
            return $"{r.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {words} [{name} line {r.Line}]";
        });
    }

    /// <summary>Events of the record or of a reading that happened on a day before one, between two states; null where there is none.</summary>
    /// <remarks>An actor is the state itself where its code is the state's or its government's; otherwise an actor within it.</remarks>
    internal static EventList? OfEvents(IReadOnlyList<Event> events, IReadOnlyList<DirectedDyad> dyads, DateOnly asOf)
    {
        var states = new List<string>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var dyad in dyads)
        {
            Number(index, states, dyad.Source.Text);
            Number(index, states, dyad.Target.Text);
        }

        var used = new List<(Event Event, int S, int T, DateOnly Day, EventClass Class)>();
        foreach (var e in events)
        {
            if (e.Status != EventStatus.Happened || e.Source is not { } source || e.Target is not { } target || e.Date is not { Precision: DatePrecision.Day, Earliest: { } day } || day >= asOf)
                continue;
            if (GazetteerTable.Gazetteer.StateOf(source) is var s && GazetteerTable.Gazetteer.StateOf(target) is var t && !s.IsNone && !t.IsNone && s != t && (ClassOf(e.Cameo) ?? EventClasses.Parse(e.Type.ToString())) is { } c)
                used.Add((e, Number(index, states, s.Text), Number(index, states, t.Text), day, c));
        }

        if (used.Count == 0)
            return null;
        var first = used.Min(u => u.Day);
        var list = new StateEvents([.. states], used.Select((u, i) => new StateEvent(u.S, u.T, u.Class, u.Day.DayNumber - first.DayNumber, IsWhole(u.Event.Source!.Value) && IsWhole(u.Event.Target!.Value), i)), asOf.DayNumber - first.DayNumber);
        return new EventList(list, first, e =>
        {
            var u = used[e.Row];
            var place = u.Event.Provenance switch
            {
                RowProvenance r => $"{r.Provider} {r.File} row {r.Row}",
                SentenceProvenance p => $"{p.Article} sentence {p.Sentence}",
                _ => "",
            };
            return $"{u.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {u.Event.Source}: {u.Event.Type} {u.Event.Cameo}: {u.Event.Target} [{place}]";
        });
    }

    private static bool IsWhole(ActorCode code) => code.Text.Length == 3 || (code.Text.Length == 6 && code.Text.EndsWith("GOV", StringComparison.Ordinal));

    internal static EventClass? ClassOf(string text)
    {
        if (EventClasses.Parse(text) is { } known)
            return known;
        return text.Length is >= 2 and <= 4 && text.All(char.IsAsciiDigit) && int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) is >= 1 and <= 20 and var root ? EventClasses.OfRoot(root) : null;
    }

    private static (int State, bool Whole) State(CsvReader reader, int field, string file, Dictionary<string, int> index, List<string> states)
    {
        var name = reader.Text(field).Trim();
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        var whole = !(open > 0 && name.EndsWith(')'));
        var code = CodeOf(whole ? name : name[(open + 2)..^1]) ?? throw new InputException($"'{name}' is no state; an ISO 3166 alpha-3 code or an English name was expected", file, reader.Line);
        return (Number(index, states, code), whole);
    }

    private static int Number(Dictionary<string, int> index, List<string> states, string code)
    {
        if (!index.TryGetValue(code, out var i))
        {
            index[code] = i = states.Count;
            states.Add(code);
        }

        return i;
    }

    private static DateOnly? YearOf(string name)
    {
        var digits = new string([.. name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        return digits.Length switch
        {
            2 => new DateOnly(2000 + int.Parse(digits, CultureInfo.InvariantCulture), 1, 1),
            4 => new DateOnly(int.Parse(digits, CultureInfo.InvariantCulture), 1, 1),
            _ => null,
        };
    }
}
