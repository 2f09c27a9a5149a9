using System.Collections.Immutable;

namespace Entente.World;

/// <summary>What the parties of an alliance treaty promise each other (Leeds, Ritter, Mitchell and Long 2002, ATOP).</summary>
[Flags]
public enum Obligations
{
    /// <summary>None of the five.</summary>
    None = 0,

    /// <summary>To aid a partner that is attacked.</summary>
    Defence = 1,

    /// <summary>To join a partner in attack.</summary>
    Offence = 2,

    /// <summary>Not to aid a partner's adversary.</summary>
    Neutrality = 4,

    /// <summary>Not to use force against the partner.</summary>
    NonAggression = 8,

    /// <summary>To consult in a crisis.</summary>
    Consultation = 16,
}

/// <summary>The rule by which the start or the end of a pact is dated.</summary>
public enum DatingRule
{
    /// <summary>The day of signature.</summary>
    Signature,

    /// <summary>The day of entry into force.</summary>
    Force,

    /// <summary>The day the instrument ended in law: expiry, denunciation taking effect, replacement.</summary>
    FormalEnd,

    /// <summary>The day after which, by a named historian or authority, the parties no longer acted on it.</summary>
    EffectiveEnd,
}

/// <summary>How a pact ended.</summary>
public enum EndKind
{
    /// <summary>It has not ended, as far as the authority knows.</summary>
    InForce,

    /// <summary>Its term ran out or its purpose was fulfilled.</summary>
    Expired,

    /// <summary>A party violated or denounced it.</summary>
    Violated,

    /// <summary>The parties put another instrument in its place.</summary>
    Renegotiated,

    /// <summary>A party ceased to be a state, or another cause.</summary>
    StateLost,

    /// <summary>It ended, or this account does not speak of its end; how it ended is not said.</summary>
    Unstated,
}

/// <summary>One authority's account of one bilateral security pact between two states.</summary>
/// <remarks>Authorities disagree about dates and types; each account is a row of its own and rows are never merged silently.</remarks>
/// <param name="Id">The register's id of the instrument; accounts of one instrument share it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parties">The two parties.</param>
/// <param name="Obligations">What they promise.</param>
/// <param name="Conditional">Whether the promise is made conditional (on law, procedure or circumstances).</param>
/// <param name="Signed">When it was signed.</param>
/// <param name="InForce">When it entered into force.</param>
/// <param name="FormalEnd">When it ended in law; unknown with <see cref="EndKind.InForce"/> while it stands.</param>
/// <param name="EffectiveEnd">When, by the authority, it ceased to be acted on; unknown where nobody names a date.</param>
/// <param name="End">How it ended.</param>
/// <param name="Replaces">The ids of the instruments it replaced.</param>
/// <param name="Authority">Whose account this is.</param>
/// <param name="SourceText">Treaty-series number, provider's id or page.</param>
/// <param name="Verified">False marks a row without a checked source: it enters no estimate.</param>
public sealed record Pact(
    string Id,
    string Name,
    Dyad Parties,
    Obligations Obligations,
    bool Conditional,
    EdtfDate Signed,
    EdtfDate InForce,
    EdtfDate FormalEnd,
    EdtfDate EffectiveEnd,
    EndKind End,
    ImmutableArray<string> Replaces,
    string Authority,
    string SourceText,
    bool Verified)
{
    /// <summary>The length that its text names, in years; 0 where it names none, infinity where it is to last without end or until something happens; null where this is not known.</summary>
    public double? TermYears { get; init; }

    /// <summary>By how many years it renews itself when a term runs out; null where it does not or this is not known.</summary>
    public double? RenewalYears { get; init; }
}
