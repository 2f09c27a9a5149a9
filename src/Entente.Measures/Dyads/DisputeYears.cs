using Entente.Measures.Facts;

namespace Entente.Measures.Dyads;

/// <summary>A dispute (or war) of two states in a year, seen from the first.</summary>
internal readonly record struct DisputeYear(int Number, int A, int B, int Year, int RowA, int RowB, bool Onset);

/// <summary>
/// Turns participants of disputes into directed pairs and years: two participants on opposite sides are a pair in every year with a day
/// on which both took part. An unknown first day is the 1st, an unknown last day the last of its month.
/// </summary>
internal static class DisputeYears
{
    internal static List<DisputeYear> Of(ReadOnlySpan<int> number, ReadOnlySpan<int> code, ReadOnlySpan<int> side, DateOnly?[] start, DateOnly?[] end)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < number.Length; i++)
        {
            if (start[i] is null || end[i] is null)
                continue;
            if (!groups.TryGetValue(number[i], out var list))
                groups[number[i]] = list = [];
            list.Add(i);
        }

        var years = new List<DisputeYear>();
        foreach (var (dispute, rows) in groups)
        {
            // One pair, year and pair of sides counts once: the stretch with the earliest day.
            var best = new SortedDictionary<(int A, int B, int Year, int SideA, int SideB), (DateOnly Day, int RowA, int RowB)>();
            foreach (var i in rows)
                foreach (var j in rows)
                {
                    if (code[i] == code[j] || side[i] == side[j])
                        continue;
                    var first = start[i]!.Value > start[j]!.Value ? start[i]!.Value : start[j]!.Value;
                    var last = end[i]!.Value < end[j]!.Value ? end[i]!.Value : end[j]!.Value;
                    for (var y = first.Year; first <= last && y <= last.Year; y++)
                    {
                        var key = (code[i], code[j], y, side[i], side[j]);
                        var day = y == first.Year ? first : new DateOnly(y, 1, 1);
                        if (!best.TryGetValue(key, out var known) || day < known.Day)
                            best[key] = (day, i, j);
                    }
                }

            (int A, int B, int Year) previous = default;
            foreach (var (key, value) in best)
            {
                var onset = previous.A != key.A || previous.B != key.B || key.Year - previous.Year > 1;
                years.Add(new DisputeYear(dispute, key.A, key.B, key.Year, value.RowA, value.RowB, onset));
                previous = (key.A, key.B, key.Year);
            }
        }

        return years;
    }

    internal static DateOnly? Start(int year, int month, int day) =>
        year == FactRows.Missing || month == FactRows.Missing ? null : new DateOnly(year, month, day == FactRows.Missing ? 1 : Math.Min(day, DateTime.DaysInMonth(year, month)));

    internal static DateOnly? End(int year, int month, int day) =>
        year == FactRows.Missing || month == FactRows.Missing ? null : new DateOnly(year, month, day == FactRows.Missing ? DateTime.DaysInMonth(year, month) : Math.Min(day, DateTime.DaysInMonth(year, month)));

    /// <summary>Of several in one directed pair and year, drops those that are no onset where some are and some are not.</summary>
    internal static IEnumerable<List<DisputeYear>> PreferOnsets(IEnumerable<DisputeYear> years)
    {
        foreach (var group in years.GroupBy(y => (y.A, y.B, y.Year)))
        {
            var list = group.ToList();
            if (list.Count > 1 && list.Exists(y => y.Onset) && list.Exists(y => !y.Onset))
                list.RemoveAll(y => !y.Onset);
            yield return list;
        }
    }
}
