using System.Collections.Immutable;
using Entente.Desk.Duration;
using Entente.Duration.Pacts;
using Entente.Weighing;

namespace Entente.Desk.Brief;

/// <summary>A case with the answers the desk has for it, weighed from any day.</summary>
/// <param name="parsed">The case.</param>
/// <param name="seed">The seed of everything drawn.</param>
/// <param name="fromRecord">The record's answers to the queries of the evidence.</param>
/// <param name="testimony">Whether testimony counts; the case's own setting where null.</param>
/// <param name="record">The record that tells the covariates of how long a pact lasts; null, or a file that is not there, for none.</param>
internal sealed class CaseDesk(Case parsed, ImmutableArray<Answer> fromRecord, ulong seed, bool? testimony, string? record)
{
    private readonly Lazy<PactHistory> _history = new(() => RegisterHistory.Beside(record));
    private readonly Dictionary<(DateOnly, bool, bool), CaseWeighing> _weighed = [];
    private readonly Dictionary<DateOnly, ImmutableArray<Answer>> _answers = [];

    /// <summary>Whether testimony counts.</summary>
    internal bool Testimony { get; } = testimony ?? parsed.Testimony;

    internal CaseWeighing Weigh(DateOnly asOf) => Weigh(asOf, Testimony, sensitivity: true);

    /// <summary>The posteriors of a day, without what would change them.</summary>
    internal CaseWeighing Posteriors(DateOnly asOf) =>
        _weighed.TryGetValue((asOf, Testimony, true), out var whole) ? whole : Weigh(asOf, Testimony, sensitivity: false);

    /// <summary>The same with testimony counted; null where the case has none.</summary>
    internal CaseWeighing? WithTestimony(DateOnly asOf) => parsed.Evidence.Any(e => e.IsTestimony) ? Weigh(asOf, counted: true, sensitivity: false) : null;

    /// <summary>The expressions to which the desk has no answer.</summary>
    internal IReadOnlyList<CaseQuery> Unanswered(DateOnly asOf)
    {
        var answered = Answers(asOf).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        return [.. parsed.Queries.Where(q => !answered.Contains(q.Id))];
    }

    private CaseWeighing Weigh(DateOnly asOf, bool counted, bool sensitivity)
    {
        if (!_weighed.TryGetValue((asOf, counted, sensitivity), out var weighing))
            _weighed[(asOf, counted, sensitivity)] = weighing = Weigher.Weigh(parsed with { Testimony = counted }, Answers(asOf), asOf, seed, new WeighingOptions { Sensitivity = sensitivity, History = sensitivity });
        return weighing;
    }

    internal ImmutableArray<Answer> Answers(DateOnly asOf)
    {
        if (!_answers.TryGetValue(asOf, out var answers))
            _answers[asOf] = answers = [.. fromRecord, .. parsed.Queries.Where(q => OutsideView.Knows(q.Expression) && (q.Date is not { } d || d > asOf)).Select(q => OutsideView.Answer(q, asOf, _history.Value))];
        return answers;
    }
}
