namespace Entente.Forecasting;

/// <summary>Which actors are left out when an answer is ranked, under a filter.</summary>
internal sealed class FilterBook
{
    private readonly RankFilter _filter;
    private readonly Dictionary<(int, int), List<int>> _ever = [];

    internal FilterBook(FactSet set, RankFilter filter)
    {
        _filter = filter;
        if (filter != RankFilter.Static)
            return;
        foreach (var part in new[] { Part.Train, Part.Valid, Part.Test })
        {
            foreach (var f in set[part])
            {
                Add(f.Subject, f.Relation, f.Object);
                Add(f.Object, f.Relation + set.RelationCount, f.Subject);
            }
        }
    }

    /// <summary>Sets or clears the marks for a query.</summary>
    internal void Mark(DayFacts day, int from, int to, bool[] marks, bool value)
    {
        if (_filter == RankFilter.Raw)
            return;
        if (_filter == RankFilter.Time)
        {
            for (var i = from; i < to; i++)
                marks[day.Object[i]] = value;
            return;
        }

        foreach (var o in _ever[(day.Subject[from], day.Relation[from])])
            marks[o] = value;
    }

    private void Add(int s, int r, int o)
    {
        if (!_ever.TryGetValue((s, r), out var list))
            _ever[(s, r)] = list = [];
        list.Add(o);
    }
}
