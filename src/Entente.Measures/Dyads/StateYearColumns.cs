using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>Columns of single states, once for the first and once for the second; each state-year is formatted once.</summary>
internal sealed class StateYearColumns : Addition
{
    private readonly StateSystem _system;
    private readonly byte[]?[][] _cells;
    private readonly bool[][] _gaps;
    private readonly FactSource _source;
    private readonly byte[] _absent;

    private StateYearColumns(string name, IReadOnlyList<string> columns, StateSystem system, FactSource source, byte[] absent)
    {
        (Name, _system, _source, _absent) = (name, system, source, absent);
        Columns = [.. columns.Select(c => c + "1"), .. columns.Select(c => c + "2")];
        var years = system.To - system.From + 1;
        _cells = [.. system.Codes.Select(_ => new byte[]?[years])];
        _gaps = [.. system.Codes.Select(_ => new bool[years])];
    }

    internal override string Name { get; }

    internal override IReadOnlyList<string> Columns { get; }

    /// <summary>COW capabilities: milex, milper, irst, pec, tpop, upop, cinc.</summary>
    internal static StateYearColumns Capabilities(StateSystem system, FactSource source)
    {
        string[] names = ["milex", "milper", "irst", "pec", "tpop", "upop", "cinc"];
        var columns = new StateYearColumns("nmc", names, system, source, new byte[7]);
        columns._absent.AsSpan().Fill((byte)',');
        var code = source.Rows.Whole("ccode");
        var year = source.Rows.Whole("year");
        var buffer = new CsvBuffer();
        for (var i = 0; i < source.Rows.Count; i++)
        {
            var s = system.IndexOf(code[i]);
            if (s < 0 || year[i] < system.From || year[i] > system.To)
                continue;
            buffer.Clear();
            foreach (var name in names)
            {
                var value = source.Rows.Real(name)[i];
                buffer.Real(value);
                columns._gaps[s][year[i] - system.From] |= double.IsNaN(value);
            }

            columns._cells[s][year[i] - system.From] = buffer.Written.ToArray();
        }

        return columns;
    }

    /// <summary>COW major powers: 1 in every year with a day as a major power, 0 in the others that the list covers.</summary>
    internal static StateYearColumns Majors(StateSystem system, FactSource source)
    {
        var columns = new StateYearColumns("majors", ["cowmaj"], system, source, [(byte)',', (byte)'0']);
        var code = source.Rows.Whole("ccode");
        var first = source.Rows.Whole("first");
        var last = source.Rows.Whole("last");
        for (var i = 0; i < source.Rows.Count; i++)
        {
            var s = system.IndexOf(code[i]);
            for (var y = Math.Max(system.From, DateOnly.FromDayNumber(first[i]).Year); s >= 0 && y <= Math.Min(system.To, DateOnly.FromDayNumber(last[i]).Year); y++)
                columns._cells[s][y - system.From] = [(byte)',', (byte)'1'];
        }

        return columns;
    }

    internal override DyadCursor Cursor() => new At(this);

    private sealed class At(StateYearColumns columns) : DyadCursor
    {
        private int _a;
        private int _b;

        internal override void Begin(int a, int b) => (_a, _b) = (a, b);

        internal override void Write(CsvBuffer row, int year)
        {
            if (!columns._source.Covers(year))
            {
                row.Empty(columns.Columns.Count);
                return;
            }

            row.Raw(columns._cells[_a][year - columns._system.From] ?? columns._absent);
            row.Raw(columns._cells[_b][year - columns._system.From] ?? columns._absent);
        }

        internal override string Reason(int year)
        {
            if (!columns._source.Covers(year))
                return $"outside coverage {columns._source.FirstYear}-{columns._source.LastYear}";
            if (columns.Name == "majors")
                return "";
            var y = year - columns._system.From;
            return columns._cells[_a][y] is null || columns._cells[_b][y] is null ? "no row in source" : columns._gaps[_a][y] || columns._gaps[_b][y] ? "missing in source" : "";
        }
    }
}
