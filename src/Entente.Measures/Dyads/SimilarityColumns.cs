using Entente.Measures.Facts;
using Entente.Measures.Similarity;

namespace Entente.Measures.Dyads;

/// <summary>Similarity of alliance portfolios, under the names of fpsim (Miller 2026).</summary>
internal sealed class SimilarityColumns(StateSystem system, FactSource obligations, IReadOnlyList<AllianceSimilarity> years) : Addition
{
    internal override string Name => "similarity";

    internal override IReadOnlyList<string> Columns => ["sallyvus", "sallyvua", "sallybus", "sallyvws", "kallyv", "kallyb", "pallyv_sq", "pallyb", "pallyv_nominal"];

    internal override DyadCursor Cursor() => new At(system, obligations, years, Columns.Count);

    private sealed class At(StateSystem system, FactSource obligations, IReadOnlyList<AllianceSimilarity> years, int kinds) : DyadCursor
    {
        private int _a;
        private int _b;
        private bool _gap;

        internal override void Begin(int a, int b) => (_a, _b) = (a, b);

        internal override void Write(CsvBuffer row, int year)
        {
            if (!obligations.Covers(year))
            {
                row.Empty(kinds);
                return;
            }

            var of = years[year - system.From];
            _gap = false;
            for (var k = 0; k < kinds; k++)
            {
                var value = of.AtIndex(k, _a, _b);
                row.Real(value);
                _gap |= double.IsNaN(value);
            }
        }

        internal override string Reason(int year) => !obligations.Covers(year) ? $"outside coverage {obligations.FirstYear}-{obligations.LastYear}" : _gap ? "chance alone gives full agreement, or no capabilities" : "";
    }
}
