using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Everything that is to be said against a case before anybody reads its answers.</summary>
public static class CaseLinter
{
    /// <summary>The findings, severe ones first, then in the order of files and lines; a severe one means that the case is refused.</summary>
    /// <param name="case">The case; what cannot be read at all is an error of <see cref="CaseReader"/> instead.</param>
    /// <param name="answers">The desk's answers, where there are any.</param>
    public static ImmutableArray<Warning> Lint(Case @case, IEnumerable<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var weighing = Weigher.Weigh(@case, answers, options: new() { Sensitivity = false });
        return [.. weighing.Warnings.Concat(weighing.Questions.SelectMany(q => q.Warnings)).OrderByDescending(w => w.Severe).ThenBy(w => w.At.File, StringComparer.Ordinal).ThenBy(w => w.At.Line).ThenBy(w => w.Name, StringComparer.Ordinal)];
    }
}
