namespace Entente.Forecasting;

/// <summary>The rank of one answer among all actors.</summary>
internal static class Ranking
{
    /// <summary>1 + those with a higher score + half of those with the same, leaving out what the filter takes away.</summary>
    /// <param name="scores">A score for each actor.</param>
    /// <param name="answer">The actor that was right; never left out.</param>
    /// <param name="out">Whether an actor is left out.</param>
    internal static double Of(ReadOnlySpan<float> scores, int answer, ReadOnlySpan<bool> @out)
    {
        var own = scores[answer];
        int above = 0, ties = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] < own || @out[i] || i == answer)
                continue;
            if (scores[i] > own)
                above++;
            else
                ties++;
        }

        return 1 + above + (ties / 2.0);
    }
}
