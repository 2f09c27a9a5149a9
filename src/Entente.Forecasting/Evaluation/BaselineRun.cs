namespace Entente.Forecasting;

/// <summary>
/// The baselines that a forecast must beat: recurrency (Gastinger, Meilicke, Errica, Sztyler, Schuelke and Stuckenschmidt 2024), the
/// popularity of an object in a relation, and persistence (whoever came last comes again).
/// </summary>
/// <remarks>Recurrency scores alpha · psi + (1 - alpha) · xi: psi is the sum of 2^(-lambda · days since) over the triple's past, over the same sum
/// for every day; xi the object's share of the relation. Lambda, then alpha, are chosen for each relation on the validation part.</remarks>
internal sealed class BaselineRun
{
    private static readonly double[] Lambdas = [0, .0001, .0005, .001, .005, .01, .02, .04, .06, .08, .1, .5, .9, 1.0001];
    private static readonly double[] Alphas = [0, .00001, .0001, .001, .01, .1, .5, .9, .99, .999, .9999, .99999, 1];
    private readonly History _history;
    private readonly FilterBook _filter;
    private readonly FilterBook _timeFilter;
    private readonly ParallelOptions _parallel;
    private readonly double[][,] _tried;
    private readonly int[] _lambda;
    private readonly int[] _alpha;

    private BaselineRun(FactSet set, BacktestOptions options, CancellationToken cancellation)
    {
        _history = new History(set.EntityCount, set.RelationCount);
        _filter = new FilterBook(set, options.Filter);
        _timeFilter = new FilterBook(set, RankFilter.Time);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        _tried = new double[_history.Directed][,];
        _lambda = new int[_history.Directed];
        _alpha = new int[_history.Directed];
        Array.Fill(_lambda, Lambdas.Length - 1);
        Array.Fill(_alpha, Alphas.Length - 2);
    }

    internal static IReadOnlyList<(string Name, IReadOnlyList<RankedFact> Ranks)> Rank(FactSet set, BacktestOptions options, Action<BacktestStep>? report, CancellationToken cancellation)
    {
        var run = new BaselineRun(set, options, cancellation);
        List<RankedFact>[] ranks = [[], [], []];
        var blocks = Schedule.Of(set, options.Setting, options.Part);
        if (!set.Valid.IsEmpty)
        {
            run.Tune(blocks);
            run = run.Again(set, options, cancellation);
        }

        report?.Invoke(new BacktestStep(BacktestPhase.Baselines, 0, blocks.Count));
        foreach (var block in blocks)
        {
            if (block.Part == options.Part)
                foreach (var day in block.Days)
                    run.RankDay(day, block.Now, ranks);
            foreach (var day in block.Days)
                run._history.Reveal(day);
        }

        return [("recurrency", ranks[0]), ("popularity", ranks[1]), ("persistence", ranks[2])];
    }

    private BaselineRun Again(FactSet set, BacktestOptions options, CancellationToken cancellation)
    {
        var next = new BaselineRun(set, options, cancellation);
        _lambda.CopyTo(next._lambda, 0);
        _alpha.CopyTo(next._alpha, 0);
        return next;
    }

    private void Tune(List<Block> blocks)
    {
        foreach (var block in blocks)
        {
            if (block.Part > Part.Valid)
                break;
            if (block.Part == Part.Valid)
                foreach (var day in block.Days)
                    ForEachRelation(day, (r, queries) => TryAll(day, block.Now, r, queries));
            foreach (var day in block.Days)
                _history.Reveal(day);
        }

        for (var r = 0; r < _tried.Length; r++)
        {
            if (_tried[r] is not { } tried)
                continue;
            var best = 0.0;
            _lambda[r] = 0;
            for (var l = 0; l < Lambdas.Length; l++)
                if (tried[l, Alphas.Length - 1] > best)
                    (_lambda[r], best) = (l, tried[l, Alphas.Length - 1]);
            best = 0;
            _alpha[r] = 0;
            for (var a = 0; a < Alphas.Length; a++)
                if (tried[_lambda[r], a] > best)
                    (_alpha[r], best) = (a, tried[_lambda[r], a]);
        }
    }

    private void ForEachRelation(DayFacts day, Action<int, List<int>> act)
    {
        var byRelation = Enumerable.Range(0, day.Queries.Length - 1).GroupBy(q => day.Relation[day.Queries[q]]).Select(g => (g.Key, g.ToList())).ToList();
        Parallel.For(0, byRelation.Count, _parallel, i => act(byRelation[i].Key, byRelation[i].Item2));
    }

    private void TryAll(DayFacts day, int now, int relation, List<int> queries)
    {
        var tried = _tried[relation] ??= new double[Lambdas.Length, Alphas.Length];
        var view = new RelationView(_history, relation);
        var marks = new bool[_history.Entities];
        foreach (var q in queries)
        {
            int from = day.Queries[q], to = day.Queries[q + 1];
            var past = new PairView(_history, day.Subject[from], relation);
            _timeFilter.Mark(day, from, to, marks, true);
            for (var l = 0; l < Lambdas.Length; l++)
            {
                past.Fade(Lambdas[l], now, day.Day);
                for (var i = from; i < to; i++)
                    for (var a = 0; a < Alphas.Length; a++)
                        tried[l, a] += 1 / past.Rank(day.Object[i], Alphas[a], view, marks, day.Object.AsSpan(from, to - from));
            }

            _timeFilter.Mark(day, from, to, marks, false);
        }
    }

    private void RankDay(DayFacts day, int now, List<RankedFact>[] ranks)
    {
        var found = new RankedFact[3, day.Count];
        ForEachRelation(day, (r, queries) =>
        {
            var view = new RelationView(_history, r);
            var marks = new bool[_history.Entities];
            var others = new List<int>();
            foreach (var q in queries)
            {
                int from = day.Queries[q], to = day.Queries[q + 1];
                var past = new PairView(_history, day.Subject[from], r);
                _filter.Mark(day, from, to, marks, true);
                others.Clear();
                for (var e = 0; e < marks.Length; e++)
                    if (marks[e])
                        others.Add(e);
                var left = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(others);
                past.Fade(Lambdas[_lambda[r]], now, day.Day);
                for (var i = from; i < to; i++)
                {
                    found[0, i] = Ranked(day, i, past.Rank(day.Object[i], Alphas[_alpha[r]], view, marks, left));
                    found[1, i] = Ranked(day, i, past.Rank(day.Object[i], 0, view, marks, left));
                }

                past.KeepLast();
                for (var i = from; i < to; i++)
                    found[2, i] = Ranked(day, i, past.Rank(day.Object[i], 1, view, marks, left));
                _filter.Mark(day, from, to, marks, false);
            }
        });
        for (var b = 0; b < 3; b++)
            for (var i = 0; i < day.Count; i++)
                ranks[b].Add(found[b, i]);
    }

    private RankedFact Ranked(DayFacts day, int i, double rank)
    {
        int s = day.Subject[i], r = day.Relation[i], o = day.Object[i];
        var first = !_history.Knows(s, r, o);
        return r < _history.Relations
            ? new RankedFact(new Fact(s, r, o, day.Day), Direction.Object, rank, first)
            : new RankedFact(new Fact(o, r - _history.Relations, s, day.Day), Direction.Subject, rank, first);
    }
}
