using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Turns the priors of a question into numbers that sum to 1.</summary>
internal static class PriorNumbers
{
    /// <summary>The comparison classes that the answers to the question's priors name; empty where no prior comes from an expression.</summary>
    internal static ImmutableArray<string> Classes(Question question, AnswerBook answers) =>
        [.. question.Hypotheses.Where(h => h.Prior?.From is not null).SelectMany(h => answers.Find(CaseQueries.PriorId(h.Id))?.Classes ?? []).Where(c => c.Name is not null && c.Value.HasNumber).Select(c => c.Name!).Distinct(StringComparer.Ordinal)];

    /// <summary>Named hypotheses and last the catch-all; null where some hypothesis has no prior, with the reason.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answers">The answers of the desk.</param>
    /// <param name="comparisonClass">The class that every prior from an expression takes; null for the class that each names.</param>
    /// <param name="why">Why there are none.</param>
    internal static double[]? Of(Question question, AnswerBook answers, string? comparisonClass, out string? why)
    {
        why = null;
        var named = question.Hypotheses;
        if (named.IsEmpty)
            why = "no hypotheses yet";
        else if (named.Where(h => h.Prior is null).Select(h => h.Id).ToList() is { Count: > 0 } missing)
            why = $"no prior for {string.Join(", ", missing)}";
        else if (question.CatchAll is null)
            why = "no catch-all";
        if (why is not null)
            return null;
        var rest = question.CatchAll!.P;
        var prior = new double[named.Length + 1];
        var fixedShare = new bool[named.Length];
        for (var h = 0; h < named.Length; h++)
        {
            var stated = named[h].Prior!;
            var answer = stated.From is null ? null : answers.Find(CaseQueries.PriorId(named[h].Id));
            var value = answer is null ? null : Number(answer, comparisonClass) ?? Number(answer, stated.Class) ?? Number(answer, null);
            if (value is { } number)
                (prior[h], fixedShare[h]) = (Math.Clamp(number * stated.Share, 0, 1), true);
            else if (stated.P is { } p)
                prior[h] = p;
            else
            {
                why = $"the record has no answer to the prior of {named[h].Id} ({stated.From}), and it states no p: to hold meanwhile";
                return null;
            }
        }

        return Scale(prior, fixedShare, rest, out why);
    }

    /// <summary>An analyst's own priors where the mark file gives them for this question.</summary>
    internal static double[]? OfAnalyst(Question question, MarkFile marks)
    {
        var own = marks.Priors.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        if (question.Hypotheses.IsEmpty || !question.Hypotheses.All(h => own.ContainsKey(h.Id)))
            return null;
        var prior = question.Hypotheses.Select(h => own[h.Id]).Append(question.CatchAll?.P ?? 0).ToArray();
        var sum = prior.Sum();
        return Array.ConvertAll(prior, p => p / sum);
    }

    /// <summary>lambda 1 keeps the prior, 0 makes it uniform.</summary>
    internal static double[] Temper(double[] prior, double lambda)
    {
        var tempered = Array.ConvertAll(prior, p => p > 0 ? Math.Pow(p, lambda) : 0);
        var sum = tempered.Sum();
        return Array.ConvertAll(tempered, p => p / sum);
    }

    private static double[]? Scale(double[] prior, bool[] fixedShare, double rest, out string? why)
    {
        why = null;
        double answered = 0, judged = 0;
        for (var h = 0; h < fixedShare.Length; h++)
            if (fixedShare[h])
                answered += prior[h];
            else
                judged += prior[h];
        var room = 1 - rest;
        var hasJudgment = fixedShare.Contains(false);
        if (hasJudgment && answered > room)
        {
            why = FormattableString.Invariant($"the priors from the record sum to {answered:0.###} and leave nothing for the others; use 'share:'");
            return null;
        }

        var judgedFactor = judged > 0 ? (room - answered) / judged : 0;
        var answeredFactor = hasJudgment && judged > 0 ? 1 : answered > 0 ? room / answered : 0;
        for (var h = 0; h < fixedShare.Length; h++)
            prior[h] *= fixedShare[h] ? answeredFactor : judgedFactor;
        prior[^1] = rest;
        var sum = prior.Sum();
        return Array.ConvertAll(prior, p => p / sum);
    }

    private static double? Number(Answer answer, string? name) => answer.Find(name)?.Value.TryGet(out var number) == true ? number : null;
}
