using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>A subject's past as the rules see it on one morning.</summary>
internal sealed class SubjectView
{
    private PastTriple[] _past = [];
    private byte[] _partnerSteps = [];
    private PathStep[] _paths = [];
    private int _pastCount;
    private int _partnerCount;
    private int _pathCount;
    private SubjectMemory _memory = new();

    internal int Subject { get; private set; }

    /// <summary>Each past triple.</summary>
    internal ReadOnlySpan<PastTriple> Past => _past.AsSpan(0, _pastCount);

    /// <summary>The place of each past triple's object among the partners.</summary>
    internal ReadOnlySpan<int> PartnerOf => _memory.TriplePartner.AsSpan(0, _pastCount);

    /// <summary>The subject's partners.</summary>
    internal ReadOnlySpan<int> Partners => _memory.Partner.AsSpan(0, _partnerCount);

    /// <summary>How long ago and how often each partner was met, in any relation.</summary>
    internal ReadOnlySpan<byte> PartnerSteps => _partnerSteps.AsSpan(0, _partnerCount);

    internal ReadOnlySpan<PathStep> Paths => _paths.AsSpan(0, _pathCount);

    /// <summary>Turns to a subject; what was seen before is forgotten.</summary>
    /// <param name="paths">Whether paths of two steps are walked too.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Look(History history, int subject, int now, bool paths)
    {
        Subject = subject;
        var memory = _memory = history.Subjects[subject];
        (_pastCount, _partnerCount) = (memory.Triples, memory.Partners);
        if (_past.Length < _pastCount)
            _past = new PastTriple[2 * _pastCount];
        if (_partnerSteps.Length < _partnerCount)
            _partnerSteps = new byte[2 * _partnerCount];
        ReadOnlySpan<byte> gaps = RecencyBuckets.GapOf, counts = RecencyBuckets.CountOf;
        int[] relations = memory.TripleRelation, objects = memory.TripleObject;
        for (var k = 0; k < _pastCount; k++)
        {
            ref var count = ref memory.TripleCount[k];
            var gap = RecencyBuckets.Gap(count.Gap(now), gaps);
            _past[k] = new PastTriple(objects[k], relations[k], gap, RecencyBuckets.Step(gap, count.Count, counts));
        }

        for (var k = 0; k < _partnerCount; k++)
        {
            ref var count = ref memory.PartnerCount[k];
            _partnerSteps[k] = RecencyBuckets.Step(RecencyBuckets.Gap(count.Gap(now), gaps), count.Count, counts);
        }

        _pathCount = paths ? PathBook.Walk(history, subject, now, ref _paths) : 0;
    }
}
