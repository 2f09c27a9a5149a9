using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>What is known of a pair, whatever is asked.</summary>
internal struct PairCell
{
    internal float Fast, Middle, Slow, Count, Interval, TwoSteps, Walk;
    internal int Gap, Relations;
}

/// <summary>What is known of an object for the relation asked.</summary>
internal struct AskCell
{
    internal int Gap, InverseGap, RuleRank, ChanceRank, WalkRank, EmbeddingRank, GraphRank;
    internal float RuleSecond, RuleSum, Or, Weighed, Fast, Middle, Slow, Count, Interval, Near, NearSlow, Similar, Walk, PathSum;
}

/// <summary>The rules that fired for one partner.</summary>
internal struct Fired
{
    /// <summary>The best five confidences, falling; 0 where there were fewer.</summary>
    internal Five Best;
    internal int Count;
    internal float Sum;

    /// <summary>Adds a rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Fire(float confidence)
    {
        Sum += confidence;
        int at;
        if (Count < 5)
            at = Count++;
        else if (confidence <= Best[4])
            return;
        else
            at = 4;
        while (at > 0 && Best[at - 1] < confidence)
        {
            Best[at] = Best[at - 1];
            at--;
        }

        Best[at] = confidence;
    }

    /// <summary>Noisy-or of the best five, each next one discounted by a fifth because rules overlap: -ln of the chance that none holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal readonly float NoisyOr()
    {
        float none = 1, discount = 1;
        for (var i = 0; i < Count; i++)
        {
            none *= 1 - Math.Min(.999f, discount * Best[i]);
            discount *= .8f;
        }

        return -MathF.Log(none);
    }

    /// <summary>Five numbers.</summary>
    [InlineArray(5)]
    internal struct Five
    {
        private float _first;
    }
}
