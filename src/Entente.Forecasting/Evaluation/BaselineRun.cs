using System.Collections.Concurrent;

namespace Entente.Forecasting;

/// <summary>
/// The baselines that a forecast must beat: recurrency (Gastinger, Meilicke, Errica, Sztyler, Schuelke and Stuckenschmidt 2024), the
/// popularity of an object in a relation, and persistence (whoever came last comes again).
/// </summary>
/// <remarks>
/// Recurrency scores alpha · psi + (1 - alpha) · xi: psi is the sum of 2^(-lambda · days since) over the triple's past, over the same sum
/// for every day; xi the object's share of the relation. Lambda (with alpha 1), then alpha, are chosen for each relation on the validation part.
/// It walks with the run that it is compared with, over the same past: <see cref="Look(Block)"/> at each block before its days are revealed.
/// </remarks>
internal sealed class BaselineRun
{
    private static readonly double[] Alphas = [0, .00001, .0001, .001, .01, .1, .5, .9, .99, .999, .9999, .99999, 1];
    private readonly History _history;
    private readonly FilterBook _filter;
    private readonly Part _part;
    private readonly bool _byTime;
    private readonly ParallelOptions _parallel;
    private readonly ConcurrentBag<PairView> _idle = [];
    private readonly Task<RecurrencyFading> _fading;
    private readonly double[]?[] _tried;
    private readonly int[] _alpha;
    private readonly List<RankedFact>[] _ranks = [[], [], []];
    private readonly List<double[]> _byAlpha = [];
    private bool _chosen;

    internal BaselineRun(FactSet set, BacktestOptions options, IReadOnlyList<Block> blocks, History history, FilterBook filter, CancellationToken cancellation)
    {
        (_history, _filter, _part, _byTime) = (history, filter, options.Part, options.Filter == RankFilter.Time);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        _fading = options.Threads > 1 ? Task.Run(() => new RecurrencyFading(set, blocks, _parallel), cancellation) : Task.FromResult(new RecurrencyFading(set, blocks, _parallel));
        _tried = new double[]?[history.Directed];
        _alpha = new int[history.Directed];
        Array.Fill(_alpha, Alphas.Length - 2);
    }

    /// <summary>Forecasts the days of a block of the validation or the test part, as they look before any of them is revealed.</summary>
    internal void Look(Block block)
    {
        if (block.Part != Part.Valid)
            Choose();
        foreach (var day in block.Days)
            Look(day, block, _fading.GetAwaiter().GetResult());
    }

    private void Look(DayFacts day, Block block, RecurrencyFading fading)
    {
        var asked = block.Part == _part;
        var found = new RankedFact[3, asked ? day.Count : 0];
        var byAlpha = new double[asked ? day.Count : 0][];
        ForEachRelation(day, (view, queries, past) =>
        {
            foreach (var q in queries)
            {
                int from = day.Queries[q], to = day.Queries[q + 1], subject = day.Subject[from];
                past.Turn(_history.Asked(subject, view.Relation), view);
                fading.Fade(past, view.Relation, block.Now, day.Day);
                for (var i = from; i < to && block.Part == Part.Valid; i++)
                {
                    var ranks = RanksByAlpha(day.Object[i], view, past, day.Object.AsSpan(from, to - from));
                    Add(view.Relation, ranks);
                    if (asked)
                        byAlpha[i] = _byTime ? ranks : RanksByAlpha(day.Object[i], view, past, _filter.LeftOut(day, from, to));
                }

                if (!asked)
                    continue;
                var left = _filter.LeftOut(day, from, to);
                for (var i = from; i < to; i++)
                {
                    found[0, i] = Ranked(day, i, byAlpha[i] is null ? past.Rank(day.Object[i], Alphas[_alpha[view.Relation]], view, left) : double.NaN);
                    found[1, i] = found[0, i] with { Rank = past.Rank(day.Object[i], 0, view, left) };
                }

                past.KeepLast();
                for (var i = from; i < to; i++)
                    found[2, i] = found[0, i] with { Rank = past.RankByPast(day.Object[i], left) };
            }
        });
        _byAlpha.AddRange(byAlpha);
        for (var b = 0; b < _ranks.Length; b++)
            for (var i = 0; i < found.GetLength(1); i++)
                _ranks[b].Add(found[b, i]);
    }

    /// <summary>Every answer's rank by each baseline, once all days have been looked at.</summary>
    internal IReadOnlyList<(string Name, IReadOnlyList<RankedFact> Ranks)> Ranks()
    {
        Choose();
        // Where the part forecast is the one that alpha was chosen on, the choice was not yet made when its days were looked at.
        for (var i = 0; i < _ranks[0].Count; i++)
            if (_byAlpha[i] is { } ranks)
                _ranks[0][i] = _ranks[0][i] with { Rank = ranks[_alpha[Relation(_ranks[0][i])]] };
        return [("recurrency", _ranks[0]), ("popularity", _ranks[1]), ("persistence", _ranks[2])];
    }

    private static double[] RanksByAlpha(int answer, RelationView view, PairView past, ReadOnlySpan<int> left)
    {
        var ranks = new double[Alphas.Length];
        for (var a = 0; a < ranks.Length; a++)
            ranks[a] = past.Rank(answer, Alphas[a], view, left);
        return ranks;
    }

    private void Add(int relation, double[] ranks)
    {
        var tried = _tried[relation] ??= new double[Alphas.Length];
        for (var a = 0; a < ranks.Length; a++)
            tried[a] += 1 / ranks[a];
    }

    private void Choose()
    {
        if (_chosen)
            return;
        _chosen = true;
        for (var r = 0; r < _tried.Length; r++)
            if (_tried[r] is { } tried)
                _alpha[r] = Array.IndexOf(tried, tried.Max());
    }

    private void ForEachRelation(DayFacts day, Action<RelationView, List<int>, PairView> act)
    {
        var byRelation = Enumerable.Range(0, day.Queries.Length - 1).GroupBy(q => day.Relation[day.Queries[q]]).Select(g => (g.Key, g.ToList())).ToList();
        Parallel.For(0, byRelation.Count, _parallel, () => _idle.TryTake(out var s) ? s : new PairView(_history.Entities), (i, _, past) =>
        {
            act(new RelationView(_history, byRelation[i].Key), byRelation[i].Item2, past);
            return past;
        }, _idle.Add);
    }

    private int Relation(RankedFact ranked) => ranked.Fact.Relation + (ranked.Direction == Direction.Object ? 0 : _history.Relations);

    private RankedFact Ranked(DayFacts day, int i, double rank)
    {
        int s = day.Subject[i], r = day.Relation[i], o = day.Object[i];
        var first = !_history.Knows(s, r, o);
        return r < _history.Relations
            ? new RankedFact(new Fact(s, r, o, day.Day), Direction.Object, rank, first)
            : new RankedFact(new Fact(o, r - _history.Relations, s, day.Day), Direction.Subject, rank, first);
    }
}
