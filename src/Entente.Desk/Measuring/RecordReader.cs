using System.Collections.Immutable;
using Entente.Desk.Contracts;
using Entente.Measures.Facts;
using Entente.Measures.Power;
using Entente.Measures.Reading;
using Entente.Measures.Similarity;
using Entente.Record;
using Entente.Reference.Places;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Measuring;

/// <summary>Answers what measures ask, from records and the register of pacts. States are named as people name them; their numbers are found by date.</summary>
internal sealed class RecordReader(IReadOnlyList<RecordFile> records, IReadOnlyDictionary<string, string> versions) : IRecordReader, IDisposable
{
    private readonly SourceShelf _shelf = new(records, versions);
    private readonly Dictionary<string, IReadOnlyList<Observation>> _observations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (IReadOnlyList<AllianceSimilarity> Years, DateSpan Coverage)> _similarity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FactSet> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> _cinc = new(StringComparer.Ordinal);

    /// <summary>Rows of the tables beside the record that were not taken, a line each.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<RecordSource> Sources(string family) => _shelf.Of(family);

    public void Dispose()
    {
        foreach (var record in records)
            record.Dispose();
    }

    public DatumSeries? Given(RecordSource source, string variable, StateCode first, StateCode second, bool symmetric) =>
        Own(source) is { Count: > 0 } rows ? Observations.Series(rows, variable, first, second, symmetric) : null;

    public (ImmutableArray<PartnerTrade> Rows, DateSpan Coverage) Trade(RecordSource source, StateCode state)
    {
        var shelved = _shelf.Find(source);
        var numbers = Numbers(state);
        if (!shelved.Tables.Contains("trade") || numbers.Count == 0)
            return ([], DateSpan.Always);
        var list = string.Join(',', numbers.Select(m => m.Number).Distinct());
        var facts = shelved.Record!.Facts("trade", ["row", "ccode1", "ccode2", "year", "flow1", "flow2"], source.Provider, source.Version, $"(ccode1 IN ({list}) OR ccode2 IN ({list}))")!;
        var rows = ImmutableArray.CreateBuilder<PartnerTrade>();
        for (var i = 0; i < facts.Count; i++)
        {
            var (one, two, year) = (facts.Wholes["ccode1"][i], facts.Wholes["ccode2"][i], facts.Wholes["year"][i]);
            var first = Is(numbers, one, year);
            if (!first && !Is(numbers, two, year))
                continue;
            var (imports, exports) = first ? (facts.Reals["flow1"][i], facts.Reals["flow2"][i]) : (facts.Reals["flow2"][i], facts.Reals["flow1"][i]);
            var partner = StateTable.ToCode(CodeSystem.Cow, first ? two : one, new DateOnly(year, 12, 31)).Code;
            rows.Add(new PartnerTrade(year, partner, Number(imports), Number(exports), Row(source, facts.Wholes["row"][i])));
        }

        return (rows.ToImmutable(), facts.Window);
    }

    public DatumSeries StateYears(RecordSource source, string variable, StateCode state)
    {
        if (Own(source) is { Count: > 0 } own)
            return Observations.Series(own, variable switch { "gdp" => "gdp", "cinc.file" => "power.cinc", _ => "power." + variable }, state, default, symmetric: false) ?? Empty;
        var facts = Table(source, "capability", ["row", "ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"]);
        if (facts is null || variable == "gdp")
            return Empty;
        var numbers = Numbers(state);
        var column = Capabilities(source, facts, variable);
        var data = Enumerable.Range(0, facts.Count).Where(i => Is(numbers, facts.Wholes["ccode"][i], facts.Wholes["year"][i])).OrderBy(i => facts.Wholes["year"][i])
            .Select(i => new Datum(EdtfDate.Year(facts.Wholes["year"][i]), Number(column[i]), [Row(source, facts.Wholes["row"][i])]));
        return new DatumSeries("", [.. data], facts.Window);
    }

