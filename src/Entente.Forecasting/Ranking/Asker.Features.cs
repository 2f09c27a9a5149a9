using static Entente.Forecasting.Feature;

namespace Entente.Forecasting;

internal sealed partial class Asker
{
    private const int Unranked = 200;
    private readonly float[] _keys = new float[MostCandidates];
    private readonly int[] _order = new int[MostCandidates];

    /// <summary>Writes a row of features for each of some candidates.</summary>
    /// <param name="who">The actors.</param>
    /// <param name="embedding">Every actor's embedding score.</param>
    /// <param name="graph">Every actor's chance by the graph encoder, or nothing.</param>
    /// <param name="rows">Row by row, <see cref="Knowledge.Width"/> each.</param>
    internal void Write(ReadOnlySpan<int> who, ReadOnlySpan<float> embedding, ReadOnlySpan<float> graph, Span<float> rows)
    {
        var best = Rank(embedding);
        var bestByGraph = RankByGraph(graph);
        var width = _knowledge.Width;
        var s = _history.Subjects[_subject];
        var asked = _history.Asked(_subject, _relation);
        var members = _knowledge.Members.Confidence(_relation);
        var relation = _history.RelationCount[_relation];
        for (var i = 0; i < who.Length; i++)
        {
            var row = rows.Slice(i * width, width);
            row.Clear();
            var o = who[i];
            WritePair(o, row);
            WriteObject(o, relation, row);
            WriteMember(_history.Subjects[o], members, row);
            WriteEmbedding(o, Math.Max(-15, embedding[o]), best, row);
            row[(int)SubjectCount] = LogScale.Count(s.All.Count);
            row[(int)AskedCount] = LogScale.Count(asked?.Facts ?? 0);
            row[(int)OutsideChance] = MathF.Log(_weighing.Outside + 1e-4f);
            row[(int)AskedGap] = asked?.All.LogGap(Now) ?? LogScale.Never;
            row[(int)AskedFast] = LogScale.Count(asked?.All.Fast(Now) ?? 0);
            row[(int)SubjectGap] = s.All.LogGap(Now);
            row[(int)RelationRepeats] = (_history.RelationRepeats[_relation] + 1f) / (relation.Count + 4);
            row[(int)SubjectRepeats] = (s.Repeats + 1f) / (s.Facts + 3);
            row[(int)RelationCount] = LogScale.Count(relation.Count);
            row[(int)RuleBest] = MathF.Log(_bestOr + 1e-3f);
            row[(int)HistorySize] = LogScale.Count(_known);
            row[(int)IsSubject] = o == _subject ? 1 : 0;
            row[(int)Horizon] = LogScale.Count(_day - Now);
            _knowledge.Meetings!.Write(_relation, o, Now, row);
            _knowledge.Groups!.Write(_subject, _relation, o, Now, row);
            row[(int)TogetherWithPartners] = _anyCompany!.With(o);
            row[(int)TogetherWithAsked] = _askedCompany!.With(o);
            _knowledge.Names?.Write(_subject, _relation, o, Now, row);
            if (!graph.IsEmpty)
                WriteGraph(o, Math.Max(-20, graph[o]), bestByGraph, row);
        }
    }

    // How long the last gap is beside the mean one; 0 where there is none.
    private static float Due(int gap, float interval) => interval > 0 ? MathF.Log((gap + .5f) / (interval + .5f)) : 0;

    // Ranks among all candidates, by rules and by embedding; answers the best embedding score.
    private float Rank(ReadOnlySpan<float> embedding)
    {
        var n = CandidateCount;
        for (var j = 0; j < n; j++)
            (_keys[j], _order[j]) = (-_ask[Candidates[j]].Or, Candidates[j]);
        Array.Sort(_keys, _order, 0, n);
        for (var j = 0; j < n; j++)
            _ask[_order[j]].RuleRank = j;
        for (var j = 0; j < n; j++)
            (_keys[j], _order[j]) = (-_ask[Candidates[j]].Weighed, Candidates[j]);
        Array.Sort(_keys, _order, 0, n);
        for (var j = 0; j < n; j++)
            _ask[_order[j]].ChanceRank = _keys[j] == 0 ? Unranked : j;
        for (var j = 0; j < n; j++)
            (_keys[j], _order[j]) = (-_ask[Candidates[j]].Walk - (.1f * _pair[Candidates[j]].Walk), Candidates[j]);
        Array.Sort(_keys, _order, 0, n);
        for (var j = 0; j < n; j++)
            _ask[_order[j]].WalkRank = _keys[j] == 0 ? Unranked : j;
        for (var j = 0; j < n; j++)
            (_keys[j], _order[j]) = (-embedding[Candidates[j]], Candidates[j]);
        Array.Sort(_keys, _order, 0, n);
        for (var j = 0; j < n; j++)
            _ask[_order[j]].EmbeddingRank = j;
        for (var j = 0; j < n; j++)
            Touch(Candidates[j]);
        return n > 0 ? -_keys[0] : 0;
    }

    // Ranks among all candidates by the graph encoder; answers the best chance.
    private float RankByGraph(ReadOnlySpan<float> graph)
    {
        if (graph.IsEmpty || CandidateCount == 0)
            return 0;
        for (var j = 0; j < CandidateCount; j++)
            (_keys[j], _order[j]) = (-graph[Candidates[j]], Candidates[j]);
        Array.Sort(_keys, _order, 0, CandidateCount);
        for (var j = 0; j < CandidateCount; j++)
            _ask[_order[j]].GraphRank = j;
        return -_keys[0];
    }

