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
    internal const int Families = 4;
    private const int PerBody = RecencyBuckets.Gaps * RecencyBuckets.Counts;

    private readonly int _relations;
    private readonly int _directed;
    private readonly int[]?[] _hits;
    private readonly int[]?[] _support;
    private readonly int[]?[] _familyHits;
    private readonly int[]?[] _familySupport;

    internal RuleBook(int relations)
    {
        (_relations, _directed) = (relations, 2 * relations);
        _hits = new int[]?[_directed];
        _support = new int[]?[_directed];
        _familyHits = new int[]?[_directed];
        _familySupport = new int[]?[_directed];
    }

    /// <summary>The number of a rule among those of a head: its body, and the steps of gap and count.</summary>
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
        var (familySupport, familyHits) = (_familySupport[relation] ??= new int[Families * RecencyBuckets.Gaps], _familyHits[relation] ??= new int[Families * RecencyBuckets.Gaps]);
        for (var k = 0; k < places.Length; k++)
        {
            var place = places[k];
            support[place]++;
            var family = FamilyPlace(relation, place);
            familySupport[family]++;
            if (isAnswer[objects[k]])
            {
                hits[place]++;
                familyHits[family]++;
            }
        }
    }

    /// <summary>Whether anything has been learned of a head.</summary>
    internal bool Knows(int relation) => _support[relation] is not null;

    /// <summary>The confidence of a rule: its hits over its support, shrunk to those of any count, and these to the family's; the head must be known.</summary>
    internal float Confidence(int relation, int place)
    {
        int[] support = _support[relation]!, hits = _hits[relation]!;
        var family = FamilyPlace(relation, place);
        var prior = (_familyHits[relation]![family] + (FamilyPrior * FamilyBase)) / (_familySupport[relation]![family] + FamilyPrior);
        var first = place - (place % RecencyBuckets.Counts);
        int n = 0, h = 0;
        for (var c = first; c < first + RecencyBuckets.Counts; c++)
        {
            n += support[c];
            h += hits[c];
        }

        var pooled = (h + (GapPrior * prior)) / (n + GapPrior);
        return (hits[place] + (CountPrior * pooled)) / (support[place] + CountPrior);
    }

    private int FamilyPlace(int relation, int place)
    {
        var body = place / PerBody;
        return (Family(relation, body, _relations) * RecencyBuckets.Gaps) + ((place - (body * PerBody)) / RecencyBuckets.Counts);
    }

    /// <summary>Support and hits of a rule.</summary>
    internal (int Support, int Hits) Counts(int relation, int place) =>
        _support[relation] is { } support ? (support[place], _hits[relation]![place]) : (0, 0);

    /// <summary>0 for the same relation, 1 for its inverse, 2 for another in the same direction, 3 for another in the opposite one.</summary>
    internal static int Family(int head, int body, int relations)
    {
        if (body == head)
            return 0;
        if (body == head + relations || body == head - relations)
            return 1;
        return (body < relations) == (head < relations) ? 2 : 3;
    }
}
