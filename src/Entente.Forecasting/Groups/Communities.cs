using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>
/// Communities of a weighted graph by moving nodes and then whole communities as long as modularity grows (Blondel, Guillaume, Lambiotte and
/// Lefebvre 2008), with a resolution (Reichardt and Bornholdt 2006): the higher, the smaller the communities.
/// </summary>
internal sealed class Communities
{
    private const int MostPasses = 20;
    private const double Least = 1e-12;
    private readonly double _resolution;
    private readonly SeededRandom _random;
    private int[] _starts;
    private int[] _ends;
    private double[] _weights;
    private double[] _loops;

    private Communities(int[] starts, int[] ends, double[] weights, double resolution, SeededRandom random) =>
        (_starts, _ends, _weights, _loops, _resolution, _random) = (starts, ends, weights, new double[starts.Length - 1], resolution, random);

    /// <summary>The community of each node, numbered from 0 in the order of their first nodes.</summary>
    /// <param name="starts">Where each node's edges begin; one entry more, their number. Each edge stands at both of its ends; no loops.</param>
    /// <param name="ends">The other node of each edge.</param>
    /// <param name="weights">Their weights, above 0.</param>
    internal static int[] Find(int[] starts, int[] ends, double[] weights, double resolution, SeededRandom random)
    {
        var level = new Communities(starts, ends, weights, resolution, random);
        var whole = Enumerable.Range(0, starts.Length - 1).ToArray();
        while (level.Move() is { } of)
        {
            var count = Number(of);
            for (var i = 0; i < whole.Length; i++)
                whole[i] = of[whole[i]];
            level.Merge(of, count);
        }

        return whole;
    }

    // Moves nodes between communities; null where none moved.
    private int[]? Move()
    {
        var n = _loops.Length;
        var of = Enumerable.Range(0, n).ToArray();
        var degree = new double[n];
        double all = 0;
        for (var i = 0; i < n; i++)
        {
            degree[i] = 2 * _loops[i];
            for (var e = _starts[i]; e < _starts[i + 1]; e++)
                degree[i] += _weights[e];
            all += degree[i];
        }

        if (all <= 0)
            return null;
        var total = degree.ToArray();
        var order = of.ToArray();
        _random.Shuffle<int>(order);
        var to = new double[n];
        var touched = new int[n];
        var everMoved = false;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var moved = false;
            foreach (var i in order)
            {
                var count = 0;
                for (var e = _starts[i]; e < _starts[i + 1]; e++)
                {
                    var c = of[_ends[e]];
                    if (to[c] == 0)
                        touched[count++] = c;
                    to[c] += _weights[e];
                }

                var own = of[i];
                total[own] -= degree[i];
                var price = _resolution * degree[i] / all;
                var (best, gain) = (own, to[own] - (price * total[own]));
                for (var k = 0; k < count; k++)
                {
                    var c = touched[k];
                    var here = to[c] - (price * total[c]);
                    if (here > gain + Least)
                        (best, gain) = (c, here);
                    to[c] = 0;
                }

                total[best] += degree[i];
                of[i] = best;
                moved |= best != own;
            }

            if (!moved)
                break;
            everMoved = true;
        }

        return everMoved ? of : null;
    }

    // Numbers communities from 0; answers how many there are.
    private static int Number(int[] of)
    {
        var numbers = new int[of.Length];
        var count = 0;
        for (var i = 0; i < of.Length; i++)
        {
            ref var number = ref numbers[of[i]];
            if (number == 0)
                number = ++count;
            of[i] = number - 1;
        }

        return count;
    }

    // Each community becomes a node.
    private void Merge(int[] of, int count)
    {
        var members = new int[of.Length];
        var first = new int[count + 1];
        foreach (var c in of)
            first[c + 1]++;
        for (var c = 0; c < count; c++)
            first[c + 1] += first[c];
        var next = first.ToArray();
        for (var i = 0; i < of.Length; i++)
            members[next[of[i]]++] = i;
        var starts = new int[count + 1];
        List<int> ends = [];
        List<double> weights = [];
        double[] loops = new double[count], to = new double[count];
        List<int> touched = [];
        for (var c = 0; c < count; c++)
        {
            touched.Clear();
            for (var m = first[c]; m < first[c + 1]; m++)
            {
                var i = members[m];
                loops[c] += _loops[i];
                for (var e = _starts[i]; e < _starts[i + 1]; e++)
                {
                    var other = of[_ends[e]];
                    if (other == c)
                    {
                        loops[c] += _weights[e] / 2;
                        continue;
                    }

                    if (to[other] == 0)
                        touched.Add(other);
                    to[other] += _weights[e];
                }
            }

            foreach (var other in touched)
            {
                ends.Add(other);
                weights.Add(to[other]);
                to[other] = 0;
            }

            starts[c + 1] = ends.Count;
        }

        (_starts, _ends, _weights, _loops) = (starts, [.. ends], [.. weights], loops);
    }
}
