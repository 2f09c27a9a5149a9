namespace Entente.Duration;

/// <summary>Counts ordered pairs, in all and for each row, with two sweeps over time and a tree of sums over the ranks of the score.</summary>
internal sealed class PairCounts(int rows)
{
    private const int Large = 20_000;

    public double[] Con { get; } = new double[rows];

    public double[] Dis { get; } = new double[rows];

    public double[] Tie { get; } = new double[rows];

    public double Concordant { get; private set; }

    public double Discordant { get; private set; }

    public double TiedScore { get; private set; }

    public double TiedTime { get; private set; }

    public double TiedBoth { get; private set; }

    public void AddStratum(CoxData data, int stratum, double[] score, double[]? timeWeight)
    {
        var (firstGroup, lastGroup) = (data.Stratum[stratum], data.Stratum[stratum + 1]);
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var (rank, ranks) = Ranks(score.AsSpan(first, last - first));
        if (last - first < Large)
        {
            Backwards(data, firstGroup, lastGroup, rank, ranks, timeWeight);
            Forwards(data, firstGroup, lastGroup, rank, ranks, timeWeight);
            return;
        }

        // The two sweeps know nothing of each other: a large stratum is swept both ways at once, and the sums are added in a fixed order.
        var forwards = new PairCounts(Con.Length);
        Parallel.Invoke(() => Backwards(data, firstGroup, lastGroup, rank, ranks, timeWeight), () => forwards.Forwards(data, firstGroup, lastGroup, rank, ranks, timeWeight));
        for (var i = first; i < last; i++)
        {
            Con[i] += forwards.Con[i];
            Dis[i] += forwards.Dis[i];
            Tie[i] += forwards.Tie[i];
        }
    }

    // Going back in time the tree holds those still under observation later: each ending meets them.
    private void Backwards(CoxData data, int firstGroup, int lastGroup, int[] rank, int ranks, double[]? timeWeight)
    {
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var tree = new SumTree(ranks);
        var leave = first;
        for (var g = firstGroup; g < lastGroup; g++)
        {
            if (data.Leaving is not null)
                for (; leave < last && data.Entry![data.Leaving[leave]] >= data.GroupTime[g]; leave++)
                    tree.Add(rank[data.Leaving[leave] - first], -data.WeightOf(data.Leaving[leave]));
            var (from, to) = (data.Group[g], data.Group[g + 1]);
            for (var i = from; i < to; i++)
                if (!data.Event[i])
                    tree.Add(rank[i - first], data.WeightOf(i));
            var weight = timeWeight is null ? 1 : timeWeight[g - firstGroup];
            for (var i = from; i < to; i++)
            {
                if (!data.Event[i])
                    continue;
                var below = tree.Below(rank[i - first]);
                var equal = tree.At(rank[i - first]);
                var above = tree.Total - below - equal;
                Con[i] += weight * below;
                Dis[i] += weight * above;
                Tie[i] += weight * equal;
                var w = weight * data.WeightOf(i);
                Concordant += w * below;
                Discordant += w * above;
                TiedScore += w * equal;
            }

            Tied(data, from, to, rank, first, weight);
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    tree.Add(rank[i - first], data.WeightOf(i));
        }
    }

    // Going forward in time the tree holds past endings: each row meets those it outlived, less those before its entry.
    private void Forwards(CoxData data, int firstGroup, int lastGroup, int[] rank, int ranks, double[]? timeWeight)
    {
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var tree = new SumTree(ranks);
        var enter = last - 1;
        for (var g = lastGroup - 1; g >= firstGroup; g--)
        {
            // Rows that enter before this time: the endings already in the tree are not theirs.
            if (data.Leaving is not null)
                for (; enter >= first && data.Entry![data.Leaving[enter]] < data.GroupTime[g]; enter--)
                    Meet(tree, data.Leaving[enter], rank[data.Leaving[enter] - first], -1);
            var (from, to) = (data.Group[g], data.Group[g + 1]);
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    Meet(tree, i, rank[i - first], 1);
            var weight = timeWeight is null ? 1 : timeWeight[g - firstGroup];
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    tree.Add(rank[i - first], weight * data.WeightOf(i));
            for (var i = from; i < to; i++)
                if (!data.Event[i])
                    Meet(tree, i, rank[i - first], 1);
        }
    }

    private void Meet(SumTree tree, int row, int rank, double sign)
    {
        var below = tree.Below(rank);
        var equal = tree.At(rank);
        Con[row] += sign * (tree.Total - below - equal);
        Dis[row] += sign * below;
        Tie[row] += sign * equal;
    }

    private void Tied(CoxData data, int from, int to, int[] rank, int first, double weight)
    {
        double all = 0, squares = 0;
        var count = 0;
        for (var i = from; i < to; i++)
            if (data.Event[i])
            {
                var w = data.WeightOf(i);
                all += w;
                squares += w * w;
                count++;
            }

        if (count < 2)
            return;
        double both = 0;
        foreach (var same in Enumerable.Range(from, to - from).Where(i => data.Event[i]).GroupBy(i => rank[i - first]).Where(s => s.Count() > 1))
        {
            var sum = same.Sum(data.WeightOf);
            both += ((sum * sum) - same.Sum(i => data.WeightOf(i) * data.WeightOf(i))) / 2;
        }

        TiedTime += weight * ((((all * all) - squares) / 2) - both);
        TiedBoth += weight * both;
    }

    private static (int[] Rank, int Ranks) Ranks(ReadOnlySpan<double> score)
    {
        var order = SurvivalData.Order(score.ToArray());
        var rank = new int[score.Length];
        var next = -1;
        for (var i = 0; i < order.Length; i++)
        {
            if (i == 0 || score[order[i]] != score[order[i - 1]])
                next++;
            rank[order[i]] = next;
        }

        return (rank, next + 1);
    }
}
