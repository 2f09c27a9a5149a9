using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Reference.Pacts;
using Entente.Reference.Places;
using Entente.World;

namespace Entente.Desk.Checks;

/// <summary>The kinds of claims that are known, each with the query that would check it.</summary>
internal static partial class Templates
{
    /// <summary>Kinds that name what they claim.</summary>
    internal static readonly IReadOnlyList<Func<ClaimSentence, ClaimQuery?>> All = [Overture, ShareOf, Only, Since, Renewal, Contains, BrokenUp, Met, Forces, Territory, MoreArmsThan, Closer, Depends];

    /// <summary>Kinds that only say that something of a sort happened, for sentences that are of no other kind.</summary>
    internal static readonly IReadOnlyList<Func<ClaimSentence, ClaimQuery?>> Loose = [Supply, Attack];

    private static ClaimQuery? Overture(ClaimSentence s) =>
        OvertureToWar().IsMatch(s.Text) && s.States.Count > 0 ? new($"follows(pact(type=nonaggression, by={s.States[0]}), war, within=10y)", 0.5, "one event follows another") : null;

    private static ClaimQuery? ShareOf(ClaimSentence s)
    {
        if (Share().Match(s.Text) is not { Success: true } share || s.States.Count < 2 || Percent(share.Groups["n"].Value) is not { } part)
            return null;
        StateCode owner, partner;
        if (AccountedFor().Match(s.Text) is { Success: true } accounted && s.Before(accounted.Index) is { IsNone: false } who)
        {
            // "B accounted for n percent of A's trade".
            partner = who;
            owner = s.After(share.Index, partner) is { IsNone: false } after ? after : s.States.First(x => x != partner);
        }
        else
        {
            owner = s.Before(share.Groups["trade"].Index) is { IsNone: false } before ? before : s.States[0];
            partner = s.States.First(x => x != owner);
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"trade.share({owner}, {partner}, at=latest) ~= {part} +- 0.02"), 0.7, "a share");
    }

    private static ClaimQuery? Only(ClaimSentence s) =>
        OnlyAlly().IsMatch(s.Text) && s.States.Count == 2 ? new($"allies.only({Pair(s.States)}{(s.Day is null ? "" : $", before={s.Day}")})", 0.7, "only") : null;

    private static ClaimQuery? Since(ClaimSentence s) =>
        SinceWar().Match(s.Text) is { Success: true } since && s.States.Count >= 2 ? new($"record.high(alignment({string.Join(", ", s.States.Take(4))}), since={SinceYear(since.Value)})", 0.5, "record since") : null;

    private static ClaimQuery? Renewal(ClaimSentence s)
    {
        if (!Renews().IsMatch(s.Text) || s.Sides.Count < 2 || s.Year is not { } now)
            return null;
        // "a reaffirmation of the treaty of 1961": the year that follows the treaty, not any year of the sentence.
        var old = TreatyOf().Match(s.Text) is { Success: true } of ? of.Groups["y"].Value : YearIn().Matches(s.Text).Select(m => m.Value).FirstOrDefault(y => int.Parse(y, CultureInfo.InvariantCulture) < now);
        var pair = TreatyOf().Match(s.Text) is { Success: true } at && s.Mentions.Where(m => m.At < at.Index).Select(m => m.State).Distinct().Reverse().Take(2).ToList() is { Count: 2 } two ? two : [.. s.Sides.Take(2)];
        return old is null ? null : new($"pact.renews({Pair(pair)}, {now}, {old})", 0.5, "a treaty renews");
    }

    private static ClaimQuery? Contains(ClaimSentence s)
    {
        if (!DefenceClause().IsMatch(s.Text) || s.Sides.Count < 2)
            return null;
        var year = YearIn().Match(s.Text) is { Success: true } stated ? stated.Value : s.Year?.ToString(CultureInfo.InvariantCulture);
        if (year is null)
            return null;
        return FallsShort().IsMatch(s.Text) ? new($"pact.commits({Pair(s.Sides)}, {year}, defence) = 0", 0.5, "a treaty does not bind") : new($"pact.contains({Pair(s.Sides)}, {year}, defence)", 0.6, "a treaty contains");
    }

    private static ClaimQuery? BrokenUp(ClaimSentence s)
    {
        if (BrokeUp().Match(s.Text) is not { Success: true } broke || s.States.Count < 2)
            return null;
        var year = int.Parse(broke.Groups["y"].Value, CultureInfo.InvariantCulture);
        // "the Sino-Soviet alliance was when Nixon broke it up in 1972": the pair named last before the verb.
        var pair = s.Mentions.Where(m => m.Itself && m.At < broke.Groups["verb"].Index).Select(m => m.State).Distinct().TakeLast(2).ToList();
        if (pair.Count < 2)
            return null;
        var dyad = PactSpells.Continuing(new Dyad(pair[0], pair[1]));
        var pact = PactRegister.ForEstimates().Where(p => PactSpells.Continuing(p.Parties) == dyad && p.Obligations.HasFlag(Obligations.Defence) && p.Signed.Latest?.Year < year).OrderBy(p => p.Signed.Earliest).LastOrDefault();
        return pact?.Signed.Earliest is not { } signed ? null : new($"pact.ended({Pair(pair)}, {signed.Year}, in={year})", 0.6, "a treaty ended in");
    }

    private static ClaimQuery? Met(ClaimSentence s)
    {
        if (MetNear().Match(s.Text) is not { Success: true } met || PlaceTable.Find(met.Groups["place"].Value) is not { } place)
            return null;
        var pair = s.Mentions.Where(m => m.At < met.Index).Select(m => m.State).Distinct().TakeLast(2).ToList();
        if (pair.Count < 2)
            return null;
        var within = met.Groups["how"].Value.Equals("near", StringComparison.OrdinalIgnoreCase) ? "" : ", within=50";
        return new($"met.near({Pair(pair)}, {place.Name.Replace(' ', '_')}{(MonthOf(s, met) is { } month ? $", at={month}" : "")}{within})", 0.7, "two met near");
    }

    private static ClaimQuery? Forces(ClaimSentence s)
    {
        if (LargerForces().Match(s.Text) is not { Success: true } larger)
            return null;
        var rival = s.After(larger.Groups["border"].Index);
        var owner = s.Before(larger.Index);
        if (rival.IsNone || owner.IsNone || rival == owner)
            return null;
        var year = Decade().Match(s.Text) is { Success: true } d ? d.Groups["y"].Value[..3] + "X" : s.Year?.ToString(CultureInfo.InvariantCulture);
        return year is null ? null : new($"finding(forces, {owner}->{rival}, at={(year.EndsWith('X') ? year[..3] + "5" : year)})", 0.5, "forces on a border");
    }

    private static ClaimQuery? Territory(ClaimSentence s)
    {
        if (ClaimsLand().Match(s.Text) is not { Success: true } claims || s.Sides.Count < 2)
            return null;
        var claimant = s.After(claims.Groups["to"].Index) is { IsNone: false } to ? to : s.Before(claims.Index);
        var owner = s.Sides.FirstOrDefault(x => x != claimant && x.Text != "USA");
        return claimant.IsNone || owner.IsNone ? null : new($"finding(territory, {claimant}->{owner}{(Month(s.Text) is { } month ? $", at={month}" : "")})", 0.4, "a claim to land");
    }

    private static ClaimQuery? MoreArmsThan(ClaimSentence s) =>
        MoreArms().IsMatch(s.Text) && s.States.Count >= 3 ? new($"arms.tiv({s.States[0]}->{s.States[1]}) > arms.tiv({s.States[0]}->{s.States[2]})", 0.4, "A larger than B") : null;

    private static ClaimQuery? Closer(ClaimSentence s)
    {
        if (CloserTo().Match(s.Text) is not { Success: true } closer)
            return null;
        var (who, one, other) = (s.Before(closer.Index), s.After(closer.Index), s.After(closer.Groups["than"].Index));
        return who.IsNone || one.IsNone || other.IsNone || new[] { who, one, other }.Distinct().Count() < 3 ? null : new($"alignment({who}, {one}) > alignment({who}, {other})", 0.4, "A closer than B");
    }

    private static ClaimQuery? Depends(ClaimSentence s)
    {
        if (DependsOn().Match(s.Text) is not { Success: true } depends)
            return null;
        var (who, on) = (s.Before(depends.Index), s.After(depends.Index));
        return who.IsNone || on.IsNone || who == on ? null : new($"trade.share({who}, {on}, at=latest) > 0.5", 0.3, "one depends on another");
    }

    private static ClaimQuery? Supply(ClaimSentence s)
    {
        if (Supplies().Match(s.Text) is not { Success: true } supplies || s.Sides.Count < 2 || s.Year is not { } year)
            return null;
        // "North Korean missiles": the maker stands right before the arms.
        var arms = Weapons().Match(s.Text);
        var maker = s.Before(arms.Index);
        var other = s.Sides.FirstOrDefault(x => x != maker);
        return maker.IsNone || other.IsNone ? null : new($"arms.tiv({maker}->{other}, at={year}) > 0", 0.3, "arms were supplied");
    }

    private static ClaimQuery? Attack(ClaimSentence s)
    {
        if (Attacks().Match(s.Text) is not { Success: true } attacks || s.Year is not { } year)
            return null;
        var (who, whom) = (s.Before(attacks.Index), s.After(attacks.Index));
        return who.IsNone || whom.IsNone || who == whom ? null : new($"sum(events.count({who}->{whom}, type=ASSAULT), from={year}, to={year}) > 0", 0.3, "one attacked another");
    }

    private static Dyad Pair(IReadOnlyList<StateCode> states) => new(states[0], states[1]);

    private static double? Percent(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 100 ? n / 100 : null;

    private static string SinceYear(string words) => words.Contains("Korean", StringComparison.OrdinalIgnoreCase) ? "1953" : words.Contains("Cold", StringComparison.OrdinalIgnoreCase) ? "1989" : words.Contains("Second World", StringComparison.OrdinalIgnoreCase) || words.Contains("World War II", StringComparison.OrdinalIgnoreCase) ? "1945" : YearIn().Match(words) is { Success: true } y ? y.Value : "1945";

    // "met … last September", written in August 2024, was in September 2023.
    private static string? MonthOf(ClaimSentence s, Match met)
    {
        if (MonthName().Match(s.Text, met.Index) is not { Success: true } month || s.Published.Earliest is not { } day)
            return null;
        var number = DateTime.ParseExact(month.Groups["m"].Value, "MMMM", CultureInfo.InvariantCulture).Month;
        var year = month.Groups["y"].Success ? int.Parse(month.Groups["y"].Value, CultureInfo.InvariantCulture) : number < day.Month || (number == day.Month && !month.Groups["last"].Success) ? day.Year - (month.Groups["last"].Success && number >= day.Month ? 1 : 0) : day.Year - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{number:00}");
    }

    private static string? Month(string text) => MonthName().Match(text) is { Success: true } m && m.Groups["y"].Success ? string.Create(CultureInfo.InvariantCulture, $"{m.Groups["y"].Value}-{DateTime.ParseExact(m.Groups["m"].Value, "MMMM", CultureInfo.InvariantCulture).Month:00}") : null;
}
