namespace Entente.Numerics;

/// <summary>Scores of forecasts that were changed while a question was open.</summary>
public static class TimedScores
{
    /// <summary>The mean over the open time of the score of the forecast that then held (carried forward from when it was made).</summary>
    /// <param name="times">When each forecast was made, rising, in any unit.</param>
    /// <param name="scores">The score of each.</param>
    /// <param name="open">When the question opened.</param>
    /// <param name="close">When it closed, after <paramref name="open"/>.</param>
    /// <param name="coverage">The share of the open time in which there was a forecast.</param>
    /// <returns>The mean over the time in which there was a forecast; NaN where there never was.</returns>
    /// <exception cref="ArgumentException">The times do not rise, or the question closed before it opened.</exception>
    public static double CarriedForward(ReadOnlySpan<double> times, ReadOnlySpan<double> scores, double open, double close, out double coverage)
    {
        if (!(close > open) || times.Length != scores.Length)
            throw new ArgumentException("A question closes after it opens, and every forecast has a score.", nameof(close));
        double sum = 0, held = 0;
        for (var i = 0; i < times.Length; i++)
        {
            if (i > 0 && times[i] < times[i - 1])
                throw new ArgumentException("The times do not rise.", nameof(times));
            var from = Math.Max(open, times[i]);
            var to = i + 1 < times.Length ? Math.Min(close, times[i + 1]) : close;
            if (to <= from)
                continue;
            held += to - from;
            sum += scores[i] * (to - from);
        }

        coverage = held / (close - open);
        return held > 0 ? sum / held : double.NaN;
    }

    /// <summary>Metaculus's weights of the n-th of N forecasts from the oldest, exp(sqrt n - sqrt N): the newest weighs 1.</summary>
    public static double[] RecencyWeights(int count)
    {
        var weights = new double[count];
        for (var n = 1; n <= count; n++)
            weights[n - 1] = Math.Exp(Math.Sqrt(n) - Math.Sqrt(count));
        return weights;
    }

    /// <summary>The weighted median: the value at which half of the weight is reached; the middle of two where it is reached exactly between them.</summary>
    public static double WeightedMedian(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        var (v, w) = (values.ToArray(), weights.ToArray());
        Array.Sort(v, w);
        double half = 0, seen = 0;
        foreach (var x in w)
            half += x / 2;
        for (var i = 0; i < v.Length; i++)
        {
            seen += w[i];
            if (Math.Abs(seen - half) <= 1e-12 * half && i + 1 < v.Length)
                return (v[i] + v[i + 1]) / 2;
            if (seen > half)
                return v[i];
        }

        return v[^1];
    }
}
