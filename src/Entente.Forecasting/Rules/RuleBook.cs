using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Forecasting;

/// <summary>
/// Temporal rules "if (subject, b, object) was last seen g days ago, n times in all, then (subject, r, object) today", counted in one
/// pass over the days: support and hits for each r, b, step of g and step of n.
/// </summary>
/// <remarks>
/// Confidence is shrunk twice: the count step towards all counts of the same gap, and that towards the pooled confidence of the
/// relation's family of bodies (same relation, its inverse, other in the same direction, other in the opposite direction).
/// The counters of a relation are touched by one thread only, so the bytes do not depend on the number of threads.
/// </remarks>
internal sealed class RuleBook
{
    internal const int Shards = 8;
    internal const float CountPrior = 80, GapPrior = 200;
    private const float FamilyPrior = 20, FamilyBase = 0.01f;
    internal const int Families = 4;

    private readonly int _relations;
    private readonly int _directed;
    private readonly BodyTable<RuleCell>?[] _cells;
    private readonly byte[][] _families;
    private readonly long[]?[] _pooled;

    internal RuleBook(int relations)
    {
        (_relations, _directed) = (relations, 2 * relations);
        _cells = new BodyTable<RuleCell>?[_directed];
        _pooled = new long[]?[_directed];
        _families = new byte[_directed][];
        for (var head = 0; head < _directed; head++)
        {
            _families[head] = new byte[_directed];
            for (var body = 0; body < _directed; body++)
                _families[head][body] = (byte)Family(head, body, relations);
        }
    }

    /// <summary>Counts one query's outcome: every past triple of the subject is a body, the day's objects are hits.</summary>
    /// <param name="relation">The head.</param>
    /// <param name="past">The subject's past.</param>
    /// <param name="isAnswer">Whether an actor is one of the day's objects.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Learn(int relation, ReadOnlySpan<PastTriple> past, ReadOnlySpan<bool> isAnswer)
    {
        var table = _cells[relation] ??= new BodyTable<RuleCell>(_directed, RecencyBuckets.Steps);
        ref var past0 = ref MemoryMarshal.GetReference(past);
        ref var answer0 = ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(isAnswer));
        ref var families0 = ref MemoryMarshal.GetArrayDataReference(_families[relation]);
        ref var start0 = ref MemoryMarshal.GetReference(table.Starts);
        ref var cell0 = ref MemoryMarshal.GetArrayDataReference(table.Cells);
        ref var pooled0 = ref MemoryMarshal.GetArrayDataReference(_pooled[relation] ??= new long[Families * RecencyBuckets.Gaps]);
        for (nint i = 0; i < past.Length; i++)
        {
            ref readonly var triple = ref Unsafe.Add(ref past0, i);
            var start = Unsafe.Add(ref start0, triple.Body);
            if (start == 0)
            {
                start = table.Reach(triple.Body);
                cell0 = ref MemoryMarshal.GetArrayDataReference(table.Cells);
            }

            var hit = Unsafe.Add(ref answer0, triple.Object);
            Unsafe.Add(ref cell0, start + triple.Step).Count(hit);
            Unsafe.Add(ref pooled0, (Unsafe.Add(ref families0, triple.Body) * RecencyBuckets.Gaps) + triple.Gap) += 1 + ((long)hit << 32);
        }
    }

    /// <summary>Whether anything has been learned of a head.</summary>
    internal bool Knows(int relation) => _cells[relation] is not null;

    /// <summary>The confidence of each rule that fires: its hits over its support, shrunk to those of any count, and these to the family's; the head must be known.</summary>
    /// <param name="into">One for each past triple.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Confidences(int relation, ReadOnlySpan<PastTriple> past, Span<float> into)
    {
        var table = _cells[relation]!;
        var starts = table.Starts;
        Span<RuleCell> cells = table.Cells;
        var families = _families[relation];
        var pools = _pooled[relation]!;
        Span<float> priors = stackalloc float[Families * RecencyBuckets.Gaps];
        for (var i = 0; i < priors.Length; i++)
            priors[i] = GapPrior * (((pools[i] >> 32) + (FamilyPrior * FamilyBase)) / ((uint)pools[i] + FamilyPrior));
        into = into[..past.Length];
        for (var i = 0; i < into.Length; i++)
        {
            ref readonly var triple = ref past[i];
            var counts = cells.Slice(starts[triple.Body] + (triple.Gap * RecencyBuckets.Counts), RecencyBuckets.Counts);
            int n = 0, h = 0;
            foreach (ref readonly var count in counts)
            {
                n += count.Support;
                h += count.Hits;
            }

            var pooled = (h + priors[(families[triple.Body] * RecencyBuckets.Gaps) + triple.Gap]) / (n + GapPrior);
            ref readonly var own = ref counts[triple.Step - (triple.Gap * RecencyBuckets.Counts)];
            into[i] = (own.Hits + (CountPrior * pooled)) / (own.Support + CountPrior);
        }
    }

    /// <summary>The family of each body for a head: 0 the same relation, 1 its inverse, 2 another in the same direction, 3 another in the opposite one.</summary>
    internal ReadOnlySpan<byte> FamiliesOf(int head) => _families[head];

    /// <summary>What is known of a rule.</summary>
    internal RuleCell CellOf(int head, in PastTriple triple) => _cells[head] is { } table ? table.Cells[table.Starts[triple.Body] + triple.Step] : default;

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
internal readonly struct PastTriple(int obj, int body, byte gap, byte step)
{
    /// <summary>Its object.</summary>
    internal readonly int Object = obj;

    /// <summary>Its relation, both directions.</summary>
    internal readonly ushort Body = (ushort)body;

    /// <summary>The step of the days since it was last seen.</summary>
    internal readonly byte Gap = gap;

    /// <summary>That step and the one of how often it was seen, in one.</summary>
    internal readonly byte Step = step;

    internal PastTriple(int obj, int body, int days, float times)
        : this(obj, body, (byte)RecencyBuckets.Gap(days), RecencyBuckets.Step(days, times))
    {
    }
}

/// <summary>How often a rule's body was seen, and how often the head followed: two counts in four bytes, because the tables wait for memory.</summary>
/// <remarks>Both are halved when the first reaches 65,535, so their ratio stays what it is, and what happens later weighs a little more.</remarks>
internal record struct RuleCell
{
    private const uint Most = ushort.MaxValue;
    private uint _both;

    internal readonly int Support => (int)(_both & Most);

    internal readonly int Hits => (int)(_both >> 16);

    /// <summary>Counts one more.</summary>
    /// <param name="hit">1 where the head followed, else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Count(uint hit)
    {
        var both = _both + 1 + (hit << 16);
        if ((both & Most) == Most)
            both = (both >> 1) & 0x7FFF7FFF;
        _both = both;
    }
}

/// <summary>A learned weight and the sum of its squared gradients, side by side: both are needed together.</summary>
internal struct Learned
{
    internal float Weight;
    private float _squared;

    /// <summary>One step of Adagrad.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Descend(float rate, float slope, float floor)
    {
        _squared += slope * slope;
        Weight -= rate * slope / MathF.Sqrt(_squared + floor);
    }
}
