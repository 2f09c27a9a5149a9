using Entente.Desk.Brief.Page;
using Entente.Desk.Contracts.Brief;
using Entente.Weighing;

namespace Entente.Desk.Brief;

/// <summary>The one-line answers: a sentence, the way from base rate to final number, what stands against it, what would change it.</summary>
internal static class AnswerPart
{
    private const int Most = 3;

    internal static BriefAnswer Of(Question question, QuestionWeighing weighed, Case parsed)
    {
        if (weighed.Headline is not { } head || double.IsNaN(head.Probability))
            return NotWeighed(question, weighed);
        var what = head.Outcome is not null
            ? $"That {Uncapital(question.Outcomes.First(o => o.Id == head.Outcome).Text)}{(head.Date is { } d ? $" by {d.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}" : "")}"
            : $"The reading “{weighed.Hypotheses.First(h => h.Id == head.Hypothesis).Text}”";
        var leader = weighed.Hypotheses.FirstOrDefault(h => h.Id == weighed.Leader);
        var other = leader is not null && leader.Id != head.Hypothesis ? $" Leading among the explanations: {leader.Id}, “{leader.Text}”, at {Markup.Percent(leader.Posterior)}." : "";
        var sentence = $"{what} is {Phrase(head.Word)}: {Markup.Percent(head.Probability)}, between {Markup.Percent(head.Low)} and {Markup.Percent(head.High)} across analysts and comparison classes.{other}";
        return new BriefAnswer(question.Id, sentence, head.Probability, QuestionPart.Finite(head.Low), QuestionPart.Finite(head.High), head.Word)
        {
            Path = PathOf(weighed, head),
            Against = Against(weighed, head, parsed),
            WouldChange = WouldChange(weighed, parsed),
        };
    }

    private static BriefAnswer NotWeighed(Question question, QuestionWeighing weighed)
    {
        var instrument = weighed.Outcomes.FirstOrDefault(o => o.Basis == OutcomeBasis.OutsideView && double.IsFinite(o.Final));
        return instrument is null
            ? new BriefAnswer(question.Id, "Not weighed yet: mark these rows first.", null, null, null, null)
            : new BriefAnswer(question.Id, $"Not weighed yet: mark these rows first. The outside view alone: {instrument.Text}{(instrument.Date is { } d ? $" by {QuestionPart.Day(d)}" : "")}, {Markup.Percent(instrument.Final)}.", null, null, null, null);
    }

    private static string PathOf(QuestionWeighing weighed, HeadlineResult head)
    {
        var outcome = head.Outcome is null ? null : weighed.Outcomes.FirstOrDefault(o => o.Id == head.Outcome && o.Date == head.Date);
        var start = outcome switch
        {
            { Basis: OutcomeBasis.OutsideView } => $"Base rate {Markup.Percent(head.Base)} ({outcome.Classes[0].Name}, n = {outcome.Classes[0].Size})",
            not null => $"No outside view for {outcome.Type.ToString().ToLowerInvariant()}; n = 0. The priors, by judgment, imply {Markup.Percent(head.Base)}",
            null => $"Prior {Markup.Percent(head.Base)} ({weighed.Hypotheses.FirstOrDefault(h => h.Id == head.Hypothesis)?.PriorSource ?? "its source is not named"})",
        };
        if (outcome?.Basis == OutcomeBasis.OutsideView)
            return $"{start} → no item of evidence bears on it → {Markup.Percent(head.Probability)}";
        var counted = weighed.Evidence.Count(e => e.Counted);
        return $"{start} → {counted} items of evidence, {Markup.Decibel(Decibel(head.Probability) - Decibel(head.Base))} → {Markup.Percent(head.Probability)}";
    }

