using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts;

/// <summary>How balanced a network is, period by period: <c>entente structure balance --json</c>.</summary>
/// <param name="Schema"><c>entente/structure-balance/1</c>.</param>
/// <param name="Source">The file, as it was named.</param>
/// <param name="Seed">The seed of the searches.</param>
/// <param name="Periods">The periods, in ordinal order.</param>
/// <param name="WhatIf">What a change of ties would do; null where none was asked for.</param>
public sealed record BalanceDocument(string Schema, string Source, ulong Seed, IReadOnlyList<BalancePeriod> Periods, BalanceWhatIf? WhatIf);

/// <summary>A signed network made of the record: <c>entente structure network --json</c>.</summary>
/// <param name="Schema"><c>entente/structure-network/1</c>.</param>
/// <param name="Rule">By what rule ties have their sign, and whose data that is.</param>
/// <param name="Ties">The ties, by period and states.</param>
/// <param name="Cancelled">Pairs whose signs cancel: no tie.</param>
public sealed record NetworkDocument(string Schema, string Rule, IReadOnlyList<NetworkTieRow> Ties, IReadOnlyList<NetworkTieRow> Cancelled);

/// <summary>One tie, with what it was made of.</summary>
public sealed record NetworkTieRow(string Period, string A, string B, int Sign, IReadOnlyList<string> Why);

/// <summary>One network.</summary>
/// <param name="Period">Its period; empty where the file has none.</param>
/// <param name="Nodes">How many states have a tie.</param>
/// <param name="Ties">How many ties there are.</param>
/// <param name="Negative">How many of them are negative.</param>
/// <param name="Frustration">The frustrated weight of the best two camps known; the frustration index where <paramref name="Exact"/> is true.</param>
/// <param name="Lower">The index is not below it.</param>
/// <param name="Upper">The index is not above it.</param>
/// <param name="Exact">Whether the index is proved.</param>
/// <param name="Proof">By what: balanced, packing, branching, semidefinite, or open.</param>
/// <param name="Normalised">1 - 2 L / m (Aref and Wilson 2018), with the total weight for m.</param>
/// <param name="Camps">The camp of each state, 1 or 2.</param>
/// <param name="Triads">The triangles by their negative ties.</param>
/// <param name="TriangleBalance">The share of triangles that are balanced; null where there is none.</param>
/// <param name="WalkBalance">Balance over closed walks.</param>
/// <param name="ManyCamps">The division into more camps, where one was asked for.</param>
/// <param name="Flips">What becomes of the index when one tie changes, where it was asked for.</param>
/// <param name="Certificate">The proof of the lower bound, where it was asked for.</param>
public sealed record BalancePeriod(
    string Period,
    int Nodes,
    int Ties,
    int Negative,
    double Frustration,
    double Lower,
    double Upper,
    bool Exact,
    string Proof,
    double Normalised,
    IReadOnlyList<CampOfState> Camps,
    TriadCounts Triads,
    double? TriangleBalance,
    double WalkBalance,
    ManyCampsDivision? ManyCamps,
    IReadOnlyList<FlippedTie>? Flips,
    PackingCertificate? Certificate);

/// <summary>Where a state stands.</summary>
public sealed record CampOfState(string State, int Camp);

/// <summary>Triangles with none, one, two and three negative ties.</summary>
public sealed record TriadCounts(long Ppp, long Ppm, long Pmm, long Mmm);

/// <summary>A division into up to K camps.</summary>
/// <param name="Most">The largest number allowed; null for any.</param>
/// <param name="Count">How many camps there are.</param>
/// <param name="Frustration">What they leave frustrated.</param>
/// <param name="Lower">No division leaves less.</param>
/// <param name="Exact">Whether the two meet.</param>
/// <param name="Camps">The camp of each state, from 1.</param>
public sealed record ManyCampsDivision(int? Most, int Count, double Frustration, double Lower, bool Exact, IReadOnlyList<CampOfState> Camps);

/// <summary>A tie, and the frustration index after its change.</summary>
public sealed record FlippedTie(string A, string B, int Sign, double Weight, double Flipped, double Gone, bool Exact);

/// <summary>A packing of negative cycles: no tie carries more than its weight, so the sum of the amounts is a lower bound.</summary>
/// <param name="Unit">The amount that stands for one, a whole number.</param>
/// <param name="Bound">The sum over the unit.</param>
/// <param name="Verified">Whether the check in whole numbers passed.</param>
/// <param name="Cycles">The cycles with their amounts.</param>
public sealed record PackingCertificate(string Unit, double Bound, bool Verified, IReadOnlyList<CertificateCycle> Cycles);

/// <summary>A negative cycle, the first state not repeated.</summary>
public sealed record CertificateCycle(IReadOnlyList<string> States, string Amount);

/// <summary>A change of ties and what it does.</summary>
/// <param name="Changes">The changes, as they were given.</param>
/// <param name="Periods">Before, after, difference.</param>
public sealed record BalanceWhatIf(IReadOnlyList<string> Changes, IReadOnlyList<BalanceDifference> Periods);

/// <summary>The index before and after a change.</summary>
/// <param name="Period">The period.</param>
/// <param name="Before">The index before.</param>
/// <param name="After">The index after.</param>
/// <param name="Difference">After less before.</param>
/// <param name="Exact">Whether both are proved.</param>
/// <param name="Moved">The states that change camp; empty where the old camps are still among the best.</param>
/// <param name="FlipPoint">The weight of the first changed tie from which on the camps give way to it instead of leaving it frustrated; null where they already agree with it.</param>
public sealed record BalanceDifference(string Period, double Before, double After, double Difference, bool Exact, IReadOnlyList<string> Moved, double? FlipPoint)
{
    /// <summary>How many of the changes have met a tie of this period, or brought one.</summary>
    public int Met { get; init; }
}

/// <summary>The triangle of three states over time: <c>entente structure triangle --json</c>.</summary>
/// <param name="Schema"><c>entente/structure-triangle/1</c>.</param>
/// <param name="Source">The file, or the register of pacts.</param>
/// <param name="Rule">By what rule a tie is positive or negative.</param>
/// <param name="States">The three states.</param>
/// <param name="Periods">The periods.</param>
/// <param name="Limits">What it does not show.</param>
public sealed record TriangleDocument(string Schema, string Source, string Rule, IReadOnlyList<string> States, IReadOnlyList<TrianglePeriod> Periods, IReadOnlyList<string> Limits);

/// <summary>The triangle in one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Shape">menage-a-trois, romantic-triangle, stable-marriage, unit-veto or incomplete (Dittmer 1981).</param>
/// <param name="Balanced">Whether it is balanced; null where a tie is not known.</param>
/// <param name="Pivot">The state with two positive ties in a romantic triangle.</param>
/// <param name="Outcast">The state with two negative ties in a stable marriage.</param>
/// <param name="Ties">The three ties; sign 0 where none is known.</param>
public sealed record TrianglePeriod(string Period, string Shape, bool? Balanced, string? Pivot, string? Outcast, IReadOnlyList<TriangleTie> Ties);

/// <summary>A tie of the triangle with the instruments behind it, where a register gave it.</summary>
public sealed record TriangleTie(string A, string B, int Sign, IReadOnlyList<string> Instruments);

/// <summary>Writes the documents of structure.</summary>
[JsonSerializable(typeof(NetworkDocument))]
[JsonSerializable(typeof(BalanceDocument))]
[JsonSerializable(typeof(TriangleDocument))]
public sealed partial class StructureContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static StructureContext Of { get; } = new(Documents.Options());
}
