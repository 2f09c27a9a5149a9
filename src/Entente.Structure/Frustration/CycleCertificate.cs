using System.Numerics;
using Entente.Structure.Signed;

namespace Entente.Structure.Frustration;

/// <summary>One cycle of a certificate.</summary>
/// <param name="States">The states along it, the first not repeated.</param>
/// <param name="Amount">How much of it is packed, in the certificate's unit.</param>
public sealed record PackedCycle(IReadOnlyList<int> States, BigInteger Amount);

/// <summary>
/// A proof of a lower bound on the frustration index: negative cycles with amounts such that no tie carries more than its
/// weight. Whatever the two camps, each negative cycle has a frustrated tie, so the frustrated weight is at least the sum.
/// </summary>
/// <param name="Cycles">The cycles.</param>
/// <param name="Unit">The amount that stands for one.</param>
public sealed record CycleCertificate(IReadOnlyList<PackedCycle> Cycles, BigInteger Unit)
{
    /// <summary>
    /// Checks the proof against a network, in whole numbers only and with nothing taken from the solver: that each cycle is
    /// closed, simple and negative, and that no tie carries more than its weight.
    /// </summary>
    /// <param name="network">The network it speaks about.</param>
    /// <param name="flaw">What is wrong; null where the proof holds.</param>
    /// <returns>The bound proved, as numerator over <see cref="Unit"/>; zero where the proof fails.</returns>
    public BigInteger Verify(SignedNetwork network, out string? flaw)
    {
        flaw = Unit.Sign > 0 ? null : "the unit is not positive";
        var ties = new Dictionary<(int, int), SignedTie>();
        foreach (var tie in network.Ties)
            ties[(Math.Min(tie.A, tie.B), Math.Max(tie.A, tie.B))] = tie;
        var load = ties.Keys.ToDictionary(k => k, _ => BigInteger.Zero);
        var sum = BigInteger.Zero;
        foreach (var cycle in Cycles)
        {
            var sign = 1;
            if (cycle.Amount.Sign < 0 || cycle.States.Count < 3 || cycle.States.Distinct().Count() != cycle.States.Count)
                flaw = "a cycle is not simple, or its amount is negative";
            for (var i = 0; i < cycle.States.Count; i++)
            {
                var (a, b) = (cycle.States[i], cycle.States[(i + 1) % cycle.States.Count]);
                var pair = (Math.Min(a, b), Math.Max(a, b));
                if (!ties.TryGetValue(pair, out var tie))
                {
                    flaw = $"there is no tie between states {a} and {b}";
                    continue;
                }

                sign *= tie.Sign;
                load[pair] += cycle.Amount;
            }

            if (sign > 0)
                flaw = "a cycle is positive";
            sum += cycle.Amount;
        }

        foreach (var (pair, carried) in load)
            if (carried > Capacity(ties[pair].Weight, Unit))
                flaw = $"the tie between states {pair.Item1} and {pair.Item2} carries more than its weight";
        return flaw is null ? sum : BigInteger.Zero;
    }

    /// <summary>A weight in a unit, rounded down, in whole numbers.</summary>
    internal static BigInteger Capacity(double weight, BigInteger unit) => (new BigInteger(Math.ScaleB(weight, 60)) * unit) >> 60;
}
