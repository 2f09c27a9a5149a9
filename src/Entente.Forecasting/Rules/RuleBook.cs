namespace Entente.Forecasting;

/// <summary>
/// Temporal rules "if (subject, b, object) was last seen g days ago, n times in all, then (subject, r, object) today", counted in one
/// pass over the days: support and hits for each r, b, step of g and step of n.
/// </summary>
/// <remarks>
/// Confidence is shrunk twice: the count step towards all counts of the same gap, and that towards the pooled confidence of the
/// relation's family of bodies (same relation, its inverse, other in the same direction, other in the opposite direction).
/// The counters of a relation are touched by one shard only, so the bytes do not depend on the number of threads.
/// </remarks>
internal sealed class RuleBook
{
    internal const int Shards = 8;
    internal const float CountPrior = 80, GapPrior = 200;
    private const float FamilyPrior = 20, FamilyBase = 0.01f;
    private const int Families = 4;
    private const int PerBody = RecencyBuckets.Gaps * RecencyBuckets.Counts;

    private readonly int _relations;
    private readonly int _directed;
    private readonly int[]?[] _hits;
    private readonly int[]?[] _support;
    private readonly float[]?[] _confidence;

    internal RuleBook(int relations)
    {
        (_relations, _directed) = (relations, 2 * relations);
        _hits = new int[]?[_directed];
        _support = new int[]?[_directed];
        _confidence = new float[]?[_directed];
    }

    /// <summary>The place of a body in the tables of <see cref="Confidence"/>.</summary>
    internal static int Place(int body, int gap, float count) =>
        (((body * RecencyBuckets.Gaps) + RecencyBuckets.Gap(gap)) * RecencyBuckets.Counts) + RecencyBuckets.Count(count);

    /// <summary>Counts one query's outcome: every past triple of the subject is a body, the day's objects are hits.</summary>
    /// <param name="relation">The head.</param>
    /// <param name="places">The place of each past triple of the subject.</param>
    /// <param name="objects">The object of each past triple.</param>
    /// <param name="isAnswer">Whether an actor is one of the day's objects.</param>
    internal void Learn(int relation, ReadOnlySpan<int> places, ReadOnlySpan<int> objects, ReadOnlySpan<bool> isAnswer)
    {
        var support = _support[relation] ??= new int[_directed * PerBody];
        var hits = _hits[relation] ??= new int[_directed * PerBody];
        for (var k = 0; k < places.Length; k++)
        {
            support[places[k]]++;
            if (isAnswer[objects[k]])
                hits[places[k]]++;
        }
    }

    /// <summary>Brings the confidences of a relation up to date; call before <see cref="Confidence"/> and after learning.</summary>
    internal void Refresh(int relation)
    {
        if (_support[relation] is not { } support || _hits[relation] is not { } hits)
            return;
        var table = _confidence[relation] ??= new float[_directed * PerBody];
        Span<float> familyHits = stackalloc float[Families * RecencyBuckets.Gaps];
        Span<float> familySupport = stackalloc float[Families * RecencyBuckets.Gaps];
        familyHits.Clear();
        familySupport.Clear();
        var pooledHits = new float[_directed * RecencyBuckets.Gaps];
        var pooledSupport = new float[_directed * RecencyBuckets.Gaps];
        for (var i = 0; i < pooledHits.Length; i++)
        {
            var at = i * RecencyBuckets.Counts;
            float h = 0, n = 0;
            for (var c = 0; c < RecencyBuckets.Counts; c++)
            {
                h += hits[at + c];
                n += support[at + c];
            }

            (pooledHits[i], pooledSupport[i]) = (h, n);
            if (n > 0)
            {
                var family = (Family(relation, i / RecencyBuckets.Gaps) * RecencyBuckets.Gaps) + (i % RecencyBuckets.Gaps);
                familyHits[family] += h;
                familySupport[family] += n;
            }
        }

        for (var i = 0; i < pooledHits.Length; i++)
        {
            var family = (Family(relation, i / RecencyBuckets.Gaps) * RecencyBuckets.Gaps) + (i % RecencyBuckets.Gaps);
            var prior = (familyHits[family] + (FamilyPrior * FamilyBase)) / (familySupport[family] + FamilyPrior);
            var pooled = (pooledHits[i] + (GapPrior * prior)) / (pooledSupport[i] + GapPrior);
            var at = i * RecencyBuckets.Counts;
            for (var c = 0; c < RecencyBuckets.Counts; c++)
                table[at + c] = (hits[at + c] + (CountPrior * pooled)) / (support[at + c] + CountPrior);
        }
    }

    /// <summary>The confidences of a relation's rules by <see cref="Place"/>; null where nothing has been learned.</summary>
    internal float[]? Confidence(int relation) => _confidence[relation];

    /// <summary>Support and hits of a rule.</summary>
    internal (int Support, int Hits) Counts(int relation, int place) =>
        _support[relation] is { } support ? (support[place], _hits[relation]![place]) : (0, 0);

    private int Family(int head, int body)
    {
        if (body == head)
            return 0;
        if (body == head + _relations || body == head - _relations)
            return 1;
        return (body < _relations) == (head < _relations) ? 2 : 3;
    }
}
