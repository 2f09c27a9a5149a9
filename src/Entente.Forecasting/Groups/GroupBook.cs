using Entente.Numerics;
using static Entente.Forecasting.Feature;

namespace Entente.Forecasting;

/// <summary>
/// What the past says of groups of actors, found in the graph alone: circles, actors that deal with one another (most often those of one
/// country), and roles, actors that do the same things. Counts by circle and role speak where an actor itself has hardly been seen.
/// </summary>
/// <remarks>Circles and roles are found anew every <see cref="Days"/> days; in between, an actor without one belongs to group 0.</remarks>
internal sealed class GroupBook
{
    private const int Days = 20, RoleCount = 80, FirmFacts = 10, LeastFacts = 2, Never = 7;
    private const double Resolution = 4;
    private readonly History _history;
    private readonly ulong _seed;
    private readonly ParallelOptions _parallel;
    private readonly int[] _circle;
    private readonly int[] _role;
    private readonly FadingTable _roleAsked = new(), _roleAnswered = new(), _pair = new(), _asked = new(), _triple = new(), _circleObject = new(), _circleAny = new(), _own = new(), _ownAsked = new(), _ownRole = new(), _circleRole = new();
    private int _found = int.MinValue / 2;

    internal GroupBook(History history, ulong seed, int threads)
    {
        (_history, _seed) = (history, seed);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        (_circle, _role) = (new int[history.Entities], new int[history.Entities]);
    }

    /// <summary>Finds circles and roles anew where those at hand are too old.</summary>
    internal void Refresh(int now)
    {
        if (now - _found < Days)
            return;
        if (_found < 0)
            FindCircles();
        _found = now;
        FindCircles();
        FindRoles();
        Recount(now);
    }

    /// <summary>Counts a day that has just been revealed.</summary>
    internal void Reveal(DayFacts day)
    {
        if (_found < 0)
            return;
        Parallel.For(0, 11, _parallel, table =>
        {
            for (var i = 0; i < day.Count; i++)
                Key(table, day.Subject[i], day.Relation[i], day.Object[i], out var key).Of(key).Add(day.Day);
        });
    }

    internal void Write(int s, int r, int o, int now, Span<float> row)
    {
        Fading Known(int table) => Key(table, s, r, o, out var key)[key];
        var triple = Known(4).Slow(now);
        row[(int)SameCircle] = _circle[s] == _circle[o] && _circle[s] > 0 ? 1 : 0;
        row[(int)RoleAnswer] = MathF.Log((Known(1).Count + .01f) / (Known(0).Count + 5));
        row[(int)CirclePair] = MathF.Log(1 + Known(2).Slow(now));
        row[(int)CircleTriple] = MathF.Log((triple + .02f) / (Known(3).Slow(now) + 1));
        row[(int)CircleShare] = MathF.Log((Known(5).Slow(now) + .01f) / (triple + .5f));
        var any = Known(6);
        row[(int)CircleGap] = Gap(any, now);
        row[(int)CircleMiddle] = MathF.Log(any.Middle(now) + .02f);
        var mates = Known(5);
        row[(int)CircleAskedGap] = Gap(mates, now);
        row[(int)CircleAskedMiddle] = MathF.Log(mates.Middle(now) + .02f);
        row[(int)CircleTripleGap] = Gap(Known(4), now);
        row[(int)CirclePairGap] = Gap(Known(2), now);
        Key(5, s, _history.Inverse(r), o, out var inverse);
        row[(int)CircleInverseGap] = Gap(_circleObject[inverse], now);
        var own = Known(7);
        row[(int)OwnCircle] = MathF.Log(own.Slow(now) + .02f);
        row[(int)OwnCircleGap] = Gap(own, now);
        var asked = Known(8);
        row[(int)OwnCircleAsked] = MathF.Log(asked.Slow(now) + .02f);
        row[(int)OwnRole] = MathF.Log((Known(9).Slow(now) + .02f) / ((_history.Asked(s, r)?.All.Slow(now) ?? 0) + 1));
        row[(int)CircleRole] = MathF.Log((Known(10).Slow(now) + .02f) / (Known(3).Slow(now) + 1));
        row[(int)OwnCircleAskedGap] = Gap(asked, now);
    }

    private static float Gap(Fading count, int now) => count.Count > 0 ? MathF.Log(Math.Max(1, now - count.Last)) : Never;

    private FadingTable Key(int table, int s, int r, int o, out long key)
    {
        const long More = 1 << 16;
        long n = _history.Entities, all = _history.Directed, circle = _circle[s], other = _circle[o];
        switch (table)
        {
            case 0:
                key = (((_role[s] * all) + r) * 2) + (circle == other ? 1 : 0);
                return _roleAsked;
            case 1:
                key = (((((_role[s] * all) + r) * 2) + (circle == other ? 1 : 0)) * More) + _role[o];
                return _roleAnswered;
            case 2:
                key = (circle * (n + 1)) + other;
                return _pair;
            case 3:
                key = (circle * all) + r;
                return _asked;
            case 4:
                key = (((circle * all) + r) * (n + 1)) + other;
                return _triple;
            case 5:
                key = (((circle * all) + r) * n) + o;
                return _circleObject;
            case 6:
                key = (circle * n) + o;
                return _circleAny;
            case 7:
                key = (s * (n + 1)) + other;
                return _own;
            case 8:
                key = (((s * all) + r) * (n + 1)) + other;
                return _ownAsked;
            case 9:
                key = (((s * all) + r) * More) + _role[o];
                return _ownRole;
            default:
                key = (((circle * all) + r) * More) + _role[o];
                return _circleRole;
        }
    }

