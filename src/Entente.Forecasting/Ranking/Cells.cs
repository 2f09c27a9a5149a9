using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>What is known of a pair, whatever is asked.</summary>
internal struct PairCell
{
    internal float Fast, Middle, Slow, Count, Interval, Weekday, TwoSteps, Similar, Walk;
    internal int Gap, Relations;
}

/// <summary>What is known of an object for the relation asked.</summary>
internal struct AskCell
{
    internal Best Rules;
    internal int RuleCount, Gap, InverseGap, RuleRank, ChanceRank, WalkRank, EmbeddingRank;
    internal float RuleSum, Or, Weighed, Fast, Middle, Slow, Count, Inverse, Interval, Weekday, Near, NearSlow, Similar, Walk, PathSum, PathMax, PathCount;

    /// <summary>The five best confidences, falling.</summary>
    [InlineArray(5)]
    internal struct Best
    {
        private float _first;
    }

    /// <summary>Adds a rule that fired.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Fire(float confidence)
    {
        RuleSum += confidence;
        int at;
        if (RuleCount < 5)
            at = RuleCount++;
        else if (confidence <= Rules[4])
            return;
        else
            at = 4;
        while (at > 0 && Rules[at - 1] < confidence)
        {
            Rules[at] = Rules[at - 1];
            at--;
        }

        Rules[at] = confidence;
    }

    /// <summary>Noisy-or of the best five, each next one discounted by a fifth because rules overlap: -ln of the chance that none holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal readonly float NoisyOr()
    {
        float sum = 0, discount = 1;
        for (var i = 0; i < RuleCount; i++)
        {
            sum -= MathF.Log(1 - Math.Min(.999f, discount * Rules[i]));
            discount *= .8f;
        }

        return sum;
    }
}
