using System.Numerics;

namespace Entente.Forecasting;

internal sealed partial class RuleWeights
{
    private const float Rate = .1f, ObjectRate = .4f, TripleRate = .3f, Floor = 3, Least = 3e-3f;

    /// <summary>
    /// Learns from one question's answers, as seen before its day: one step of Adagrad (Duchi, Hazan and Singer 2011) down the log loss of
    /// each answer against all wrong partners. The weights of a relation are touched by its shard only.
    /// </summary>
    /// <param name="isAnswer">Whether an actor is one of the day's objects.</param>
    /// <param name="answers">How many objects the day has.</param>
    internal void Learn(int relation, SubjectMemory subject, SubjectView view, ReadOnlySpan<bool> isAnswer, int answers)
    {
        var work = _shards[relation % RuleBook.Shards];
        Sum(relation, subject, view, work);
        var outside = Slopes(subject, isAnswer, answers, work);
        var own = _of[relation] ??= new Tables(_directed * RecencyBuckets.Gaps);
        Array.Clear(work.Family);
        Array.Clear(work.Pair);
        Array.Clear(work.Popular);
        var steps = view.PartnerSteps;
        for (var k = 0; k < subject.Partners; k++)
        {
            var slope = work.Slope[subject.Partner[k]];
            work.Pair[steps[k]] += slope;
            work.Popular[work.PopularOf[k]] += slope;
            if (Math.Abs(slope) >= Least && work.PopularOf[k] != 0 && _history.Popular(relation, subject.Partner[k]) is var i and >= 0)
                _objects[i].Descend(ObjectRate, slope, Floor);
        }

        if (_history.Asked(view.Subject, relation) is { } asked)
        {
            for (var j = 0; j < asked.Triples; j++)
            {
                var slope = work.Slope[subject.TripleObject[asked.Triple[j]]];
                if (Math.Abs(slope) >= Least)
                    asked.Bias[j].Descend(TripleRate, slope, Floor);
            }
        }

        var families = _rules.FamiliesOf(relation);
        foreach (ref readonly var triple in view.Past)
        {
            var slope = work.Slope[triple.Object];
            if (Math.Abs(slope) < Least)
                continue;
            work.Family[(families[triple.Body] * Steps) + triple.Step] += slope;
            own.Body[triple.Cell].Descend(Rate, slope, Floor);
        }
        Descend(own.Family, own.FamilySquared, work.Family, work.Shared.Family);
        Descend(own.Pair, own.PairSquared, work.Pair, work.Shared.Pair);
        Descend(own.Popular, own.PopularSquared, work.Popular, work.Shared.Popular);
        Descend(own.Outside, own.OutsideSquared, [outside], work.Shared.Outside);
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

    // The loss by each partner's summed weight, in Slope; answers "the loss by that of somebody else".
    private static float Slopes(SubjectMemory subject, ReadOnlySpan<bool> isAnswer, int answers, Scratch work)
    {
        var partners = subject.Partner.AsSpan(0, subject.Partners);
        var max = work.Outside;
        foreach (var o in partners)
            max = Math.Max(max, work.Chance[o]);
        float wrong = 1e-9f, inverse = 0;
        var elsewhere = answers;
        foreach (var o in partners)
        {
            work.Chance[o] = MathF.Exp(work.Chance[o] - max);
            if (isAnswer[o])
                elsewhere--;
            else
                wrong += work.Chance[o];
        }

        var outside = MathF.Exp(work.Outside - max);
        wrong += elsewhere == 0 ? outside : 0;
        foreach (var o in partners)
        {
            if (!isAnswer[o])
                continue;
            inverse += 1 / (work.Chance[o] + wrong);
            work.Slope[o] = -wrong / (work.Chance[o] + wrong);
        }

        inverse += elsewhere / (outside + wrong);
        foreach (var o in partners)
            if (!isAnswer[o])
                work.Slope[o] = work.Chance[o] * inverse;
        return elsewhere > 0 ? -elsewhere * wrong / (outside + wrong) : outside * inverse;
    }

    private static void Descend(float[] weights, float[] squares, int i, float slope)
    {
        squares[i] += slope * slope;
        weights[i] -= Rate * slope / MathF.Sqrt(squares[i] + Floor);
    }

    // A slope of zero leaves weight and square as they were, so all lanes go the same way.
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