    private void WriteGraph(int o, float chance, float best, Span<float> row)
    {
        row[(int)GraphChance] = chance;
        row[(int)GraphRelative] = chance - best;
        row[(int)GraphRank] = LogScale.Count(_ask[o].GraphRank);
    }

    private void WritePair(int o, Span<float> row)
    {
        ref var pair = ref _pair[o];
        ref var ask = ref _ask[o];
        row[(int)PairCount] = LogScale.Count(pair.Count);
        row[(int)PairFast] = LogScale.Count(pair.Fast);
        row[(int)PairSlow] = LogScale.Count(pair.Slow);
        row[(int)PairGap] = LogScale.Gap(pair.Gap);
        row[(int)PairRelations] = LogScale.Count(pair.Relations);
        row[(int)PairShareMiddle] = pair.Middle / (_pairMiddle + .1f);
        row[(int)TripleCount] = LogScale.Count(ask.Count);
        row[(int)TripleFast] = LogScale.Count(ask.Fast);
        row[(int)TripleMiddle] = LogScale.Count(ask.Middle);
        row[(int)TripleGap] = LogScale.Gap(ask.Gap);
        row[(int)TripleShareMiddle] = ask.Middle / (_askedMiddle + .1f);
        row[(int)TripleShareSlow] = ask.Slow / (_askedSlow + .1f);
        row[(int)InverseGap] = LogScale.Gap(ask.InverseGap);
        row[(int)RuleSecond] = MathF.Log(ask.RuleSecond + 1e-3f);
        row[(int)RuleOr] = MathF.Log(ask.Or + 1e-3f);
        row[(int)RuleSum] = MathF.Log(ask.RuleSum + 1e-3f);
        row[(int)RuleRelative] = ask.Or / (_bestOr + 1e-3f);
        row[(int)RuleRank] = LogScale.Count(ask.RuleRank);
        row[(int)RuleChance] = MathF.Log(ask.Weighed + 1e-6f);
        row[(int)RuleChanceRank] = LogScale.Count(ask.ChanceRank);
        row[(int)PairInterval] = LogScale.Count(pair.Interval);
        row[(int)PairDue] = Due(pair.Gap, pair.Interval);
        row[(int)TripleInterval] = LogScale.Count(ask.Interval);
        row[(int)TripleDue] = Due(ask.Gap, ask.Interval);
        row[(int)WalkAsked] = MathF.Log(ask.Walk + 1e-5f);
        row[(int)WalkAny] = MathF.Log(pair.Walk + 1e-5f);
        row[(int)WalkRank] = LogScale.Count(ask.WalkRank);
        row[(int)NearMiddle] = MathF.Log(ask.Near + 1e-3f);
        row[(int)NearSlow] = MathF.Log(ask.NearSlow + 1e-3f);
        row[(int)TwoSteps] = MathF.Log(pair.TwoSteps + 1e-3f);
        row[(int)PathSum] = MathF.Log(ask.PathSum + 1e-4f);
    }

    private void WriteObject(int o, Decayed relation, Span<float> row)
    {
        var i = _history.Popular(_relation, o);
        float objectSlow = 0;
        row[(int)PopularSlow] = MathF.Log(1e-4f);
        ref var any = ref _history.ObjectCount[o];
        if (any.Count > 0)
        {
            objectSlow = any.Slow(Now);
            row[(int)ObjectFast] = LogScale.Count(any.Fast(Now));
            row[(int)ObjectMiddle] = LogScale.Count(any.Middle(Now));
            row[(int)ObjectSlow] = LogScale.Count(objectSlow);
            row[(int)ObjectCount] = LogScale.Count(any.Count);
        }

        if (i >= 0)
        {
            ref var popular = ref _history.PopularOf[_relation].Count[i];
            row[(int)PopularFast] = LogScale.Count(popular.Fast(Now));
            row[(int)PopularMiddle] = LogScale.Count(popular.Middle(Now));
            row[(int)PopularSlow] = MathF.Log((popular.Slow(Now) / (relation.Slow(Now) + 1)) + 1e-4f);
            row[(int)PopularCount] = LogScale.Count(popular.Count);
        }

        row[(int)PairOfObject] = MathF.Log((_pair[o].Slow / (objectSlow + .2f)) + 1e-3f);
    }

    private void WriteMember(SubjectMemory actor, float[]? confidence, Span<float> row)
    {
        float max = 0, sum = 0;
        if (confidence is not null)
        {
            for (var k = 0; k < actor.Relations; k++)
            {
                var gap = Now - actor.RelationLast[k];
                if (gap > Window)
                    continue;
                var c = confidence[MemberBook.Place(actor.Relation[k], gap)];
                sum += c;
                max = Math.Max(max, c);
            }
        }

        row[(int)MemberMax] = MathF.Log(max + 1e-4f);
        row[(int)MemberSum] = MathF.Log(sum + 1e-4f);
    }

    private void WriteEmbedding(int o, float score, float best, Span<float> row)
    {
        var vector = _knowledge.Embedding!.ObjectVector(o);
        row[(int)Embedding] = score;
        row[(int)EmbeddingRelative] = score - best;
        row[(int)EmbeddingRank] = LogScale.Count(_ask[o].EmbeddingRank);
        row[(int)ContextAny] = Blocks.Dot(_contextAny, vector);
        row[(int)ContextAsked] = Blocks.Dot(_contextAsked, vector);
    }
}
