using System.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>
/// A fractional packing of negative cycles, made from the multipliers of the linear programme and the graph alone: if no tie
/// carries more than its weight, the sum of the packing is a lower bound on the frustration index, whatever the simplex did.
/// </summary>
internal static class CyclePacking
{
    private const int Bits = 40;

    /// <summary>The packing in units of 2^-40, scaled down where rounding overloads a tie.</summary>
    public static (List<(int[] Ties, BigInteger Amount)> Cycles, BigInteger Unit) Exact(SignedGraph graph, CycleTableau tableau)
    {
        var unit = BigInteger.One << Bits;
        var cycles = new List<(int[] Ties, BigInteger Amount)>();
        var load = new BigInteger[graph.Ties];
        foreach (var (cut, multiplier) in tableau.Multipliers())
        {
            var amount = new BigInteger(Math.Floor(multiplier * (1L << Bits)));
            if (amount.Sign <= 0 || cut.RightSide != 1 || cut.Ties.Aggregate(1, (s, e) => s * graph.Sign[e]) > 0)
                continue;
            cycles.Add((cut.Ties, amount));
            foreach (var e in cut.Ties)
                load[e] += amount;
        }

        for (var c = 0; c < cycles.Count; c++)
        {
            var (ties, amount) = cycles[c];
            var excess = ties.Max(e => load[e] - CycleCertificate.Capacity(graph.Weight[e], unit));
            if (excess.Sign <= 0)
                continue;
            var less = BigInteger.Min(excess, amount);
            cycles[c] = (ties, amount - less);
            foreach (var e in ties)
                load[e] -= less;
        }

        cycles.RemoveAll(c => c.Amount.IsZero);
        return (cycles, unit);
    }

    /// <summary>The sum of a packing, as a double that is not above it.</summary>
    public static double Sum(IEnumerable<(int[] Ties, BigInteger Amount)> cycles, BigInteger unit)
    {
        var sum = cycles.Aggregate(BigInteger.Zero, (s, c) => s + c.Amount);
        return Math.BitDecrement((double)sum / (double)unit);
    }
}
