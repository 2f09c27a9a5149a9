using Entente.Desk.Checks;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Measures.Expressions;

namespace Entente.Desk.WhatIf;

/// <summary>An expression worked out from a changed record, beside what it is; where it compares, also from where on the verdict is another.</summary>
internal static class WhatIfMeasure
{
    internal static WhatIfResult Of(CheckExpression expression, RecordReader reader, IReadOnlyList<Change> asked, IReadOnlyList<MeasuredBy> before, Func<CheckAnswer, IReadOnlyList<MeasuredBy>> series, CancellationToken cancellation)
    {
        var changes = RecordChanges(asked);
        var changed = new ChangedRecord(reader, changes, 1);
        var bare = expression with { Comparison = Comparison.None, Right = null, Tolerance = null };
        var after = series(Evaluator.Check(bare, changed)).ToLookup(b => (b.Authority, b.Version));
        var rows = new List<WhatIfRow>();
        foreach (var (by, index) in before.Select((b, i) => (b, i)))
        {
            var same = before.Take(index).Count(b => (b.Authority, b.Version) == (by.Authority, by.Version));
            var values = after[(by.Authority, by.Version)].Skip(same).FirstOrDefault()?.Values.ToLookup(v => v.Date ?? "", StringComparer.Ordinal);
            rows.AddRange(by.Values.Select(v => Row(by, v, values?[v.Date ?? ""].FirstOrDefault())));
        }

        var flips = expression.Comparison == Comparison.None && !before.Any(b => b.Words is not null)
            ? []
            : FlipPoint.Find(changes.Any(c => c.Change.Kind == ChangeKind.Set), strength => Evaluator.Check(expression, new ChangedRecord(reader, changes, strength)).Answers.ToDictionary(a => a.Source.Id, a => CaseChecks.Name(a.Verdict), StringComparer.Ordinal), cancellation);
        var names = Evaluator.Check(bare, reader).Answers.ToDictionary(a => a.Source.Id, a => $"{a.Source.Authority} {a.Source.Version}".TrimEnd(), StringComparer.Ordinal);
        return new WhatIfResult(
            [.. asked.Select((c, i) => new WhatIfChange(c.Words, changed.Touched[i]))],
            rows,
            [.. flips.Select(f => new WhatIfFlip(names[f.Of], f.Before, f.After, f.Strength, [.. changes.Select(c => c.At(f.Strength))]))],
            [.. changed.Notes]);
    }

    /// <summary>Changes that must all be of the record.</summary>
    internal static List<RecordChange> RecordChanges(IReadOnlyList<Change> asked) =>
        [.. asked.Select(c => RecordChange.Knows(c) ? RecordChange.Of(c) : throw c.Fault("the record has no such thing; trade, trade.share, arms.tiv, votes.agreement, power.cinc, gdp, events.count … can be set, pact, war and dispute added, pact removed"))];

    private static WhatIfRow Row(MeasuredBy by, MeasuredValue before, MeasuredValue? after) =>
        new(by.Unit, by.Authority, before.Date, before.Value, after?.Value, after?.Value - before.Value);
}