    // What stands against an answer below one half is what raises the number, and the other way round.
    private static List<string> Against(QuestionWeighing weighed, HeadlineResult head, Case parsed)
    {
        var effects = new List<(EvidenceResult Row, double Effect)>();
        foreach (var row in weighed.Evidence.Where(e => e.Counted && e.LeaveOneOut.Length == weighed.Hypotheses.Length))
            effects.Add((row, head.Probability - Probability(weighed, head, row.LeaveOneOut, parsed)));
        var raises = head.Probability < 0.5;
        return [.. effects.Where(e => raises ? e.Effect > 0.002 : e.Effect < -0.002).OrderByDescending(e => Math.Abs(e.Effect)).ThenBy(e => e.Row.Id, StringComparer.Ordinal).Take(Most)
            .Select(e => $"{e.Row.Id}, {parsed.FindEvidence(e.Row.Id)?.Text}: without it {Markup.Percent(head.Probability - e.Effect)}")];
    }

    // Leave-one-out gives posteriors of hypotheses; the outcome's share of each is what it implies.
    private static double Probability(QuestionWeighing weighed, HeadlineResult head, IReadOnlyList<double> posterior, Case parsed)
    {
        if (head.Hypothesis is not null)
            return posterior[Index(weighed, head.Hypothesis)];
        var question = parsed.FindQuestion(weighed.Id)!;
        double? Implied(IEnumerable<Implication> implies) => implies.Where(i => i.Outcome == head.Outcome).SelectMany(i => i.ByDate).Where(x => x.Date == head.Date).Select(x => (double?)x.P).FirstOrDefault();
        var named = question.Hypotheses.Select(h => Implied(h.Implies)).ToList();
        if (named.Any(p => p is null))
            return head.Probability;
        var catchAll = question.CatchAll is { } x ? Implied(x.Implies) : null;
        double sum = 0;
        for (var h = 0; h < posterior.Count; h++)
            sum += posterior[h] * (h < named.Count ? named[h]!.Value : catchAll ?? named.Average()!.Value);
        return sum;
    }

    private static List<string> WouldChange(QuestionWeighing weighed, Case parsed)
    {
        var changes = new List<string>();
        if (weighed.Leader is null)
            return changes;
        var flip = weighed.Evidence.Where(e => e.FlipsTo is not null).OrderByDescending(e => e.Shift).FirstOrDefault();
        if (flip is not null)
            changes.Add($"Taking {flip.Id} away ({parsed.FindEvidence(flip.Id)?.Text}): {flip.FlipsTo} would lead.");
        if (weighed.Sensitivity is { } s)
        {
            changes.AddRange(s.Removals.Where(r => r.Changes).Take(1).Select(r => $"{WeighingPart.Removal(r)}, {r.Leader} would lead."));
            changes.AddRange(s.Flips.Take(1).Select(f => $"In {f.Analyst}'s marks, {f.Evidence} under {f.Hypothesis} moved from {Markup.Percent(f.From)} to {Markup.Percent(f.To)} ({Markup.Decibel(f.Decibels)}): {f.Leader} would lead."));
        }

        changes.AddRange(weighed.Indicators.Where(i => i.Flips).Take(2).Select(i => $"{i.Id}, {i.Text}: if seen {i.LeaderIfSeen} leads, if not {i.LeaderIfNot}."));
        if (changes.Count == 0)
            changes.AddRange(weighed.Indicators.Take(1).Select(i => $"No single item or indicator changes the order; the most telling to look for is {i.Id}, {i.Text} ({Markup.Number(i.Bits)} bits)."));
        return changes;
    }

    internal static int Index(QuestionWeighing weighed, string hypothesis)
    {
        for (var i = 0; i < weighed.Hypotheses.Length; i++)
            if (weighed.Hypotheses[i].Id == hypothesis)
                return i;
        return -1;
    }

    private static double Decibel(double p)
    {
        var q = Math.Clamp(p, 1e-9, 1 - 1e-9);
        return 10 * Math.Log10(q / (1 - q));
    }

    // ICD 203's words, as they follow "is".
    private static string Phrase(string word) => word switch
    {
        "almost no chance" => "almost certainly not so",
        "roughly even chance" => "as likely as not",
        _ => word,
    };

    private static string Uncapital(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) && (text.StartsWith("The ", StringComparison.Ordinal) || text.StartsWith("An ", StringComparison.Ordinal) || text.StartsWith("A ", StringComparison.Ordinal)) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
