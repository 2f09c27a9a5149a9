using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>Asks, samples and ranks; one for each thread.</summary>
internal sealed class Worker
{
    /// <summary>Questions that are scored by the embedding at once: its table is larger than the caches, and is read once for all of them.</summary>
    internal const int Together = 16;
    private const float BelowCandidates = -1e4f;
    private readonly Knowledge _knowledge;
    private readonly FilterBook _filter;
    private readonly BacktestOptions _options;
    private readonly RankerSize _size;
    private readonly Asker _asker;
    private readonly bool[] _out;
    private readonly float[] _queries = new float[Together * OnlineEmbedding.Both];
    private readonly float[] _contextAny = new float[OnlineEmbedding.D];
    private readonly float[] _contextAsked = new float[OnlineEmbedding.D];
    private readonly OnlineEmbedding.Context _found = new();
    private readonly float[] _embedded;
    private readonly float[] _graph;
    private readonly GraphEncoder.Room _room = new(Together);
    private readonly int[] _subjects = new int[Together];
    private readonly int[] _relations = new int[Together];
    private readonly float[] _scores;
    private readonly float[] _rows;
    private readonly Network.Activations _activations = new();
    private readonly float[] _own = new float[Asker.MostCandidates];
    private readonly float[] _sum = new float[Asker.MostCandidates];
    private readonly float[] _standard;
    private readonly List<(int Group, int Query)> _asked = [];

    internal Worker(Knowledge knowledge, FilterBook filter, BacktestOptions options, RankerSize size)
    {
        (_knowledge, _filter, _options, _size) = (knowledge, filter, options, size);
        _asker = new Asker(knowledge);
        var n = knowledge.History.Entities;
        _out = new bool[n];
        _embedded = new float[Together * (knowledge.Embedding?.Width ?? 0)];
        _scores = new float[n];
        _graph = new float[Together * (knowledge.Graph?.Width ?? 0)];
        _rows = new float[Asker.MostCandidates * knowledge.Width];
        _standard = new float[Asker.MostCandidates * knowledge.Width];
    }

    /// <summary>Asks the questions of some groups, one subject after another.</summary>
    internal void AskGroups(DayFacts day, Range groups, IReadOnlyList<SubjectView> views, bool apply, double share, IReadOnlyList<Network> networks, GroupOutcome[] outcomes)
    {
        _asked.Clear();
        for (var g = groups.Start.Value; g < groups.End.Value; g++)
        {
            outcomes[g] = new GroupOutcome();
            for (var q = day.Groups[g]; q < day.Groups[g + 1]; q++)
                if (apply || Chance(day, q).NextDouble() < share)
                    _asked.Add((g, q));
        }

        var turned = -1;
        for (var from = 0; from < _asked.Count; from += Together)
        {
            var n = Math.Min(Together, _asked.Count - from);
            Embed(day, from, n);
            for (var i = 0; i < n; i++)
            {
                var (group, query) = _asked[from + i];
                if (group != turned)
                {
                    if (turned >= 0)
                        _asker.TurnAway();
                    _asker.Turn(day.Subject[day.Queries[query]], day.Day, views[group]);
                    turned = group;
                }

                AskOne(day, query, i, apply, networks, outcomes[group]);
            }
        }

        if (turned >= 0)
            _asker.TurnAway();
    }

    private void Embed(DayFacts day, int from, int n)
    {
        if (_knowledge.Embedding is not { } embedding)
            return;
        for (var i = 0; i < n; i++)
        {
            var at = day.Queries[_asked[from + i].Query];
            embedding.Query(day.Subject[at], day.Relation[at], _knowledge.Now, _queries.AsSpan(i * OnlineEmbedding.Both, OnlineEmbedding.Both), _contextAny, _contextAsked, _found);
            (_subjects[i], _relations[i]) = (day.Subject[at], day.Relation[at]);
        }

        embedding.ScoreAll(_queries, n, _embedded);
        _knowledge.Graph?.ScoreAll(_subjects.AsSpan(0, n), _relations.AsSpan(0, n), _room, _graph);
    }

    private SeededRandom Chance(DayFacts day, int query)
    {
        var at = day.Queries[query];
        return SeededRandom.ForBlock(_options.Seed, (((long)day.Day * 2048) + day.Relation[at]) * 1_000_003 + day.Subject[at]);
    }

