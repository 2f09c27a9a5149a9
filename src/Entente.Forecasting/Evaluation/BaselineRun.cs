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
    private readonly ParallelOptions _parallel;
    private readonly System.Collections.Concurrent.ConcurrentBag<PairView> _idle = [];
    private readonly double[][] _fading;
    private readonly double[][,] _tried;
    private readonly int[] _lambda;
    private readonly int[] _alpha;

    private BaselineRun(FactSet set, BacktestOptions options, CancellationToken cancellation)
    {
        _history = new History(set.EntityCount, set.RelationCount);
        _filter = new FilterBook(set, options.Filter);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        _tried = new double[_history.Directed][,];
        _lambda = new int[_history.Directed];
        _alpha = new int[_history.Directed];
        Array.Fill(_lambda, Lambdas.Length - 1);
        Array.Fill(_alpha, Alphas.Length - 2);
        var days = 1 + (set[options.Part] is { IsEmpty: false } part ? part[^1].Day : set.Train[^1].Day);
        _fading = [.. Lambdas.Select(l => Enumerable.Range(0, days).Select(n => Math.Pow(2, -l * n)).ToArray())];
    }

    internal static IReadOnlyList<(string Name, IReadOnlyList<RankedFact> Ranks)> Rank(FactSet set, BacktestOptions options, Action<BacktestStep>? report, CancellationToken cancellation)
    {
        var run = new BaselineRun(set, options, cancellation);
        List<RankedFact>[] ranks = [[], [], []];
        var blocks = Schedule.Of(set, options.Setting, options.Part);
        report?.Invoke(new BacktestStep(BacktestPhase.Baselines, 0, blocks.Count));
        run.Tune(blocks);
        if (options.Part == Part.Valid)
            run = run.Again(set, options, blocks, cancellation);
        foreach (var block in blocks.Where(b => b.Part == options.Part))
        {
            foreach (var day in block.Days)
                run.RankDay(day, block.Now, ranks);
            foreach (var day in block.Days)
                run._history.Reveal(day);
        }

        return [("recurrency", ranks[0]), ("popularity", ranks[1]), ("persistence", ranks[2])];
    }

    // The part that the numbers were chosen on is itself forecast: back to its eve.
    private BaselineRun Again(FactSet set, BacktestOptions options, List<Block> blocks, CancellationToken cancellation)
    {
        var next = new BaselineRun(set, options, cancellation);
        _lambda.CopyTo(next._lambda, 0);
        _alpha.CopyTo(next._alpha, 0);
        foreach (var day in blocks.Where(b => b.Part == Part.Train).SelectMany(b => b.Days))
            next._history.Reveal(day);
        return next;
    }

    // Leaves the history at the end of the validation part.
    private void Tune(List<Block> blocks)
    {
        foreach (var block in blocks.Where(b => b.Part <= Part.Valid))
        {
            if (block.Part == Part.Valid)
                foreach (var day in block.Days)
                    ForEachRelation(day, (view, queries, past) => TryAll(day, block.Now, view, queries, past));
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

    private void ForEachRelation(DayFacts day, Action<RelationView, List<int>, PairView> act)
    {
        var byRelation = Enumerable.Range(0, day.Queries.Length - 1).GroupBy(q => day.Relation[day.Queries[q]]).Select(g => (g.Key, g.ToList())).ToList();
        Parallel.For(0, byRelation.Count, _parallel, () => _idle.TryTake(out var s) ? s : new PairView(_history), (i, _, past) =>
        {
            act(new RelationView(_history, byRelation[i].Key), byRelation[i].Item2, past);
            return past;
        }, _idle.Add);
    }

    private void TryAll(DayFacts day, int now, RelationView view, List<int> queries, PairView past)
    {
        var tried = _tried[view.Relation] ??= new double[Lambdas.Length, Alphas.Length];
        foreach (var q in queries)
        {
            int from = day.Queries[q], to = day.Queries[q + 1];
            var answers = day.Object.AsSpan(from, to - from);
            past.Turn(day.Subject[from], view);
            for (var l = 0; l < Lambdas.Length; l++)
            {
                past.Fade(Lambdas[l], _fading[l], now, day.Day);
                foreach (var o in answers)
                    for (var a = 0; a < Alphas.Length; a++)
                        tried[l, a] += 1 / past.Rank(o, Alphas[a], view, answers);
            }
        }
    }

    private void RankDay(DayFacts day, int now, List<RankedFact>[] ranks)
    {
        var found = new RankedFact[3, day.Count];
        ForEachRelation(day, (view, queries, past) =>
        {
            int lambda = _lambda[view.Relation], alpha = _alpha[view.Relation];
            foreach (var q in queries)
            {
                int from = day.Queries[q], to = day.Queries[q + 1];
                past.Turn(day.Subject[from], view);
                var left = _filter.LeftOut(day, from, to);
                past.Fade(Lambdas[lambda], _fading[lambda], now, day.Day);
                for (var i = from; i < to; i++)
                {
                    found[0, i] = Ranked(day, i, past.Rank(day.Object[i], Alphas[alpha], view, left));
                    found[1, i] = Ranked(day, i, past.Rank(day.Object[i], 0, view, left));
                }

                past.KeepLast();
                for (var i = from; i < to; i++)
                    found[2, i] = Ranked(day, i, past.Rank(day.Object[i], 1, view, left));
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
