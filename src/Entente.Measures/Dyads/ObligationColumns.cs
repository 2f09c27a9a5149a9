using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>ATOP obligations: what the first state owes the second. Of an undirected pair, what either owes the other.</summary>
internal sealed class ObligationColumns(StateSystem system, FactSource source, bool directed) : Addition
{
    private static readonly string[] Kinds = ["defense", "offense", "neutral", "nonagg", "consul"];
    private readonly PairIndex _index = new(system, source.Rows.Whole("ccode1"), source.Rows.Whole("ccode2"), source.Rows.Whole("year"), fold: !directed);
    private readonly byte[] _flags = Flags(source.Rows);

    internal override string Name => "atop";

    internal override IReadOnlyList<string> Columns => ["atop_alliance", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul"];

    internal override DyadCursor Cursor() => new At(this, source, directed);

    private static byte[] Flags(FactRows rows)
    {
        var flags = new byte[rows.Count];
        for (var k = 0; k < Kinds.Length; k++)
        {
            var kind = rows.Whole(Kinds[k]);
            for (var i = 0; i < flags.Length; i++)
                flags[i] |= (byte)(kind[i] == 1 ? 1 << k : 0);
        }

        return flags;
    }

    private sealed class At(ObligationColumns columns, FactSource source, bool directed) : DyadCursor
    {
        private int _at;
        private int _end;

        internal override void Begin(int a, int b) => (_at, _end) = columns._index.Pair(directed ? a : Math.Min(a, b), directed ? b : Math.Max(a, b));

        internal override void Write(CsvBuffer row, int year)
        {
            if (!source.Covers(year))
            {
                row.Empty(6);
                return;
            }

            var found = Seek(columns._index, ref _at, _end, year);
            var flags = 0;
            for (var i = _at; found && i < _end && columns._index.Years[i] == year; i++)
                flags |= columns._flags[columns._index.Rows[i]];
            row.Whole(found ? 1 : 0);
            for (var k = 0; k < Kinds.Length; k++)
                row.Whole((flags >> k) & 1);
        }

        internal override string Reason(int year) => source.Covers(year) ? "" : $"outside coverage {source.FirstYear}-{source.LastYear}";
    }
}
