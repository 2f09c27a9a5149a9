namespace Entente.Forecasting;

/// <summary>
/// Rules about one member: "if an actor last took part in b g days ago (as either member), it is an object of r today", whoever asks.
/// They speak for objects that the subject has never met.
/// </summary>
internal sealed class MemberBook
{
    private const float Prior = 20;
    private readonly int _directed;
    private readonly double[] _support;
    private readonly float[]?[] _hits;
    private readonly float[]?[] _confidence;
    private readonly double[] _days;
    private double _actorDays;

    internal MemberBook(int relations)
    {
        _directed = 2 * relations;
        _support = new double[_directed * RecencyBuckets.Gaps];
        _hits = new float[]?[_directed];
        _confidence = new float[]?[_directed];
        _days = new double[_directed];
    }

    internal static int Place(int body, int gap) => (body * RecencyBuckets.Gaps) + RecencyBuckets.Gap(gap);

    /// <summary>Counts every actor's standing once for a day.</summary>
    internal void LearnSupport(History history, int now)
    {
        foreach (var actor in history.Subjects)
        {
            if (actor.Relations == 0)
                continue;
            _actorDays++;
            for (var k = 0; k < actor.Relations; k++)
                _support[Place(actor.Relation[k], now - actor.RelationLast[k])]++;
        }
    }

    /// <summary>Counts a hit: the actor was an object of the relation on the day. One shard a relation.</summary>
    internal void LearnHit(int relation, SubjectMemory actor, int now)
    {
        var hits = _hits[relation] ??= new float[_directed * RecencyBuckets.Gaps];
        _days[relation]++;
        for (var k = 0; k < actor.Relations; k++)
            hits[Place(actor.Relation[k], now - actor.RelationLast[k])]++;
    }

    internal void Refresh(int relation)
    {
        if (_hits[relation] is not { } hits)
            return;
        var table = _confidence[relation] ??= new float[_directed * RecencyBuckets.Gaps];
        var prior = (float)(Prior * (_days[relation] + 0.01) / (_actorDays + 1));
        for (var i = 0; i < table.Length; i++)
            table[i] = Math.Min(0.99f, (hits[i] + prior) / (float)(_support[i] + Prior));
    }

    internal float[]? Confidence(int relation) => _confidence[relation];
}
