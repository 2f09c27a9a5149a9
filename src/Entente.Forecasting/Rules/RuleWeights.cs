using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Forecasting;

/// <summary>
/// Rules that are weighed against one another instead of counted one by one: the chance that a past partner is the answer is a softmax of
/// the summed weights of the rules that fire for it, with one more option, "somebody else".
/// </summary>
/// <remarks>
/// A past triple (s, b, o) fires three weights for a head r: one for r, b and the step of the gap; one for r, the family of b, the steps of
/// gap and count; one for that family and those steps whatever r. The pair fires two more by the steps of its own gap and count, the object
/// two by how popular it is in r, one for o itself in r; (s, r, o) has one of its own. Weights that do not name r carry what is common;
/// those that do learn how r differs from it.
/// </remarks>
internal sealed partial class RuleWeights
{
    private const int Steps = RecencyBuckets.Steps, FamilySteps = RuleBook.Families * Steps;
    private const int Popularities = 14, MostStep = 128;
    private readonly History _history;
    private readonly RuleBook _rules;
    private readonly int _directed;
    private readonly Tables?[] _of;
    private readonly Tables _shared;
    private readonly Tables _blank;
    private readonly Scratch[] _shards;
    private readonly Learned[][] _objects;

    internal RuleWeights(History history, RuleBook rules)
    {
        (_history, _rules) = (history, rules);
        _directed = history.Directed;
        _of = new Tables?[_directed];
        _objects = [.. Enumerable.Repeat(Array.Empty<Learned>(), _directed)];
        _shared = new Tables(0);
        _blank = new Tables(_directed);
        _shards = [.. Enumerable.Range(0, RuleBook.Shards).Select(_ => new Scratch())];
    }

    /// <summary>Fills <see cref="Scratch.Chance"/> for every past partner of a subject, and <see cref="Scratch.Outside"/>.</summary>
    internal void Weigh(int relation, SubjectView view, Scratch work)
    {
        Sum(relation, view, _history.Asked(view.Subject, relation), work);
        var chances = work.Chance.AsSpan(0, view.Partners.Length);
        var max = Softmax.Exponentiate(chances, work.Outside);
        var outside = MathF.Exp(work.Outside - max);
        var total = outside + Softmax.Sum(chances);
        Softmax.Multiply(chances, 1 / total, chances);
        work.Outside = outside / total;
    }

    // The summed weights of each partner in Chance, of "somebody else" in Outside.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(int relation, SubjectView view, AskedMemory? asked, Scratch work)
    {
        var own = _of[relation] ?? _blank;
        Sum(_shared.Family, own.Family, work.Family);
        Sum(_shared.Pair, own.Pair, work.Pair);
        Sum(_shared.Popular, own.Popular, work.Popular);
        work.Outside = _shared.Outside[0] + own.Outside[0];
        var partners = view.Partners;
        work.Reach(partners.Length);
        SumPartners(relation, partners, view.PartnerSteps, work);
        if (asked is not null)
            foreach (ref readonly var triple in asked.Own.AsSpan(0, asked.Triples))
                work.Chance[triple.Partner] += triple.Bias.Weight;
        SumTriples(view.Past, view.PartnerOf, _rules.FamiliesOf(relation), work.Family, own.Body, work.Chance);
    }

    // What the pair and the object's popularity add.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumPartners(int relation, ReadOnlySpan<int> partners, ReadOnlySpan<byte> steps, Scratch work)
    {
        var all = History.StepOf(Math.Max(1, _history.RelationCount[relation].Count));
        var levels = PopularityOf.AsSpan(all * MostStep, MostStep);
        var popularSteps = _history.PopularSteps(relation);
        Span<byte> popularOf = work.PopularOf;
        Span<int> known = work.Known;
        Span<float> chance = work.Chance, pair = work.Pair, popularity = work.Popular;
        var n = 0;
        for (var k = 0; k < partners.Length; k++)
        {
            var level = levels[popularSteps[partners[k]]];
            popularOf[k] = level;
            chance[k] = pair[steps[k]] + popularity[level];
            // Without a branch: which partner was ever an object of the relation can hardly be foreseen.
            known[n] = k;
            n += level > 0 ? 1 : 0;
        }

        work.KnownCount = n;
        Span<int> entries = work.Entry;
        var places = _history.PlacesAmongPopular(relation);
        Span<Learned> objects = _objects[relation];
        for (var j = 0; j < n; j++)
        {
            var entry = places[partners[known[j]]] - 1;
            entries[j] = entry;
            if (entry < objects.Length)
                chance[known[j]] += objects[entry].Weight;
        }
    }

