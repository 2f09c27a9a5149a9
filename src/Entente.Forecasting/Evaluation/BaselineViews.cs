namespace Entente.Forecasting;

/// <summary>How often each object occurred in a relation, for counting how many stand above a level.</summary>
internal sealed class RelationView
{
    private readonly History _history;
    private readonly int _relation;
    private readonly float[] _sorted;

    internal RelationView(History history, int relation)
    {
        (_history, _relation) = (history, relation);
        var entries = history.PopularOf[relation];
        _sorted = new float[entries.Count];
        for (var i = 0; i < entries.Count; i++)
            _sorted[i] = history.PopularCount[entries[i]].Count;
        Array.Sort(_sorted);
        Total = Math.Max(1, history.RelationCount[relation].Count);
    }

    internal double Total { get; }

    internal int Entities => _history.Entities;

    internal float Count(int obj) => _history.Popular(_relation, obj) is var i and >= 0 ? _history.PopularCount[i].Count : 0;

    /// <summary>How many objects occurred more often than a level, and exactly as often.</summary>
    internal (int Above, int Same) Against(double level)
    {
        var above = _sorted.Length - First(x => x > level);
        return level > 0 ? (above, First(x => x > level) - First(x => x >= level)) : (above, Entities - _sorted.Length);
    }

    private int First(Func<float, bool> holds)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (holds(_sorted[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}

/// <summary>The past of one question: when each object occurred with this subject and relation.</summary>
internal sealed class PairView
{
    private readonly AskedMemory? _memory;
    private readonly Dictionary<int, int> _place = [];
    private readonly List<int> _objects = [];
    private double[] _psi = [];

    internal PairView(History history, int subject, int relation)
    {
        _memory = history.Asked(subject, relation);
        for (var k = 0; k < (_memory?.Facts ?? 0); k++)
            if (_place.TryAdd(_memory!.Object[k], _objects.Count))
                _objects.Add(_memory.Object[k]);
        _psi = new double[_objects.Count];
    }

    /// <summary>Computes psi for a fading of lambda.</summary>
    internal void Fade(double lambda, int now, int day)
    {
        Array.Clear(_psi);
        if (_objects.Count == 0)
            return;
        double all;
        if (lambda == 0)
        {
            all = Math.Max(1, now - 1);
        }
        else
        {
            // The sum of 2^(lambda (k - day)) over the days k = 0 … now - 2, as published.
            var q = Math.Pow(2, -lambda);
            all = Math.Pow(2, -lambda * (day - now + 2)) * (1 - Math.Pow(q, Math.Max(1, now - 1))) / (1 - q);
        }

        for (var k = 0; k < _memory!.Facts; k++)
            _psi[_place[_memory.Object[k]]] += Math.Pow(2, lambda * (_memory.Day[k] - day)) / all;
    }

    /// <summary>Scores by the day of the last occurrence alone.</summary>
    internal void KeepLast()
    {
        for (var k = 0; k < (_memory?.Facts ?? 0); k++)
            _psi[_place[_memory!.Object[k]]] = 1 + _memory.Day[k];
    }

    /// <summary>The mean rank of an answer under alpha · psi + (1 - alpha) · xi.</summary>
    internal double Rank(int answer, double alpha, RelationView relation, bool[] marks, ReadOnlySpan<int> marked)
    {
        var own = Score(answer, alpha, relation);
        int above = 0, same = 0;
        if (alpha < 1)
        {
            // Those without a past of their own here score (1 - alpha) · xi: counted all at once, then those with a past are corrected.
            var level = _place.ContainsKey(answer) ? own / (1 - alpha) * relation.Total : relation.Count(answer);
            (above, same) = relation.Against(level);
            foreach (var o in _objects)
            {
                var count = relation.Count(o);
                above -= count > level ? 1 : 0;
                same -= count == level ? 1 : 0;
            }
        }
        else
        {
            same = own > 0 ? 0 : relation.Entities - _objects.Count;
        }

        foreach (var o in _objects)
        {
            var score = Score(o, alpha, relation);
            above += score > own ? 1 : 0;
            same += score == own ? 1 : 0;
        }

        foreach (var o in marked)
        {
            if (o == answer || !marks[o])
                continue;
            var score = Score(o, alpha, relation);
            above -= score > own ? 1 : 0;
            same -= score == own ? 1 : 0;
        }

        return 1 + above + ((same - 1) / 2.0);
    }

    private double Score(int o, double alpha, RelationView relation) =>
        (alpha * (_place.TryGetValue(o, out var p) ? _psi[p] : 0)) + ((1 - alpha) * relation.Count(o) / relation.Total);
}
