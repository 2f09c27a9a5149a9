namespace Entente.Reading.Text;

/// <summary>
/// A second opinion on where sentences begin: a log-linear model over the words around a gap and the vote of the rules, learnt
/// from a treebank.
/// </summary>
/// <param name="weights">One weight a row of the hashed features.</param>
/// <param name="scale">What a weight of 1 adds to the logarithm of the odds.</param>
internal sealed class BoundaryModel(sbyte[] weights, float scale)
{
    internal const int Rows = 1 << 16;
    internal const int Features = 30;

    internal sbyte[] Weights => weights;

    internal float Scale => scale;

    /// <summary>Fills the rows that hold for the gap before chunk <paramref name="i"/>.</summary>
    /// <param name="view">The paragraph.</param>
    /// <param name="i">The chunk that may begin a sentence.</param>
    /// <param name="since">How many chunks the open sentence has.</param>
    /// <param name="rule">Whether the rules begin a sentence here.</param>
    /// <param name="rows">Room for <see cref="Features"/> rows.</param>
    internal static void Fill(ChunkView view, int i, int since, bool rule, Span<int> rows)
    {
        var at = 0;
        var vote = rule ? 1UL : 2;
        var (w1, w2, w3) = (view.Word(i - 1), view.Word(i - 2), view.Word(i - 3));
        var (n1, n2, n3) = (view.Word(i), view.Word(i + 1), view.Word(i + 2));
        var (s1, s2, t1, t2, t3) = (view.Shape(i - 1), view.Shape(i - 2), view.Shape(i), view.Shape(i + 1), view.Shape(i + 2));
        var (e1, e2) = (view.Ending(i - 1), view.Ending(i));
        var length = (ulong)Bucket(since);
        var left = (ulong)Bucket(view.Count - i);
        var depth = (ulong)Math.Min(2, view.Depth(i - 1));
        ReadOnlySpan<(ulong A, ulong B, ulong C)> all =
        [
            (0, vote, 0), (w1, 0, vote), (n1, 0, vote), (w2, 0, 0), (n2, 0, 0), (w3, 0, 0),
            (n3, 0, 0), (s1, t1, vote), (s1, t1, t2), (s2, s1, t1), (t1, t2, t3), (e1, vote, 0),
            (e1, t1, vote), (e1, n1, 0), (e1, length, vote), (t1, length, vote), (e1, left, t1), (length, left, vote),
            (w1, n1, 0), (w1, t1, 0), (s1, n1, 0), (n1, n2, 0), (w2, w1, 0), (e1, depth, vote),
            (e1, t1, (ulong)view.Running), (e1, view.Ending(i - 2), t1), (e1, e2, t1), (view.Word(0), length, t1), (view.Shape(0), view.Word(0), vote), (n1, length, e1),
        ];
        foreach (var (a, b, c) in all)
        {
            var hash = (a * 0x9E3779B97F4A7C15) ^ ((b + 0x517CC1B727220A95) * 0xC2B2AE3D27D4EB4F) ^ ((c + (ulong)at) * 0x165667B19E3779F9);
            hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;
            rows[at++] = (int)((hash ^ (hash >> 32)) % Rows);
        }
    }

    /// <summary>The logarithm of the odds that a sentence begins before chunk <paramref name="i"/>.</summary>
    internal float Odds(ChunkView view, int i, int since, bool rule)
    {
        Span<int> rows = stackalloc int[Features];
        Fill(view, i, since, rule, rows);
        var sum = 0;
        foreach (var row in rows)
            sum += weights[row];
        return sum * scale;
    }

    private static int Bucket(int n) => n < 6 ? n : n < 9 ? 6 : n < 14 ? 7 : n < 22 ? 8 : n < 40 ? 9 : 10;
}
