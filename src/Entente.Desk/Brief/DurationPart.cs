using System.Globalization;
using Entente.Desk.Brief.Page;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Duration;
using Entente.Duration;
using Entente.Reference.Pacts;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>How long: the lives of past instruments, class by class, for the first question about duration that names a pair.</summary>
internal static class DurationPart
{
    private static readonly double[] Horizons = [2, 5, 10];

    internal static BriefDuration? Of(Case parsed, DateOnly asOf, ICollection<string> warnings)
    {
        var question = parsed.Questions.FirstOrDefault(q => q.Kind == QuestionKind.Duration && q.Dyad is not null);
        if (question?.Dyad is not { } dyad)
            return null;
        PactLives lives;
        try
        {
            lives = PactLives.Of(dyad, PactOf(parsed, question), asOf);
        }
        catch (InputException e)
        {
            warnings.Add($"no outside view of {dyad}: {e.Message}");
            return null;
        }

        var pool = lives.Classes.Where(c => c.Dating == "formal").ToList();
        var (all, ended) = (pool[0].Seen, pool[0].Ended);
        var rate = ended / Math.Max(1e-9, all.Sum(s => s.Years));
        var five = lives.Classes.Select(c => c.Lasts(lives.Age, lives.Age + 5)).OfType<ConditionalSurvival>().Select(c => 1 - c.Probability).ToList();
        var verdict = five.Count == 0
            ? "No comparison class reached this age: there is no outside view of how long the instrument lasts."
            : string.Create(CultureInfo.InvariantCulture, $"The register speaks of instruments only. Between the comparison classes the chance that this one ends within five years runs from {Markup.Percent(five.Min())} to {Markup.Percent(five.Max())}.");
        return new BriefDuration(dyad.ToString(), lives.Focal.Name, EdtfDate.Day(lives.Focal.Start).ToString(), lives.Age,
            [.. lives.Classes.Select(c => Class(c, lives.Age))], Precedents(lives),
            string.Create(CultureInfo.InvariantCulture, $"The plain rate of the whole register is {rate * 100:0.0} endings in a hundred pact-years: {Markup.Percent(1 - Math.Exp(-5 * rate))} in five years."), verdict)
        {
            Accounts = Accounts(dyad),
        };
    }

    private static List<BriefAccount> Accounts(Dyad dyad)
    {
        static string? Text(EdtfDate date) => date.IsUnknown ? null : date.ToString();
        var pair = PactSpells.Continuing(dyad);
        return [.. PactRegister.Load().Where(p => PactSpells.Continuing(p.Parties) == pair).Select(p => new BriefAccount(p.Id, p.Name, p.Signed.ToString(), Text(p.InForce), Text(p.FormalEnd), Text(p.EffectiveEnd),
            p.Obligations == Obligations.None ? "none of the five" : p.Obligations.ToString().ToLowerInvariant(), p.Authority, p.SourceText, p.Verified))];
    }

    private static string? PactOf(Case parsed, Question question)
    {
        var from = question.Outcomes.Select(o => o.From).FirstOrDefault(f => f is not null && OutsideView.Knows(f));
        var at = from?.IndexOf("pact=", StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : from![(at + 5)..].Split(',', ')')[0].Trim();
    }

    private static BriefClass Class(ClassLives c, double age) => new(
        c.Class.Name, c.Dating, c.Seen.Length, c.Ended, c.Reached(age),
        c.Curve is not null && c.Reached(age) > 0 && ConditionalSurvival.MedianRemaining(c.Curve, age) is var m && double.IsFinite(m) ? m : null,
        [.. Horizons.Select(h => (h, s: c.Lasts(age, age + h))).Where(x => x.s is not null).Select(x => new BriefConditional(x.h, 1 - x.s!.Probability, 1 - Or(x.s.Upper, 1), 1 - Or(x.s.Lower, 0)))],
        Curve(c, age))
    {
        Text = c.Class.Text,
    };

    private static List<BriefCurvePoint> Curve(ClassLives c, double age)
    {
        var points = new List<BriefCurvePoint>();
        if (c.Curve is null || c.Reached(age) < 2)
            return points;
        points.Add(new BriefCurvePoint(0, 1, 1, 1, c.Reached(age)));
        foreach (var time in c.Curve.Time.Where(t => t > age))
        {
            var step = c.Curve.StepAt(time);
            if (c.Curve.Events[step] > 0 && ConditionalSurvival.Of(c.Curve, age, time) is { } s)
                points.Add(new BriefCurvePoint(time - age, s.Probability, Or(s.Lower, 0), Or(s.Upper, 1), (int)c.Curve.AtRiskAt(time)));
        }

        var last = c.Curve.Time[^1];
        if (points.Count > 1 && last > age + points[^1].Years)
            points.Add(points[^1] with { Years = last - age, AtRisk = (int)c.Curve.AtRiskAt(last) });
        return points;
    }

    private static List<BriefPrecedent> Precedents(PactLives lives)
    {
        var members = PactSpells.Continuing(lives.Focal.Parties);
        return [.. lives.Classes[0].Seen
            .Select(s => (s.Spell, s.Years, s.Ended, near: (PactSpells.Continuing(s.Spell.Parties) == members ? 0 : 2) + (s.Spell.Obligations == lives.Focal.Obligations ? 0 : 1)))
            .Where(s => s.near < 3).OrderBy(s => s.near).ThenBy(s => s.Spell.Start)
            .Select(s => new BriefPrecedent(s.Spell.Id, s.Spell.Name, EdtfDate.Day(s.Spell.Start).ToString(), s.Ended && s.Spell.End is { } e ? EdtfDate.Day(e).ToString() : null, s.Ended ? Words(s.Spell.Kind) : "stood when last seen", s.Years, s.Spell.Authority))];
    }

    private static string Words(EndKind kind) => kind switch
    {
        EndKind.Expired => "expired or fulfilled",
        EndKind.Violated => "violated or denounced",
        EndKind.Renegotiated => "replaced by a new instrument",
        EndKind.StateLost => "a party ceased to be a state",
        EndKind.InForce => "in force",
        _ => "not stated",
    };

    private static double Or(double x, double otherwise) => double.IsFinite(x) ? x : otherwise;
}
