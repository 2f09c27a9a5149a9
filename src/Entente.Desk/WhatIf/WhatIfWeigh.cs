using System.Collections.Immutable;
using Entente.Desk.Brief;
using Entente.Desk.Checks;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Desk.Weighing;
using Entente.Weighing;

namespace Entente.Desk.WhatIf;

/// <summary>A case weighed with other inputs: the record's (its queries are asked again) and its own.</summary>
/// <param name="request">What was asked.</param>
/// <param name="parsed">The case.</param>
/// <param name="reader">The record; null where no query asks it and no change is of it.</param>
/// <param name="asked">The changes.</param>
internal sealed class WhatIfWeigh(WeighRequest request, Case parsed, RecordReader? reader, IReadOnlyList<Change> asked)
{
    private readonly List<RecordChange> _ofRecord = [.. asked.Where(c => !CaseChange.Knows(c)).Select(c => RecordChange.Knows(c) ? RecordChange.Of(c) : throw c.Fault("neither the case nor the record has such a thing; mark, prior, trade, votes.agreement … can be set, item and pact removed, pact, war and dispute added"))];
    private readonly DateOnly _asOf = request.AsOf ?? parsed.AsOf;
    private ChangedRecord? _changed;

    internal WhatIfResult Of(CaseWeighing before, CancellationToken cancellation)
    {
        var after = At(1, before);
        var met = _changed?.Touched.ToList() ?? [];
        var rows = new List<WhatIfRow>();
        foreach (var question in before.Questions)
        {
            var then = after.Questions.First(q => q.Id == question.Id);
            rows.AddRange(question.Hypotheses.Zip(then.Hypotheses, (b, a) => Row(b.Id, question.Id, null, b.Posterior, a.Posterior)));
            rows.AddRange(question.Outcomes.Zip(then.Outcomes, (b, a) => Row(b.Id, question.Id, b.Date is { } d ? WeighPart.Day(d) : null, b.Final, a.Final)));
        }

        var notes = _changed?.Notes ?? [];
        var flips = FlipPoint.Find(asked.Any(c => c.Kind == ChangeKind.Set && (!CaseChange.Knows(c) || CaseChange.Scales(c))), strength => Conclusions(strength <= 0 ? before : strength == 1 ? after : At(strength, before)), cancellation);
        return new WhatIfResult(
            [.. asked.Select(c => new WhatIfChange(c.Words, CaseChange.Knows(c) ? 1 : Met(c, met)))],
            rows,
            [.. flips.Select(f => new WhatIfFlip(f.Of, f.Before, f.After, f.Strength, [.. asked.Select(c => CaseChange.Knows(c) ? CaseChange.At(c, f.Strength, parsed, before) : _ofRecord.First(r => r.Change == c).At(f.Strength))]))],
            [.. notes]);
    }

    private int Met(Change change, List<int> met) => _ofRecord.FindIndex(r => ReferenceEquals(r.Change, change)) is var at && at >= 0 && at < met.Count ? met[at] : 0;

    private CaseWeighing At(double strength, CaseWeighing before)
    {
        var changed = asked.Where(CaseChange.Knows).Aggregate(parsed, (c, change) => CaseChange.Apply(c, change, strength, before));
        ImmutableArray<Answer> answers = [];
        if (reader is not null)
        {
            _changed = new ChangedRecord(reader, _ofRecord, strength);
            answers = CaseChecks.Run(changed, _changed).Answers;
        }

        var desk = new CaseDesk(changed, answers, request.Seed, request.Testimony, request.Record);
        return Weigher.Weigh(changed, desk.Answers(_asOf), _asOf, request.Seed, new() { Analyst = request.Analyst, Testimony = request.Testimony });
    }

    // What a reader takes away: who leads, and whether an outcome is more likely than not.
    private static Dictionary<string, string> Conclusions(CaseWeighing weighing)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in weighing.Questions)
        {
            if (question.Leader is { } leader)
                found[question.Id] = $"{leader} leads";
            foreach (var outcome in question.Outcomes.Where(o => double.IsFinite(o.Final)))
                found[$"{outcome.Id}{(outcome.Date is { } d ? " by " + WeighPart.Day(d) : "")}"] = outcome.Final > 0.5 ? "more likely than not" : "less likely than not";
        }

        return found;
    }

    private static WhatIfRow Row(string of, string question, string? date, double before, double after) =>
        new(of, question, date, Finite(before), Finite(after), Finite(after - before));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
