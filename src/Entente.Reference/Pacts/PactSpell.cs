using Entente.World;

namespace Entente.Reference.Pacts;

/// <summary>The rules by which the life of a pact is dated.</summary>
/// <param name="Start"><see cref="DatingRule.Signature"/> or <see cref="DatingRule.Force"/>.</param>
/// <param name="End"><see cref="DatingRule.FormalEnd"/> or <see cref="DatingRule.EffectiveEnd"/>.</param>
public readonly record struct PactDating(DatingRule Start, DatingRule End)
{
    /// <summary>From signature to the end in law.</summary>
    public static PactDating BySignature => new(DatingRule.Signature, DatingRule.FormalEnd);

    /// <summary>From signature to the day from which, by a named authority, the pact was no longer acted on; the end in law where nobody names an earlier day.</summary>
    public static PactDating ByEffect => new(DatingRule.Signature, DatingRule.EffectiveEnd);
}

/// <summary>The life of one instrument: one spell however many accounts there are.</summary>
/// <param name="Id">The instrument.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Obligations">Its obligations, as the chosen account has them.</param>
/// <param name="Authority">Whose account was chosen.</param>
/// <param name="EndAuthority">Who names the end; another than <paramref name="Authority"/> where the end in effect comes first.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day; null while the pact stands, as far as the account knows.</param>
/// <param name="Kind">How it ended; <see cref="EndKind.InForce"/> with a null <paramref name="End"/>.</param>
public sealed record PactSpell(
    string Id,
    string Name,
    Dyad Parties,
    Obligations Obligations,
    string Authority,
    string EndAuthority,
    DateOnly Start,
    DateOnly? End,
    EndKind Kind)
{
    /// <summary>What was seen of the spell when looking until a day.</summary>
    /// <param name="until">The day after which nothing is known.</param>
    /// <returns>The years lived (days / 365.25) and whether the end was seen; null for a pact that starts on that day or later.</returns>
    public (double Years, bool Ended)? Seen(DateOnly until)
    {
        if (Start >= until)
            return null;
        var ended = End is { } end && end <= until;
        var last = ended ? End!.Value : until;
        return ((last.DayNumber - Start.DayNumber) / 365.25, ended);
    }
}
