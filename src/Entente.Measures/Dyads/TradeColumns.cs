using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>Imports of the first state from the second and the reverse, current million US dollars, and both smoothed.</summary>
internal sealed class TradeColumns(StateSystem system, FactSource source) : Addition
{
    private readonly PairIndex _index = new(system, source.Rows.Whole("ccode1"), source.Rows.Whole("ccode2"), source.Rows.Whole("year"), fold: true);

    internal override string Name => "trade";

    internal override IReadOnlyList<string> Columns => ["flow1", "flow2", "smoothflow1", "smoothflow2"];

    internal override DyadCursor Cursor() => new At(_index, source);

    private sealed class At(PairIndex index, FactSource source) : DyadCursor
    {
        private int _at;
        private int _end;
        private bool _turned;
        private string _reason = "";

        internal override void Begin(int a, int b)
        {
            _turned = a > b;
            (_at, _end) = index.Pair(Math.Min(a, b), Math.Max(a, b));
        }

        internal override void Write(CsvBuffer row, int year)
        {
            if (!Seek(index, ref _at, _end, year))
            {
                row.Empty(4);
                _reason = source.Covers(year) ? "no row in source" : $"outside coverage {source.FirstYear}-{source.LastYear}";
                return;
            }

            var r = index.Rows[_at];
            var turned = _turned != index.Swapped[r];
            var flow1 = source.Rows.Real("flow1")[r];
            var flow2 = source.Rows.Real("flow2")[r];
            var smooth1 = source.Rows.Real("smoothflow1")[r];
            var smooth2 = source.Rows.Real("smoothflow2")[r];
            row.Real(turned ? flow2 : flow1);
            row.Real(turned ? flow1 : flow2);
            row.Real(turned ? smooth2 : smooth1);
            row.Real(turned ? smooth1 : smooth2);
            _reason = double.IsNaN(flow1 + flow2 + smooth1 + smooth2) ? "missing in source" : "";
        }

        internal override string Reason(int year) => _reason;
    }
}
