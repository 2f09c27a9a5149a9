using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Desk.Contracts.Brief;
using Entente.Desk.Lead;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.Structure.Lead;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Brief;

/// <summary>Does what one of the case's three states does toward another come before what the third does toward it?</summary>
internal static class LeadPart
{
    private const int FewestPeriods = 26;
    private const int MostLags = 4;
    private const int Draws = 199;

    // The finest series first: short periods blur the order least.
    private static readonly (string Expression, string Words)[] Series =
    [
        ("events.cooperation({0}, per=week, to={1})", "events of cooperation a week"),
        ("events.cooperation({0}, to={1})", "events of cooperation a month"),
        ("events.count({0}, per=month, to={1})", "events a month"),
    ];

    internal static BriefLead? Of(Case parsed, IRecordReader reader, DateOnly asOf, ulong seed, CancellationToken cancellation)
    {
        var states = StructurePart.States(parsed);
        if (states.Count < 3)
            return null;
        foreach (var (expression, words) in Series)
        {
            var (authority, series) = Read(reader, states, expression, asOf);
            if (authority is null)
                continue;
            var found = new List<(LeadDocument Answer, string Cause, string Effect)>();
            for (var c = 0; c < 3; c++)
            {
                cancellation.ThrowIfCancellationRequested();
                string[] others = [.. states.Where(s => s != states[c])];
                var (cause, effect) = ($"{others[0]}->{states[c]}", $"{others[1]}->{states[c]}");
                if (series.TryGetValue(cause, out var x) && series.TryGetValue(effect, out var y) && Test(x, y, cause, effect, seed, cancellation) is { } answer)
                    found.Add((answer, cause, effect));
            }

            if (found.Count > 0)
                return Together(found, $"{words}, each direction by itself ({authority})");
        }

        return null;
    }

    private static (string? Authority, Dictionary<string, IReadOnlyList<Datum>> Series) Read(IRecordReader reader, IReadOnlyList<string> states, string expression, DateOnly asOf)
    {
        string? authority = null;
        var series = new Dictionary<string, IReadOnlyList<Datum>>(StringComparer.Ordinal);
        foreach (var a in states)
            foreach (var b in states.Where(s => s != a))
            {
                var dyad = $"{a}->{b}";
                var answer = Evaluator.Measure(ExpressionParser.Parse(string.Format(CultureInfo.InvariantCulture, expression, dyad, asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))), reader)
                    .FirstOrDefault(x => x.Result.Data.Count(d => d.Value.HasNumber) >= FewestPeriods);
                if (answer is null || (authority is not null && answer.Source.Authority != authority))
                    continue;
                authority = answer.Source.Authority;
                series[dyad] = answer.Result.Data;
            }

        return (authority, series);
    }

    // Series that do not vary, or too short for their lags, are no fault of the case: there is just nothing to say.
    private static LeadDocument? Test(IReadOnlyList<Datum> cause, IReadOnlyList<Datum> effect, string nameOfCause, string nameOfEffect, ulong seed, CancellationToken cancellation)
    {
        try
        {
            var file = RecordSeries.Of(cause, effect, nameOfCause, nameOfEffect);
            return WhoLeads.Answer(new LeadRequest(null, nameOfCause, nameOfEffect) { ToLags = Math.Min(MostLags, (file.Cause.Length - 10) / 4), Steps = 8, Draws = Draws, Seed = seed }, file, null, cancellation);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static BriefLead Together(List<(LeadDocument Answer, string Cause, string Effect)> found, string source)
    {
        var rows = found.SelectMany(f => new[] { (f.Cause, f.Effect, f.Answer, f.Answer.Verdict.P), (f.Effect, f.Cause, f.Answer, P: BackP(f.Answer)) }).ToList();
        var adjusted = ManyTests.BenjaminiHochberg([.. rows.Select(r => r.P)]);
        var least = rows.Zip(adjusted).MinBy(r => r.First.P);
        var shown = found.First(f => ReferenceEquals(f.Answer, least.First.Answer));
        return new BriefLead(
            source,
            [.. rows.Zip(adjusted, (r, p) => new BriefLeadRow(r.Item1, r.Item2, r.Answer.N, Lags(r.Answer, r.Item1, r.Item2), r.P, p, p <= 0.05, r.Answer.SmallestEffect.Share))],
            shown.Answer.Irf, shown.Cause, shown.Effect, shown.Answer.Verdict.DoesNotShow);
    }

    private static double BackP(LeadDocument answer) => Headline(answer, answer.Effect, answer.Cause).Max(t => t.P);

    private static int Lags(LeadDocument answer, string cause, string effect) => Headline(answer, cause, effect).Max(t => t.Lag);

    private static IEnumerable<LeadTest> Headline(LeadDocument answer, string cause, string effect) =>
        answer.Tests.Where(t => t.Scale == "ranks" && t.Direction == $"{cause}->{effect}");
}
