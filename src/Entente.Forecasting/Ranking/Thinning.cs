namespace Entente.Forecasting;

/// <summary>
/// Leaves out most wrong candidates that hardly matter: every so often one of them goes back in the name of all since the last (systematic sampling:
/// Madow and Madow 1944). The sum of what goes back stays, most of the work does not. What is left over waits for the next question.
/// </summary>
internal sealed class Thinning
{
    /// <summary>What has not been answered for yet; from 0 up to the last threshold.</summary>
    internal float Waiting { get; private set; }

    /// <summary>Marks the rows that are kept, in order, and brings their deltas up to what they stand for.</summary>
    /// <param name="delta">The loss by each row's score; those below zero, and those of at least <paramref name="slight"/>, all stay as they are.</param>
    /// <param name="slight">The threshold, above 0, and what a row stands for that is kept for others.</param>
    /// <param name="kept">The places of the rows that are kept.</param>
    /// <returns>How many are kept.</returns>
    internal int Keep(Span<float> delta, float slight, Span<int> kept)
    {
        var count = 0;
        for (var i = 0; i < delta.Length; i++)
        {
            if (delta[i] >= 0 && delta[i] < slight)
            {
                Waiting += delta[i];
                if (Waiting < slight)
                    continue;
                Waiting -= slight;
                delta[i] = slight;
            }

            kept[count++] = i;
        }

        return count;
    }
}
