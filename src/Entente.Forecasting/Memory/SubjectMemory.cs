namespace Entente.Forecasting;

/// <summary>What one actor has done: distinct (relation, partner), distinct partners, distinct relations, and, where the history keeps them, every fact in order of time.</summary>
internal sealed class SubjectMemory
{
    internal int Triples;
    internal int[] TripleRelation = new int[4];
    internal int[] TripleObject = new int[4];

    /// <summary>The place of its object among the partners.</summary>
    internal int[] TriplePartner = new int[4];
    internal Decayed[] TripleCount = new Decayed[4];

    internal int Partners;
    internal int[] Partner = new int[4];
    internal int[] PartnerRelations = new int[4];
    internal Decayed[] PartnerCount = new Decayed[4];

    internal int Facts;
    internal int[] FactObject = [];
    internal int[] FactRelation = [];
    internal int[] FactDay = [];

    /// <summary>Relations in which this actor has been subject, with the last day of each.</summary>
    internal int Relations;
    internal int[] Relation = new int[2];
    internal int[] RelationLast = new int[2];

    internal Decayed All;
    internal int Repeats;

    internal void AddFact(int relation, int obj, int day)
    {
        if (Facts == FactObject.Length)
        {
            var room = Math.Max(4, Facts * 2);
            Array.Resize(ref FactObject, room);
            Array.Resize(ref FactRelation, room);
            Array.Resize(ref FactDay, room);
        }

        (FactObject[Facts], FactRelation[Facts], FactDay[Facts]) = (obj, relation, day);
        Facts++;
        All.Add(day);
    }

    internal int AddTriple(int relation, int partner)
    {
        if (Triples == TripleRelation.Length)
        {
            Array.Resize(ref TripleRelation, Triples * 2);
            Array.Resize(ref TripleObject, Triples * 2);
            Array.Resize(ref TriplePartner, Triples * 2);
            Array.Resize(ref TripleCount, Triples * 2);
        }

        (TripleRelation[Triples], TripleObject[Triples], TriplePartner[Triples]) = (relation, Partner[partner], partner);
        return Triples++;
    }

    internal int AddPartner(int obj)
    {
        if (Partners == Partner.Length)
        {
            Array.Resize(ref Partner, Partners * 2);
            Array.Resize(ref PartnerRelations, Partners * 2);
            Array.Resize(ref PartnerCount, Partners * 2);
        }

        Partner[Partners] = obj;
        return Partners++;
    }

    internal int AddRelation(int relation)
    {
        if (Relations == Relation.Length)
        {
            Array.Resize(ref Relation, Relations * 2);
            Array.Resize(ref RelationLast, Relations * 2);
        }

        Relation[Relations] = relation;
        return Relations++;
    }

    /// <summary>How many facts lie before a day.</summary>
    internal int FactsBefore(int day)
    {
        if (Facts == 0 || FactDay[Facts - 1] < day)
            return Facts;
        int low = 0, high = Facts;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (FactDay[middle] < day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>To whom, and on which day.</summary>
internal readonly record struct Doing(int Object, int Day);

/// <summary>A distinct triple of a subject in a relation: its place among all of the subject, its object's among the partners, and what was learned of it beyond its rules.</summary>
internal struct OwnTriple
{
    internal int Triple, Partner;
    internal Learned Bias;
}

/// <summary>What one actor has done in one relation, in order of time, and its distinct triples.</summary>
internal sealed class AskedMemory
{
    /// <summary>Where the relation stands among those of its subject.</summary>
    internal int Place;

    internal int Facts;
    internal Doing[] Done = new Doing[2];
    internal int Triples;
    internal OwnTriple[] Own = new OwnTriple[2];

    internal Decayed All;

    internal void Add(int obj, int day)
    {
        if (Facts == Done.Length)
            Array.Resize(ref Done, Facts * 2);
        Done[Facts++] = new Doing(obj, day);
        All.Add(day);
    }

    internal void AddTriple(int triple, int partner)
    {
        if (Triples == Own.Length)
            Array.Resize(ref Own, Triples * 2);
        Own[Triples++] = new OwnTriple { Triple = triple, Partner = partner };
    }

    /// <summary>How many facts lie before a day.</summary>
    internal int FactsBefore(int day)
    {
        var n = Facts;
        while (n > 0 && Done[n - 1].Day >= day)
            n--;
        return n;
    }
}
