using System.Runtime.CompilerServices;

namespace Entente.Forecasting;

/// <summary>Everything that has been revealed so far, laid out for asking. A fact is in it only once it was revealed.</summary>
internal sealed class History
{
    private readonly Dictionary<long, int> _triple = [];
    private readonly Dictionary<long, int> _partner = [];
    private readonly Dictionary<long, int> _asked = [];
    private readonly List<AskedMemory> _askedMemory = [];
    private readonly byte[] _popularSteps;
    private readonly int[] _popular;
    private int _populars;

    internal History(int entities, int relations)
    {
        (Entities, Relations, Directed) = (entities, relations, 2 * relations);
        Subjects = new SubjectMemory[entities];
        for (var i = 0; i < entities; i++)
            Subjects[i] = new SubjectMemory();
        _popularSteps = new byte[Directed * entities];
        _popular = new int[Directed * entities];
        Array.Fill(_popular, -1);
        PopularOf = new List<int>[Directed];
        for (var r = 0; r < Directed; r++)
            PopularOf[r] = [];
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

    /// <summary>Entries of <see cref="PopularCount"/> for each relation.</summary>
    internal List<int>[] PopularOf { get; }

    /// <summary>How often an object occurred in a relation.</summary>
    internal Decayed[] PopularCount { get; private set; } = new Decayed[1024];

    /// <summary>The object of each entry of <see cref="PopularCount"/>.</summary>
    internal int[] PopularObject { get; private set; } = new int[1024];

    internal int Inverse(int relation) => relation < Relations ? relation + Relations : relation - Relations;

    /// <summary>The entry of (relation, object), or -1.</summary>
    internal int Popular(int relation, int obj) => _popular[(relation * Entities) + obj];

    /// <summary>How often an object occurred in a relation, in steps of <see cref="StepOf"/>; 0 for never.</summary>
    internal byte PopularStep(int relation, int obj) => _popularSteps[(relation * Entities) + obj];

    /// <summary>The same of every actor.</summary>
    internal ReadOnlySpan<byte> PopularSteps(int relation) => _popularSteps.AsSpan(relation * Entities, Entities);

    /// <summary>Counts in quarters of a doubling: 4 for once, 8 for twice.</summary>
    internal static byte StepOf(float count) => (byte)(4 + (4 * MathF.Log2(count)));

    /// <summary>What an actor did in a relation, or null.</summary>
    internal AskedMemory? Asked(int subject, int relation) =>
        _asked.TryGetValue(((long)subject * Directed) + relation, out var i) ? _askedMemory[i] : null;

    /// <summary>The place of an actor among a subject's partners, or -1.</summary>
    internal int PartnerPlace(int subject, int obj) => _partner.TryGetValue(((long)subject * Entities) + obj, out var place) ? place : -1;

    /// <summary>Whether the triple has occurred.</summary>
    internal bool Knows(int subject, int relation, int obj) => _triple.ContainsKey(TripleKey(subject, relation, obj));

    internal void Reveal(DayFacts facts)
    {
        for (var i = 0; i < facts.Count; i++)
            Reveal(facts.Subject[i], facts.Relation[i], facts.Object[i], facts.Day);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Reveal(int s, int r, int o, int day)
    {
        var subject = Subjects[s];
        var askedKey = ((long)s * Directed) + r;
        if (!_asked.TryGetValue(askedKey, out var a))
        {
            _asked[askedKey] = a = _askedMemory.Count;
            _askedMemory.Add(new AskedMemory { Place = subject.AddRelation(r) });
        }

        var partnerKey = ((long)s * Entities) + o;
        if (!_partner.TryGetValue(partnerKey, out var p))
            _partner[partnerKey] = p = subject.AddPartner(o);
        var key = TripleKey(s, r, o);
        if (!_triple.TryGetValue(key, out var t))
        {
            _triple[key] = t = subject.AddTriple(r, p);
            subject.PartnerRelations[p]++;
            _askedMemory[a].AddTriple(t);
        }
        else
        {
            RelationRepeats[r]++;
            subject.Repeats++;
        }

        subject.TripleCount[t].Add(day);
        subject.PartnerCount[p].Add(day);
        subject.AddFact(r, o, day);
        _askedMemory[a].Add(o, day);
        subject.RelationLast[_askedMemory[a].Place] = day;
        RevealPopular(r, o, day);
        ObjectCount[o].Add(day);
        RelationCount[r].Add(day);
    }

    private void RevealPopular(int r, int o, int day)
    {
        ref var entry = ref _popular[(r * Entities) + o];
        if (entry < 0)
        {
            entry = _populars++;
            if (entry == PopularCount.Length)
            {
                var (counts, objects) = (PopularCount, PopularObject);
                Array.Resize(ref counts, entry * 2);
                Array.Resize(ref objects, entry * 2);
                (PopularCount, PopularObject) = (counts, objects);
            }

            PopularObject[entry] = o;
            PopularOf[r].Add(entry);
        }

        PopularCount[entry].Add(day);
        _popularSteps[(r * Entities) + o] = StepOf(PopularCount[entry].Count);
    }

    private long TripleKey(int s, int r, int o) => ((((long)s * Directed) + r) * Entities) + o;
}
