using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>
/// Every mark of every analyst moved down one step, left, or moved up one step, with equal chances; a range is drawn from end to end.
/// Draws run in fixed blocks, each with a generator of its own, so that the number of threads changes nothing.
/// </summary>
internal static class MonteCarlo
{
    private const int BlockSize = 256;

    internal static MonteCarloResult Of(QuestionWeigher q, int draws, ulong seed, int threads = -1) =>
        Summarise(Sample([.. q.Models.Select(m => new MonteCarloModel(m, q.Case.Scale))], q.Pooled.Length, draws, seed, threads), draws, q.Pooled.Length);

    /// <summary>The pooled posterior of every draw: draw first, hypothesis second, the catch-all last.</summary>
    /// <param name="models">One an analyst.</param>
    /// <param name="size">How many hypotheses, the catch-all counted.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="threads">At most so many at once; -1 leaves it to the machine.</param>
    internal static double[] Sample(MonteCarloModel[] models, int size, int draws, ulong seed, int threads)
    {
        var drawn = new double[draws * size];
        Parallel.For(0, (draws + BlockSize - 1) / BlockSize, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            var random = new SeededLanes(SeededRandom.ForBlock(seed, block));
            var rooms = models.Select(m => m.Room()).ToArray();
            var posteriors = models.Select(_ => new double[size]).ToArray();
            var last = Math.Min(draws, (block + 1) * BlockSize);
            for (var d = block * BlockSize; d < last; d += SeededLanes.Count)
            {
                for (var m = 0; m < models.Length; m++)
                    models[m].Draw(ref random, rooms[m]);
                for (var lane = 0; lane < Math.Min(SeededLanes.Count, last - d); lane++)
                    Pool(rooms, lane, posteriors, drawn.AsSpan((d + lane) * size, size));
            }
        });
        return drawn;
    }

    /// <summary>Each analyst's posterior of one lane, pooled as everywhere.</summary>
    private static void Pool(MonteCarloRoom[] rooms, int lane, double[][] posteriors, Span<double> pooled)
    {
        for (var m = 0; m < rooms.Length; m++)
        {
            var (log, posterior) = (rooms[m].LogPosterior, posteriors[m]);
            var max = double.NegativeInfinity;
            for (var h = 0; h < posterior.Length; h++)
                max = Math.Max(max, log[h][lane]);
            double sum = 0;
            for (var h = 0; h < posterior.Length; h++)
                sum += posterior[h] = Math.Exp(log[h][lane] - max);
            for (var h = 0; h < posterior.Length; h++)
                posterior[h] /= sum;
        }

        if (posteriors.Length == 1)
            posteriors[0].CopyTo(pooled);
        else
            Posteriors.Pool(posteriors, pooled);
    }

    private static MonteCarloResult Summarise(double[] posteriors, int draws, int size)
    {
        var (share, low, high) = (new double[size], new double[size], new double[size]);
        for (var d = 0; d < draws; d++)
            share[Posteriors.Leader(posteriors.AsSpan(d * size, size))] += 1.0 / draws;
        var column = new double[draws];
        for (var h = 0; h < size; h++)
        {
            for (var d = 0; d < draws; d++)
                column[d] = posteriors[(d * size) + h];
            Array.Sort(column);
            (low[h], high[h]) = (column[(int)(0.05 * (draws - 1))], column[(int)Math.Ceiling(0.95 * (draws - 1))]);
        }

        return new(draws, [.. share], [.. low], [.. high]);
    }
}
