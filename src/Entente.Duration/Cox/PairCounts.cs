namespace Entente.Duration;

/// <summary>
/// Counts ordered pairs, in all and for each row, with two sweeps over time. Where every pair counts once the sweeps ask how many places
/// in the order of the score are taken; with weights, a tree of sums over the ranks.
/// </summary>
internal sealed class PairCounts(CoxData data, bool once)
{
    // For each row concordant less discordant pairs, and comparable pairs: whole numbers where every pair counts once, sums of weights otherwise.
    private readonly int[] _netOnce = new int[once ? data.Count : 0];
    private readonly int[] _allOnce = new int[once && data.Leaving is not null ? data.Count : 0];
    private readonly double[] _net = new double[once ? 0 : data.Count];
    private readonly double[] _all = new double[once ? 0 : data.Count];

    public double Concordant { get; private set; }

    public double Discordant { get; private set; }

    public double TiedScore { get; private set; }

    public double TiedTime { get; private set; }

    public double TiedBoth { get; private set; }

    // Concordant less discordant pairs of a row.
    public double Net(int row) => once ? _netOnce[row] : _net[row];

    // Comparable pairs of each row, row after row.
    public IEnumerable<double> All() => !once ? _all : data.Leaving is null ? AllFromStart() : _allOnce.Select(x => (double)x);

    public void AddStratum(int stratum, double[] score, double[]? timeWeight)
    {
        var (firstGroup, lastGroup) = (data.Stratum[stratum], data.Stratum[stratum + 1]);
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var ranks = new ScoreRanks(score.AsSpan(first, last - first));
        if (once)
        {
            BackwardsOnce(firstGroup, lastGroup, ranks);
            ForwardsOnce(firstGroup, lastGroup, ranks);
            return;
        }

        Backwards(firstGroup, lastGroup, ranks, timeWeight);
        Forwards(firstGroup, lastGroup, ranks, timeWeight);
    }

    // Without late entry the count is known from the order alone: an ending meets all who stay longer, and every row the endings before it.
    private IEnumerable<double> AllFromStart()
    {
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
        {
            var (first, last) = (data.Group[data.Stratum[s]], data.Group[data.Stratum[s + 1]]);
            var earlier = data.Event.AsSpan(first, last - first).Count(true);
            for (var g = data.Stratum[s]; g < data.Stratum[s + 1]; g++)
            {
                var (from, to) = (data.Group[g], data.Group[g + 1]);
                var ended = data.Event.AsSpan(from, to - from).Count(true);
                earlier -= ended;
                for (var i = from; i < to; i++)
                    yield return data.Event[i] ? to - ended - first + earlier : ended + earlier;
            }
        }
    }

    // Going back in time the places of those still under observation later are taken: each ending meets them.
    private void BackwardsOnce(int firstGroup, int lastGroup, ScoreRanks ranks)
    {
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var taken = new BitRanks(last - first);
        var leave = first;
        long concordant = 0, discordant = 0, tied = 0;
        for (var g = firstGroup; g < lastGroup; g++)
        {
            if (data.Leaving is not null)
                for (; leave < last && data.Entry![data.Leaving[leave]] >= data.TimeOf(g); leave++)
                    taken.Free(ranks.Place[data.Leaving[leave] - first]);
            var (from, to) = (data.Group[g], data.Group[g + 1]);
            for (var i = from; i < to; i++)
                if (!data.Event[i])
                    taken.Take(ranks.Place[i - first]);
            for (var i = from; i < to; i++)
            {
                if (!data.Event[i])
                    continue;
                var below = taken.Below(ranks.First(i - first));
                var equal = ranks.HasTies ? taken.Below(ranks.Next(i - first)) - below : 0;
                var above = taken.Total - below - equal;
                _netOnce[i] += below - above;
                if (_allOnce.Length > 0)
                    _allOnce[i] += taken.Total;
                concordant += below;
                discordant += above;
                tied += equal;
            }

            Tied(from, to, ranks, first, 1);
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    taken.Take(ranks.Place[i - first]);
        }

        Concordant += concordant;
        Discordant += discordant;
        TiedScore += tied;
    }

