using System.Collections.Immutable;
using System.Globalization;
using Entente.World;

namespace Entente.Reference.Pacts;

/// <summary>A span of days during which a state counts as a great power.</summary>
/// <param name="State">The state; <c>AUH</c> is Austria and Austria-Hungary, which ISO 3166 never coded.</param>
/// <param name="Days">The days, both ends included; an open end is the present.</param>
/// <param name="Cow">The state's Correlates of War number.</param>
public sealed record GreatPowerTerm(StateCode State, DateSpan Days, int Cow);

/// <summary>Who was a great power when: the Correlates of War list of majors (State System Membership, version 2016).</summary>
/// <remarks>
/// The list begins in 1816; its first terms are read as holding from the Congress of Vienna (1815) on. It counts Japan and
/// Germany again from 11 December 1991 and India never; Italy ends in 1943 and China begins in 1950. Prussia stands as DEU.
/// </remarks>
public static class GreatPowers
{
    private static readonly DateOnly FirstDay = new(1816, 1, 1);

    private static readonly DateOnly Vienna = new(1815, 6, 9);

    private static readonly Lazy<ImmutableArray<GreatPowerTerm>> Rows = new(Read);

    /// <summary>Every term, in the order of COW's numbers and days.</summary>
    public static ImmutableArray<GreatPowerTerm> Terms => Rows.Value;

    /// <summary>Whether the state counts as a great power on the day; <c>SUN</c> and <c>RUS</c> are read as one continuing state.</summary>
    public static bool Has(StateCode state, DateOnly day) =>
        Terms.Any(t => PactSpells.Continuing(t.State) == PactSpells.Continuing(state)
            && (t.Days.Contains(day) || (t.Days.Start == FirstDay && day >= Vienna && day < FirstDay)));

    private static ImmutableArray<GreatPowerTerm> Read() =>
        [.. CsvRecords.Read(CsvRecords.Resource("Entente.Reference.Pacts.great-powers.csv"), "great-powers.csv").Skip(1)
            .Select(r => new GreatPowerTerm(StateCode.Parse(r[0].Text), new DateSpan(Day(r[1].Text), Day(r[2].Text)), int.Parse(r[3].Text, CultureInfo.InvariantCulture)))];

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
