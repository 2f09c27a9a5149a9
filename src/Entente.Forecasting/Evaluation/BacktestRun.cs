using System.Collections.Concurrent;
using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>One run through the days: forecast, then count, then reveal.</summary>
internal sealed class BacktestRun
{
    private readonly FactSet _set;
    private readonly BacktestOptions _options;
    private readonly Action<BacktestStep>? _report;
    private readonly CancellationToken _cancellation;
    private readonly Knowledge _knowledge;
    private readonly RankerSize _size;
    private readonly FilterBook _filter;
    private readonly ParallelOptions _parallel;
    private readonly ConcurrentBag<Worker> _idle = [];
    private readonly List<Sample> _samples = [];
    private FeatureSteps? _steps;
    private IReadOnlyList<Network> _networks = [];
    private BaselineRun? _baselines;
    private int _answers;
    private int _inCandidates;

    internal BacktestRun(FactSet set, BacktestOptions options, Action<BacktestStep>? report, CancellationToken cancellation)
    {
        (_set, _options, _report, _cancellation) = (set, options, report, cancellation);
        _knowledge = new Knowledge(set, options);
        _size = RankerSize.Of(set.Train.Length, _knowledge.Graph is not null, options);
        _filter = new FilterBook(set, options.Filter);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
    }

    internal double CandidateShare => _options.Model == ForecastModel.Rules || _answers == 0 ? 1 : (double)_inCandidates / _answers;

    /// <summary>The baselines' ranks of the same answers, once the forecast is made.</summary>
    internal IReadOnlyList<(string Name, IReadOnlyList<RankedFact> Ranks)> Baselines => _baselines?.Ranks() ?? [];

    /// <summary>Whether the samples stay after training, to be looked at.</summary>
    internal bool KeepSamples { get; init; }

    internal IReadOnlyList<Sample> Samples => _samples;

    /// <summary>The networks, once trained.</summary>
    internal IReadOnlyList<Network> Networks => _networks;

    internal List<RankedFact> Forecast()
    {
        var ranks = new List<RankedFact>();
        var blocks = Schedule.Of(_set, _options.Setting, _options.Part, _parallel);
        var total = blocks.Sum(b => b.Days.Count);
        var (firstSample, share) = Sampling(blocks);
        var done = 0;
        _baselines = new BaselineRun(_set, _options, blocks, _knowledge.History, _filter, _cancellation);
        foreach (var block in blocks)
        {
            _cancellation.ThrowIfCancellationRequested();
            var apply = block.Part == _options.Part;
            if (block.Part != Part.Train && _options.Model == ForecastModel.Ranked && _networks.Count == 0)
            {
                _report?.Invoke(new BacktestStep(BacktestPhase.Train, done, total));
                Train();
            }

            _report?.Invoke(new BacktestStep(apply ? BacktestPhase.Apply : BacktestPhase.Learn, done, total));
            var sample = block.Part == Part.Train && _options.Model == ForecastModel.Ranked && block.Now >= firstSample && share > 0;
            if (apply || sample)
                _knowledge.Wake(block.Now);
            else
                _knowledge.Doze(block.Now);
            var beside = block.Part == Part.Train ? Task.CompletedTask : Beside(() => _baselines.Look(block));
            IReadOnlyList<SubjectView> views = [];
            foreach (var day in block.Days)
            {
                if (apply || sample || block.Days.Count == 1)
                    views = _knowledge.Look(day);
                if (apply || sample)
                {
                    _knowledge.Refresh(day);
                    var outcomes = AskAll(day, views, apply, share);
                    Keep(outcomes);
                    foreach (var group in outcomes)
                    {
                        ranks.AddRange(group.Ranks);
                        _inCandidates += group.InCandidates;
                        _answers += group.Ranks.Count;
                    }
                }

                done++;
            }

            _report?.Invoke(new BacktestStep(BacktestPhase.Learn, done, total));
            if (!apply || _options.Setting == Setting.SingleStep)
                Count(block, views);
            _report?.Invoke(new BacktestStep(BacktestPhase.Baselines, done, total));
            beside.GetAwaiter().GetResult();
            _report?.Invoke(new BacktestStep(BacktestPhase.Learn, done, total));
            foreach (var day in block.Days)
                _knowledge.Reveal(day, _cancellation);
        }

        return ranks;
    }

