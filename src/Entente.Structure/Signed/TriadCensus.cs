namespace Entente.Structure.Signed;

/// <summary>How many triangles of each kind a network has: by the number of negative ties among their three.</summary>
/// <param name="Ppp">No negative tie; balanced.</param>
/// <param name="Ppm">One negative tie; not balanced.</param>
/// <param name="Pmm">Two negative ties; balanced.</param>
/// <param name="Mmm">Three negative ties; not balanced (Heider 1946; balanced only in Davis's weaker sense, 1967).</param>
public readonly record struct TriadCensus(long Ppp, long Ppm, long Pmm, long Mmm)
{
    /// <summary>The share of triangles that are balanced (Cartwright and Harary 1956); NaN where there is no triangle.</summary>
    public double Balance => (double)(Ppp + Pmm) / (Ppp + Ppm + Pmm + Mmm);

    /// <summary>Counts the triangles of a network.</summary>
    public static TriadCensus Of(SignedNetwork network)
    {
        var graph = SignedGraph.Of(network);
        var sign = new sbyte[graph.Nodes];
        Span<long> counts = stackalloc long[4];
        for (var u = 0; u < graph.Nodes; u++)
        {
            for (var k = graph.First[u]; k < graph.First[u + 1]; k++)
                sign[graph.Neighbour[k]] = (sbyte)graph.Sign[graph.TieAt[k]];
            for (var k = graph.First[u]; k < graph.First[u + 1]; k++)
            {
                var v = graph.Neighbour[k];
                if (v < u)
                    continue;
                for (var l = graph.First[v]; l < graph.First[v + 1]; l++)
                {
                    var w = graph.Neighbour[l];
                    if (w > v && sign[w] != 0)
                        counts[(sign[v] < 0 ? 1 : 0) + (sign[w] < 0 ? 1 : 0) + (graph.Sign[graph.TieAt[l]] < 0 ? 1 : 0)]++;
                }
            }

            for (var k = graph.First[u]; k < graph.First[u + 1]; k++)
                sign[graph.Neighbour[k]] = 0;
        }

        return new TriadCensus(counts[0], counts[1], counts[2], counts[3]);
    }
}