    private void Recount(int now) => Parallel.For(0, 11, _parallel, table =>
    {
        Key(table, 0, 0, 0, out _).Clear();
        for (var s = 0; s < _history.Entities; s++)
        {
            var memory = _history.Subjects[s];
            for (var k = 0; k < memory.Triples; k++)
            {
                ref var count = ref memory.TripleCount[k];
                Key(table, s, memory.TripleRelation[k], memory.TripleObject[k], out var key).Of(key).Add(count.Count, count.Slow(now), count.Middle(now), count.Last, now);
            }
        }
    });

    // Edges weigh what two actors have to do with one another, over what each has with all: hubs would else hold everything together.
    private void FindCircles()
    {
        var n = _history.Entities;
        var degree = new double[n];
        var starts = new int[n + 1];
        List<int> ends = [];
        List<double> weights = [];
        var within = Within();
        var at = new int[n];
        for (var s = 0; s < n; s++)
        {
            var memory = _history.Subjects[s];
            for (var k = 0; k < memory.Partners; k++)
            {
                if (memory.Partner[k] == s)
                    continue;
                ends.Add(memory.Partner[k]);
                weights.Add(0);
                at[memory.Partner[k]] = ends.Count - 1;
            }

            for (var k = 0; k < memory.Triples; k++)
            {
                if (memory.TripleObject[k] == s)
                    continue;
                var w = memory.TripleCount[k].Count * within[memory.TripleRelation[k] % _history.Relations];
                weights[at[memory.TripleObject[k]]] += w;
                degree[s] += w;
            }

            starts[s + 1] = ends.Count;
        }

        for (var s = 0; s < n; s++)
            for (var e = starts[s]; e < starts[s + 1]; e++)
                weights[e] /= Math.Sqrt(degree[s] * degree[ends[e]]);
        var found = Communities.Find(starts, [.. ends], [.. weights], Resolution, SeededRandom.ForBlock(_seed, 311));
        for (var s = 0; s < n; s++)
            _circle[s] = starts[s] == starts[s + 1] ? 0 : found[s] + 1;
    }

    private double[] Within()
    {
        double[] inside = new double[_history.Relations], all = new double[_history.Relations];
        for (var s = 0; s < _history.Entities; s++)
        {
            var memory = _history.Subjects[s];
            for (var k = 0; k < memory.Triples; k++)
            {
                if (memory.TripleRelation[k] >= _history.Relations || memory.TripleObject[k] == s)
                    continue;
                all[memory.TripleRelation[k]] += memory.TripleCount[k].Count;
                if (_circle[s] == _circle[memory.TripleObject[k]])
                    inside[memory.TripleRelation[k]] += memory.TripleCount[k].Count;
            }
        }

        var share = inside.Sum() / Math.Max(1, all.Sum());
        return [.. inside.Zip(all, (x, y) => Math.Pow((x + (5 * share)) / (y + 5), 2))];
    }

    // A profile is how often an actor did what, within its circle and beyond, in square roots.
    private void FindRoles()
    {
        var n = _history.Entities;
        var width = 2 * _history.Directed;
        var starts = new int[n + 1];
        List<int> columns = [];
        List<float> values = [];
        List<int> firm = [];
        var sums = new float[width];
        List<int> touched = [];
        for (var s = 0; s < n; s++)
        {
            var memory = _history.Subjects[s];
            for (var k = 0; k < memory.Triples; k++)
            {
                var column = (2 * memory.TripleRelation[k]) + (_circle[s] == _circle[memory.TripleObject[k]] ? 1 : 0);
                if (sums[column] == 0)
                    touched.Add(column);
                sums[column] += memory.TripleCount[k].Count;
            }

            var length = MathF.Sqrt(Math.Max(1, memory.Facts));
            foreach (var column in touched)
            {
                columns.Add(column);
                values.Add(MathF.Sqrt(sums[column]) / length);
                sums[column] = 0;
            }

            touched.Clear();
            if (memory.Facts >= FirmFacts)
                firm.Add(s);
            starts[s + 1] = columns.Count;
        }

        var found = Roles.Find(starts, [.. columns], [.. values], width, [.. firm], RoleCount, SeededRandom.ForBlock(_seed, 312));
        for (var s = 0; s < n; s++)
            _role[s] = _history.Subjects[s].Facts < LeastFacts ? 0 : found[s] + 1;
    }
}
