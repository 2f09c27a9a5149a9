using System.Collections.Immutable;
using Entente.World;

namespace Entente.Weighing;

/// <summary>Pitfalls of a case as a whole, by name.</summary>
internal static class CaseWarnings
{
    internal static ImmutableArray<Warning> Of(Case @case, AnswerBook answers, ModelBuilder builder)
    {
        var warnings = new List<Warning>();
        var counted = @case.Evidence.Where(e => builder.WhyNot(e) is null).ToList();
        Precedents(@case, answers, warnings);
        Echoes(counted, warnings);
        Grades(counted, warnings);
        Deception(@case, counted, warnings);
        Predictions(@case, warnings);
        Unanswered(@case, answers, builder, warnings);
        foreach (var item in @case.Evidence.Where(e => !e.Given.IsEmpty && e.Group is not null && @case.FindEvidence(e.Given[0])?.Group != e.Group))
            warnings.Add(new("given-and-group", $"{item.Id} depends on {string.Join(", ", item.Given)} and stands in the group '{item.Group}': the items tied by 'given:' count in the group of the first", [item.Id], item.At));
        foreach (var question in @case.Questions)
            foreach (var outcome in question.Outcomes.Where(o => o.Type != OutcomeType.Hypothesis && o.From is null && question.Hypotheses.All(h => h.Implies.All(i => i.Outcome != o.Id))))
                warnings.Add(new("no-probability", $"nothing gives the outcome '{outcome.Id}' a probability: no 'from:', and no hypothesis implies it", [outcome.Id], outcome.At));
        return [.. warnings];
    }

    private static void Precedents(Case @case, AnswerBook answers, List<Warning> warnings)
    {
        var inClass = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in @case.Questions)
            foreach (var pact in question.Precedents)
                inClass.TryAdd(pact, $"the priors of question '{question.Id}'");
        foreach (var query in @case.Queries.Where(q => q.Kind != CaseQueryKind.Evidence))
            foreach (var c in answers.Find(query.Id)?.Classes ?? [])
                foreach (var member in c.Members.IsDefault ? [] : c.Members)
                    inClass.TryAdd(member, $"the comparison class '{c.Name}' of {query.Owner}");
        foreach (var item in @case.Evidence.Where(e => e.Withdrawn is null && e.PrecedentOf is not null))
            if (inClass.TryGetValue(item.PrecedentOf!, out var where))
                warnings.Add(new("precedent-twice", $"{item.Id} is the story of '{item.PrecedentOf}', which is already counted in {where}; withdraw the item, or take the pact out of the class", [item.Id], item.At, Severe: true));
    }

    private static void Echoes(List<EvidenceItem> counted, List<Warning> warnings)
    {
        foreach (var origin in counted.SelectMany(i => Views.Origins(i).Take(1).Select(o => (Origin: o, Item: i))).GroupBy(x => x.Origin, StringComparer.Ordinal))
        {
            var items = origin.Select(x => x.Item).ToList();
            if (items.Count > 1 && items.Select(i => i.Group ?? i.Id).Distinct(StringComparer.Ordinal).Count() > 1)
                warnings.Add(new("echo", $"{string.Join(", ", items.Select(i => i.Id))} all go back to '{origin.Key}' and stand in different groups: one voice counted more than once", [.. items.Select(i => i.Id)], items[0].At));
        }
    }

    private static void Grades(List<EvidenceItem> counted, List<Warning> warnings)
    {
        var bare = counted.Where(i => i.Sources.All(s => s.Grade is null && s.Relay is null)).Select(i => i.Id).ToList();
        if (bare.Count > 0)
            warnings.Add(new("ungraded", $"{bare.Count} counted item(s) have no grade and weigh as if they were A1", [.. bare], counted.First(i => i.Id == bare[0]).At));
        var grades = counted.SelectMany(i => i.Sources).Select(s => s.Grade).OfType<AdmiraltyGrade>().ToList();
        if (grades.Count >= 5 && grades.All(g => (int)g.Reliability == g.Credibility - 1))
            warnings.Add(new("grades-on-the-diagonal", $"all {grades.Count} grades have reliability and credibility of the same rank: a good source may carry a poor report, and the other way round; judge them apart", [], new(EvidenceYaml.File, 1, 1)));
    }

    private static void Deception(Case @case, List<EvidenceItem> counted, List<Warning> warnings)
    {
        foreach (var item in counted.Where(i => (i.Deception || i.Kind == EvidenceKind.Absence) && i.LoweredBy is null))
            foreach (var row in @case.Marks.SelectMany(m => m.Rows).Where(r => r.Item == item.Id))
                if (@case.Questions.Any(q => MarkNumbers.Of(row, q, @case.Scale, null) is { } p && p.Max() > @case.Scale.Neutral + 1e-12 && p.Max() > p.Min()))
                {
                    warnings.Add(new("deception-explains-all", $"{item.Id} is marked above neutral, and nothing is named that would lower it ('lowered_by:'): whatever happens confirms it", [item.Id], item.At));
                    break;
                }
    }

    private static void Predictions(Case @case, List<Warning> warnings)
    {
        foreach (var l in @case.Ledger.Where(l => l.By is null || l.Rule is null))
            warnings.Add(new("prediction-without-date", $"prediction {l.Id} ({l.Speaker}) has no {(l.By is null ? "date" : "criterion")}: it can never be found wrong", [l.Id], l.At));
    }

    private static void Unanswered(Case @case, AnswerBook answers, ModelBuilder builder, List<Warning> warnings)
    {
        foreach (var query in @case.Queries)
        {
            var answer = answers.Find(query.Id);
            if (query.Kind == CaseQueryKind.Evidence && builder.WhyNot(@case.FindEvidence(query.Owner)!) is not null)
                continue;
            if (answer?.Find(null) is not { Value.HasNumber: true })
                warnings.Add(new("unanswered", $"the record has no answer to {query.Id} ({query.Expression}): {(answer?.Find(null) is { } c ? c.Value.ToString() : "it was not asked")}", [query.Owner], query.At));
            else if (answer.Verdict == Verdict.Fails)
                warnings.Add(new("record-disagrees", $"{query.Owner} asserts {query.Expression}, and the record says {answer.Find(null)!.Value}", [query.Owner], query.At));
        }
    }
}
