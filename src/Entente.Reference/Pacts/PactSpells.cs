using System.Collections.Immutable;
using Entente.World;

namespace Entente.Reference.Pacts;

/// <summary>From the accounts of a register to one life per instrument, by a stated rule.</summary>
/// <remarks>
/// The rule: among the verified accounts of an instrument that name obligations and a start, the first of ATOP, COW, treaty
/// record and then any other in the table's order is chosen; its start and its end in law are taken together. Entry into force,
/// where the chosen account has none, comes from the first account that has it. A pact that stands by the chosen account ends by
/// another only after the day until which the chosen one is known to follow its pacts. The end in effect is the earliest that any
/// verified account names, where it comes before the end in law. A date known to the month or year stands at the middle of it.
/// </remarks>
public static class PactSpells
{
    private static readonly string[] Order = [PactRegister.Atop, PactRegister.Cow, PactRegister.TreatyRecord];

    private static readonly StateCode Russia = StateCode.Parse("RUS");

    private static readonly StateCode SovietUnion = StateCode.Parse("SUN");

    /// <summary>One spell per instrument and pair, by start and id; instruments without a usable date are left out.</summary>
    public static ImmutableArray<PactSpell> Of(ImmutableArray<Pact> rows, PactDating dating) =>
        [.. rows.Where(r => r.Verified).GroupBy(r => (r.Id, r.Parties))
            .Select(g => Spell([.. g.OrderBy(r => Rank(r.Authority))], dating)).OfType<PactSpell>()
            .OrderBy(s => s.Start).ThenBy(s => s.Id, StringComparer.Ordinal).ThenBy(s => s.Parties.ToString(), StringComparer.Ordinal)];

    /// <summary>The code under which a state's pacts are counted together with its predecessor's: <c>SUN</c> counts as <c>RUS</c>.</summary>
    public static StateCode Continuing(StateCode state) => state == SovietUnion ? Russia : state;

    /// <summary>The pair of continuing states, for telling whether two pacts have the same members.</summary>
    public static Dyad Continuing(Dyad parties) => new(Continuing(parties.First), Continuing(parties.Second));

    private static int Rank(string authority) => Array.IndexOf(Order, authority) is >= 0 and var place ? place : Order.Length;

    private static PactSpell? Spell(Pact[] accounts, PactDating dating)
    {
        var chosen = Array.Find(accounts, a => a.Obligations != Obligations.None && Day(a.Signed) is not null);
        if (chosen is null)
            return null;
        var start = dating.Start == DatingRule.Force
            ? Day(chosen.InForce) ?? accounts.Select(a => Day(a.InForce)).FirstOrDefault(d => d is not null)
            : Day(chosen.Signed);
        if (start is not { } first)
            return null;
        var (end, kind, by) = (Day(chosen.FormalEnd), chosen.End, chosen.Authority);
        if (end is null && kind != EndKind.InForce)
            (kind, end, by) = accounts.Where(a => Day(a.FormalEnd) is not null).Select(a => (a.End, Day(a.FormalEnd), a.Authority)).FirstOrDefault((EndKind.InForce, null, chosen.Authority));
        if (end is null && PactRegister.KnownUntil(chosen.Authority) is { } known)
            (kind, end, by) = accounts.Where(a => Day(a.FormalEnd) > known).Select(a => (a.End, Day(a.FormalEnd), a.Authority)).FirstOrDefault((EndKind.InForce, null, chosen.Authority));
        if (dating.End == DatingRule.EffectiveEnd)
            foreach (var account in accounts)
                if (Day(account.EffectiveEnd) is { } effective && effective >= first && (end is null || effective < end))
                    (end, kind, by) = (effective, EndKind.Unstated, account.Authority);
        if (end < first)
            return null;
        return new PactSpell(chosen.Id, chosen.Name, chosen.Parties, chosen.Obligations, chosen.Authority, by, first, end, end is null ? EndKind.InForce : kind);
    }

    private static DateOnly? Day(EdtfDate date) =>
        date is { Earliest: { } a, Latest: { } b } ? DateOnly.FromDayNumber((int)(((long)a.DayNumber + b.DayNumber) / 2)) : null;
}