    // Going forward in time the places of past endings are taken: each row meets those it outlived, less those before its entry.
    private void ForwardsOnce(int firstGroup, int lastGroup, ScoreRanks ranks)
    {
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var taken = new BitRanks(last - first);
        var enter = last - 1;
        for (var g = lastGroup - 1; g >= firstGroup; g--)
        {
            // Rows that enter before this time: the endings already there are not theirs.
            if (data.Leaving is not null)
                for (; enter >= first && data.Entry![data.Leaving[enter]] < data.TimeOf(g); enter--)
                    Meet(data.Leaving[enter], -1);
            var (from, to) = (data.Group[g], data.Group[g + 1]);
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    Meet(i, 1);
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    taken.Take(ranks.Place[i - first]);
            for (var i = from; i < to; i++)
                if (!data.Event[i])
                    Meet(i, 1);
        }

        void Meet(int row, int sign)
        {
            var below = taken.Below(ranks.First(row - first));
            var equal = ranks.HasTies ? taken.Below(ranks.Next(row - first)) - below : 0;
            _netOnce[row] += sign * (taken.Total - below - equal - below);
            if (_allOnce.Length > 0)
                _allOnce[row] += sign * taken.Total;
        }
    }

    private void Backwards(int firstGroup, int lastGroup, ScoreRanks ranks, double[]? timeWeight)
    {
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var tree = new SumTree(last - first);
        var leave = first;
        for (var g = firstGroup; g < lastGroup; g++)
        {
            if (data.Leaving is not null)
                for (; leave < last && data.Entry![data.Leaving[leave]] >= data.TimeOf(g); leave++)
                    tree.Add(ranks.First(data.Leaving[leave] - first), -data.WeightOf(data.Leaving[leave]));
            var (from, to) = (data.Group[g], data.Group[g + 1]);
            for (var i = from; i < to; i++)
                if (!data.Event[i])
                    tree.Add(ranks.First(i - first), data.WeightOf(i));
            var weight = timeWeight is null ? 1 : timeWeight[g - firstGroup];
            for (var i = from; i < to; i++)
            {
                if (!data.Event[i])
                    continue;
                var below = tree.Below(ranks.First(i - first));
                var equal = tree.At(ranks.First(i - first));
                var above = tree.Total - below - equal;
                _net[i] += weight * (below - above);
                _all[i] += weight * tree.Total;
                var w = weight * data.WeightOf(i);
                Concordant += w * below;
                Discordant += w * above;
                TiedScore += w * equal;
            }

            Tied(from, to, ranks, first, weight);
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    tree.Add(ranks.First(i - first), data.WeightOf(i));
        }
    }

    private void Forwards(int firstGroup, int lastGroup, ScoreRanks ranks, double[]? timeWeight)
    {
        var (first, last) = (data.Group[firstGroup], data.Group[lastGroup]);
        var tree = new SumTree(last - first);
        var enter = last - 1;
        for (var g = lastGroup - 1; g >= firstGroup; g--)
        {
            if (data.Leaving is not null)
                for (; enter >= first && data.Entry![data.Leaving[enter]] < data.TimeOf(g); enter--)
                    Meet(tree, data.Leaving[enter], ranks.First(data.Leaving[enter] - first), -1);
            var (from, to) = (data.Group[g], data.Group[g + 1]);
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    Meet(tree, i, ranks.First(i - first), 1);
            var weight = timeWeight is null ? 1 : timeWeight[g - firstGroup];
            for (var i = from; i < to; i++)
                if (data.Event[i])
                    tree.Add(ranks.First(i - first), weight * data.WeightOf(i));
            for (var i = from; i < to; i++)
                if (!data.Event[i])
                    Meet(tree, i, ranks.First(i - first), 1);
        }
    }

    private void Meet(SumTree tree, int row, int rank, double sign)
    {
        var below = tree.Below(rank);
        var equal = tree.At(rank);
        _net[row] += sign * (tree.Total - below - equal - below);
        _all[row] += sign * tree.Total;
    }

    private void Tied(int from, int to, ScoreRanks ranks, int first, double weight)
    {
        if (to - from < 2)
            return;
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
        foreach (var same in Enumerable.Range(from, to - from).Where(i => data.Event[i]).GroupBy(i => ranks.First(i - first)).Where(s => s.Count() > 1))
        {
            var sum = same.Sum(data.WeightOf);
            both += ((sum * sum) - same.Sum(i => data.WeightOf(i) * data.WeightOf(i))) / 2;
        }

        TiedTime += weight * ((((all * all) - squares) / 2) - both);
        TiedBoth += weight * both;
    }
}
