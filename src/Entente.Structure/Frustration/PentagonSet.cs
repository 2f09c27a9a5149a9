using System.Runtime.InteropServices;

namespace Entente.Structure.Frustration;

/// <summary>
/// Pentagonal inequalities with their multipliers (Deza 1960; Deza and Laurent 1997, chapter 28): for five states with signs s, an odd
/// number, the signed sum of camps is never zero, so that the ten products sisj Xij sum to at least -2. They lie deeper than triangles.
/// </summary>
internal sealed class PentagonSet(int n)
{
    // A pentagon has ten entries where a triangle has three: its steps are shorter.
    private const double Scale = 0.5;
    private const int BlockSize = 64;
    private const float Violated = -2.1f;
    private readonly HashSet<(long, byte)> _known = [];
    private readonly List<Row> _rows = [];

    /// <summary>The sum of the multipliers times the right sides.</summary>
    public double Sum()
    {
        double sum = 0;
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
            sum += 2 * row.Multiplier;
        return sum;
    }

    /// <summary>Adds to each of some triangles the two states that make the most violated pentagon of it; keeps the best 2 n.</summary>
    public void Separate(float[] x, (int I, int J, int L, int SignJ, int SignL)[] triangles, Effort effort)
    {
        var blocks = new List<(float Value, Row Row)>[(triangles.Length + BlockSize - 1) / BlockSize];
        Parallel.For(0, blocks.Length, block =>
        {
            var found = blocks[block] = [];
            var search = new PentagonSearch(n, x);
            foreach (var t in triangles.AsSpan(block * BlockSize, Math.Min(BlockSize, triangles.Length - (block * BlockSize))))
                if (search.TryExtend((t.I, 1), (t.J, t.SignJ), (t.L, t.SignL), Violated, out var value, out var states))
                    found.Add((value, Row.Of(states, 0)));
        });
        effort.Add((long)triangles.Length * n * n / 8);
        var added = 0;
        foreach (var (_, row) in blocks.SelectMany(b => b).OrderBy(f => f.Value))
        {
            if (!_known.Add(Key(row)))
                continue;
            _rows.Add(row);
            if (++added >= 2 * n)
                break;
        }
    }

    /// <summary>Notes by how much each holds at a point; gives the squared norm of the slopes that matter.</summary>
    public double Look(float[] x)
    {
        double norm = 0;
        foreach (ref var row in CollectionsMarshal.AsSpan(_rows))
        {
            row.Slope = 2 + Value(x, row);
            if (row.Multiplier > 0 || row.Slope < 0)
                norm += Scale * row.Slope * row.Slope;
        }

        return norm;
    }

    /// <summary>Moves the multipliers against the slopes, not below zero; the change goes into the lower triangle of <paramref name="c"/>.</summary>
    public void Step(double size, float dropAt, double[] c)
    {
        var rows = CollectionsMarshal.AsSpan(_rows);
        var kept = 0;
        for (var t = 0; t < rows.Length; t++)
        {
            ref var row = ref rows[t];
            var after = Math.Max(0, row.Multiplier - (size * Scale * row.Slope));
            if (after == 0 && row.Multiplier == 0)
            {
                if (row.Slope > dropAt)
                {
                    _known.Remove(Key(row));
                    continue;
                }
            }
            else
            {
                Put(row, after - row.Multiplier, c);
                row.Multiplier = after;
            }

            rows[kept++] = row;
        }

        CollectionsMarshal.SetCount(_rows, kept);
    }

    /// <summary>Adds all of them, by their multipliers, to the lower triangle of <paramref name="c"/>.</summary>
    public void PutAll(double[] c)
    {
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
            Put(row, row.Multiplier, c);
    }

    /// <summary>
    /// Those with a multiplier that still mean something after a pair is made one. Where the pair's two signs cancel out, a triangle
    /// of the other three remains and goes into <paramref name="triangles"/>.
    /// </summary>
    public PentagonSet Contract(in Contraction pair, TriangleSet triangles)
    {
        var next = new PentagonSet(n - 1);
        var states = new (int State, int Sign)[5];
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
        {
            if (row.Multiplier == 0)
                continue;
            var both = 0;
            var sum = 0;
            for (var k = 0; k < 5; k++)
            {
                var state = row.State(k);
                states[k] = (pair.Map(state), row.Sign(k) * pair.Turn(state));
                if (states[k].State == pair.Map(pair.Kept))
                    (both, sum) = (both + 1, sum + states[k].Sign);
            }

            if (both < 2)
            {
                var moved = Row.Of(states, row.Multiplier);
                if (next._known.Add(next.Key(moved)))
                    next._rows.Add(moved);
            }
            else if (sum == 0)
            {
                var kept = pair.Map(pair.Kept);
                var rest = states.Where(s => s.State != kept).ToArray();
                triangles.Include(rest[0], rest[1], rest[2], row.Multiplier);
            }
        }

        return next;
    }

    private float Value(float[] x, in Row row)
    {
        float b = row.Sign(1), c = row.Sign(2), d = row.Sign(3), e = row.Sign(4);
        var (atB, atC, atD, atE) = (row.B * n, row.C * n, row.D * n, row.E * n);
        return (b * x[atB + row.A])
            + (c * (x[atC + row.A] + (b * x[atC + row.B])))
            + (d * (x[atD + row.A] + (b * x[atD + row.B]) + (c * x[atD + row.C])))
            + (e * (x[atE + row.A] + (b * x[atE + row.B]) + (c * x[atE + row.C]) + (d * x[atE + row.D])));
    }

    private void Put(in Row row, double amount, double[] c)
    {
        for (var j = 1; j < 5; j++)
            for (var i = 0; i < j; i++)
                c[(row.State(j) * n) + row.State(i)] += amount / 2 * row.Sign(i) * row.Sign(j);
    }

    private (long, byte) Key(in Row row) => ((((((((long)row.A * n) + row.B) * n) + row.C) * n + row.D) * n) + row.E, row.Signs);

    // States in rising order; the first has the sign +1, since turning all five changes nothing.
    private struct Row
    {
        public int A;
        public int B;
        public int C;
        public int D;
        public int E;
        public byte Signs;
        public float Slope;
        public double Multiplier;

        public static Row Of(ReadOnlySpan<(int State, int Sign)> states, double multiplier)
        {
            Span<(int State, int Sign)> sorted = stackalloc (int, int)[5];
            states.CopyTo(sorted);
            sorted.Sort((p, q) => p.State.CompareTo(q.State));
            var row = new Row { A = sorted[0].State, B = sorted[1].State, C = sorted[2].State, D = sorted[3].State, E = sorted[4].State, Multiplier = multiplier };
            for (var k = 1; k < 5; k++)
                if (sorted[k].Sign != sorted[0].Sign)
                    row.Signs |= (byte)(1 << k);
            return row;
        }

        public readonly int Sign(int k) => (Signs >> k & 1) == 1 ? -1 : 1;

        public readonly int State(int k) => k switch { 0 => A, 1 => B, 2 => C, 3 => D, _ => E };
    }
}
