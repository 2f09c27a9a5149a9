using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

internal sealed partial class Asker
{
    internal const int MostCandidates = 560;
    private const int OfGraph = 80;
    private readonly TopK _rules = new(80);
    private readonly TopK _popular = new(60);
    private readonly TopK _near = new(60);
    private readonly TopK _embedded = new(80);
    private readonly TopK _named = new(40);

    /// <summary>Whether an actor is a candidate of the last question.</summary>
    internal bool[] InCandidates { get; }

    /// <summary>The candidates of the last question.</summary>
    internal int[] Candidates { get; } = new int[MostCandidates];

    internal int CandidateCount { get; private set; }

    /// <summary>The score of every actor by rules alone; see <see cref="ScoreByRules"/>.</summary>
    internal float[] RuleScores { get; }

    /// <summary>Scores every actor by rules, counted and weighed, and by how often it was an object of the relation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ScoreByRules()
    {
        var scores = RuleScores;
        _knowledge.Popular.Score(_relation, scores);
        for (var j = 0; j < _touchedCount; j++)
        {
            ref var cell = ref _ask[_touched[j]];
            scores[_touched[j]] += .5f * MathF.Log(((cell.Or / 1e-3f) + 1) * ((cell.Weighed / 1e-3f) + 1));
        }
    }

    /// <summary>Chooses candidates: by rules, own history, popularity, neighbours and paths, embedding, names.</summary>
    /// <param name="embedding">Every actor's embedding score.</param>
    /// <param name="graph">Every actor's chance by the graph encoder, or nothing.</param>
    internal void Choose(ReadOnlySpan<float> embedding, ReadOnlySpan<float> graph)
    {
        CandidateCount = 0;
        _rules.Clear();
        _near.Clear();
        for (var j = 0; j < _touchedCount; j++)
        {
            var o = _touched[j];
            ref var cell = ref _ask[o];
            if (cell.Or > 0)
                _rules.Add(cell.Or, o);
            var near = (cell.Near * 3) + cell.NearSlow + _pair[o].TwoSteps + (10 * cell.PathSum) + (.3f * cell.Similar) + (20 * (cell.Walk + _pair[o].Walk));
            if (near > 0)
                _near.Add(near, o);
        }

        Take(_rules.Ids);
        if (_history.Asked(_subject, _relation) is { } own)
            for (var j = Math.Max(0, own.Triples - 40); j < own.Triples; j++)
                Take(_history.Subjects[_subject].TripleObject[own.Own[j].Triple]);
        _popular.Clear();
        var popular = _history.PopularOf[_relation];
        for (var i = 0; i < popular.Objects; i++)
        {
            ref var count = ref popular.Count[i];
            _popular.Add(count.Middle(Now) + (.3f * count.Slow(Now)), popular.Object[i]);
        }

        Take(_popular.Ids);
        Take(_near.Ids);
        TakeBest(embedding);
        TakeBest(graph);
        if (_knowledge.Names?.ObjectsOf(_subject, _relation) is { } named)
        {
            _named.Clear();
            for (var i = Math.Max(0, named.Count - 200); i < named.Count; i++)
                _named.Add(_knowledge.Names.CountryObject(_subject, _relation, named[i], Now), named[i]);
            Take(_named.Ids);
        }
    }

    /// <summary>Forgets the candidates.</summary>
    internal void Dismiss()
    {
        for (var i = 0; i < CandidateCount; i++)
            InCandidates[Candidates[i]] = false;
        CandidateCount = 0;
    }

    /// <summary>How strong a candidate looks before the network has seen it: picks the hard wrong answers.</summary>
    internal float Strength(int o, float embedding)
    {
        var or = _ask[o].Or;
        return or > 0 ? MathF.Log(or + 1e-3f) + 8 + (.2f * embedding) : .5f * embedding;
    }

    private void TakeBest(ReadOnlySpan<float> scores)
    {
        _embedded.Clear();
        var least = float.NegativeInfinity;
        for (var e = 0; e < scores.Length; e++)
        {
            if (scores[e] <= least)
                continue;
            _embedded.Add(scores[e], e);
            least = _embedded.Least;
        }

        Take(_embedded.Ids);
    }

    private void Take(ReadOnlySpan<int> who)
    {
        foreach (var o in who)
            Take(o);
    }

    private void Take(int o)
    {
        if (InCandidates[o] || CandidateCount == _most)
            return;
        InCandidates[o] = true;
        Candidates[CandidateCount++] = o;
    }
}
