namespace Entente.Forecasting;

/// <summary>For each active actor, the actors that the embedding holds most alike as subjects.</summary>
internal sealed class Neighbours(History history, OnlineEmbedding embedding, int threads)
{
    internal const int Most = 8;
    private const int Every = 7, Active = 60, FewestFacts = 3;
    private const float LeastAlike = .3f;
    private readonly int[][] _who = new int[history.Entities][];
    private readonly float[][] _alike = new float[history.Entities][];
    private int _built = int.MinValue;

    internal ReadOnlySpan<int> Of(int actor) => _who[actor];

    internal ReadOnlySpan<float> Alike(int actor) => _alike[actor];

    /// <summary>Finds the neighbours anew if a week has passed.</summary>
    internal void Refresh(int now)
    {
        if (_built != int.MinValue && now - _built < Every)
            return;
        _built = now;
        var active = new List<int>();
        for (var e = 0; e < history.Entities; e++)
            if (history.Subjects[e] is { Facts: >= FewestFacts } s && now - s.All.Last <= Active)
                active.Add(e);
        const int D = OnlineEmbedding.D;
        var width = (active.Count + 31) / 32 * 32;
        var rows = new float[Math.Max(1, width) * D];
        var across = new float[D * Math.Max(32, width)];
        for (var i = 0; i < active.Count; i++)
        {
            var row = rows.AsSpan(i * D, D);
            embedding.SubjectVector(active[i]).CopyTo(row);
            var length = 1 / MathF.Sqrt(Blocks.Dot(row, row) + 1e-9f);
            for (var d = 0; d < D; d++)
                across[(d * width) + i] = row[d] *= length;
        }

        const int Chunk = 16;
        Parallel.For(0, (active.Count + Chunk - 1) / Chunk, new ParallelOptions { MaxDegreeOfParallelism = threads }, chunk =>
        {
            var from = chunk * Chunk;
            var n = Math.Min(Chunk, active.Count - from);
            var scores = new float[n * width];
            Blocks.Accumulate(rows, from * D, D, 1, across, 0, width, scores, 0, width, n, D, width);
            var best = new TopK(Most);
            for (var i = 0; i < n; i++)
            {
                best.Clear();
                for (var j = 0; j < active.Count; j++)
                    if (j != from + i && scores[(i * width) + j] > LeastAlike)
                        best.Add(scores[(i * width) + j], active[j]);
                _who[active[from + i]] = best.Ids.ToArray();
                _alike[active[from + i]] = best.Scores.ToArray();
            }
        });
    }
}