    // What each past triple adds. Half of the time goes here, waiting for memory: no instruction more than must be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumTriples(ReadOnlySpan<PastTriple> past, ReadOnlySpan<int> partnerOf, ReadOnlySpan<byte> families, ReadOnlySpan<float> family, BodyTable<Learned> bodies, Span<float> chance)
    {
        ref var family0 = ref MemoryMarshal.GetReference(family);
        ref var families0 = ref MemoryMarshal.GetReference(families);
        ref var start0 = ref MemoryMarshal.GetReference(bodies.Starts);
        ref var body0 = ref MemoryMarshal.GetArrayDataReference(bodies.Cells);
        ref var chance0 = ref MemoryMarshal.GetReference(chance);
        ref var partner0 = ref MemoryMarshal.GetReference(partnerOf);
        ref var past0 = ref MemoryMarshal.GetReference(past);
        for (nint i = 0; i < past.Length; i++)
        {
            ref readonly var triple = ref Unsafe.Add(ref past0, i);
            Unsafe.Add(ref chance0, Unsafe.Add(ref partner0, i)) +=
                Unsafe.Add(ref family0, (Unsafe.Add(ref families0, triple.Body) * Steps) + triple.Step) + Unsafe.Add(ref body0, Unsafe.Add(ref start0, triple.Body) + triple.Gap).Weight;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(float[] x, float[] y, float[] into)
    {
        var i = 0;
        for (; i <= into.Length - Vector<float>.Count; i += Vector<float>.Count)
            (new Vector<float>(x, i) + new Vector<float>(y, i)).CopyTo(into, i);
        for (; i < into.Length; i++)
            into[i] = x[i] + y[i];
    }

    // By how often all occurred and how often this one did, in steps: 0 for never, 13 for always, one less for each halving of the share.
    private static readonly byte[] PopularityOf = [.. from all in Enumerable.Range(0, MostStep)
                                                      from step in Enumerable.Range(0, MostStep)
                                                      select (byte)(step == 0 ? 0 : Math.Clamp(Popularities - 1 + ((step - all) / 4), 1, Popularities - 1))];

    /// <summary>Weights, and for each the sum of its squared gradients.</summary>
    /// <param name="bodies">How many bodies there are.</param>
    internal sealed class Tables(int bodies)
    {
        internal readonly BodyTable<Learned> Body = new(bodies, RecencyBuckets.Gaps);
        internal readonly float[] Family = new float[FamilySteps], FamilySquared = new float[FamilySteps];
        internal readonly float[] Pair = new float[Steps], PairSquared = new float[Steps];
        internal readonly float[] Popular = new float[Popularities], PopularSquared = new float[Popularities];
        internal readonly float[] Outside = new float[1], OutsideSquared = new float[1];
    }

    /// <summary>Room for one thread.</summary>
    internal sealed class Scratch
    {
        /// <summary>By the partners of the subject, in their order.</summary>
        internal float[] Chance = [];

        /// <summary>The chance that somebody else is the answer.</summary>
        internal float Outside;

        internal readonly float[] Family = new float[FamilySteps], Pair = new float[Steps], Popular = new float[Popularities];

        /// <summary>The gradient of the shared weights, gathered over a day.</summary>
        internal readonly Tables Shared = new(0);

        /// <summary>How popular each partner is in the relation.</summary>
        internal byte[] PopularOf = [];

        /// <summary>The partners that have been objects of the relation, and their places in <see cref="History.PopularOf"/>.</summary>
        internal int[] Known = [], Entry = [];

        internal int KnownCount;

        /// <summary>The answers among the partners, and what the softmax makes of each.</summary>
        internal readonly List<(int Partner, float Chance)> Right = [];

        internal void Reach(int partners)
        {
            if (Chance.Length > partners)
                return;
            var room = 2 * (partners + 1);
            (Chance, PopularOf, Known, Entry) = (new float[room], new byte[room], new int[room], new int[room]);
        }
    }
}