    private void AskOne(DayFacts day, int query, int slot, bool apply, IReadOnlyList<Network> networks, GroupOutcome outcome)
    {
        int from = day.Queries[query], to = day.Queries[query + 1], relation = day.Relation[from];
        _asker.Ask(relation);
        if (_knowledge.Embedding is null)
        {
            _asker.ScoreByRules();
            Rank(day, from, to, _asker.RuleScores, outcome);
        }
        else
        {
            var embedded = _embedded.AsSpan(slot * _knowledge.Embedding.Width, _knowledge.History.Entities);
            var graph = _knowledge.Graph is { } encoder ? _graph.AsSpan(slot * encoder.Width, embedded.Length) : [];
            _asker.Choose(embedded, graph);
            if (apply && networks.Count == 0)
            {
                Rank(day, from, to, embedded, outcome);
            }
            else if (apply)
            {
                Score(relation, embedded, graph, networks);
                for (var i = from; i < to; i++)
                    outcome.InCandidates += _asker.InCandidates[day.Object[i]] ? 1 : 0;
                Rank(day, from, to, _scores, outcome);
            }
            else
            {
                Take(day, from, to, embedded, graph, query, outcome);
            }

            _asker.Dismiss();
        }

        _asker.Forget();
    }

    // The networks' mean for the candidates; everyone else below them, in the embedding's order.
    private void Score(int relation, ReadOnlySpan<float> embedded, ReadOnlySpan<float> graph, IReadOnlyList<Network> networks)
    {
        var n = _asker.CandidateCount;
        var candidates = _asker.Candidates.AsSpan(0, n);
        _asker.Write(candidates, embedded, graph, _rows);
        _sum.AsSpan(0, n).Clear();
        foreach (var network in networks)
        {
            _rows.AsSpan(0, n * _knowledge.Width).CopyTo(_standard);
            network.Standardise(_standard, n);
            network.Forward(_standard, n, relation, _activations, _own);
            for (var j = 0; j < n; j++)
                _sum[j] += _own[j];
        }

        for (var e = 0; e < _scores.Length; e++)
            _scores[e] = embedded[e] + BelowCandidates;
        for (var j = 0; j < n; j++)
            _scores[candidates[j]] = _sum[j] / networks.Count;
    }

    private void Rank(DayFacts day, int from, int to, ReadOnlySpan<float> scores, GroupOutcome outcome)
    {
        var relations = _knowledge.History.Relations;
        var left = _filter.LeftOut(day, from, to);
        for (var i = from; i < to; i++)
        {
            int s = day.Subject[i], r = day.Relation[i], o = day.Object[i];
            var rank = Ranking.Of(scores, o, left);
            var first = !_knowledge.History.Knows(s, r, o);
            outcome.Ranks.Add(r < relations
                ? new RankedFact(new Fact(s, r, o, day.Day), Direction.Object, rank, first)
                : new RankedFact(new Fact(o, r - relations, s, day.Day), Direction.Subject, rank, first));
        }
    }

    // Keeps the answers among the candidates, the hardest wrong ones, and a random few that stand for all the others.
    private void Take(DayFacts day, int from, int to, ReadOnlySpan<float> embedded, ReadOnlySpan<float> graph, int query, GroupOutcome outcome)
    {
        var n = _asker.CandidateCount;
        var candidates = _asker.Candidates.AsSpan(0, n);
        var right = 0;
        for (var i = from; i < to; i++)
            _out[day.Object[i]] = true;
        foreach (var o in candidates)
            right += _out[o] ? 1 : 0;
        if (right > 0)
        {
            var chance = Chance(day, query);
            chance.NextDouble();
            var keys = _own.AsSpan(0, n);
            for (var j = 0; j < n; j++)
                keys[j] = _out[candidates[j]] ? float.MaxValue : _asker.Strength(candidates[j], embedded[candidates[j]]);
            var order = new int[n];
            candidates.CopyTo(order);
            keys.Sort(order.AsSpan());
            var easy = Math.Max(0, n - right - _size.HardWrong);
            var weight = (byte)Math.Clamp((easy + (_size.RandomWrong / 2)) / _size.RandomWrong, 1, 255);
            var kept = new List<int>();
            var weights = new List<byte>();
            for (var j = n - 1; j >= 0; j--)
            {
                var hard = j >= easy;
                if (!hard && chance.NextInt32(Math.Max(1, easy)) >= _size.RandomWrong)
                    continue;
                kept.Add(order[j]);
                weights.Add(_out[order[j]] ? (byte)0 : hard ? (byte)1 : weight);
            }

            var rows = _rows.AsSpan(0, kept.Count * _knowledge.Width);
            _asker.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept), embedded, graph, rows);
            outcome.Samples.Add(new RawSample(day.Relation[from], rows.ToArray(), [.. weights]));
        }

        for (var i = from; i < to; i++)
            _out[day.Object[i]] = false;
    }
}
