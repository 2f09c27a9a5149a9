using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>Columns of pairs without direction, worked out beforehand: one row of whole numbers a pair and year.</summary>
internal sealed class PairYearColumns : Addition
{
    private readonly PairIndex _index;
    private readonly FactSource _source;
    private readonly int[][] _values;
    private readonly int[] _absent;
    private readonly string _absence;

    /// <summary>Makes the columns.</summary>
    /// <param name="name">The name by which they are asked for.</param>
    /// <param name="columns">The headers.</param>
    /// <param name="index">Where the rows of a pair are.</param>
    /// <param name="source">The source and the years it covers.</param>
    /// <param name="values">One array a column, by row.</param>
    /// <param name="absent">What stands where the source covers the year and has no row.</param>
    /// <param name="absence">What an empty cell within coverage means.</param>
    internal PairYearColumns(string name, IReadOnlyList<string> columns, PairIndex index, FactSource source, int[][] values, int[] absent, string absence)
    {
        (Name, Columns, _index, _source, _values, _absent, _absence) = (name, columns, index, source, values, absent, absence);
    }

    internal override string Name { get; }

    internal override IReadOnlyList<string> Columns { get; }

    /// <summary>Organisations that both are full members of.</summary>
    internal static PairYearColumns Organisations(StateSystem system, FactSource source)
    {
        var index = new PairIndex(system, source.Rows.Whole("ccode1"), source.Rows.Whole("ccode2"), source.Rows.Whole("year"), fold: true);
        return new PairYearColumns("igo", ["dyadigos"], index, source, [source.Rows.Whole("joint").ToArray()], [FactRows.Missing], "no row in source");
    }

    /// <summary>Strategic rivalries by year: its number, its types, whether there is one.</summary>
    /// <remarks>Two habits of the literature are followed: the rivalry of Austria-Hungary passes to Austria (305) in 1919, and years before 1816 are left out (Miller 2019).</remarks>
    internal static PairYearColumns Rivalries(StateSystem system, FactSource source)
    {
        string[] types = ["positional", "spatial", "ideological", "interventionary"];
        var rows = source.Rows;
        var (a, b, year, from) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        for (var i = 0; i < rows.Count; i++)
            for (var y = Math.Max(1816, rows.Whole("first_year")[i]); y <= rows.Whole("last_year")[i]; y++)
            {
                a.Add(Austria(rows.Whole("ccode1")[i], y));
                b.Add(Austria(rows.Whole("ccode2")[i], y));
                year.Add(y);
                from.Add(i);
            }

        var index = new PairIndex(system, a.ToArray(), b.ToArray(), year.ToArray(), fold: true);
        int[][] values =
        [
            [.. from.Select(i => source.Rows.Whole("rivalry")[i])],
            .. types.Select(t => from.Select(i => Math.Max(0, source.Rows.Whole(t)[i])).ToArray()),
            [.. from.Select(_ => 1)],
        ];
        return new PairYearColumns("rivalries", ["tssr_id", .. types, "ongoingrivalry"], index, source, values, [FactRows.Missing, 0, 0, 0, 0, 0], "no rivalry");

        static int Austria(int code, int year) => code == 300 && year >= 1919 ? 305 : code;
    }

    internal override DyadCursor Cursor() => new At(this);

    private sealed class At(PairYearColumns columns) : DyadCursor
    {
        private int _at;
        private int _end;
        private bool _found;

        internal override void Begin(int a, int b) => (_at, _end) = columns._index.Pair(Math.Min(a, b), Math.Max(a, b));

        internal override void Write(CsvBuffer row, int year)
        {
            _found = Seek(columns._index, ref _at, _end, year);
            if (!_found && !columns._source.Covers(year))
            {
                row.Empty(columns.Columns.Count);
                return;
            }

            for (var c = 0; c < columns._values.Length; c++)
                row.Whole(_found ? columns._values[c][columns._index.Rows[_at]] : columns._absent[c]);
        }

        internal override string Reason(int year) =>
            _found ? "" : !columns._source.Covers(year) ? $"outside coverage {columns._source.FirstYear}-{columns._source.LastYear}" : columns._absent.AsSpan().Contains(FactRows.Missing) ? columns._absence : "";
    }
}
