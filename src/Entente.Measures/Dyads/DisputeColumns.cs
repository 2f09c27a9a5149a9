using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>
/// COW disputes in dyad-years: of several in one pair and year the onset counts before the rest, then the deadliest, then the highest
/// level of hostility, the longest (least, then most), the reciprocated, the first by month (Miller, peacesciencer).
/// </summary>
internal sealed class DisputeColumns : Addition
{
    // Participants who left and came back within a dispute: each return is an onset (Miller 2021, from the narratives).
    private static readonly (int Dispute, int State, int[] Years)[] Returns =
    [
        (4095, 350, [1999, 2000]), (4137, 343, [1999]), (4182, 652, [1994, 1995, 1996]), (4273, 690, [2002]), (4676, 385, [2012]), (4676, 390, [2011]),
        (4678, 200, [2014]), (4678, 366, [2014]), (4678, 385, [2014]), (4680, 732, [2014]), (4691, 2, [2013, 2014]),
    ];

    private readonly FactSource _source;
    private readonly PairIndex _index;
    private readonly int[][] _values;

    internal DisputeColumns(StateSystem system, FactSource disputes, FactSource participants)
    {
        _source = participants;
        var p = participants.Rows;
        var start = Days(p, DisputeYears.Start, "start");
        var end = Days(p, DisputeYears.End, "end");
        var years = DisputeYears.Of(p.Whole("dispnum"), p.Whole("ccode"), p.Whole("sidea"), start, end)
            .Select(y => Returns.Any(r => r.Dispute == y.Number && (r.State == y.A || r.State == y.B) && r.Years.Contains(y.Year)) ? y with { Onset = true } : y);
        var d = new Dictionary<int, int>();
        for (var i = 0; i < disputes.Rows.Count; i++)
            d[disputes.Rows.Whole("dispnum")[i]] = i;
        var chosen = DisputeYears.PreferOnsets(years.Where(y => d.ContainsKey(y.Number))).Select(list => Choose(list, disputes.Rows, d)).OrderBy(y => y.A).ThenBy(y => y.B).ThenBy(y => y.Year).ToList();
        _index = new PairIndex(system, chosen.Select(y => y.A).ToArray(), chosen.Select(y => y.B).ToArray(), chosen.Select(y => y.Year).ToArray(), fold: false);
        int[] Of(string column) => [.. chosen.Select(y => disputes.Rows.Whole(column)[d[y.Number]])];
        int[] One(string column) => [.. chosen.Select(y => participants.Rows.Whole(column)[y.RowA])];
        int[] Two(string column) => [.. chosen.Select(y => participants.Rows.Whole(column)[y.RowB])];
        _values =
        [
            [.. chosen.Select(y => y.Number)], [.. chosen.Select(_ => 1)], [.. chosen.Select(y => y.Onset ? 1 : 0)], One("sidea"), Two("sidea"),
            Nine(One("fatality")), Nine(Two("fatality")), Nine(One("fatalpre")), Nine(Two("fatalpre")), One("hiact"), Two("hiact"), One("hostlev"), Two("hostlev"), One("orig"), Two("orig"),
            Nine(Of("fatality")), Of("hostlev"), Of("mindur"), Of("maxdur"), Of("recip"), Of("start_month"),
        ];
    }

    internal override string Name => "mid";

    internal override IReadOnlyList<string> Columns =>
    [
        "dispnum", "cowmidongoing", "cowmidonset", "sidea1", "sidea2", "fatality1", "fatality2", "fatalpre1", "fatalpre2", "hiact1", "hiact2", "hostlev1", "hostlev2",
        "orig1", "orig2", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon",
    ];

    internal override DyadCursor Cursor() => new At(this);

    /// <summary>A reader of whether a pair was in dispute, for the years of peace.</summary>
    internal DyadCursor PeaceCursor() => new Peace(this);

    private static DateOnly?[] Days(FactRows rows, Func<int, int, int, DateOnly?> make, string name)
    {
        var days = new DateOnly?[rows.Count];
        for (var i = 0; i < days.Length; i++)
            days[i] = make(rows.Whole(name + "_year")[i], rows.Whole(name + "_month")[i], rows.Whole(name + "_day")[i]);
        return days;
    }

    private static DisputeYear Choose(List<DisputeYear> list, FactRows disputes, Dictionary<int, int> rows)
    {
        if (list.Count == 1)
            return list[0];
        double Fatality(DisputeYear y) => disputes.Whole("fatality")[rows[y.Number]] is var f && f == FactRows.Missing ? 0.5 : f;
        int Of(DisputeYear y, string column) => disputes.Whole(column)[rows[y.Number]];
        return list.OrderByDescending(Fatality).ThenByDescending(y => Of(y, "hostlev")).ThenByDescending(y => Of(y, "mindur")).ThenByDescending(y => Of(y, "maxdur"))
            .ThenByDescending(y => Of(y, "recip")).ThenBy(y => Of(y, "start_month")).First();
    }

    // The provider's own mark for missing stands in these columns of the rival's table, and a user compares.
    internal static int[] Nine(int[] values) => [.. values.Select(v => v == FactRows.Missing ? -9 : v)];

    private sealed class At(DisputeColumns columns) : DyadCursor
    {
        private int _at;
        private int _end;
        private bool _found;

        internal override void Begin(int a, int b) => (_at, _end) = columns._index.Pair(a, b);

        internal override void Write(CsvBuffer row, int year)
        {
            _found = Seek(columns._index, ref _at, _end, year);
            if (!_found)
            {
                row.Empty(1);
                row.Whole(columns._source.Covers(year) ? 0 : FactRows.Missing);
                row.Whole(columns._source.Covers(year) ? 0 : FactRows.Missing);
                row.Empty(columns._values.Length - 3);
                return;
            }

            foreach (var column in columns._values)
                row.Whole(column[columns._index.Rows[_at]]);
        }

        internal override string Reason(int year) => _found ? "" : columns._source.Covers(year) ? "no dispute" : $"outside coverage {columns._source.FirstYear}-{columns._source.LastYear}";
    }

    private sealed class Peace(DisputeColumns columns) : DyadCursor
    {
        private int _at;
        private int _end;
        private int _spell;
        private bool _begun;
        private bool _dispute;

        internal override void Begin(int a, int b)
        {
            (_at, _end) = columns._index.Pair(a, b);
            (_spell, _begun, _dispute) = (0, false, false);
        }

        // The years of peace before this one: a year of dispute ends the count and still has it (Beck, Katz and Tucker 1998; spduration's rule,
        // which counts the rows of a pair, so that it goes on over years in which the pair did not exist).
        internal override void Write(CsvBuffer row, int year)
        {
            if (!columns._source.Covers(year))
            {
                row.Empty(1);
                return;
            }

            var now = Seek(columns._index, ref _at, _end, year);
            _spell = _begun && !_dispute ? _spell + 1 : 0;
            (_begun, _dispute) = (true, now);
            row.Whole(_spell);
        }

        internal override string Reason(int year) => columns._source.Covers(year) ? "" : $"outside coverage {columns._source.FirstYear}-{columns._source.LastYear}";
    }
}

/// <summary>Years of peace since the last dispute.</summary>
internal sealed class PeaceColumns(DisputeColumns disputes) : Addition
{
    internal override string Name => "peaceyears";

    internal override IReadOnlyList<string> Columns => ["cowmidspell"];

    internal override DyadCursor Cursor() => disputes.PeaceCursor();
}
