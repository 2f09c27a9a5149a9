using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>Everything known on the morning of a day: the past, and what was counted and learned from it.</summary>
internal sealed class Knowledge
{
    private readonly ParallelOptions _parallel;
    private readonly HashSet<int> _fresh = [];
    private readonly bool[][] _isAnswer;
    private readonly List<SubjectView> _views = [];
    private readonly RuleTally _tally;
    private readonly Lessons _lessons;

    internal Knowledge(FactSet set, BacktestOptions options)
    {
        var gaps = options.Setting == Setting.MultiStep;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads };
        Width = FeatureSet.Width(options.Names, gaps);
        History = new History(set.EntityCount, set.RelationCount, facts: options.Model == ForecastModel.Ranked);
        _isAnswer = [.. Enumerable.Range(0, RuleBook.Shards).Select(_ => new bool[set.EntityCount])];
        Rules = new RuleBook(set.RelationCount);
        // The ranker's features are made of all that there is to learn, and far ahead nothing more will be learned; by themselves the rules
        // lose little by leaving out what costs most.
        var (all, end) = (options.Model == ForecastModel.Ranked || gaps, set[options.Part].IsEmpty ? set.Train[^1].Day : set[options.Part][0].Day - 1);
        _lessons = new Lessons(2 * set.RelationCount, end, 0, all);
        _tally = new RuleTally(Rules, new Lessons(2 * set.RelationCount, end, .5f, all), set.EntityCount, _parallel);
        Weights = new RuleWeights(History, Rules);
        Paths = new PathBook(set.RelationCount);
        Members = new MemberBook(set.RelationCount);
        Popular = new PopularityBook(History);
        if (options.Model == ForecastModel.Ranked)
        {
            Embedding = new OnlineEmbedding(History, options.Seed, options.Threads);
            Neighbours = new Neighbours(History, Embedding, options.Threads);
            Meetings = new Meetings(History);
            Groups = new GroupBook(History, options.Seed, options.Threads);
            Names = options.Names ? new NameBook(set.EntityNames, History.Directed) : null;
            if (options.Names || gaps)
                Graph = new GraphEncoder(History, Names, options.Steps, options.Seed, options.Threads);
        }
    }

    internal History History { get; }

    internal RuleBook Rules { get; }

    internal RuleWeights Weights { get; }

    internal PathBook Paths { get; }

    internal MemberBook Members { get; }

    internal PopularityBook Popular { get; }

    internal NameBook? Names { get; }

    internal GroupBook? Groups { get; }

    internal Meetings? Meetings { get; }

    internal OnlineEmbedding? Embedding { get; }

    /// <summary>The encoder of the last weeks' graph; null where it would add nothing to the embedding.</summary>
    internal GraphEncoder? Graph { get; }

    internal Neighbours? Neighbours { get; }

    /// <summary>The width of a row of features.</summary>
    internal int Width { get; }

    /// <summary>The first day that is not known.</summary>
    internal int Now { get; private set; }

    /// <summary>Makes everything ready for questions asked on a morning.</summary>
    internal void Wake(int now)
    {
        Now = now;
        _fresh.Clear();
        Settle();
        if (Embedding is null)
            Popular.Refresh();
        Embedding?.Prepare(now);
        Graph?.Prepare(now);
        Neighbours?.Refresh(now);
        Groups?.Refresh(now);
    }

    /// <summary>Sets the morning without making anything ready: nothing will be asked.</summary>
    internal void Doze(int now) => Now = now;

    /// <summary>Brings the confidences of the relations of a day up to date.</summary>
    internal void Refresh(DayFacts day)
    {
        var stale = new List<int>();
        foreach (var r in day.Relation)
            if (_fresh.Add(r))
                stale.Add(r);
        Parallel.For(0, stale.Count, _parallel, i =>
        {
            if (Embedding is not null)
                Members.Refresh(stale[i]);
            else
                Popular.Refresh(stale[i], Now);
        });
    }

    /// <summary>Counts rules on a day's facts, as seen from <see cref="Now"/>; the day itself is not yet revealed.</summary>
    internal void Count(DayFacts day, IReadOnlyList<SubjectView> views)
    {
        if (Embedding is not null)
            Members.LearnSupport(History, Now);
        var (order, groupOf) = ByRelation(day);
        Parallel.For(0, RuleBook.Shards, _parallel, shard =>
        {
            var isAnswer = _isAnswer[shard];
            foreach (var key in order)
            {
                var (r, query) = ((int)(key >> 32), (int)key);
                if (r % RuleBook.Shards != shard)
                    continue;
                int from = day.Queries[query], to = day.Queries[query + 1];
                var view = views[groupOf[query]];
                if (_lessons.Teaches(day.Day, r, view.Past.Length))
                    Weights.Learn(r, view, day.Object.AsSpan(from, to - from));
                if (Embedding is null)
                    continue;
                for (var i = from; i < to; i++)
                    isAnswer[day.Object[i]] = true;
                Paths.Learn(r, view.Paths, isAnswer);
                for (var i = from; i < to; i++)
                    isAnswer[day.Object[i]] = false;
                for (var i = from; i < to; i++)
                    Members.LearnHit(r, History.Subjects[day.Object[i]], Now);
            }
        });
        Weights.Merge();
        _tally.Add(day, views);
    }

    /// <summary>Brings the rules' counts up to date.</summary>
    internal void Settle() => _tally.Settle();

    // A day's questions sorted by relation, both in one number, and the group of each: the tables of a relation are large, and stay near while it is learned.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long[] Order, int[] GroupOf) ByRelation(DayFacts day)
    {
        var keys = new long[day.Queries.Length - 1];
        var groupOf = new int[keys.Length];
        for (var g = 0; g + 1 < day.Groups.Length; g++)
        {
            for (var q = day.Groups[g]; q < day.Groups[g + 1]; q++)
            {
                keys[q] = ((long)day.Relation[day.Queries[q]] << 32) + q;
                groupOf[q] = g;
            }
        }

        Array.Sort(keys);
        return (keys, groupOf);
    }

    internal void Reveal(DayFacts day, CancellationToken cancellation)
    {
        History.Reveal(day, _parallel);
        if (Names is not null)
            for (var i = 0; i < day.Count; i++)
                Names.Reveal(day.Subject[i], day.Relation[i], day.Object[i], day.Day);
        Meetings?.Reveal(day);
        Groups?.Reveal(day);
        Embedding?.Learn(day, cancellation);
        Graph?.Learn(day, cancellation);
    }

    /// <summary>What each subject of a day looks like from <see cref="Now"/>; the views of the day before are overwritten.</summary>
    internal IReadOnlyList<SubjectView> Look(DayFacts day)
    {
        var n = day.Groups.Length - 1;
        while (_views.Count < n)
            _views.Add(new SubjectView());
        Parallel.For(0, n, _parallel, g => _views[g].Look(History, day.Subject[day.Queries[day.Groups[g]]], Now, Embedding is not null));
        return _views;
    }
}
