using static Entente.Forecasting.Feature;

namespace Entente.Forecasting;

/// <summary>
/// What the past says of groups of actors, found in the graph alone: circles, actors that deal with one another (most often those of one
/// country), and roles, actors that do the same things. Counts by circle and role speak where an actor itself has hardly been seen.
/// </summary>
/// <remarks>
/// All of it is known on the morning of the question. Circles and roles are found anew every <see cref="Days"/> days; in between, an actor without one belongs to group 0.
/// How surely two actors belong together is found anew every <see cref="AssociationDays"/> days.
/// </remarks>
internal sealed partial class GroupBook
{
    private const int Days = 20, AssociationDays = 4, RoleCount = 80, FirmFacts = 10, LeastFacts = 2, NotYet = int.MinValue / 2;
    private const float Little = .02f;
    private const double Resolution = 4, WithinPrior = 5, LeastWithin = .01;
    private readonly History _history;
    private readonly ulong _seed;
    private readonly ParallelOptions _parallel;
    private readonly int[] _circle;
    private readonly int[] _role;
    private readonly FadingTable[] _tables = [.. Enum.GetValues<Table>().Select(_ => new FadingTable())];
    private int _found = NotYet, _associated = NotYet;

    internal GroupBook(History history, ulong seed, int threads)
    {
        (_history, _seed) = (history, seed);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        (_circle, _role) = (new int[history.Entities], new int[history.Entities]);
        Association = new CoAssociation(history.Entities, seed, _parallel);
    }

    // What is counted together: c( ) is an actor's circle, p( ) its role, s and o subject and object, r the relation.
    private enum Table
    {
        // p(s) r, and whether both are of one circle; the same with p(o).
        RoleAsked, RoleAnswered,

        // c(s) c(o); c(s) r c(o); c(s) r o; c(s) o.
        Circles, CircleTriple, CircleObject, CircleMet,

        // s c(o); s r c(o).
        OwnCircle, OwnCircleAsked,
    }

    /// <summary>The circle of each actor, 0 for none.</summary>
    internal ReadOnlySpan<int> Circle => _circle;

    /// <summary>The role of each actor, 0 for none.</summary>
    internal ReadOnlySpan<int> Role => _role;

    /// <summary>How surely two actors belong together.</summary>
    internal CoAssociation Association { get; }

    /// <summary>Finds anew whatever is too old of what is at hand.</summary>
    internal void Refresh(int now)
    {
        if (now - _found >= Days)
            FindGroups(now);
        if (now - _associated < AssociationDays)
            return;
        _associated = now;
        Association.Find(TieGraph.Of(_history, Within()));
    }

    private void FindGroups(int now)
    {
        // What keeps within circles is known once there are some.
        if (_found == NotYet)
            FindCircles();
        _found = now;
        FindCircles();
        FindRoles();
        Recount(now);
    }

    /// <summary>Counts a day that has just been revealed.</summary>
    internal void Reveal(DayFacts day)
    {
        if (_found == NotYet)
            return;
        Parallel.For(0, _tables.Length, _parallel, table =>
        {
            for (var i = 0; i < day.Count; i++)
                _tables[table].Of(Key((Table)table, day.Subject[i], day.Relation[i], day.Object[i])).Add(day.Day);
        });
    }

    /// <summary>Counts all that is known anew.</summary>
    internal void Recount(int now) => Parallel.For(0, _tables.Length, _parallel, table =>
    {
        _tables[table].Clear();
        for (var s = 0; s < _history.Entities; s++)
        {
            var memory = _history.Subjects[s];
            for (var k = 0; k < memory.Triples; k++)
            {
                ref var count = ref memory.TripleCount[k];
                _tables[table].Of(Key((Table)table, s, memory.TripleRelation[k], memory.TripleObject[k])).Add(count.Count, count.Slow(now), count.Middle(now), count.Last, now);
            }
        }
    });

    /// <summary>Writes what is known of the groups of a candidate into its row of features.</summary>
    internal void Write(int s, int r, int o, int now, Span<float> row)
    {
        Fading triple = Known(Table.CircleTriple), met = Known(Table.CircleMet), mates = Known(Table.CircleObject), circles = Known(Table.Circles);
        Fading own = Known(Table.OwnCircle), asked = Known(Table.OwnCircleAsked);
        row[(int)Together] = Association.Of(s, o);
        row[(int)RoleAnswer] = MathF.Log((Known(Table.RoleAnswered).Count + .01f) / (Known(Table.RoleAsked).Count + 5));
        row[(int)CirclePair] = LogScale.Count(circles.Slow(now));
        row[(int)CirclePairGap] = circles.LogGap(now);
        row[(int)CircleTripleGap] = triple.LogGap(now);
        row[(int)CircleShare] = MathF.Log((mates.Slow(now) + .01f) / (triple.Slow(now) + .5f));
        row[(int)CircleAskedGap] = mates.LogGap(now);
        row[(int)CircleAskedMiddle] = MathF.Log(mates.Middle(now) + Little);
        row[(int)CircleGap] = met.LogGap(now);
        row[(int)CircleMiddle] = MathF.Log(met.Middle(now) + Little);
        row[(int)OwnCircleGap] = own.LogGap(now);
        row[(int)OwnCircleAskedGap] = asked.LogGap(now);
        var withMine = _tables[(int)Table.OwnCircle][Key(Table.OwnCircle, o, r, s)];
        row[(int)CircleOfObject] = MathF.Log((withMine.Slow(now) + Little) / (_history.ObjectCount[o].Slow(now) + .5f));

        Fading Known(Table table) => _tables[(int)table][Key(table, s, r, o)];
    }

    private long Key(Table table, int s, int r, int o)
    {
        // No more actors, circles (one more than actors, at most) or roles than this: the parts of a key never meet.
        long n = _history.Entities + 1, all = _history.Directed, circle = _circle[s], other = _circle[o], role = _role[o];
        var asked = (_role[s] * all * 2) + (r * 2) + (circle == other ? 1 : 0);
        return table switch
        {
            Table.RoleAsked => asked,
            Table.RoleAnswered => (asked * (RoleCount + 1)) + role,
            Table.Circles => (circle * n) + other,
            Table.CircleTriple => (((circle * all) + r) * n) + other,
            Table.CircleObject => (((circle * all) + r) * n) + o,
            Table.CircleMet => (circle * n) + o,
            Table.OwnCircle => (s * n) + other,
            _ => (((s * all) + r) * n) + other,
        };
    }
}
