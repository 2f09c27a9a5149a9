using System.Collections.Immutable;
using Entente.Desk.Contracts;
using Entente.Desk.Measuring;
using Entente.Measures.Expressions;
using Entente.Measures.Reading;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.Checks;

/// <summary>The claims of a case checked: for people, and as the answers that Weighing takes.</summary>
/// <param name="Checks">One entry a query of the evidence, in the case's order.</param>
/// <param name="Answers">The same as answers.</param>
internal sealed record CheckedClaims(IReadOnlyList<ClaimCheck> Checks, ImmutableArray<Answer> Answers);

/// <summary>Checks the <c>query:</c> rows of a case's evidence.</summary>
internal static class CaseChecks
{
    private const int MostRows = 20;

    /// <summary>Checks every query of the evidence.</summary>
    /// <exception cref="InputException">A query cannot be read; the error names its file and line.</exception>
    internal static CheckedClaims Run(Case parsed, IRecordReader reader)
    {
        var items = parsed.Evidence.ToDictionary(e => e.Id, e => e.Text, StringComparer.Ordinal);
        var checks = new List<ClaimCheck>();
        var answers = ImmutableArray.CreateBuilder<Answer>();
        // A claim that no longer counts is checked all the same: its verdict is often why it does not.
        var withdrawn = parsed.Evidence.Where(e => e is { Query: not null, Withdrawn: not null }).Select(e => new CaseQuery($"evidence/{e.Id}", CaseQueryKind.Evidence, e.Id, null, e.Query!, e.At)).ToList();
        foreach (var query in parsed.Queries.Where(q => q.Kind == CaseQueryKind.Evidence).Concat(withdrawn).OrderBy(q => q.At.Line))
        {
            CheckAnswer answer;
            try
            {
                answer = Evaluator.Check(ExpressionParser.Parse(query.Expression), reader);
            }
            catch (InputException e)
            {
                throw new InputException($"the query of {query.Owner}: {e.Message}", query.At.File, query.At.Line, query.At.Column, e);
            }

            checks.Add(Check(query, items.GetValueOrDefault(query.Owner) ?? "", answer, reader as RecordReader));
            if (!withdrawn.Contains(query))
                answers.Add(ToAnswer(query, answer));
        }

        return new CheckedClaims(checks, answers.ToImmutable());
    }

    internal static string Name(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Holds => "holds",
        CheckVerdict.DoesNotHold => "does not hold",
        CheckVerdict.Depends => "depends",
        CheckVerdict.OutsideCoverage => "outside coverage",
        _ => "value",
    };

    private static ClaimCheck Check(CaseQuery query, string text, CheckAnswer answer, RecordReader? rows)
    {
        var lines = answer.Answers.Select(a => Line(a) with { Cells = a.Verdict == CheckVerdict.OutsideCoverage || rows is null ? [] : rows.Cells(a.Source, a.Result.Latest.Rows, MostRows) }).ToList();
        var first = answer.Answers.FirstOrDefault(a => a.Verdict != CheckVerdict.OutsideCoverage) ?? answer.Answers.FirstOrDefault();
        var said = answer.Answers.Where(a => a.Verdict != CheckVerdict.OutsideCoverage).ToList();
        var words = said.Count > 0 ? string.Join("; ", said.Select(a => $"{a.Source.Authority}: {a.Words}")) : answer.Needs.Length > 0 ? $"nothing is recorded for {string.Join(", ", answer.Needs)}" : first?.Words ?? "";
        return new ClaimCheck(query.Owner, text, query.Expression, Name(answer.Verdict), answer.DependsOn, Number(first), words, lines, answer.Needs);
    }

    private static AuthorityLine Line(AuthorityAnswer a) =>
        new(a.Source.Authority, Name(a.Verdict), Number(a), a.Words, a.Result.Coverage.ToString(), a.Source.Version, a.Source.Hash, a.Source.Citation, OpenRecords.Rows(a.Result.Latest.Rows, MostRows),
            [.. a.Sensitivity.Select(s => new SensitivityLine(s.Name, s.Holds, s.Words))]);

    private static double? Number(AuthorityAnswer? answer) => answer is { Verdict: not CheckVerdict.OutsideCoverage } && answer.Result.Latest.Value.TryGet(out var number) ? number : null;

    private static Answer ToAnswer(CaseQuery query, CheckAnswer answer)
    {
        var first = answer.Answers.FirstOrDefault(a => a.Verdict != CheckVerdict.OutsideCoverage);
        var numbers = answer.Answers.Select(Number).OfType<double>().ToList();
        var value = first is not null && Number(first) is { } number ? Value.Of(number) : Value.Missing(answer.Needs.Length > 0 ? NoValue.NotRecorded : NoValue.OutsideCoverage, answer.Answers.FirstOrDefault()?.Words);
        return new Answer
        {
            Id = query.Id,
            Expression = query.Expression,
            Classes = [new ClassAnswer(null, value, numbers.Count > 1 ? numbers.Min() : null, numbers.Count > 1 ? numbers.Max() : null, null, first?.Words)],
            Verdict = answer.Verdict switch
            {
                CheckVerdict.Holds => Verdict.Holds,
                CheckVerdict.DoesNotHold => Verdict.Fails,
                CheckVerdict.Value => Verdict.None,
                _ => Verdict.Open,
            },
            Coverage = first?.Result.Coverage.ToString(),
            Authority = first is null ? null : string.Join("; ", answer.Answers.Where(a => a.Verdict != CheckVerdict.OutsideCoverage).Select(a => a.Source.Authority)),
            Rows = first is null ? [] : [.. OpenRecords.Rows(first.Result.Latest.Rows, MostRows)],
            Version = first?.Source.Version,
            Hash = first?.Source.Hash,
        };
    }
}
