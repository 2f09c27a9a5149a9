namespace Entente.Duration;

/// <summary>The places of rows in the order of their scores.</summary>
internal sealed class ScoreRanks
{
    private readonly int[] _first;
    private readonly int[] _next;

    public ScoreRanks(ReadOnlySpan<double> score)
    {
        var order = RadixOrder.Of(score);
        Place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            Place[order[i]] = i;
            HasTies |= i > 0 && score[order[i]] == score[order[i - 1]];
        }

        (_first, _next) = (Place, []);
        if (!HasTies)
            return;
        (_first, _next) = (new int[order.Length], new int[order.Length]);
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && score[order[to]] == score[order[from]])
                to++;
            for (var i = from; i < to; i++)
                (_first[order[i]], _next[order[i]]) = (from, to);
            from = to;
        }
    }

    // A place of its own for each row.
    public int[] Place { get; }

    public bool HasTies { get; }

    // The first place of the rows with this row's score: their common rank.
    public int First(int row) => _first[row];

    // The place after the last of them.
    public int Next(int row) => HasTies ? _next[row] : Place[row] + 1;
}
