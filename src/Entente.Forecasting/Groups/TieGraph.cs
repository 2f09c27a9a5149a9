using Entente.Numerics;

namespace Entente.Forecasting;

/// <summary>Who has had to do with whom, and how much: each tie stands at both of its ends, none joins an actor to itself.</summary>
/// <param name="Starts">Where each actor's ties begin; one entry more, their number.</param>
/// <param name="Ends">The other actor of each tie.</param>
/// <param name="Weights">Their weights, above 0.</param>
internal sealed record TieGraph(int[] Starts, int[] Ends, double[] Weights)
{
    /// <summary>How many actors there are, with ties or without.</summary>
    internal int Actors => Starts.Length - 1;

    /// <summary>Everything that has been revealed.</summary>
    /// <param name="within">What one fact of each relation weighs, relations in one direction.</param>
    internal static TieGraph Of(History history, double[] within)
    {
        var n = history.Entities;
        var starts = new int[n + 1];
        List<int> ends = [];
        List<double> weights = [];
        var at = new int[n];
        for (var s = 0; s < n; s++)
        {
            var memory = history.Subjects[s];
            for (var k = 0; k < memory.Partners; k++)
            {
                if (memory.Partner[k] == s)
                    continue;
                at[memory.Partner[k]] = ends.Count;
                ends.Add(memory.Partner[k]);
                weights.Add(0);
            }

            for (var k = 0; k < memory.Triples; k++)
                if (memory.TripleObject[k] != s)
                    weights[at[memory.TripleObject[k]]] += memory.TripleCount[k].Count * within[memory.TripleRelation[k] % history.Relations];
            starts[s + 1] = ends.Count;
        }

        return new TieGraph(starts, [.. ends], [.. weights]);
    }

    /// <summary>Each weight raised to a power, over the root of what its two actors have with all: hubs would else hold everything together.</summary>
    /// <param name="power">1 for the weights as they are, 0 for ties that count alike.</param>
    internal double[] Shared(double power)
    {
        var shared = new double[Weights.Length];
        var degree = new double[Actors];
        for (var s = 0; s < Actors; s++)
            for (var e = Starts[s]; e < Starts[s + 1]; e++)
                degree[s] += shared[e] = power == 1 ? Weights[e] : Math.Pow(Weights[e], power);
        for (var s = 0; s < Actors; s++)
            for (var e = Starts[s]; e < Starts[s + 1]; e++)
                shared[e] /= Math.Sqrt(degree[s] * degree[Ends[e]]);
        return shared;
    }

    /// <summary>The community of each actor, from 1; 0 for an actor without ties.</summary>
    /// <param name="shared">The weights, as <see cref="Shared"/> gives them.</param>
    internal int[] Find(double[] shared, double resolution, SeededRandom random)
    {
        var found = Communities.Find(Starts, Ends, shared, resolution, random);
        for (var s = 0; s < Actors; s++)
            found[s] = Starts[s] == Starts[s + 1] ? 0 : found[s] + 1;
        return found;
    }
}
