using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Weighing;

/// <summary>Lists the expressions of a case.</summary>
internal static class CaseQueries
{
    internal static ImmutableArray<CaseQuery> Of(Case @case)
    {
        var queries = ImmutableArray.CreateBuilder<CaseQuery>();
        foreach (var question in @case.Questions)
        {
            foreach (var outcome in question.Outcomes.Where(o => o.From is not null))
                foreach (var date in outcome.Dates)
                    queries.Add(new(OutcomeId(outcome.Id, date), CaseQueryKind.Outcome, outcome.Id, date, outcome.From!.Replace("{date}", Day(date), StringComparison.Ordinal), outcome.At));
            foreach (var hypothesis in question.Hypotheses)
                if (hypothesis.Prior is { From: { } from } prior)
                    queries.Add(new(PriorId(hypothesis.Id), CaseQueryKind.Prior, hypothesis.Id, null, from, prior.At));
        }

        foreach (var item in @case.Evidence)
            if (item is { Query: { } query, Withdrawn: null })
                queries.Add(new(EvidenceId(item.Id), CaseQueryKind.Evidence, item.Id, null, query, item.At));
        return queries.ToImmutable();
    }

    internal static string OutcomeId(string outcome, DateOnly date) => $"outcome/{outcome}/{Day(date)}";

    internal static string PriorId(string hypothesis) => $"prior/{hypothesis}";

    internal static string EvidenceId(string item) => $"evidence/{item}";

    internal static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
