using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>Asks questions of the knowledge, one subject after another. One for each thread; it changes nothing that others see.</summary>
internal sealed partial class Asker
{
    private const int Window = 45, MostFacts = 60, MostAsked = 80, Partners = 25;
    private readonly Knowledge _knowledge;
    private readonly History _history;
    private readonly PairCell[] _pair;
    private readonly AskCell[] _ask;
    private readonly RuleWeights.Scratch _weighing;
    private readonly bool[] _touchedAlready;
    private readonly int[] _touched;
    private readonly TopK _partners = new(Partners);
    private readonly float[] _contextAny = new float[OnlineEmbedding.D];
    private readonly float[] _contextAsked = new float[OnlineEmbedding.D];
    private readonly CoAssociation.Company? _anyCompany;
    private readonly CoAssociation.Company? _askedCompany;
    private readonly int _most;
    private int _touchedCount;
    private int _touchedByPair;
    private int _subject;
    private int _relation;
    private int _day;
    private SubjectView _view = new();
    private float _pairMiddle;
    private float _pairSlow;
    private float _askedMiddle;
    private float _askedSlow;
    private float _bestOr;
    private int _known;
    private float[] _confidences = [];
    private Fired[] _fired = [];

    internal Asker(Knowledge knowledge)
    {
        _knowledge = knowledge;
        _history = knowledge.History;
        var n = _history.Entities;
        _pair = new PairCell[n];
        _ask = new AskCell[n];
        _weighing = new RuleWeights.Scratch();
        _touchedAlready = new bool[n];
        _touched = new int[n];
        InCandidates = new bool[n];
        RuleScores = new float[n];
        if (knowledge.Groups is { } groups)
            (_anyCompany, _askedCompany) = (new CoAssociation.Company(groups.Association, n), new CoAssociation.Company(groups.Association, n));
        _most = knowledge.Graph is null ? MostCandidates - OfGraph : MostCandidates;
    }

    private int Now => _knowledge.Now;

    /// <summary>Turns to a subject: what is known of it and its partners, whatever is asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Turn(int subject, int day, SubjectView view)
    {
        (_subject, _day, _view) = (subject, day, view);
        _touchedCount = 0;
        _pairMiddle = _pairSlow = 0;
        _partners.Clear();
        var s = _history.Subjects[subject];
        for (var k = 0; k < s.Partners; k++)
        {
            var o = s.Partner[k];
            ref var count = ref s.PartnerCount[k];
            ref var cell = ref _pair[o];
            Touch(o);
            cell = new PairCell { Fast = count.Fast(Now), Middle = count.Middle(Now), Slow = count.Slow(Now), Count = count.Count, Gap = count.Gap(Now), Relations = s.PartnerRelations[k], Interval = count.Interval };
            _pairMiddle += cell.Middle;
            _pairSlow += cell.Slow;
            _partners.Add(cell.Middle + (.1f * cell.Slow), o);
        }

        if (_knowledge.Embedding is not null)
            TurnFurther(s);
        _touchedByPair = _touchedCount;
    }

    /// <summary>Turns away: everything noted about the subject is forgotten.</summary>
    internal void TurnAway()
    {
        for (var j = 0; j < _touchedCount; j++)
        {
            var o = _touched[j];
            _touchedAlready[o] = false;
            _pair[o] = default;
        }

        _touchedCount = 0;
        _anyCompany?.Clear();
    }

    // What only the ranker needs: partners' partners, the context's mean vector.
    private void TurnFurther(SubjectMemory s)
    {
        Array.Clear(_contextAny);
        foreach (var z in _partners.Ids)
        {
            var share = _pair[z].Middle / (_pairMiddle + 1e-3f);
            Blocks.Add(share, _knowledge.Embedding!.ObjectVector(z), _contextAny);
            _anyCompany!.Add(z, share);
            var other = _history.Subjects[z];
            for (var k = other.Facts - 1; k >= 0 && k >= other.Facts - MostFacts; k--)
            {
                var gap = Now - other.FactDay[k];
                if (gap > Window)
                    break;
                Touch(other.FactObject[k]);
                _pair[other.FactObject[k]].TwoSteps += share * Decayed.Middle15(gap);
            }
        }

        WalkFrom(s);
    }

    /// <summary>Asks what the subject does in a relation: fires rules and gathers counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Ask(int relation)
    {
        _relation = relation;
        if (_knowledge.Rules.Knows(relation))
        {
            var past = _view.Past;
            if (_confidences.Length < past.Length)
                _confidences = new float[2 * past.Length];
            _knowledge.Rules.Confidences(relation, past, _confidences);
            Fire(_view.PartnerOf, _confidences);
        }

        foreach (var p in _view.Paths)
        {
            var c = _knowledge.Paths.Confidence(relation, p);
            Touch(p.Object);
            ref var cell = ref _ask[p.Object];
            cell.PathSum += c;
        }

        _knowledge.Weights.Weigh(relation, _view, _weighing);
        Gather(_view.Partners);
        if (_knowledge.Embedding is not null)
            AskFurther();
    }

