namespace Entente.Structure.Signed;

/// <summary>A signed graph as arrays: ties by number, and for each node its neighbours with the number of their tie.</summary>
internal sealed class SignedGraph
{
    private static readonly int[] Steps = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 50, 100, 1000, 10_000];

    public SignedGraph(int nodes, IReadOnlyList<(int U, int V, double SignedWeight)> ties)
    {
        (Nodes, Ties) = (nodes, ties.Count);
        (U, V, Sign, Weight) = (new int[Ties], new int[Ties], new int[Ties], new double[Ties]);
        First = new int[nodes + 1];
        for (var e = 0; e < Ties; e++)
        {
            (U[e], V[e], var w) = ties[e];
            Sign[e] = Math.Sign(w);
            Weight[e] = Math.Abs(w);
            First[U[e] + 1]++;
            First[V[e] + 1]++;
        }

        Quantum = Steps.Select(m => 1.0 / m).FirstOrDefault(q => Array.TrueForAll(Weight, w => Math.Abs((w / q) - Math.Round(w / q)) <= 1e-9 * Math.Max(1, w / q)));
        for (var v = 0; v < nodes; v++)
            First[v + 1] += First[v];
        (Neighbour, TieAt) = (new int[2 * Ties], new int[2 * Ties]);
        var at = First.AsSpan(0, nodes).ToArray();
        for (var e = 0; e < Ties; e++)
        {
            (Neighbour[at[U[e]]], TieAt[at[U[e]]++]) = (V[e], e);
            (Neighbour[at[V[e]]], TieAt[at[V[e]]++]) = (U[e], e);
        }
    }

    public int Nodes { get; }

    public int Ties { get; }

    public int[] U { get; }

    public int[] V { get; }

    public int[] Sign { get; }

    public double[] Weight { get; }

    /// <summary>Neighbours of node v stand from First[v] to First[v + 1] - 1.</summary>
    public int[] First { get; }

    public int[] Neighbour { get; }

    public int[] TieAt { get; }

    /// <summary>What all costs are multiples of: 1 for whole weights, 0.5 for halves and so on; 0 where no such step is seen.</summary>
    public double Quantum { get; }

    public static SignedGraph Of(SignedNetwork network) =>
        new(network.States.Count, [.. network.Ties.Select(t => (t.A, t.B, t.Sign * t.Weight))]);

    /// <summary>Merges ties of one pair: those of opposite sign cancel, and what must be frustrated whatever the camps goes into <paramref name="constant"/>.</summary>
    public static SignedGraph Merged(int nodes, IEnumerable<(int U, int V, double SignedWeight)> ties, out double constant)
    {
        var pairs = new SortedDictionary<long, (double Positive, double Negative)>();
        foreach (var (u, v, w) in ties)
        {
            var key = ((long)Math.Min(u, v) << 32) | (uint)Math.Max(u, v);
            pairs.TryGetValue(key, out var sum);
            pairs[key] = w > 0 ? (sum.Positive + w, sum.Negative) : (sum.Positive, sum.Negative - w);
        }

        constant = pairs.Values.Sum(p => Math.Min(p.Positive, p.Negative));
        return new SignedGraph(nodes, [.. pairs.Where(p => p.Value.Positive != p.Value.Negative).Select(p => ((int)(p.Key >> 32), (int)(p.Key & 0xFFFFFFFF), p.Value.Positive - p.Value.Negative))]);
    }

    public int Degree(int node) => First[node + 1] - First[node];

    /// <summary>The least cost that a lower bound allows, since costs come in steps.</summary>
    public double RoundUp(double bound, double slack = 1e-9) => Quantum > 0 ? Math.Max(0, Quantum * Math.Ceiling((bound / Quantum) - slack)) : bound;

    /// <summary>The weight of the ties that two camps, +1 and -1, leave frustrated.</summary>
    public double Cost(ReadOnlySpan<sbyte> side)
    {
        double cost = 0;
        for (var e = 0; e < Ties; e++)
            if (Sign[e] * side[U[e]] * side[V[e]] < 0)
                cost += Weight[e];
        return cost;
    }
}
