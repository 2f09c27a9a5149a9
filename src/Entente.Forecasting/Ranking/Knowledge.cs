namespace Entente.Forecasting;

/// <summary>Everything known on the morning of a day: the past, and what was counted and learned from it.</summary>
internal sealed class Knowledge
{
    private readonly ParallelOptions _parallel;
    private readonly HashSet<int> _fresh = [];

    internal Knowledge(FactSet set, BacktestOptions options)
    {
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads };
        History = new History(set.EntityCount, set.RelationCount);
        Rules = new RuleBook(set.RelationCount);
        Weights = new RuleWeights(History, Rules);
        Paths = new PathBook(set.RelationCount);
        Members = new MemberBook(set.RelationCount);
        Popular = new PopularityBook(History);
        if (options.Model == ForecastModel.Ranked)
        {
            Embedding = new OnlineEmbedding(History, options.Seed, options.Threads);
            Neighbours = new Neighbours(History, Embedding, options.Threads);
            Names = options.Names ? new NameBook(set.EntityNames, History.Directed) : null;
        }
    }

    internal History History { get; }

    internal RuleBook Rules { get; }

    internal RuleWeights Weights { get; }

    internal PathBook Paths { get; }

    internal MemberBook Members { get; }

    internal PopularityBook Popular { get; }

    internal NameBook? Names { get; }

    internal OnlineEmbedding? Embedding { get; }

    internal Neighbours? Neighbours { get; }

    /// <summary>The first day that is not known.</summary>
    internal int Now { get; private set; }

    /// <summary>Makes everything ready for questions asked on a morning.</summary>
    internal void Wake(int now)
    {
        Now = now;
        _fresh.Clear();
        Embedding?.Prepare(now);
        Neighbours?.Refresh(now);
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
    internal void Count(DayFacts day, SubjectView[] views)
    {
        if (Embedding is not null)
            Members.LearnSupport(History, Now);
        Parallel.For(0, RuleBook.Shards, _parallel, shard =>
        {
            var isAnswer = new bool[History.Entities];
            for (var g = 0; g + 1 < day.Groups.Length; g++)
            {
                for (var q = day.Groups[g]; q < day.Groups[g + 1]; q++)
                {
                    int from = day.Queries[q], to = day.Queries[q + 1], r = day.Relation[from];
                    if (r % RuleBook.Shards != shard)
                        continue;
                    for (var i = from; i < to; i++)
                        isAnswer[day.Object[i]] = true;
                    var view = views[g];
                    Rules.Learn(r, view, isAnswer);
                    Weights.Learn(r, History.Subjects[day.Subject[from]], view, Now, isAnswer, to - from);
                    Paths.Learn(r, view.Paths, isAnswer);
                    for (var i = from; i < to; i++)
                        isAnswer[day.Object[i]] = false;
                    if (Embedding is not null)
                        for (var i = from; i < to; i++)
                            Members.LearnHit(r, History.Subjects[day.Object[i]], Now);
                }
            }
        });
        Weights.Merge();
    }

    internal void Reveal(DayFacts day, CancellationToken cancellation)
    {
        History.Reveal(day);
        if (Names is not null)
            for (var i = 0; i < day.Count; i++)
                Names.Reveal(day.Subject[i], day.Relation[i], day.Object[i], day.Day);
        Embedding?.Learn(day, cancellation);
    }

    /// <summary>What each subject of a day looks like from <see cref="Now"/>.</summary>
    internal SubjectView[] Look(DayFacts day)
    {
        var views = new SubjectView[day.Groups.Length - 1];
        Parallel.For(0, views.Length, _parallel, g => views[g] = SubjectView.Of(History, day.Subject[day.Queries[day.Groups[g]]], Now, Embedding is not null));
        return views;
    }
}

/// <summary>A subject's past as the rules see it on one morning.</summary>
internal readonly struct SubjectView
{
    private readonly PastTriple[] _past;
    private readonly PathStep[] _paths;
    private readonly int _pathCount;

    private SubjectView(PastTriple[] past, PathStep[] paths, int pathCount) => (_past, _paths, _pathCount) = (past, paths, pathCount);

    /// <summary>Each past triple.</summary>
    internal ReadOnlySpan<PastTriple> Past => _past;

    internal ReadOnlySpan<PathStep> Paths => _paths.AsSpan(0, _pathCount);

    internal static SubjectView Of(History history, int subject, int now, bool paths)
    {
        var memory = history.Subjects[subject];
        var past = new PastTriple[memory.Triples];
        for (var k = 0; k < past.Length; k++)
        {
            ref var count = ref memory.TripleCount[k];
            past[k] = new PastTriple(memory.TripleObject[k], memory.TripleRelation[k], count.Gap(now), count.Count);
        }

        PathStep[] steps = [];
        var n = !paths ? 0 : PathBook.Walk(history, subject, now, ref steps);
        return new SubjectView(past, steps, n);
    }
}
