using System.Runtime.CompilerServices;

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
    // A fact as one number that sorts by subject, relation, object.
    private const int ObjectBits = 24, RelationBits = 16;

    /// <summary>The facts by day; days without a fact are absent.</summary>
    /// <param name="facts">Sorted by day.</param>
    /// <param name="relations">How many relations there are, one direction.</param>
    /// <param name="parallel">How many threads; one where null.</param>
    internal static List<DayFacts> Build(ReadOnlySpan<Fact> facts, int relations, ParallelOptions? parallel = null)
    {
        var ranges = new List<Range>();
        for (var i = 0; i < facts.Length;)
        {
            var j = i;
            while (j < facts.Length && facts[j].Day == facts[i].Day)
                j++;
            ranges.Add(i..j);
            i = j;
        }

        var all = facts.ToArray();
        var days = new DayFacts[ranges.Count];
        Parallel.For(0, days.Length, parallel ?? new ParallelOptions { MaxDegreeOfParallelism = 1 }, d => days[d] = OneDay(all.AsSpan(ranges[d]), relations));
        return [.. days];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static DayFacts OneDay(ReadOnlySpan<Fact> facts, int relations)
    {
        var n = 2 * facts.Length;
        var keys = new long[n];
        for (var i = 0; i < facts.Length; i++)
        {
            keys[2 * i] = Key(facts[i].Subject, facts[i].Relation, facts[i].Object);
            keys[(2 * i) + 1] = Key(facts[i].Object, facts[i].Relation + relations, facts[i].Subject);
        }

        Array.Sort(keys);
        int[] s = new int[n], r = new int[n], o = new int[n];
        List<int> queries = [], groups = [];
        for (var i = 0; i < n; i++)
        {
            s[i] = (int)(keys[i] >> (ObjectBits + RelationBits));
            r[i] = (int)(keys[i] >> ObjectBits) & ((1 << RelationBits) - 1);
            o[i] = (int)keys[i] & ((1 << ObjectBits) - 1);
            if (i == 0 || s[i] != s[i - 1])
                groups.Add(queries.Count);
            if (i == 0 || s[i] != s[i - 1] || r[i] != r[i - 1])
                queries.Add(i);
        }

        groups.Add(queries.Count);
        queries.Add(n);
        return new DayFacts { Day = facts[0].Day, Subject = s, Relation = r, Object = o, Queries = [.. queries], Groups = [.. groups] };
    }

    private static long Key(int subject, int relation, int obj) => ((((long)subject << RelationBits) + relation) << ObjectBits) + obj;
}