    public DatumSeries Ranks(RecordSource source, string variable, StateCode state)
    {
        if (Table(source, "capability", ["row", "ccode", "year", "milex", "milper", "irst", "pec", "tpop", "upop", "cinc"]) is not { } facts)
            return Empty;
        var numbers = Numbers(state);
        var column = Capabilities(source, facts, variable);
        var data = Enumerable.Range(0, facts.Count).Where(i => !double.IsNaN(column[i])).GroupBy(i => facts.Wholes["year"][i]).OrderBy(g => g.Key)
            .Select(g => (g.Key, Ordered: g.OrderByDescending(i => column[i]).ToList()))
            .Select(g => (g.Key, g.Ordered, Place: g.Ordered.FindIndex(i => Is(numbers, facts.Wholes["ccode"][i], g.Key)))).Where(g => g.Place >= 0)
            .Select(g => new Datum(EdtfDate.Year(g.Key), Value.Of(g.Place + 1), [Row(source, facts.Wholes["row"][g.Ordered[g.Place]])]));
        return new DatumSeries("rank", [.. data], facts.Window);
    }

    public DatumSeries Arms(RecordSource source, DirectedDyad dyad)
    {
        if (Table(source, "arms_deal", ["row", "supplier", "recipient", "delivered_from", "delivered_to", "tiv"]) is not { } facts)
            return Empty;
        var texts = _shelf.Find(source).Record!.Texts();
        var byYear = new SortedDictionary<int, (double Sum, List<RowProvenance> Rows)>();
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts.Wholes["delivered_from"][i] is var from && from == int.MinValue || facts.Reals["tiv"][i] == 0)
                continue;
            var to = facts.Wholes["delivered_to"][i];
            if (!Observations.Same(StateTable.ByName(texts[facts.Wholes["supplier"][i]]), dyad.Source) || !Observations.Same(StateTable.ByName(texts[facts.Wholes["recipient"][i]]), dyad.Target))
                continue;
            // A deal delivered over several years is spread evenly over them: the register gives only the sum.
            for (var year = from; year <= to; year++)
            {
                if (!byYear.TryGetValue(year, out var entry))
                    byYear[year] = entry = (0, []);
                entry.Rows.Add(Row(source, facts.Wholes["row"][i]));
                byYear[year] = (entry.Sum + (facts.Reals["tiv"][i] / (to - from + 1)), entry.Rows);
            }
        }

        return new DatumSeries("million trend-indicator values", [.. byYear.Select(y => new Datum(EdtfDate.Year(y.Key), Value.Of(y.Value.Sum), [.. y.Value.Rows]))], facts.Window);
    }

    public DatumSeries Similarity(RecordSource source, Dyad dyad, SimilarityKind kind)
    {
        if (!_similarity.TryGetValue(source.Id, out var computed))
            _similarity[source.Id] = computed = SimilarityTable.Compute(_shelf, source);
        var one = Numbers(dyad.First);
        var two = Numbers(dyad.Second);
        var data = ImmutableArray.CreateBuilder<Datum>();
        foreach (var year in computed.Years)
        {
            var (a, b) = (NumberIn(one, year.Year), NumberIn(two, year.Year));
            if (a is null || b is null)
                continue;
            var value = year.Of(kind, a.Value, b.Value);
            data.Add(new Datum(EdtfDate.Year(year.Year), double.IsNaN(value) ? Value.Missing(NoValue.NotApplicable) : Value.Of(value), []));
        }

        return new DatumSeries("-1 to 1", data.ToImmutable(), computed.Coverage);
    }

    public (ImmutableArray<SharedVote> Votes, DateSpan Coverage) Votes(RecordSource source, Dyad dyad)
    {
        var shelved = _shelf.Find(source);
        if (!shelved.Tables.Contains("vote"))
            return ([], DateSpan.Always);
        var numbers = new[] { Numbers(dyad.First), Numbers(dyad.Second) };
        var list = string.Join(',', numbers.SelectMany(n => n).Select(m => m.Number).Distinct());
        var facts = shelved.Record!.Facts("vote", ["row", "resolution", "ccode", "day", "vote"], source.Provider, source.Version, $"ccode IN ({list})")!;
        var votes = new Dictionary<int, (int Year, int A, int B, long Row)>();
        for (var i = 0; i < facts.Count; i++)
        {
            var year = DateOnly.FromDayNumber(facts.Wholes["day"][i]).Year;
            var resolution = facts.Wholes["resolution"][i];
            votes.TryGetValue(resolution, out var known);
            if (Is(numbers[0], facts.Wholes["ccode"][i], year))
                votes[resolution] = (year, facts.Wholes["vote"][i], known.B, facts.Wholes["row"][i]);
            else if (Is(numbers[1], facts.Wholes["ccode"][i], year))
                votes[resolution] = (year, known.A, facts.Wholes["vote"][i], known.Row);
        }

        return ([.. votes.Where(v => v.Value.A is > 0 && v.Value.B is > 0).OrderBy(v => v.Key).Select(v => new SharedVote(v.Value.Year, v.Value.A, v.Value.B, v.Value.Row))], facts.Window);
    }

    public DatumSeries IdealDistance(RecordSource source, Dyad dyad)
    {
        if (Own(source) is { Count: > 0 } own)
            return Observations.Series(own, "votes.idealdistance", dyad.First, dyad.Second, symmetric: true) ?? Empty;
        if (Table(source, "ideal_point", ["row", "ccode", "session", "ideal"]) is not { } facts)
            return Empty;
        var (one, two) = (Numbers(dyad.First), Numbers(dyad.Second));
        var sessions = new SortedDictionary<int, (double A, double B, ImmutableArray<RowProvenance> Rows)>();
        for (var i = 0; i < facts.Count; i++)
        {
            // The first session met in 1946; session s begins in the autumn of 1945 + s.
            var year = 1945 + facts.Wholes["session"][i];
            var (isA, isB) = (Is(one, facts.Wholes["ccode"][i], year), Is(two, facts.Wholes["ccode"][i], year));
            if (!isA && !isB)
                continue;
            if (!sessions.TryGetValue(year, out var known))
                known = (double.NaN, double.NaN, []);
            sessions[year] = (isA ? facts.Reals["ideal"][i] : known.A, isB ? facts.Reals["ideal"][i] : known.B, known.Rows.Add(Row(source, facts.Wholes["row"][i])));
        }

        return new DatumSeries("distance of ideal points", [.. sessions.Where(s => !double.IsNaN(s.Value.A + s.Value.B)).Select(s => new Datum(EdtfDate.Year(s.Key), Value.Of(Math.Abs(s.Value.A - s.Value.B)), s.Value.Rows))], facts.Window);
    }

    public (ImmutableArray<EventMonth> Months, DateSpan Coverage) Events(RecordSource source, DirectedDyad dyad, string? type)
    {
        var shelved = _shelf.Find(source);
        if (shelved.Record is null || !shelved.Tables.Contains("event"))
            return ([], DateSpan.Always);
        var (months, window) = shelved.Record.EventMonths(source.Provider, dyad.Source.Text, dyad.Target.Text, type);
        return ([.. months.Select(m => new EventMonth(m.Month, m.Count, m.Goldstein, m.Rated))], window);
    }

    public (ImmutableArray<PactRecord> Pacts, DateSpan Coverage, string? Scope) Pacts(RecordSource source, StateCode state) => PactReader.Read(_shelf.Find(source), Own(source), state);

    public (ImmutableArray<ConflictRecord> Pairs, DateSpan Coverage, string? Scope) Conflicts(RecordSource source, string family) => ConflictReader.Read(_shelf.Find(source), Own(source), family);

    public (double Latitude, double Longitude)? Place(string name) => PlaceTable.Find(name) is { } place ? (place.Latitude, place.Longitude) : null;

    public ImmutableArray<Finding> Findings(RecordSource source, string name, StateCode first, StateCode second, bool symmetric) => Observations.Findings(Own(source), name, first, second, symmetric);

    // The index is worked out from its components; what stands in the provider's own column is asked for as cinc.file.
    private double[] Capabilities(RecordSource source, FactSet facts, string variable)
    {
        if (variable != "cinc")
            return facts.Reals[variable == "cinc.file" ? "cinc" : variable];
        if (!_cinc.TryGetValue(source.Id, out var computed))
            _cinc[source.Id] = computed = CompositeIndex.Compute(new FactRows(facts.Count, facts.Wholes, facts.Reals));
        return computed;
    }

    /// <summary>What stands in rows of a source, at most so many, as a person opens them.</summary>
    internal IReadOnlyList<RecordRow> Cells(RecordSource source, ImmutableArray<RowProvenance> rows, int most)
    {
        if (rows.IsDefaultOrEmpty)
            return [];
        var shelved = _shelf.Find(source);
        var cells = new List<RecordRow>();
        foreach (var group in rows.Take(most).GroupBy(r => FileAndLine(r).File, StringComparer.Ordinal))
        {
            var lines = group.Select(r => FileAndLine(r).Line).Where(l => l > 0).Distinct().ToList();
            var found = shelved is { Record: { } record, Import: { } import } ? record.CellsOf(import.Id, group.Key, lines) : new Dictionary<long, string>();
            cells.AddRange(group.Select(FileAndLine).Distinct().Select(r => new RecordRow(r.Line > 0 ? $"{r.File}:{r.Line}" : r.File, found.GetValueOrDefault(r.Line) ?? "")));
        }

        return cells;
    }

    // Pacts of a table of the user's own name file and line in one word.
    private static (string File, long Line) FileAndLine(RowProvenance row)
    {
        var colon = row.File.LastIndexOf(':');
        return row.Row > 0 ? (row.File, row.Row) : colon > 0 && long.TryParse(row.File.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture, out var line) ? (row.File[..colon], line) : (row.File, 0);
    }

    /// <summary>Single events of one directed dyad since a day; none where the source has none.</summary>
    internal IReadOnlyList<Event> SingleEvents(RecordSource source, DirectedDyad dyad, DateOnly since, int most)
    {
        var shelved = _shelf.Find(source);
        return shelved.Record is null || !shelved.Tables.Contains("event") ? []
            : [.. shelved.Record.EventsOf(source.Provider, dyad.Source.Text, dyad.Target.Text, since, most).Select(e => RecordedEvents.Of(e, dyad, source))];
    }

    private static DatumSeries Empty => new("", [], DateSpan.Always);

    private IReadOnlyList<Observation> Own(RecordSource source)
    {
        if (!_observations.TryGetValue(source.Id, out var rows))
            _observations[source.Id] = rows = _shelf.Find(source) is { Record: not null } shelved && shelved.Tables.Contains("observation") ? Observations.Read(shelved) : [];
        return rows;
    }

    private FactSet? Table(RecordSource source, string table, string[] columns)
    {
        var shelved = _shelf.Find(source);
        if (!shelved.Tables.Contains(table))
            return null;
        var key = $"{source.Id}/{table}";
        if (!_tables.TryGetValue(key, out var facts))
            _tables[key] = facts = shelved.Record!.Facts(table, columns, source.Provider, source.Version)!;
        return facts;
    }

    internal static IReadOnlyList<Membership> Numbers(StateCode state) => StateTable.NumbersOf(state, CodeSystem.Cow);

    internal static bool Is(IReadOnlyList<Membership> numbers, int number, int year)
    {
        foreach (var m in numbers)
            if (m.Number == number && m.Days.Start!.Value.Year <= year && (m.Days.End!.Value.Year >= year || m.Days.End.Value == new DateOnly(2016, 12, 31)))
                return true;
        return false;
    }

    private static int? NumberIn(IReadOnlyList<Membership> numbers, int year) => numbers.FirstOrDefault(m => Is([m], m.Number, year))?.Number;

    private static Value Number(double number) => double.IsNaN(number) ? Value.Missing(NoValue.MissingInSource) : Value.Of(number);

    private static RowProvenance Row(RecordSource source, long row) => new(source.Provider, source.Version, source.File ?? "", row);
}
