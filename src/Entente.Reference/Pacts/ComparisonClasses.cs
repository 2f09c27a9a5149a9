using System.Collections.Immutable;
using Entente.World;

namespace Entente.Reference.Pacts;

/// <summary>The past cases that a forecast is drawn from: a named set of instruments, each dated once, by one rule.</summary>
/// <param name="Name">A short name, unique among the classes of a pact.</param>
/// <param name="Text">What belongs to it, in a phrase.</param>
/// <param name="Dating">The rule by which its spells are dated.</param>
/// <param name="Spells">The spells, by start; the pact in question is never among them.</param>
public sealed record ComparisonClass(string Name, string Text, PactDating Dating, ImmutableArray<PactSpell> Spells)
{
    /// <summary>The number of instruments.</summary>
    public int Size => Spells.Length;

    /// <summary>The ids of the instruments, in the order of the spells.</summary>
    public ImmutableArray<string> Ids => [.. Spells.Select(s => s.Id)];

    /// <summary>How many of them had ended when looking until a day.</summary>
    public int Ended(DateOnly until) => Spells.Count(s => s.Seen(until) is { Ended: true });
}

/// <summary>The comparison classes of a pact, side by side: the spread between them is part of the answer.</summary>
public static class ComparisonClasses
{
    private static readonly DateOnly EndOfTheWar = new(1945, 9, 2);

    /// <summary>
    /// The classes for a pact: all, same-obligations, defence, no-defence, same-members, one-member, great-powers, after-1945,
    /// great-powers-after-1945. A class may be empty; it then says so by its size.
    /// </summary>
    /// <param name="rows">The register; unverified rows are passed over.</param>
    /// <param name="id">The instrument in question; an id that the register does not have is an error.</param>
    /// <param name="dating">The rule of dating, the same for every class.</param>
    /// <exception cref="ArgumentException">No verified instrument of that id with a date and obligations is in the register.</exception>
    public static ImmutableArray<ComparisonClass> For(ImmutableArray<Pact> rows, string id, PactDating dating)
    {
        var focal = PactSpells.Of(rows, PactDating.BySignature).FirstOrDefault(s => s.Id == id)
            ?? throw new ArgumentException($"The register has no verified pact '{id}' with a date and obligations.", nameof(id));
        return For(rows, focal.Parties, focal.Obligations, id, dating);
    }

    /// <summary>The classes for a pact that need not be in the register.</summary>
    /// <param name="rows">The register; unverified rows are passed over.</param>
    /// <param name="parties">The parties of the pact in question.</param>
    /// <param name="obligations">Its obligations.</param>
    /// <param name="exclude">The id to leave out of every class; null for none.</param>
    /// <param name="dating">The rule of dating, the same for every class.</param>
    public static ImmutableArray<ComparisonClass> For(ImmutableArray<Pact> rows, Dyad parties, Obligations obligations, string? exclude, PactDating dating)
    {
        var spells = PactSpells.Of(rows, dating).Where(s => s.Id != exclude).ToImmutableArray();
        var members = PactSpells.Continuing(parties);
        ComparisonClass Class(string name, string text, Func<PactSpell, bool> belongs) => new(name, text, dating, [.. spells.Where(belongs)]);
        return
        [
            Class("all", "all pacts of the register", _ => true),
            Class("same-obligations", $"pacts with the same obligations ({Words(obligations)})", s => s.Obligations == obligations),
            Class("defence", "pacts with a promise of defence or offence", Defends),
            Class("no-defence", "pacts of neutrality, non-aggression or consultation only", s => !Defends(s)),
            Class("same-members", $"pacts between the same two states ({members}; the USSR counts as Russia)", s => PactSpells.Continuing(s.Parties) == members),
            Class("one-member", $"pacts of {members.First} or {members.Second} with anybody in scope", s => PactSpells.Continuing(s.Parties) is var p && (p.Has(members.First) || p.Has(members.Second))),
            Class("great-powers", "pacts between two great powers of the day (COW majors)", BothGreat),
            Class("after-1945", "pacts signed after 2 September 1945", s => s.Start > EndOfTheWar),
            Class("great-powers-after-1945", "pacts between two great powers signed after 2 September 1945", s => s.Start > EndOfTheWar && BothGreat(s)),
        ];
    }

    private static bool Defends(PactSpell spell) => (spell.Obligations & (Obligations.Defence | Obligations.Offence)) != Obligations.None;

    private static bool BothGreat(PactSpell spell) => GreatPowers.Has(spell.Parties.First, spell.Start) && GreatPowers.Has(spell.Parties.Second, spell.Start);

    private static string Words(Obligations obligations) =>
        obligations == Obligations.None ? "none" : string.Join(", ", Enum.GetValues<Obligations>().Where(o => o != Obligations.None && obligations.HasFlag(o))
            .Select(o => o == Obligations.NonAggression ? "non-aggression" : o.ToString().ToLowerInvariant()));
}
