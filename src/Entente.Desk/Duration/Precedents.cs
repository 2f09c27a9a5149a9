using System.Collections.Immutable;
using Entente.Desk.Contracts;
using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>The nearest past cases, by what they share with the pact in question.</summary>
internal static class Precedents
{
    private const int Most = 10;

    public static IReadOnlyList<Precedent> Of(ImmutableArray<Pact> rows, Focal focal, double age)
    {
        var members = PactSpells.Continuing(focal.Parties);
        var great = GreatPowers.Has(focal.Parties.First, focal.Start) && GreatPowers.Has(focal.Parties.Second, focal.Start);
        var effective = PactSpells.Of(rows, PactDating.ByEffect).GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var found = new List<(int Points, PactSpell Spell, List<string> Alike)>();
        foreach (var s in PactSpells.Of(rows, PactDating.BySignature).Where(s => s.Id != focal.Id && s.Start < focal.Start))
        {
            var alike = new List<string>();
            var points = 0;
            var pair = PactSpells.Continuing(s.Parties);
            if (pair == members)
                Add(6, "same states");
            else if (pair.Has(members.First) || pair.Has(members.Second))
                Add(1, "one of the states");
            if (great && GreatPowers.Has(s.Parties.First, s.Start) && GreatPowers.Has(s.Parties.Second, s.Start))
                Add(2, "two great powers");
            if (s.Obligations == focal.Obligations)
                Add(2, "same obligations");
            if (s.Start.Year > 1945 == focal.Start.Year > 1945)
                Add(1, focal.Start.Year > 1945 ? "after 1945" : "before 1945");
            if (((s.End ?? focal.Start).DayNumber - s.Start.DayNumber) / 365.25 >= age)
                Add(1, "reached this age");
            found.Add((points, s, alike));

            void Add(int p, string what)
            {
                points += p;
                alike.Add(what);
            }
        }

        return
        [
            .. found.OrderByDescending(f => f.Points).ThenByDescending(f => f.Spell.Start).Take(Most).Select(f => new Precedent(
                f.Spell.Id, f.Spell.Name, ClassEstimates.Iso(f.Spell.Start), f.Spell.End is { } end ? ClassEstimates.Iso(end) : null, Kind(f.Spell.Kind),
                ((f.Spell.End ?? HowLongQuestion.RecordEnds).DayNumber - f.Spell.Start.DayNumber) / 365.25,
                f.Alike,
                effective.TryGetValue(f.Spell.Id, out var e) && e.End is { } real && (f.Spell.End is null || real < f.Spell.End) ? ClassEstimates.Iso(real) : null)),
        ];
    }

    private static string Kind(EndKind kind) => kind switch
    {
        EndKind.InForce => "inForce",
        EndKind.StateLost => "stateLost",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
