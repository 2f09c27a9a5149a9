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
    private readonly byte[][] _families;
    private readonly int[]?[] _familyHits;
    private readonly int[]?[] _familySupport;

    internal RuleBook(int relations)
    {
        (_relations, _directed) = (relations, 2 * relations);
        _hits = new int[]?[_directed];
        _support = new int[]?[_directed];
        _familyHits = new int[]?[_directed];
        _familySupport = new int[]?[_directed];
        _families = new byte[_directed][];
        for (var head = 0; head < _directed; head++)
        {
            _families[head] = new byte[_directed];
            for (var body = 0; body < _directed; body++)
                _families[head][body] = (byte)Family(head, body, relations);
        }
    }

    /// <summary>The number of a rule among those of a head: its body, and the steps of gap and count.</summary>
    internal static int Place(int body, int gap, float count) => new PastTriple(0, body, gap, count).Place;

    /// <summary>Counts one query's outcome: every past triple of the subject is a body, the day's objects are hits.</summary>
    /// <param name="relation">The head.</param>
    /// <param name="view">The subject's past.</param>
    /// <param name="isAnswer">Whether an actor is one of the day's objects.</param>
    internal void Learn(int relation, in SubjectView view, ReadOnlySpan<bool> isAnswer)
    {
        ReadOnlySpan<PastTriple> past = view.Past;
        ReadOnlySpan<byte> families = _families[relation];
        var support = _support[relation] ??= new int[_directed * PerBody];
        var hits = _hits[relation] ??= new int[_directed * PerBody];
        var (familySupport, familyHits) = (_familySupport[relation] ??= new int[Families * RecencyBuckets.Gaps], _familyHits[relation] ??= new int[Families * RecencyBuckets.Gaps]);
        foreach (ref readonly var triple in past)
        {
            var place = triple.Place;
            support[place]++;
            var family = (families[triple.Body] * RecencyBuckets.Gaps) + triple.Gap;
            familySupport[family]++;
            if (isAnswer[triple.Object])
            {
                hits[place]++;
                familyHits[family]++;
            }
        }
    }

    /// <summary>Whether anything has been learned of a head.</summary>
    internal bool Knows(int relation) => _support[relation] is not null;

    /// <summary>The confidence of a rule: its hits over its support, shrunk to those of any count, and these to the family's; the head must be known.</summary>
    internal float Confidence(int relation, in PastTriple triple)
    {
        int[] support = _support[relation]!, hits = _hits[relation]!;
        var place = triple.Place;
        var family = (_families[relation][triple.Body] * RecencyBuckets.Gaps) + triple.Gap;
        var prior = (_familyHits[relation]![family] + (FamilyPrior * FamilyBase)) / (_familySupport[relation]![family] + FamilyPrior);
        var first = place - triple.Count;
        int n = 0, h = 0;
        for (var c = first; c < first + RecencyBuckets.Counts; c++)
        {
            n += support[c];
            h += hits[c];
        }

        var pooled = (h + (GapPrior * prior)) / (n + GapPrior);
        return (hits[place] + (CountPrior * pooled)) / (support[place] + CountPrior);
    }

    /// <summary>The family of each body for a head: 0 the same relation, 1 its inverse, 2 another in the same direction, 3 another in the opposite one.</summary>
    internal ReadOnlySpan<byte> FamiliesOf(int head) => _families[head];

    /// <summary>Support and hits of a rule.</summary>
    internal (int Support, int Hits) Counts(int relation, int place) =>
        _support[relation] is { } support ? (support[place], _hits[relation]![place]) : (0, 0);

    private static int Family(int head, int body, int relations)
    {
        if (body == head)
            return 0;
        if (body == head + relations || body == head - relations)
            return 1;
        return (body < relations) == (head < relations) ? 2 : 3;
    }
}

/// <summary>A past triple of a subject as the rules see it on one morning.</summary>
internal readonly struct PastTriple(int obj, int body, int gap, float count)
{
    /// <summary>Its object.</summary>
    internal readonly int Object = obj;

    /// <summary>Its relation, both directions.</summary>
    internal readonly ushort Body = (ushort)body;

    /// <summary>The step of the days since it was last seen.</summary>
    internal readonly byte Gap = (byte)RecencyBuckets.Gap(gap);

    /// <summary>The step of how often it was seen.</summary>
    internal readonly byte Count = (byte)RecencyBuckets.Count(count);

    /// <summary>Both steps in one.</summary>
    internal int Step => (Gap * RecencyBuckets.Counts) + Count;

    /// <summary>Its rule among those of a head.</summary>
    internal int Place => (((Body * RecencyBuckets.Gaps) + Gap) * RecencyBuckets.Counts) + Count;
}
