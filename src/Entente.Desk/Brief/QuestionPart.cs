using Entente.Desk.Contracts.Brief;
using Entente.Desk.Duration;
using Entente.Weighing;

namespace Entente.Desk.Brief;

/// <summary>The questions of the brief: outcomes and hypotheses, each number as the weighing gave it.</summary>
internal static class QuestionPart
{
    internal static BriefQuestion Of(Question question, QuestionWeighing weighed, IReadOnlyDictionary<string, string> drafted) =>
        new(question.Id, question.Ask, question.Kind.ToString().ToLowerInvariant(), [.. weighed.Outcomes.Select(o => Outcome(question, o))], [.. weighed.Hypotheses.Select(h => Hypothesis(h, drafted))]);

    private static BriefOutcome Outcome(Question question, OutcomeResult o)
    {
        var main = o.Classes.IsDefaultOrEmpty ? null : o.Classes[0];
        var note = o.Basis switch
        {
            OutcomeBasis.OutsideView when main is not null => $"{main.Name}; n = {main.Size ?? 0}{(main.Name == OutsideView.Ensemble ? " pacts learnt from" : " reached this age")}",
            _ when o.Type is OutcomeType.Rupture or OutcomeType.Realignment && o.Classes.IsDefaultOrEmpty => $"no outside view for {o.Type.ToString().ToLowerInvariant()}; n = 0",
            OutcomeBasis.None => o.WhyNone ?? "no probability",
            _ => o.WhyNone ?? "",
        };
        // A base rate is an outside view; what the priors of the hypotheses imply is a judgment and is shown as such.
        var hasOutsideView = !o.Classes.IsDefaultOrEmpty;
        return new BriefOutcome(o.Id, o.Text, o.Date is { } d ? Day(d) : null, hasOutsideView ? Finite(o.Base) : null, Finite(o.Final), Finite(o.Low), Finite(o.High))
        {
            Type = o.Type.ToString().ToLowerInvariant(),
            Rule = question.Outcomes.FirstOrDefault(x => x.Id == o.Id)?.Rule ?? "",
            Word = Word(o.Final),
            BaseNote = !hasOutsideView && double.IsFinite(o.Base) ? $"{(note.Length > 0 ? note + "; the" : "the")} priors, by judgment, imply {Page.Markup.Percent(o.Base)}" : note,
            Classes = hasOutsideView ? [.. o.Classes.Select(Class)] : [],
        };
    }

    private static BriefClassView Class(ClassAnswer c) => new(c.Note is null ? c.Name ?? "" : $"{c.Name} – {c.Note}", c.Size ?? 0, c.Value.TryGet(out var p) ? p : null, c.Low, c.High);

    // A pool in log-odds may lie outside the posteriors it pools; the range shown holds it too.
    private static BriefHypothesis Hypothesis(HypothesisResult h, IReadOnlyDictionary<string, string> drafted) =>
        new(h.Id, h.Text, h.HeldBy.IsDefault ? [] : h.HeldBy, Finite(h.Prior), Finite(h.Posterior), Finite(Math.Min(h.Low, h.Posterior)), Finite(Math.Max(h.High, h.Posterior)), h.Ach is { } ach ? Finite(ach.Points) : null)
        {
            PriorSource = h.PriorSource ?? "",
            Ref = drafted.GetValueOrDefault(h.Text),
        };

    internal static string? Word(double p) => p is >= 0 and <= 1 ? EstimativeWords.Icd203.Of(p) : null;

    internal static double? Finite(double x) => double.IsFinite(x) ? x : null;

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
