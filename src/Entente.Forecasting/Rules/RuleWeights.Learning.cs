using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Forecasting;

internal sealed partial class RuleWeights
{
    private const float Rate = .1f, ObjectRate = .4f, TripleRate = .3f, Floor = 3, Least = 3e-3f;

    /// <summary>
    /// Learns from one question's answers, as seen before its day: one step of Adagrad (Duchi, Hazan and Singer 2011) down the log loss of
    /// each answer against all wrong partners. The weights of a relation are touched by its shard only.
    /// </summary>
    /// <param name="answers">The day's objects.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Learn(int relation, SubjectView view, ReadOnlySpan<int> answers)
    {
        var work = _shards[relation % RuleBook.Shards];
        var asked = _history.Asked(view.Subject, relation);
        Sum(relation, view, asked, work);
        var outside = Slopes(view, answers, work);
        var own = _of[relation] ??= new Tables(_directed);
        if (_objects[relation].Length < _history.PopularOf[relation].Objects)
            Array.Resize(ref _objects[relation], 2 * _history.PopularOf[relation].Objects);
        Array.Clear(work.Family);
        Array.Clear(work.Pair);
        Array.Clear(work.Popular);
        LearnPartners(view, asked, _objects[relation], work);
        LearnTriples(view.Past, view.PartnerOf, _rules.FamiliesOf(relation), work.Chance, work.Family, own.Body);
        Descend(own.Family, own.FamilySquared, work.Family, work.Shared.Family);
        Descend(own.Pair, own.PairSquared, work.Pair, work.Shared.Pair);
        Descend(own.Popular, own.PopularSquared, work.Popular, work.Shared.Popular);
        Descend(own.Outside, own.OutsideSquared, [outside], work.Shared.Outside);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LearnPartners(SubjectView view, AskedMemory? asked, Span<Learned> objects, Scratch work)
    {
        var steps = view.PartnerSteps;
        Span<float> slopes = work.Chance, pair = work.Pair, popularity = work.Popular;
        Span<byte> popularOf = work.PopularOf;
        for (var k = 0; k < steps.Length; k++)
        {
            pair[steps[k]] += slopes[k];
            popularity[popularOf[k]] += slopes[k];
        }

        for (var j = 0; j < work.KnownCount; j++)
        {
            var slope = slopes[work.Known[j]];
            if (Math.Abs(slope) >= Least)
                objects[work.Entry[j]].Descend(ObjectRate, slope, Floor);
        }

        if (asked is null)
            return;
        foreach (ref var triple in asked.Own.AsSpan(0, asked.Triples))
        {
            var slope = slopes[triple.Partner];
            if (Math.Abs(slope) >= Least)
                triple.Bias.Descend(TripleRate, slope, Floor);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LearnTriples(ReadOnlySpan<PastTriple> past, ReadOnlySpan<int> partnerOf, ReadOnlySpan<byte> families, ReadOnlySpan<float> slopes, Span<float> family, BodyTable<Learned> bodies)
    {
        ref var family0 = ref MemoryMarshal.GetReference(family);
        ref var families0 = ref MemoryMarshal.GetReference(families);
        ref var start0 = ref MemoryMarshal.GetReference(bodies.Starts);
        ref var body0 = ref MemoryMarshal.GetArrayDataReference(bodies.Cells);
        ref var slope0 = ref MemoryMarshal.GetReference(slopes);
        ref var partner0 = ref MemoryMarshal.GetReference(partnerOf);
        ref var past0 = ref MemoryMarshal.GetReference(past);
        for (nint i = 0; i < past.Length; i++)
        {
            var slope = Unsafe.Add(ref slope0, Unsafe.Add(ref partner0, i));
            if (Math.Abs(slope) < Least)
                continue;
            ref readonly var triple = ref Unsafe.Add(ref past0, i);
            Unsafe.Add(ref family0, (Unsafe.Add(ref families0, triple.Body) * Steps) + triple.Step) += slope;
            var start = Unsafe.Add(ref start0, triple.Body);
            if (start == 0)
            {
                start = bodies.Reach(triple.Body);
                body0 = ref MemoryMarshal.GetArrayDataReference(bodies.Cells);
            }

            Unsafe.Add(ref body0, start + triple.Gap).Descend(Rate, slope, Floor);
        }
    }

    /// <summary>Brings what the shards learned in a day into the shared weights, in the order of the shards.</summary>
    internal void Merge()
    {
        foreach (var shard in _shards)
        {
            Gather(shard.Shared.Family, _shards[0].Shared.Family, shard == _shards[0]);
            Gather(shard.Shared.Pair, _shards[0].Shared.Pair, shard == _shards[0]);
            Gather(shard.Shared.Popular, _shards[0].Shared.Popular, shard == _shards[0]);
            Gather(shard.Shared.Outside, _shards[0].Shared.Outside, shard == _shards[0]);
        }

        var all = _shards[0].Shared;
        Descend(_shared.Family, _shared.FamilySquared, all.Family, null);
        Descend(_shared.Pair, _shared.PairSquared, all.Pair, null);
        Descend(_shared.Popular, _shared.PopularSquared, all.Popular, null);
        Descend(_shared.Outside, _shared.OutsideSquared, all.Outside, null);
        foreach (var table in new[] { all.Family, all.Pair, all.Popular, all.Outside })
            Array.Clear(table);
    }

    // The loss by each partner's summed weight, in place of it; answers "the loss by that of somebody else".
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Slopes(SubjectView view, ReadOnlySpan<int> answers, Scratch work)
    {
        var row = work.Chance.AsSpan(0, view.Partners.Length);
        var outside = MathF.Exp(work.Outside - Softmax.Exponentiate(row, work.Outside));
        work.Right.Clear();
        foreach (var o in answers)
        {
            var k = _history.PartnerPlace(view.Subject, o);
            if (k < 0)
                continue;
            work.Right.Add((k, row[k]));
            row[k] = 0;
        }

        var elsewhere = answers.Length - work.Right.Count;
        var wrong = 1e-9f + Softmax.Sum(row) + (elsewhere == 0 ? outside : 0);
        var inverse = elsewhere / (outside + wrong);
        foreach (var (_, chance) in work.Right)
            inverse += 1 / (chance + wrong);
        Softmax.Multiply(row, inverse, row);
        foreach (var (k, chance) in work.Right)
            row[k] = -wrong / (chance + wrong);
        return elsewhere > 0 ? -elsewhere * wrong / (outside + wrong) : outside * inverse;
    }

    private static void Descend(float[] weights, float[] squares, int i, float slope)
    {
        squares[i] += slope * slope;
        weights[i] -= Rate * slope / MathF.Sqrt(squares[i] + Floor);
    }

    // A slope of zero leaves weight and square as they were, so all lanes go the same way.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Descend(float[] weights, float[] squares, ReadOnlySpan<float> slopes, float[]? also)
    {
        var i = 0;
        for (var lanes = Vector<float>.Count; i <= slopes.Length - lanes; i += lanes)
        {
            var slope = new Vector<float>(slopes[i..]);
            if (slope == Vector<float>.Zero)
                continue;
            var sum = new Vector<float>(squares, i) + (slope * slope);
            sum.CopyTo(squares, i);
            (new Vector<float>(weights, i) - (slope * Rate / Vector.SquareRoot(sum + new Vector<float>(Floor)))).CopyTo(weights, i);
            if (also is not null)
                (new Vector<float>(also, i) + slope).CopyTo(also, i);
        }

        for (; i < slopes.Length; i++)
        {
            Descend(weights, squares, i, slopes[i]);
            if (also is not null)
                also[i] += slopes[i];
        }
    }

    private static void Gather(float[] from, float[] into, bool same)
    {
        if (same)
            return;
        for (var i = 0; i < from.Length; i++)
            into[i] += from[i];
        Array.Clear(from);
    }
}
