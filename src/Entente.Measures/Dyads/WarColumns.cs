using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>COW inter-state wars in dyad-years; of several in one pair and year the onset counts before the rest, then the deadliest.</summary>
internal sealed class WarColumns : Addition
{
    private readonly FactSource _source;
    private readonly PairIndex _index;
    private readonly int[][] _values;

    internal WarColumns(StateSystem system, FactSource source, bool besideDisputes)
    {
        _source = source;
        Columns = besideDisputes
            ? ["warnum", "cowinterongoing", "cowinteronset", "warsidea1", "warsidea2", "initiator1", "initiator2", "outcome1", "outcome2", "batdeath1", "batdeath2", "resume"]
            : ["warnum", "cowinterongoing", "cowinteronset", "sidea1", "sidea2", "initiator1", "initiator2", "outcome1", "outcome2", "batdeath1", "batdeath2", "resume"];
        var all = Years(source.Rows, "1").Select(y => (Year: y, Resumed: false)).Concat(Years(source.Rows, "2").Select(y => (Year: y, Resumed: true))).ToList();
        var resumed = all.Where(y => y.Resumed).Select(y => y.Year).ToHashSet();
        var chosen = DisputeYears.PreferOnsets(all.Select(y => y.Year)).Select(list => list.OrderByDescending(y => Deaths(source.Rows, y)).First()).ToList();
        _index = new PairIndex(system, chosen.Select(y => y.A).ToArray(), chosen.Select(y => y.B).ToArray(), chosen.Select(y => y.Year).ToArray(), fold: false);
        int[] One(string column) => [.. chosen.Select(y => source.Rows.Whole(column)[y.RowA])];
        int[] Two(string column) => [.. chosen.Select(y => source.Rows.Whole(column)[y.RowB])];
        bool Resumed(DisputeYear y) => resumed.Contains(y) && !all.Exists(x => !x.Resumed && x.Year == y);
        int[] Outcome(int[] values) => [.. values.Select((v, i) => Resumed(chosen[i]) ? FactRows.Missing : v)];
        _values =
        [
            [.. chosen.Select(y => y.Number)], [.. chosen.Select(_ => 1)], [.. chosen.Select(y => y.Onset ? 1 : 0)], One("side"), Two("side"),
            [.. One("initiator").Select(v => v == 1 ? 1 : 0)], [.. Two("initiator").Select(v => v == 1 ? 1 : 0)], Outcome(One("outcome")), Outcome(Two("outcome")),
            DisputeColumns.Nine(One("deaths")), DisputeColumns.Nine(Two("deaths")), [.. chosen.Select(y => Resumed(y) ? 1 : 0)],
        ];
    }

    internal override string Name => "wars";

    internal override IReadOnlyList<string> Columns { get; }

    internal override DyadCursor Cursor() => new At(this);

    private static List<DisputeYear> Years(FactRows w, string phase)
    {
        var start = new DateOnly?[w.Count];
        var end = new DateOnly?[w.Count];
        for (var i = 0; i < w.Count; i++)
        {
            start[i] = DisputeYears.Start(w.Whole("start_year" + phase)[i], w.Whole("start_month" + phase)[i], w.Whole("start_day" + phase)[i]);
            end[i] = DisputeYears.End(w.Whole("end_year" + phase)[i], w.Whole("end_month" + phase)[i], w.Whole("end_day" + phase)[i]);
        }

        // In wars only the very first year of a pair is an onset, however long the pause.
        var years = DisputeYears.Of(w.Whole("warnum"), w.Whole("ccode"), w.Whole("side"), start, end);
        var seen = new HashSet<(int, int, int)>();
        for (var i = 0; i < years.Count; i++)
            years[i] = years[i] with { Onset = seen.Add((years[i].Number, years[i].A, years[i].B)) };
        return years;
    }

    private static double Deaths(FactRows w, DisputeYear y)
    {
        var (a, b) = (w.Whole("deaths")[y.RowA], w.Whole("deaths")[y.RowB]);
        return a == FactRows.Missing ? b == FactRows.Missing ? double.NegativeInfinity : b : b == FactRows.Missing ? a : (double)a + b;
    }

    private sealed class At(WarColumns columns) : DyadCursor
    {
        private int _at;
        private int _end;
        private bool _found;

        internal override void Begin(int a, int b) => (_at, _end) = columns._index.Pair(a, b);

        internal override void Write(CsvBuffer row, int year)
        {
            _found = Seek(columns._index, ref _at, _end, year);
            for (var c = 0; c < columns._values.Length; c++)
                row.Whole(_found ? columns._values[c][columns._index.Rows[_at]] : c is 1 or 2 && columns._source.Covers(year) ? 0 : FactRows.Missing);
        }

        internal override string Reason(int year) => _found ? "" : columns._source.Covers(year) ? "no war" : $"outside coverage {columns._source.FirstYear}-{columns._source.LastYear}";
    }
}
