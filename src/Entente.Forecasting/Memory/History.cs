using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>Everything that has been revealed so far, laid out for asking. A fact is in it only once it was revealed.</summary>
internal sealed class History
{
    private const int Shards = 4;
    private readonly Shard[] _shards = [.. Enumerable.Range(0, Shards).Select(_ => new Shard())];
    private readonly byte[] _popularSteps;
    private readonly int[] _popular;
    private readonly bool _facts;

    /// <param name="entities">How many actors there are.</param>
    /// <param name="relations">How many relations there are, one direction.</param>
    /// <param name="facts">Whether every fact of a subject is kept in order of time; the rules do without.</param>
    internal History(int entities, int relations, bool facts = true)
    {
        _facts = facts;
        (Entities, Relations, Directed) = (entities, relations, 2 * relations);
        Subjects = new SubjectMemory[entities];
        for (var i = 0; i < entities; i++)
            Subjects[i] = new SubjectMemory();
        _popularSteps = new byte[Directed * entities];
        _popular = new int[Directed * entities];
        PopularOf = new RelationMemory[Directed];
        for (var r = 0; r < Directed; r++)
            PopularOf[r] = new RelationMemory();
        ObjectCount = new Decayed[entities];
        RelationCount = new Decayed[Directed];
        RelationRepeats = new int[Directed];
    }

    internal int Entities { get; }

    /// <summary>Relations in one direction.</summary>
    internal int Relations { get; }

    /// <summary>Relations in both directions; the inverse of r is r + <see cref="Relations"/>.</summary>
    internal int Directed { get; }

    internal SubjectMemory[] Subjects { get; }

    /// <summary>How often each actor was an object.</summary>
    internal Decayed[] ObjectCount { get; }

    /// <summary>How often each relation occurred.</summary>
    internal Decayed[] RelationCount { get; }

    /// <summary>How often a relation occurred as the repetition of a triple.</summary>
    internal int[] RelationRepeats { get; }

    /// <summary>How often each object occurred in each relation.</summary>
    internal RelationMemory[] PopularOf { get; }

    internal int Inverse(int relation) => relation < Relations ? relation + Relations : relation - Relations;

    /// <summary>The place of an object in the memory of a relation, or -1.</summary>
    internal int Popular(int relation, int obj) => _popular[(relation * Entities) + obj] - 1;

    /// <summary>How often an object occurred in a relation, in steps of <see cref="StepOf"/>; 0 for never.</summary>
    internal byte PopularStep(int relation, int obj) => _popularSteps[(relation * Entities) + obj];

    /// <summary>The same places, plus one, of every actor.</summary>
    internal ReadOnlySpan<int> PlacesAmongPopular(int relation) => _popular.AsSpan(relation * Entities, Entities);

    /// <summary>The steps of every actor.</summary>
    internal ReadOnlySpan<byte> PopularSteps(int relation) => _popularSteps.AsSpan(relation * Entities, Entities);

    /// <summary>Counts in quarters of a doubling: 4 for once, 8 for twice.</summary>
    internal static byte StepOf(float count) => (byte)(4 + (4 * MathF.Log2(count)));

    /// <summary>What an actor did in a relation, or null.</summary>
    internal AskedMemory? Asked(int subject, int relation) => _shards[subject % Shards].Asked.GetValueOrDefault(AskedKey(subject, relation));

    /// <summary>The place of an actor among a subject's partners, or -1.</summary>
    internal int PartnerPlace(int subject, int obj) => _shards[subject % Shards].Partner.TryGetValue(PartnerKey(subject, obj), out var place) ? place : -1;

    /// <summary>Whether the triple has occurred.</summary>
    internal bool Knows(int subject, int relation, int obj) => _shards[subject % Shards].Triple.ContainsKey(TripleKey(subject, relation, obj));

    /// <summary>Reveals a day: what belongs to a subject by shards of subjects, what belongs to a relation or an object beside.</summary>
    /// <param name="parallel">How many threads; one where null.</param>
    internal void Reveal(DayFacts facts, ParallelOptions? parallel = null) => Parallel.For(0, Shards + 1, parallel ?? new ParallelOptions { MaxDegreeOfParallelism = 1 }, shard =>
    {
        for (var i = 0; i < facts.Count; i++)
        {
            if (shard == 0)
                RevealRelation(facts.Relation[i], facts.Object[i], facts.Day);
            else if (facts.Subject[i] % Shards == shard - 1)
                RevealSubject(facts.Subject[i], facts.Relation[i], facts.Object[i], facts.Day);
        }
    });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RevealSubject(int s, int r, int o, int day)
    {
        var (subject, shard) = (Subjects[s], _shards[s % Shards]);
        if (!shard.Asked.TryGetValue(AskedKey(s, r), out var asked))
            shard.Asked[AskedKey(s, r)] = asked = new AskedMemory { Place = subject.AddRelation(r) };
        if (!shard.Partner.TryGetValue(PartnerKey(s, o), out var p))
            shard.Partner[PartnerKey(s, o)] = p = subject.AddPartner(o);
        if (!shard.Triple.TryGetValue(TripleKey(s, r, o), out var t))
        {
            shard.Triple[TripleKey(s, r, o)] = t = subject.AddTriple(r, p);
            subject.PartnerRelations[p]++;
            asked.AddTriple(t, p);
        }
        else
        {
            Interlocked.Increment(ref RelationRepeats[r]);
            subject.Repeats++;
        }

        subject.TripleCount[t].Add(day);
        subject.PartnerCount[p].Add(day);
        if (_facts)
            subject.AddFact(r, o, day);
        asked.Add(o, day);
        subject.RelationLast[asked.Place] = day;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RevealRelation(int r, int o, int day)
    {
        ref var place = ref _popular[(r * Entities) + o];
        if (place == 0)
            place = PopularOf[r].Add(o) + 1;
        ref var count = ref PopularOf[r].Count[place - 1];
        count.Add(day);
        _popularSteps[(r * Entities) + o] = StepOf(count.Count);
        ObjectCount[o].Add(day);
        RelationCount[r].Add(day);
    }

    private long AskedKey(int s, int r) => ((long)s * Directed) + r;

    private long PartnerKey(int s, int o) => ((long)s * Entities) + o;

    private long TripleKey(int s, int r, int o) => ((((long)s * Directed) + r) * Entities) + o;

    // Where to find what some of the subjects did.
    private sealed class Shard
    {
        internal readonly Dictionary<long, int> Triple = [], Partner = [];
        internal readonly Dictionary<long, AskedMemory> Asked = [];
    }
}