    // What only looks at the past fills the time in which a thread would wait for another.
    private Task Beside(Action look)
    {
        if (_options.Threads > 1)
            return Task.Run(look, _cancellation);
        look();
        return Task.CompletedTask;
    }

    // Rules are counted once the whole block has been asked: within it, no day may teach anything about the next.
    private void Count(Block block, IReadOnlyList<SubjectView> views)
    {
        foreach (var day in block.Days)
            _knowledge.Count(day, block.Days.Count == 1 ? views : _knowledge.Look(day));
    }

    // Samples come from the training days but the first fifth: counts and embedding must look somewhat as they will when forecasts are made.
    private (int First, double Share) Sampling(List<Block> blocks)
    {
        var train = blocks.Where(b => b.Part == Part.Train).ToList();
        int begin = train[0].Now, end = train[^1].Days[^1].Day + 1;
        // In multi-step the mornings lie a whole gap apart: a short part has none after its first fifth, then its last one serves.
        var first = Math.Min(begin + ((end - begin) / 5), train[^1].Now);
        var queries = train.Where(b => b.Now >= first).Sum(b => b.Days.Sum(d => d.Queries.Length - 1));
        var wanted = _size.Networks == 0 ? 0 : _options.Share > 0 ? _options.Share * queries : _size.Questions;
        return (first, queries == 0 ? 0 : Math.Min(1, wanted / queries));
    }

    private void Keep(GroupOutcome[] outcomes)
    {
        var raw = outcomes.SelectMany(o => o.Samples).ToList();
        if (raw.Count == 0)
            return;
        _steps ??= FeatureSteps.Of(raw, _knowledge.Width, FeatureSet.Used(_options.Names, _options.Setting == Setting.MultiStep));
        var packed = new Sample[raw.Count];
        Parallel.For(0, packed.Length, _parallel, i => packed[i] = _steps.Pack(raw[i]));
        _samples.AddRange(packed);
    }

    private GroupOutcome[] AskAll(DayFacts day, IReadOnlyList<SubjectView> views, bool apply, double share)
    {
        var outcomes = new GroupOutcome[day.Groups.Length - 1];
        var pieces = Pieces(day, apply ? 1 : share);
        Parallel.For(0, pieces.Count, _parallel, () => _idle.TryTake(out var w) ? w : new Worker(_knowledge, _filter, _options, _size), (i, _, worker) =>
        {
            worker.AskGroups(day, pieces[i], views, apply, share, _networks, outcomes);
            return worker;
        }, _idle.Add);
        return outcomes;
    }

    // Groups side by side that have, together, about as many questions to be asked as are scored at once.
    private static List<Range> Pieces(DayFacts day, double share)
    {
        var pieces = new List<Range>();
        var from = 0;
        for (var g = 1; g < day.Groups.Length; g++)
        {
            if (g < day.Groups.Length - 1 && (day.Groups[g] - day.Groups[from]) * share < Worker.Together)
                continue;
            pieces.Add(from..g);
            from = g;
        }

        return pieces;
    }

    private void Train()
    {
        if (_samples.Count == 0 && _size.Networks > 0)
            throw new ArgumentException("The training part is too short to train the ranker; ask for the model 'rules'.", nameof(_set));
        var silent = FeatureSet.Silent(_options.Names, _options.Setting == Setting.MultiStep);
        foreach (var f in _options.Without)
            silent[(int)f] = true;
        // Whole networks side by side: a step of one is too short to be worth sharing out among threads.
        var networks = new Network[_size.Networks];
        var inner = new TrainerOptions { Epochs = _size.Epochs, Threads = Math.Max(1, _options.Threads / Math.Max(1, networks.Length)) };
        Parallel.For(0, networks.Length, _parallel, i =>
        {
            var seed = SeededRandom.ForBlock(_options.Seed, 1000 + i).NextUInt64();
            networks[i] = Trainer.Fit(_samples, _knowledge.Width, _knowledge.History.Directed, silent, seed, inner, _cancellation);
        });
        _networks = networks;
        if (KeepSamples)
            return;
        _samples.Clear();
        _samples.TrimExcess();
    }
}

/// <summary>What came of one subject's questions on one day.</summary>
internal sealed class GroupOutcome
{
    internal List<RankedFact> Ranks { get; } = [];

    internal List<RawSample> Samples { get; } = [];

    internal int InCandidates { get; set; }
}
