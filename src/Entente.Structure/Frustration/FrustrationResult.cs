namespace Entente.Structure.Frustration;

/// <summary>By what a frustration index was settled.</summary>
public enum FrustrationProof
{
    /// <summary>The network is balanced: two camps leave nothing frustrated.</summary>
    Balanced,

    /// <summary>A packing of negative cycles that anyone can check (<see cref="CycleCertificate"/>).</summary>
    Packing,

    /// <summary>The packing with a complete search below it.</summary>
    Branching,

    /// <summary>The semidefinite relaxation, alone or with a complete search, each bound certified in double precision.</summary>
    Semidefinite,

    /// <summary>No proof in the effort given: the value lies between the bounds.</summary>
    Open,
}

/// <summary>What is known of the frustration index (line index of balance; Harary 1959) of a network.</summary>
/// <param name="Upper">The frustrated weight that <paramref name="Camps"/> leave: the index is not above it.</param>
/// <param name="Lower">The index is not below it.</param>
/// <param name="Camps">The camp of each state, 0 or 1; the first state stands in camp 0.</param>
/// <param name="Proof">By what it was settled.</param>
/// <param name="Certificate">The packing of negative cycles behind the lower bound, as far as it reaches.</param>
/// <param name="Nodes">How many branches were looked at.</param>
public sealed record FrustrationResult(double Upper, double Lower, IReadOnlyList<int> Camps, FrustrationProof Proof, CycleCertificate Certificate, int Nodes)
{
    /// <summary>Whether the index is known.</summary>
    public bool IsExact => Lower >= Upper - 1e-9;
}

/// <summary>How long to look, and from which seed.</summary>
public sealed record FrustrationOptions
{
    /// <summary>The seed of the searches; the index does not depend on it, the camps may where several are optimal.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>When signalled, the search ends with the bounds it has.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Elementary steps for the linear programme before the semidefinite relaxation takes over; about 10^9 a second.</summary>
    public long LinearSteps { get; init; } = 6_000_000_000;

    /// <summary>Elementary steps for the semidefinite relaxation and its branches.</summary>
    public long SemidefiniteSteps { get; init; } = long.MaxValue;
}
