using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>How often each object occurred in a relation, for counting how many stand above a level.</summary>
internal sealed class RelationView
{
    private readonly History _history;
    private const int Small = 64;
    private readonly RelationMemory _memory;
    private readonly float[] _sorted;

    internal RelationView(History history, int relation)
    {
        (_history, Relation) = (history, relation);
        _memory = history.PopularOf[relation];
        _sorted = Sorted(_memory.Count);
        Total = Math.Max(1, history.RelationCount[relation].Count);
    }

    // Counts are whole and mostly small: they are counted into place, but for the few beyond.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] Sorted(ReadOnlySpan<Decayed> counts)
    {
        Span<int> ends = stackalloc int[Small + 2];
        foreach (ref readonly var count in counts)
            ends[Math.Min((int)count.Count, Small) + 1]++;
        for (var c = 1; c < ends.Length; c++)
            ends[c] += ends[c - 1];
        var sorted = new float[counts.Length];
        var large = ends[Small];
        foreach (ref readonly var count in counts)
            sorted[ends[Math.Min((int)count.Count, Small)]++] = count.Count;
        sorted.AsSpan(large).Sort();
        return sorted;
    }

    internal int Relation { get; }

    internal double Total { get; }

    internal int Entities => _history.Entities;

    internal float Count(int obj) => _history.Popular(Relation, obj) is var i and >= 0 ? _memory.Count[i].Count : 0;

    /// <summary>How many objects occurred more often than a level, and exactly as often.</summary>
    internal (int Above, int Same) Against(double level)
    {
        var greater = First(level, orEqual: false);
        return (_sorted.Length - greater, level > 0 ? greater - First(level, orEqual: true) : Entities - _sorted.Length);
    }

    // Where counts greater than a level begin, or counts as great.
    private int First(double level, bool orEqual)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (orEqual ? _sorted[middle] >= level : _sorted[middle] > level)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}

/// <summary>The past of one question after another: when each object occurred with this subject and relation. One for each thread.</summary>
internal sealed class PairView
{
    private const int Absent = -1;
    private readonly int[] _place;
    private AskedMemory? _memory;
    private int _facts;
    private int[] _objects = new int[16];
    private int[] _placeOfFact = new int[16];
    private double[] _psi = new double[16];
    private float[] _count = new float[16];
    private int _known;

    internal PairView(int entities)
    {
        _place = new int[entities];
        Array.Fill(_place, Absent);
    }

    /// <summary>Turns to a question; the one before is forgotten.</summary>
    /// <param name="memory">What the subject did in the relation, or null.</param>
    /// <param name="relation">How popular objects are; null where only the past will be asked for.</param>
    /// <param name="facts">How many of the memory's facts are known.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Turn(AskedMemory? memory, RelationView? relation, int facts = int.MaxValue)
    {
        for (var j = 0; j < _known; j++)
            _place[_objects[j]] = Absent;
        _known = 0;
        _memory = memory;
        _facts = facts = Math.Min(facts, memory?.Facts ?? 0);
        if (facts > _objects.Length)
        {
            Array.Resize(ref _objects, 2 * facts);
            Array.Resize(ref _placeOfFact, 2 * facts);
            Array.Resize(ref _psi, 2 * facts);
            Array.Resize(ref _count, 2 * facts);
        }

        for (var k = 0; k < facts; k++)
        {
            var o = _memory!.Done[k].Object;
            if (_place[o] == Absent)
            {
                _place[o] = _known;
                _count[_known] = relation?.Count(o) ?? 0;
                _objects[_known++] = o;
            }

            _placeOfFact[k] = _place[o];
        }
    }

    /// <summary>Computes psi for a fading of lambda: the sum of 2^(-lambda · days since), over the same sum for every day known.</summary>
    /// <param name="fading">2^(-lambda · n) for n = 0, 1, ….</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Fade(double lambda, ReadOnlySpan<double> fading, int now, int day)
    {
        if (_known == 0)
            return;
        Array.Clear(_psi, 0, _known);
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

        for (var k = 0; k < _facts; k++)
            _psi[_placeOfFact[k]] += fading[day - _memory!.Done[k].Day] / all;
    }

    /// <summary>Scores by the day of the last occurrence alone.</summary>
    internal void KeepLast()
    {
        for (var k = 0; k < _facts; k++)
            _psi[_placeOfFact[k]] = 1 + _memory!.Done[k].Day;
    }

    /// <summary>The mean rank of an answer under alpha · psi + (1 - alpha) · xi.</summary>
    /// <param name="marked">Actors that are left out; the answer is never left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double Rank(int answer, double alpha, RelationView relation, ReadOnlySpan<int> marked)
    {
        if (alpha == 1)
            return RankByPast(answer, marked);
        var place = _place[answer];
        var share = (1 - alpha) / relation.Total;
        double count = relation.Count(answer), past = place == Absent ? 0 : alpha * _psi[place];
        var own = past + (share * count);
        // Those without a past of their own here have xi alone: they are counted all at once, by how often they occurred.
        var level = past == 0 ? count : count + (past / share);
        var (above, same) = relation.Against(level);
        for (var j = 0; j < _known; j++)
        {
            above -= _count[j] > level ? 1 : 0;
            same -= _count[j] == level ? 1 : 0;
        }

        for (var j = 0; j < _known; j++)
        {
            var score = (alpha * _psi[j]) + (share * _count[j]);
            above += score > own ? 1 : 0;
            same += score == own ? 1 : 0;
        }

        foreach (var o in marked)
        {
            if (o == answer)
                continue;
            var (theirs, mine) = _place[o] is var p and not Absent ? ((alpha * _psi[p]) + (share * _count[p]), own)
                : (relation.Count(o), level);
            above -= theirs > mine ? 1 : 0;
            same -= theirs == mine ? 1 : 0;
        }

        return 1 + above + ((same - 1) / 2.0);
    }

    /// <summary>The mean rank of an answer by psi alone.</summary>
    /// <param name="marked">Actors that are left out; the answer is never left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal double RankByPast(int answer, ReadOnlySpan<int> marked)
    {
        var own = _place[answer] == Absent ? 0 : _psi[_place[answer]];
        int above = 0, same = own > 0 ? 0 : _place.Length - _known;
        for (var j = 0; j < _known; j++)
        {
            above += _psi[j] > own ? 1 : 0;
            same += _psi[j] == own ? 1 : 0;
        }

        foreach (var o in marked)
        {
            if (o == answer)
                continue;
            var theirs = _place[o] == Absent ? 0 : _psi[_place[o]];
            above -= theirs > own ? 1 : 0;
            same -= theirs == own ? 1 : 0;
        }

        return 1 + above + ((same - 1) / 2.0);
    }
}
