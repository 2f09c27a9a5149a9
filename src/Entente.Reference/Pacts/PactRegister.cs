using System.Collections.Immutable;
using Entente.World;

namespace Entente.Reference.Pacts;

/// <summary>
/// The register of bilateral security pacts: a table of facts of our own making, each account with its authority and its
/// citation (docs/register.md states the scope).
/// </summary>
/// <remarks>
/// Scope: pacts of defence, offence, neutrality, non-aggression or consultation between two states, (1) since 1945 among
/// China, Russia or the USSR, North Korea, South Korea, the USA, Japan and India, and (2) since 1815 between two great powers
/// (<see cref="GreatPowers"/>); besides, the Sino-Russian instruments before 1945 by name. Multilateral pacts are out of scope.
/// Several rows of one instrument share an id; they are different authorities' accounts and may disagree.
/// </remarks>
public static class PactRegister
{
    /// <summary>The authority of the Alliance Treaty Obligations and Provisions data, version 4.01 (Leeds, Ritter, Mitchell and Long 2002).</summary>
    public const string Atop = "ATOP 4.01";

    /// <summary>The authority of the Correlates of War Formal Alliances, version 4.1 (Gibler 2009).</summary>
    public const string Cow = "COW 4.1";

    /// <summary>The text of the treaty or its official record.</summary>
    public const string TreatyRecord = "treaty record";

    private static readonly Lazy<ImmutableArray<Pact>> Rows =
        new(() => PactTable.Parse(CsvRecords.Resource("Entente.Reference.Pacts.pacts.csv"), "pacts.csv"));

    /// <summary>Every row, the unverified ones included, by year, id and authority.</summary>
    public static ImmutableArray<Pact> Load() => Rows.Value;

    /// <summary>The rows that may enter an estimate: those whose source was checked.</summary>
    public static ImmutableArray<Pact> ForEstimates() => ForEstimates(Load());

    /// <summary>The rows of a table that may enter an estimate: those whose source was checked.</summary>
    public static ImmutableArray<Pact> ForEstimates(ImmutableArray<Pact> rows) => [.. rows.Where(p => p.Verified)];

    /// <summary>The last day on which an authority's word on a pact that stands can be relied on; null where it is not known.</summary>
    /// <remarks>ATOP 4.01 follows its pacts to the end of 2016, COW 4.1 to the end of 2012.</remarks>
    public static DateOnly? KnownUntil(string authority) => authority switch
    {
        Atop => new DateOnly(2016, 12, 31),
        Cow => new DateOnly(2012, 12, 31),
        _ => null,
    };
}
