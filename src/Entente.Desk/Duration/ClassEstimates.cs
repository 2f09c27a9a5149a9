using System.Collections.Immutable;
using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.Reference.Pacts;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>What comparison classes of a register say of a pact of some age.</summary>
internal static class ClassEstimates
{
    private static readonly PactDating[] Datings =
    [
        PactDating.BySignature,
        PactDating.ByEffect,
        new(DatingRule.Force, DatingRule.FormalEnd),
        new(DatingRule.Force, DatingRule.EffectiveEnd),
    ];

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IReadOnlyList<ClassEstimate> Of(ImmutableArray<Pact> rows, Focal focal, DateOnly asOf, IReadOnlyList<DateOnly> censored, IReadOnlyList<double> horizons)
    {
        var result = new List<ClassEstimate>();
        foreach (var dating in Datings)
        {
            var age = focal.Age(rows, dating, asOf);
            foreach (var members in ComparisonClasses.For(rows, focal.Parties, focal.Obligations, focal.Id, dating))
                foreach (var day in censored)
                    result.Add(Estimate(members, Text(dating), age, day, horizons));
        }

        return result;
    }

    public static SurvivalCurve? Curve(ComparisonClass members, DateOnly day)
    {
        var seen = members.Spells.Select(s => s.Seen(day)).OfType<(double Years, bool Ended)>().Where(s => s.Years > 0).ToArray();
        return seen.Length == 0 ? null : KaplanMeier.Fit(new SurvivalData(seen.Select(s => s.Years).ToArray(), seen.Select(s => s.Ended ? 1 : 0).ToArray()), name: members.Name);
    }

    public static IReadOnlyList<HorizonSpread> Spread(IReadOnlyList<ClassEstimate> estimates, IReadOnlyList<double> horizons) =>
        [.. horizons.Select((years, i) =>
        {
            var p = estimates.Where(e => e.AtRisk >= 5 && e.Conditional[i].P is not null).Select(e => e.Conditional[i].P!.Value).Order().ToArray();
            return p.Length == 0 ? new HorizonSpread(years, null, null, null, 0) : new HorizonSpread(years, p[0], Median(p), p[^1], p.Length);
        })];

    public static YearsAhead Ahead(SurvivalCurve? curve, double age, double years)
    {
        var c = curve is null ? null : ConditionalSurvival.Of(curve, age, age + years);
        return c is null ? new YearsAhead(years, null, null, null, false) : new YearsAhead(years, c.Probability, c.Lower, c.Upper, c.IsExact);
    }

    // How many were seen to reach an age.
    public static double AtRisk(SurvivalCurve? curve, double age) =>
        curve is null || curve.StepAt(age) + 1 >= curve.Time.Length ? 0 : curve.AtRisk[curve.StepAt(age) + 1];

    private static ClassEstimate Estimate(ComparisonClass members, string dating, double age, DateOnly day, IReadOnlyList<double> horizons)
    {
        var curve = Curve(members, day);
        var median = curve is null ? double.NaN : ConditionalSurvival.MedianRemaining(curve, age);
        return new ClassEstimate(
            members.Name, members.Text, curve?.Records ?? 0, (int)(curve?.Events.Sum() ?? 0), dating, Iso(day), age,
            AtRisk(curve, age),
            double.IsNaN(median) ? null : median,
            [.. horizons.Select(h => Ahead(curve, age, h))]);
    }

    private static string Text(PactDating dating) =>
        $"{(dating.Start == DatingRule.Signature ? "signature" : "force")} to {(dating.End == DatingRule.FormalEnd ? "formal end" : "effective end")}";

    private static double Median(double[] sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
