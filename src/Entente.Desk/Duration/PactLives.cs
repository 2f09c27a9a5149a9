using System.Collections.Immutable;
using Entente.Duration;
using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>The lives of the pacts of one comparison class, seen from a day, with their survival curve.</summary>
/// <param name="Class">The class.</param>
/// <param name="Dating">How its ends are dated: <c>formal</c> or <c>effective</c>.</param>
/// <param name="Seen">The spells that had begun, with years and whether the end was seen.</param>
/// <param name="Curve">Kaplan-Meier; null where nothing was seen.</param>
internal sealed record ClassLives(ComparisonClass Class, string Dating, ImmutableArray<(PactSpell Spell, double Years, bool Ended)> Seen, SurvivalCurve? Curve)
{
    /// <summary>The class's name with its dating, as every table shows it.</summary>
    internal string Label => $"{Class.Name}, {Dating} ends";

    internal int Ended => Seen.Count(s => s.Ended);

    /// <summary>How many reached an age under observation.</summary>
    internal int Reached(double age) => Seen.Count(s => s.Years >= age);

    /// <summary>The chance to last from one age to another; null where the data do not speak.</summary>
    internal ConditionalSurvival? Lasts(double age, double until) => Curve is null || Seen.Count(s => s.Years > age) == 0 ? null : ConditionalSurvival.Of(Curve, age, until);
}

/// <summary>The lives of past pacts from which a forecast for one pact is drawn, class by class, all counted from signature.</summary>
/// <param name="Focal">The pact in question.</param>
/// <param name="AsOf">The day from which it is seen.</param>
/// <param name="Age">Its age on that day, years (days / 365.25).</param>
/// <param name="Classes">Every class by formal and by effective ends.</param>
internal sealed record PactLives(PactSpell Focal, DateOnly AsOf, double Age, ImmutableArray<ClassLives> Classes)
{
    internal const double DaysOfYear = 365.25;

    /// <summary>Looks up the lives.</summary>
    /// <param name="parties">The pair.</param>
    /// <param name="pact">The instrument; the latest that stands between the two where null.</param>
    /// <param name="asOf">The day from which it is seen; nothing later counts.</param>
    /// <exception cref="InputException">The register has no such pact, or none of that pair stands on that day.</exception>
    internal static PactLives Of(Dyad parties, string? pact, DateOnly asOf)
    {
        var rows = PactRegister.ForEstimates();
        var spells = PactSpells.Of(rows, PactDating.BySignature);
        var members = PactSpells.Continuing(parties);
        var focal = pact is not null
            ? spells.FirstOrDefault(s => string.Equals(s.Id, pact, StringComparison.Ordinal))
            : spells.Where(s => PactSpells.Continuing(s.Parties) == members && s.Start <= asOf && (s.End is not { } e || e > asOf)).OrderByDescending(s => s.Start).ThenBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault();
        if (focal is null)
            throw new InputException(pact is not null
                ? $"the register has no verified pact '{pact}'; its ids have the form CHN-RUS-2001"
                : $"the register has no pact between {parties.First} and {parties.Second} that stands on {asOf:yyyy-MM-dd}; name one with pact=ID");
        if (focal.Start >= asOf)
            throw new InputException($"the pact {focal.Id} was signed on {focal.Start:yyyy-MM-dd}, not before {asOf:yyyy-MM-dd}");
        var age = (asOf.DayNumber - focal.Start.DayNumber) / DaysOfYear;
        return new PactLives(focal, asOf, age, [.. Dated(rows, focal.Id, PactDating.BySignature, "formal", asOf), .. Dated(rows, focal.Id, PactDating.ByEffect, "effective", asOf)]);
    }

    /// <summary>The age the pact has on a later day.</summary>
    internal double AgeOn(DateOnly day) => Age + ((day.DayNumber - AsOf.DayNumber) / DaysOfYear);

    private static IEnumerable<ClassLives> Dated(ImmutableArray<Pact> rows, string id, PactDating dating, string name, DateOnly asOf)
    {
        foreach (var c in ComparisonClasses.For(rows, id, dating))
        {
            var seen = ImmutableArray.CreateBuilder<(PactSpell, double, bool)>();
            foreach (var spell in c.Spells)
                if (spell.Seen(Known(spell, asOf)) is { Years: > 0 } life)
                    seen.Add((spell, life.Years, life.Ended));
            var lives = seen.ToImmutable();
            yield return new ClassLives(c, name, lives, lives.IsEmpty ? null : KaplanMeier.Fit(new SurvivalData([.. lives.Select(s => s.Item2)], [.. lives.Select(s => s.Item3 ? 1 : 0)])));
        }
    }

    // An authority that stopped following pacts in 2016 does not say that a pact still stood in 2024.
    private static DateOnly Known(PactSpell spell, DateOnly asOf) =>
        PactRegister.KnownUntil(spell.Authority) is { } until && until < asOf ? until : asOf;
}
