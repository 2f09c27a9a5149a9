using System.Collections.Immutable;
using Entente.Reference.Pacts;
using Entente.Reference.States;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>The pact that is asked about: one that stands on the day, or a bare start named by the user.</summary>
internal sealed record Focal(string? Id, string Name, Dyad Parties, Obligations Obligations, DateOnly Start, string? Authority, IReadOnlyList<string> Others)
{
    // A start that the user names holds for every rule of dating.
    public bool Named { get; init; }

    public static Focal Find(ImmutableArray<Pact> rows, Dyad parties, DateOnly asOf, DateOnly? since)
    {
        foreach (var state in new[] { parties.First, parties.Second })
            if (!rows.Any(r => r.Parties.Has(state)) && StateTable.NumbersOf(state, CodeSystem.Cow).Count == 0 && StateTable.NumbersOf(state, CodeSystem.GleditschWard).Count == 0)
                throw new InputException($"'{state}' is no state that the register or the list of states knows; write its ISO 3166 code (alpha-3), such as RUS");
        var wanted = PactSpells.Continuing(parties);
        var ours = PactSpells.Of(rows, PactDating.BySignature).Where(s => PactSpells.Continuing(s.Parties) == wanted && s.Start <= asOf).ToArray();
        var standing = ours.Where(s => s.End is null || s.End > asOf).OrderByDescending(s => s.Start).ToArray();
        if (since is { } day)
        {
            if (day > asOf)
                throw new InputException($"--since {ClassEstimates.Iso(day)} lies after the day of asking, {ClassEstimates.Iso(asOf)}");
            var near = standing.FirstOrDefault(s => s.Start <= day);
            return new Focal(near?.Id, near?.Name ?? "a relation without a pact in the register", parties, near?.Obligations ?? Obligations.None, day, near?.Authority, [.. standing.Where(s => s != near).Select(s => s.Id)]) { Named = true };
        }

        if (standing.Length == 0)
        {
            var last = ours.Where(s => s.End is not null).OrderByDescending(s => s.End).FirstOrDefault();
            throw new InputException($"the register has no verified pact of {parties.First} and {parties.Second} that stands on {ClassEstimates.Iso(asOf)}"
                + (last is null ? "; name the relation's start with --since DATE" : $"; the last, {last.Id}, ended on {ClassEstimates.Iso(last.End!.Value)}: ask with an earlier --as-of, or name a start with --since DATE"));
        }

        // Of several that stand, the one that promises most, then the oldest: a later protocol does not restart the clock.
        var main = standing.OrderByDescending(s => Strength(s.Obligations)).ThenBy(s => s.Start).First();
        return new Focal(main.Id, main.Name, main.Parties, main.Obligations, main.Start, main.Authority, [.. standing.Where(s => s != main).Select(s => s.Id)]);
    }

    public double Age(ImmutableArray<Pact> rows, PactDating dating, DateOnly asOf)
    {
        var start = Start;
        if (!Named && dating.Start == DatingRule.Force && PactSpells.Of(rows, dating).FirstOrDefault(s => s.Id == Id && s.Parties == Parties) is { } spell && spell.Start <= asOf)
            start = spell.Start;
        return (asOf.DayNumber - start.DayNumber) / 365.25;
    }

    private static int Strength(Obligations o) =>
        (o.HasFlag(Obligations.Defence) || o.HasFlag(Obligations.Offence) ? 4 : 0) + (o.HasFlag(Obligations.NonAggression) || o.HasFlag(Obligations.Neutrality) ? 2 : 0) + (o.HasFlag(Obligations.Consultation) ? 1 : 0);
}
