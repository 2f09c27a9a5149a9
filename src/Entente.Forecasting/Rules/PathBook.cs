namespace Entente.Forecasting;

/// <summary>One step of two: subject - first - z - second - object, both recent.</summary>
internal readonly record struct PathStep(int Object, ushort First, ushort Second, byte Bucket);

/// <summary>Rules over two steps, counted as those of <see cref="RuleBook"/>: by head and second relation and recency, and by both relations.</summary>
internal sealed class PathBook
{
    private const int Buckets = 12, Window = 45, MostPartners = 25, MostFacts = 60;
    private const int HashBits = 19;
    private const float BothPrior = 30, SecondPrior = 5, Base = 0.002f;

    private readonly int _directed;
    private readonly int[] _secondHits;
    private readonly int[] _secondSupport;
    private readonly int[] _bothHits = new int[RuleBook.Shards << HashBits];
    private readonly int[] _bothSupport = new int[RuleBook.Shards << HashBits];

    internal PathBook(int relations)
    {
        _directed = 2 * relations;
        _secondHits = new int[_directed * _directed * Buckets];
        _secondSupport = new int[_directed * _directed * Buckets];
    }

    /// <summary>The recent two-step paths from a subject: its last 25 partners within 45 days, each one's last 60 facts within 45 days.</summary>
    internal static int Walk(History history, int subject, int now, ref PathStep[] into)
    {
        var s = history.Subjects[subject];
        Span<int> seen = stackalloc int[MostPartners];
        int partners = 0, n = 0;
        for (var k = s.Facts - 1; k >= 0 && partners < MostPartners; k--)
        {
            var gap = now - s.FactDay[k];
            if (gap > Window)
                break;
            var z = s.FactObject[k];
            if (z == subject || seen[..partners].Contains(z))
                continue;
            seen[partners++] = z;
            var recent = gap <= 3 ? 0 : gap <= 14 ? 4 : 8;
            var other = history.Subjects[z];
            for (var i = other.Facts - 1; i >= 0 && i >= other.Facts - MostFacts; i--)
            {
                var g = now - other.FactDay[i];
                if (g > Window)
                    break;
                if (other.FactObject[i] == subject)
                    continue;
                if (n == into.Length)
                    Array.Resize(ref into, Math.Max(256, n * 2));
                into[n++] = new PathStep(other.FactObject[i], (ushort)s.FactRelation[k], (ushort)other.FactRelation[i], (byte)(recent + (g <= 1 ? 0 : g <= 5 ? 1 : g <= 15 ? 2 : 3)));
            }
        }

        return n;
    }

    internal void Learn(int relation, ReadOnlySpan<PathStep> paths, ReadOnlySpan<bool> isAnswer)
    {
        foreach (var p in paths)
        {
            int second = Second(relation, p), both = Both(relation, p);
            _secondSupport[second]++;
            _bothSupport[both]++;
            if (isAnswer[p.Object])
            {
                _secondHits[second]++;
                _bothHits[both]++;
            }
        }
    }

    internal float Confidence(int relation, in PathStep p)
    {
        int second = Second(relation, p), both = Both(relation, p);
        var coarse = (_secondHits[second] + (SecondPrior * Base)) / (_secondSupport[second] + SecondPrior);
        return (_bothHits[both] + (BothPrior * coarse)) / (_bothSupport[both] + BothPrior);
    }

    private int Second(int relation, in PathStep p) => (((relation * _directed) + p.Second) * Buckets) + p.Bucket;

    // A hashed table: two triples of relations may share a cell, never two shards.
    private static int Both(int relation, in PathStep p)
    {
        var h = (((uint)relation * 7919) + p.First) * 2654435761u ^ (p.Second * 2246822519u);
        h ^= h >> 15;
        h *= 2654435761u;
        h ^= h >> 13;
        return ((relation % RuleBook.Shards) << HashBits) + (int)(h & ((1u << HashBits) - 1));
    }
}
