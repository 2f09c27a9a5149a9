namespace Entente.Forecasting;

/// <summary>Which actors are left out when an answer is ranked, under a filter.</summary>
internal sealed class FilterBook
{
    private readonly RankFilter _filter;
    private readonly Dictionary<(int, int), int[]> _ever = [];

    internal FilterBook(FactSet set, RankFilter filter)
    {
        _filter = filter;
        if (filter != RankFilter.Static)
            return;
        var ever = new Dictionary<(int, int), HashSet<int>>();
        foreach (var part in new[] { Part.Train, Part.Valid, Part.Test })
        {
            foreach (var f in set[part])
            {
                Add(ever, f.Subject, f.Relation, f.Object);
                Add(ever, f.Object, f.Relation + set.RelationCount, f.Subject);
            }
        }

        _ever = ever.ToDictionary(e => e.Key, e => e.Value.ToArray());
    }

    /// <summary>Who is left out when a query's answers are ranked.</summary>
    internal ReadOnlySpan<int> LeftOut(DayFacts day, int from, int to) => _filter switch
    {
        RankFilter.Raw => [],
        RankFilter.Time => day.Object.AsSpan(from, to - from),
        _ => _ever[(day.Subject[from], day.Relation[from])],
    };

    private static void Add(Dictionary<(int, int), HashSet<int>> ever, int s, int r, int o)
    {
        if (!ever.TryGetValue((s, r), out var objects))
            ever[(s, r)] = objects = [];
        objects.Add(o);
    }
}
