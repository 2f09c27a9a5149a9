namespace Entente.Forecasting;

/// <summary>The facts of one day in both directions, sorted by subject, relation, object; the inverse of relation r is r + relations.</summary>
internal sealed class DayFacts
{
    internal required int Day { get; init; }

    internal required int[] Subject { get; init; }

    internal required int[] Relation { get; init; }

    internal required int[] Object { get; init; }

    /// <summary>Where each (subject, relation) begins; one entry more, the count.</summary>
    internal required int[] Queries { get; init; }

    /// <summary>Where each subject begins in <see cref="Queries"/>; one entry more, the number of queries.</summary>
    internal required int[] Groups { get; init; }

    internal int Count => Subject.Length;
}

/// <summary>Facts laid out by day, both directions.</summary>
internal static class DayStream
{
    /// <summary>The facts by day; days without a fact are absent.</summary>
    internal static List<DayFacts> Build(IEnumerable<Fact> facts, int relations)
    {
        var all = new List<(int Day, int S, int R, int O)>();
        foreach (var f in facts)
        {
            all.Add((f.Day, f.Subject, f.Relation, f.Object));
            all.Add((f.Day, f.Object, f.Relation + relations, f.Subject));
        }

        all.Sort();
        var days = new List<DayFacts>();
        for (var i = 0; i < all.Count;)
        {
            var j = i;
            while (j < all.Count && all[j].Day == all[i].Day)
                j++;
            days.Add(OneDay(all, i, j));
            i = j;
        }

        return days;
    }

    private static DayFacts OneDay(List<(int Day, int S, int R, int O)> all, int from, int to)
    {
        var n = to - from;
        int[] s = new int[n], r = new int[n], o = new int[n];
        List<int> queries = [], groups = [];
        for (var i = 0; i < n; i++)
        {
            (_, s[i], r[i], o[i]) = all[from + i];
            if (i == 0 || s[i] != s[i - 1])
                groups.Add(queries.Count);
            if (i == 0 || s[i] != s[i - 1] || r[i] != r[i - 1])
                queries.Add(i);
        }

        groups.Add(queries.Count);
        queries.Add(n);
        return new DayFacts { Day = all[from].Day, Subject = s, Relation = r, Object = o, Queries = [.. queries], Groups = [.. groups] };
    }
}
