using System.Numerics;
using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>The rank of one answer among all actors.</summary>
internal static class Ranking
{
    /// <summary>1 + those with a higher score + half of those with the same, leaving out what the filter takes away.</summary>
    /// <param name="scores">A score for each actor.</param>
    /// <param name="answer">The actor that was right; never left out.</param>
    /// <param name="leftOut">Actors that are left out, each once.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Of(ReadOnlySpan<float> scores, int answer, ReadOnlySpan<int> leftOut)
    {
        var own = scores[answer];
        var mine = new Vector<float>(own);
        Vector<int> higher = default, equal = default;
        var i = 0;
        for (var lanes = Vector<float>.Count; i <= scores.Length - lanes; i += lanes)
        {
            var theirs = new Vector<float>(scores[i..]);
            higher -= Vector.GreaterThan(theirs, mine);
            equal -= Vector.Equals(theirs, mine);
        }

        int above = Vector.Sum(higher), ties = Vector.Sum(equal);
        for (; i < scores.Length; i++)
            Count(scores[i], own, 1, ref above, ref ties);
        foreach (var o in leftOut)
            if (o != answer)
                Count(scores[o], own, -1, ref above, ref ties);
        return 1 + above + ((ties - 1) / 2.0);
    }

    private static void Count(float theirs, float own, int one, ref int above, ref int ties)
    {
        above += theirs > own ? one : 0;
        ties += theirs == own ? one : 0;
    }
}