    // By the place among the partners: they lie side by side, the objects' cells far apart.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fire(ReadOnlySpan<int> partnerOf, ReadOnlySpan<float> confidences)
    {
        if (_fired.Length < _view.Partners.Length)
            _fired = new Fired[2 * _view.Partners.Length];
        Span<Fired> fired = _fired;
        for (var i = 0; i < partnerOf.Length; i++)
            fired[partnerOf[i]].Fire(confidences[i]);
    }

    // Brings what fired to the objects' cells.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(ReadOnlySpan<int> partners)
    {
        (_bestOr, _known) = (0, 0);
        Span<float> chances = _weighing.Chance;
        var ruled = _knowledge.Rules.Knows(_relation);
        for (var k = 0; k < partners.Length; k++)
        {
            ref var cell = ref _ask[partners[k]];
            cell.Weighed = chances[k];
            if (!ruled)
                continue;
            ref var fired = ref _fired[k];
            (cell.RuleSecond, cell.RuleSum, cell.Or) = (fired.Best[1], fired.Sum, fired.NoisyOr());
            _known++;
            _bestOr = Math.Max(_bestOr, cell.Or);
            fired = default;
        }
    }

    /// <summary>Forgets what was asked; the subject stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Forget()
    {
        for (var j = 0; j < _touchedCount; j++)
            _ask[_touched[j]] = default;
        for (var j = _touchedByPair; j < _touchedCount; j++)
            _touchedAlready[_touched[j]] = false;
        _touchedCount = _touchedByPair;
        _askedCompany?.Clear();
    }

    private void AskFurther()
    {
        (_askedMiddle, _askedSlow) = (0, 0);
        Array.Clear(_contextAsked);
        var s = _history.Subjects[_subject];
        if (_history.Asked(_subject, _relation) is { } own)
        {
            var all = own.All.Slow(Now) + 1e-3f;
            for (var j = 0; j < own.Triples; j++)
            {
                var k = own.Own[j].Triple;
                var o = s.TripleObject[k];
                ref var count = ref s.TripleCount[k];
                ref var cell = ref _ask[o];
                (cell.Fast, cell.Middle, cell.Slow, cell.Count, cell.Gap) = (count.Fast(Now), count.Middle(Now), count.Slow(Now), count.Count, count.Gap(Now));
                cell.Interval = count.Interval;
                _askedMiddle += cell.Middle;
                _askedSlow += cell.Slow;
                if (j < own.Triples - MostFacts)
                    continue;
                Blocks.Add(cell.Slow / all, _knowledge.Embedding!.ObjectVector(o), _contextAsked);
                _askedCompany!.Add(o, cell.Slow / all);
            }

            WalkFrom(own);
        }

        if (_history.Asked(_subject, _history.Inverse(_relation)) is { } back)
        {
            for (var j = 0; j < back.Triples; j++)
            {
                var k = back.Own[j].Triple;
                _ask[s.TripleObject[k]].InverseGap = s.TripleCount[k].Gap(Now);
            }
        }

        foreach (var z in _partners.Ids)
        {
            float middle = _pair[z].Middle / (_pairMiddle + 1e-3f), slow = _pair[z].Slow / (_pairSlow + 1e-3f);
            Near(z, middle, slow, 0);
        }

        var who = _knowledge.Neighbours!.Of(_subject);
        var alike = _knowledge.Neighbours.Alike(_subject);
        for (var i = 0; i < who.Length; i++)
            Near(who[i], 0, 0, alike[i]);
    }

    // What another actor does in the relation asked.
    private void Near(int z, float middle, float slow, float similar)
    {
        if (_history.Asked(z, _relation) is not { } theirs)
            return;
        var other = _history.Subjects[z];
        for (var j = Math.Max(0, theirs.Triples - MostAsked); j < theirs.Triples; j++)
        {
            var k = theirs.Own[j].Triple;
            ref var count = ref other.TripleCount[k];
            var o = other.TripleObject[k];
            Touch(o);
            ref var cell = ref _ask[o];
            cell.Near += middle * count.Middle(Now);
            cell.NearSlow += slow * count.Slow(Now);
            cell.Similar += similar * count.Slow(Now);
        }
    }

    private void Touch(int o)
    {
        if (_touchedAlready[o])
            return;
        _touchedAlready[o] = true;
        _touched[_touchedCount++] = o;
    }
}
