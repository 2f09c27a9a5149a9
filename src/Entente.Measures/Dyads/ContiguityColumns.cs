using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>COW direct contiguity: 1 by land, 2 to 5 by water up to 12, 24, 150 and 400 miles, 0 neither.</summary>
/// <remarks>
/// In a year in which it changed, the relation with which the year began counts. For that, the months in which a pair with any record
/// stood without one are a relation of their own, 0, from the first such month to the last (peacesciencer 1.2.9 does the same).
/// </remarks>
internal static class ContiguityColumns
{
    internal static PairYearColumns Make(StateSystem system, FactSource source)
    {
        var records = new Dictionary<(int A, int B), List<(int Type, int Begin, int End)>>();
        var rows = source.Rows;
        for (var i = 0; i < rows.Count; i++)
        {
            var (a, b) = (system.IndexOf(rows.Whole("ccode1")[i]), system.IndexOf(rows.Whole("ccode2")[i]));
            if (a < 0 || b < 0)
                continue;
            var key = a < b ? (a, b) : (b, a);
            if (!records.TryGetValue(key, out var list))
                records[key] = list = [];
            list.Add((rows.Whole("conttype")[i], Month(rows.Whole("begin")[i]), Month(rows.Whole("end")[i])));
        }

        var (first, second, year, type) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        foreach (var ((a, b), list) in records.OrderBy(r => r.Key))
        {
            if (Without(system, a, b, list, source.LastYear) is { } gap)
                list.Add((0, gap.First, gap.Last));
            var ordered = list.Distinct().OrderBy(r => r.Begin).ToList();
            for (var y = system.From; y <= system.To; y++)
            {
                var at = ordered.FindIndex(r => r.Begin / 12 <= y && r.End / 12 >= y);
                if (at < 0)
                    continue;
                first.Add(system.Codes[a]);
                second.Add(system.Codes[b]);
                year.Add(y);
                type.Add(ordered[at].Type);
            }
        }

        var index = new PairIndex(system, first.ToArray(), second.ToArray(), year.ToArray(), fold: true);
        return new PairYearColumns("contiguity", ["conttype"], index, source, [type.ToArray()], [0], "");
    }

    // yyyymm as months since year 0.
    private static int Month(int yearMonth) => (yearMonth / 100 * 12) + (yearMonth % 100) - 1;

    private static (int First, int Last)? Without(StateSystem system, int a, int b, List<(int Type, int Begin, int End)> list, int lastYear)
    {
        (int First, int Last)? gap = null;
        foreach (var s in system.Spells(a))
            foreach (var t in system.Spells(b))
            {
                var begin = s.First > t.First ? s.First : t.First;
                var end = s.Last < t.Last ? s.Last : t.Last;
                for (var m = (begin.Year * 12) + begin.Month - 1; begin <= end && m <= Math.Min((end.Year * 12) + end.Month - 1, (lastYear * 12) + 11); m++)
                {
                    var month = m;
                    if (!list.Exists(r => r.Begin <= month && r.End >= month))
                        gap = gap is { } g ? (Math.Min(g.First, m), Math.Max(g.Last, m)) : (m, m);
                }
            }

        return gap;
    }
}
