using System.Collections.Immutable;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Duration;
using Entente.Duration.Pacts;
using Entente.World;

namespace Entente.Desk.WhatIf;

/// <summary>
/// The forecast of <c>last</c> with other inputs: a covariate of the pact (<c>--set "covariate(war)=1"</c>), other pacts of the same two
/// (<c>--add "pact(CHN,RUS,defence,2024)"</c>, <c>--remove "pact(CHN-RUS-1992)"</c>).
/// </summary>
internal static class WhatIfLast
{
    /// <summary>The pacts of the register after those changes that add or take away one.</summary>
    /// <exception cref="InputException">A change is of something else, names no pact, or takes away the one that is asked about.</exception>
    internal static ImmutableArray<Pact> Rows(ImmutableArray<Pact> rows, IReadOnlyList<Change> changes, Focal focal, DateOnly asOf)
    {
        foreach (var change in changes)
        {
            if (change is { Name: "covariate", Kind: ChangeKind.Set })
                continue;
            if (change.Name != "pact" || change.Kind == ChangeKind.Set)
                throw change.Fault("covariate can be set, pact added or removed: --set \"covariate(war)=1\", --add \"pact(CHN,RUS,defence,2024)\", --remove \"pact(CHN-RUS-1992)\"");
            rows = change.Kind == ChangeKind.Add ? rows.Add(Added(change, asOf)) : rows.RemoveAll(Removed(rows, change, focal));
        }

        return rows;
    }

    /// <summary>The situation of the pact after those changes that set a covariate.</summary>
    internal static PactSituation Situation(PactSituation now, IReadOnlyList<Change> changes, double strength)
    {
        var values = (double[])now.Covariates.Clone();
        foreach (var change in changes.Where(c => c.Name == "covariate"))
        {
            var at = Place(change);

            // What is not known has no way to go: it takes the wished value at once.
            var (before, number) = (values[at], change.Number());
            var wished = change.Operator switch { '*' => before * number, '/' => before / number, '+' => before + number, '-' or '−' => before - number, _ => number };
            values[at] = double.IsNaN(before) ? change.Operator == '=' ? number : throw change.Fault("its value is not known: only '=' can be used") : before + (strength * (wished - before));
        }

        return now with { Covariates = values };
    }

    internal static WhatIfResult Of(IReadOnlyList<Change> changes, IReadOnlyList<double> horizons, ModelOutlook? before, Func<double, ModelOutlook?> at, CancellationToken cancellation)
    {
        if (before is null)
            throw new InputException("the past is too short for a forecast, so that no change of it can be shown");
        var after = at(1) ?? throw new InputException("with these changes the past is too short for a forecast");
        var rows = horizons.Select(h => Row(string.Create(CultureInfo.InvariantCulture, $"in force after {h:0.##} years"), before.At(h).P, after.At(h).P)).Append(Row("median remaining years", before.Median(), after.Median()));
        var flips = FlipPoint.Find(changes.Any(c => c.Kind == ChangeKind.Set), strength => Conclusions(horizons, strength <= 0 ? before : strength == 1 ? after : at(strength) ?? after), cancellation);
        return new WhatIfResult(
            [.. changes.Select(c => new WhatIfChange(c.Words, 1))],
            [.. rows],
            [.. flips.Select(f => new WhatIfFlip(f.Of, f.Before, f.After, f.Strength, [.. changes.Select(c => c.Name == "covariate" ? string.Create(CultureInfo.InvariantCulture, $"{c.Arguments[0]} {Situation(before.Situation, changes, f.Strength).Covariates[Place(c)]:G4}") : c.Words)]))],
            changes.Any(c => c.Name == "pact") ? ["the models were learnt from past pacts and stay as they are; a pact more or less changes what is known of the one asked about"] : []);
    }

    private static int Place(Change change)
    {
        var at = change.Arguments.Length == 1 ? PactModel.Covariates.ToList().IndexOf(change.Arguments[0]) : -1;
        return at >= 0 ? at : throw change.Fault($"there is no such covariate; there are {string.Join(", ", PactModel.Covariates)}");
    }

    private static Pact Added(Change change, DateOnly asOf)
    {
        var added = RecordChange.Of(change);
        var start = added.From > 1 ? new DateOnly(added.From, 1, 1) : asOf.AddDays(-1);
        if (start > asOf)
            throw change.Fault($"a pact of {added.From.ToString(CultureInfo.InvariantCulture)} is not there on the day of asking, {asOf:O}");
        var signed = EdtfDate.Day(start);
        return new Pact($"what-if-{added.First}-{added.Second}-{start.Year.ToString("0000", CultureInfo.InvariantCulture)}", change.Words, new Dyad(added.First, added.Second), added.Obligations, false, signed, signed, EdtfDate.Unknown, EdtfDate.Unknown, EndKind.InForce, [], "what if", change.Words, true);
    }

    private static Predicate<Pact> Removed(ImmutableArray<Pact> rows, Change change, Focal focal)
    {
        Predicate<Pact> goes;
        if (change.Arguments.Length == 1)
            goes = p => p.Id == change.Arguments[0];
        else
        {
            var pair = RecordChange.Of(change);
            goes = p => pair.IsOf(p.Parties.First, p.Parties.Second, eitherWay: true) && p.Id != focal.Id;
        }

        if (!rows.Any(p => goes(p)))
            throw change.Fault("the register has no such pact");
        return rows.Any(p => goes(p) && p.Id == focal.Id) ? throw change.Fault($"{focal.Id} is the pact that is asked about") : goes;
    }

    private static Dictionary<string, string> Conclusions(IReadOnlyList<double> horizons, ModelOutlook outlook) =>
        horizons.ToDictionary(h => string.Create(CultureInfo.InvariantCulture, $"in force after {h:0.##} years"), h => outlook.At(h).P > 0.5 ? "more likely than not" : "less likely than not", StringComparer.Ordinal);

    private static WhatIfRow Row(string of, double? before, double? after) => new(of, null, null, before, after, after - before);
}
