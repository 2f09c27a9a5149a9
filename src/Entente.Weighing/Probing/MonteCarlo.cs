using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>
/// Every mark of every analyst moved down one step, left, or moved up one step, with equal chances; a range is drawn from end to end.
/// Draws run in fixed blocks, each with a generator of its own, so that the number of threads changes nothing.
/// </summary>
internal static class MonteCarlo
{
    private const int BlockSize = 250;

    internal static MonteCarloResult Of(QuestionWeigher q, int draws, ulong seed)
    {
        var models = q.Models.Select(m => new MonteCarloModel(m, q.Case.Scale)).ToArray();
        var size = q.Pooled.Length;
        var posteriors = new double[draws * size];
        var blocks = (draws + BlockSize - 1) / BlockSize;
        Parallel.For(0, blocks, block =>
        {
            var random = SeededRandom.ForBlock(seed, block);
            var rooms = models.Select(m => m.Room()).ToArray();
            var last = Math.Min(draws, (block + 1) * BlockSize);
            for (var d = block * BlockSize; d < last; d++)
                Draw(models, rooms, random, posteriors.AsSpan(d * size, size));
        });
        return Summarise(posteriors, draws, size);
    }

    private static void Draw(MonteCarloModel[] models, MonteCarloRoom[] rooms, SeededRandom random, Span<double> pooled)
    {
        pooled.Clear();
        for (var m = 0; m < models.Length; m++)
        {
            models[m].Draw(random, rooms[m]);
            for (var h = 0; h < pooled.Length; h++)
                pooled[h] += rooms[m].LogPosterior[h] / models.Length;
        }

        var max = double.NegativeInfinity;
        foreach (var x in pooled)
            max = Math.Max(max, x);
        double sum = 0;
        for (var h = 0; h < pooled.Length; h++)
            sum += pooled[h] = Math.Exp(pooled[h] - max);
        for (var h = 0; h < pooled.Length; h++)
            pooled[h] /= sum;
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
