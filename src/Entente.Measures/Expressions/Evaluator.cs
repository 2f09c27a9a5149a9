using System.Collections.Immutable;
using System.Globalization;
using Entente.Measures.Functions;
using Entente.Measures.Reading;
using Entente.World;

namespace Entente.Measures.Expressions;

/// <summary>Whether a claim holds.</summary>
public enum CheckVerdict
{
    /// <summary>The expression claims nothing: it is a value.</summary>
    Value,

    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not.</summary>
    DoesNotHold,

    /// <summary>It depends on whom one believes, or on the definition.</summary>
    Depends,

    /// <summary>No source speaks about it.</summary>
    OutsideCoverage,
}

/// <summary>What one authority says.</summary>
/// <param name="Source">The source that the answer rests on.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Result">The left side, worked out.</param>
/// <param name="Words">What was found, in one line.</param>
/// <param name="Sensitivity">The same by other definitions.</param>
/// <param name="Used">Every source that took part.</param>
public sealed record AuthorityAnswer(RecordSource Source, CheckVerdict Verdict, Measured Result, string Words, ImmutableArray<Variant> Sensitivity, ImmutableArray<RecordSource> Used);

/// <summary>A claim checked.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Verdict">The verdict over all authorities.</param>
/// <param name="DependsOn">What it depends on; null where it does not.</param>
/// <param name="Answers">What each authority says.</param>
/// <param name="Needs">Families for which the record holds nothing.</param>
public sealed record CheckAnswer(string Text, CheckVerdict Verdict, string? DependsOn, ImmutableArray<AuthorityAnswer> Answers, ImmutableArray<string> Needs);

/// <summary>Works out expressions by every authority separately.</summary>
public static class Evaluator
{
    /// <summary>Works out the left side by each authority: a series or a value.</summary>
    /// <exception cref="InputException">The expression has no meaning.</exception>
    public static ImmutableArray<AuthorityAnswer> Measure(CheckExpression expression, IRecordReader reader) => Check(expression with { Comparison = Comparison.None, Right = null, Tolerance = null }, reader).Answers;

    /// <summary>Checks a claim by each authority.</summary>
    /// <exception cref="InputException">The expression has no meaning.</exception>
    public static CheckAnswer Check(CheckExpression expression, IRecordReader reader)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(reader);
        var calls = new List<CallPart>();
        Collect(expression.Left, calls);
        if (expression.Right is not null)
            Collect(expression.Right, calls);
        foreach (var call in calls.Where(c => !Library.Functions.ContainsKey(c.Name)))
            throw new InputException($"there is no function '{call.Name}'; there are {string.Join(", ", Library.Functions.Keys.Order(StringComparer.Ordinal))}");
        var families = calls.SelectMany(c => Library.Functions[c.Name].Families.Where(f => f != "votes" || c.Name != "alignment" || IsByVotes(c))).Distinct(StringComparer.Ordinal).ToList();
        // Votes are another definition of alignment: they take part where the record has them, and are not missed where it has not.
        var beside = calls.Any(c => c.Name == "alignment" && !IsByVotes(c)) && !families.Contains("votes") ? new[] { "votes" } : [];
        var byFamily = families.Concat(beside).ToDictionary(f => f, reader.Sources, StringComparer.Ordinal);
        var needs = families.Where(f => byFamily[f].Count == 0 && f != "allies").ToImmutableArray();
        var main = families.FirstOrDefault(f => byFamily[f].Count > 0);
        // Cited findings speak for themselves beside those who can be worked out.
        var leads = main is null ? [Nobody] : main == "pact" && byFamily.TryGetValue("allies", out var cited) ? [.. byFamily[main], .. cited.Where(c => byFamily[main].All(s => s.Id != c.Id))] : byFamily[main];
        var answers = ImmutableArray.CreateBuilder<AuthorityAnswer>();
        foreach (var lead in leads)
        {
            var choice = families.Concat(beside).Where(f => byFamily[f].Count > 0).ToDictionary(f => f, f => byFamily[f].FirstOrDefault(s => s.Id == lead.Id) ?? byFamily[f].FirstOrDefault(s => s.Authority == lead.Authority) ?? byFamily[f][0], StringComparer.Ordinal);
            answers.Add(One(expression, reader, choice, lead, calls));
        }

        return Together(expression, answers.ToImmutable(), needs);
    }

    private static readonly RecordSource Nobody = new("", "", "nobody", "", null, null, "");

    private static bool IsByVotes(CallPart call) => call.Arguments.Any(x => x.Name == "by" && x.Value is WordPart { Word: "votes" });

    private static AuthorityAnswer One(CheckExpression expression, IRecordReader reader, Dictionary<string, RecordSource> choice, RecordSource lead, List<CallPart> calls)
    {
        var scope = new Scope(reader, choice, new Dictionary<string, string>(StringComparer.Ordinal), lead);
        var (verdict, result, words) = Judge(expression, scope);
        var sensitivity = result.Variants.Select(v => Compared(expression, v)).ToImmutableArray().ToBuilder();
        if (verdict is CheckVerdict.Holds or CheckVerdict.DoesNotHold)
            foreach (var (name, key, value) in calls.SelectMany(Definitions).Distinct())
            {
                var varied = Judge(expression, new Scope(reader, choice, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value }, lead));
                if (varied.Verdict is CheckVerdict.Holds or CheckVerdict.DoesNotHold)
                    sensitivity.Add(new Variant(name, varied.Verdict == CheckVerdict.Holds, varied.Words));
            }

        if (verdict is CheckVerdict.Holds or CheckVerdict.DoesNotHold && sensitivity.Any(v => v.Holds is { } h && h != (verdict == CheckVerdict.Holds)))
            verdict = CheckVerdict.Depends;
        return new AuthorityAnswer(lead, verdict, result, words, sensitivity.ToImmutable(), [.. scope.Used]);
    }

    // A variant says whether the statement holds by another definition; a comparison such as "= 0" asks for the contrary.
    private static Variant Compared(CheckExpression expression, Variant variant) =>
        variant.Holds is not { } holds || expression.Right is not NumberPart { Number: var number } ? variant : variant with
        {
            Holds = (holds ? 1 : 0) is var truth && expression.Comparison switch
            {
                Comparison.Less => truth < number,
                Comparison.AtMost => truth <= number,
                Comparison.Greater => truth > number,
                Comparison.AtLeast => truth >= number,
                Comparison.None => holds,
                _ => Math.Abs(truth - number) < 1e-9,
            },
        };

    // A definition named in the call itself is not varied.
    private static IEnumerable<(string Name, string Key, string Value)> Definitions(CallPart call)
    {
        if (call.Name == "alignment")
            return call.Arguments.Any(x => x.Name is "by" or "levels" or "distance") ? []
                : [("binary", "alignment:levels", "binary"), ("S", "alignment:by", "s"), ("S, absolute distances", "alignment:by", "s.absolute"), ("votes in the General Assembly", "alignment:by", "votes")];
        return (Library.Functions[call.Name].Definitions ?? []).Where(d => call.Arguments.All(x => x.Name != d.Argument)).Select(d => (d.Name, $"{call.Name}:{d.Argument}", d.Value));
    }

    private static (CheckVerdict Verdict, Measured Result, string Words) Judge(CheckExpression expression, Scope scope)
    {
        var left = scope.Evaluate(expression.Left);
        if (expression.Comparison == Comparison.None && left.IsStatement)
            return (left.Truth switch { true => CheckVerdict.Holds, false => CheckVerdict.DoesNotHold, _ => CheckVerdict.OutsideCoverage }, left, left.Words ?? "");
        var a = left.Latest;
        if (expression.Comparison == Comparison.None)
            return (a.Value.HasNumber ? CheckVerdict.Value : CheckVerdict.OutsideCoverage, left, Say(left));
        var right = scope.Evaluate(expression.Right!);
        var b = right.Latest;
        if (!a.Value.TryGet(out var x))
            return (CheckVerdict.OutsideCoverage, left, left.Words ?? Say(left));
        if (!b.Value.TryGet(out var y))
            return (CheckVerdict.OutsideCoverage, left, Say(right));
        double tolerance = 0;
        if (expression.Tolerance is { } t && scope.Evaluate(t).Latest.Value.TryGet(out var wide))
            tolerance = wide;
        var holds = expression.Comparison switch
        {
            Comparison.Less => x < y,
            Comparison.AtMost => x <= y,
            Comparison.Greater => x > y,
            Comparison.AtLeast => x >= y,
            Comparison.About => Math.Abs(x - y) <= tolerance + 1e-12,
            _ => Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(y)),
        };
        var words = left.IsStatement ? left.Words ?? "" : right.Data.Length == 1 && b.When.IsUnknown ? Say(left) : $"{Say(left)} against {Say(right)}";
        return (holds ? CheckVerdict.Holds : CheckVerdict.DoesNotHold, left, words);
    }

    private static string Say(Measured m) =>
        m.Words ?? (m.Latest.Value.TryGet(out var x) ? string.Create(CultureInfo.InvariantCulture, $"{x:0.####}{(m.Unit is "1" or "share" or "statement" ? "" : " " + m.Unit)}{(m.Latest.When.IsUnknown ? "" : $" in {m.Latest.When}")}") : m.Latest.Value.Detail ?? m.Latest.Value.ToString());

    private static CheckAnswer Together(CheckExpression expression, ImmutableArray<AuthorityAnswer> answers, ImmutableArray<string> needs)
    {
        var said = answers.Where(a => a.Verdict is not CheckVerdict.OutsideCoverage).ToList();
        if (said.Count == 0)
            return new CheckAnswer(expression.Text, CheckVerdict.OutsideCoverage, null, answers, needs);
        if (said.TrueForAll(a => a.Verdict == CheckVerdict.Value))
            return new CheckAnswer(expression.Text, CheckVerdict.Value, null, answers, needs);
        var verdicts = said.Select(a => a.Verdict).Where(v => v != CheckVerdict.Value).Distinct().ToList();
        if (verdicts is [var only and not CheckVerdict.Depends])
            return new CheckAnswer(expression.Text, only, null, answers, needs);
        var on = new List<string>();
        if (said.Exists(a => a.Verdict == CheckVerdict.Holds) && said.Exists(a => a.Verdict == CheckVerdict.DoesNotHold))
            on.Add("the authority");
        if (said.Exists(a => a.Verdict == CheckVerdict.Depends))
            on.Add("the definition");
        return new CheckAnswer(expression.Text, CheckVerdict.Depends, on.Count > 0 ? string.Join(" and ", on) : "the authority", answers, needs);
    }

    private static void Collect(Expression expression, List<CallPart> calls)
    {
        switch (expression)
        {
            case CallPart call:
                calls.Add(call);
                foreach (var argument in call.Arguments)
                    Collect(argument.Value, calls);
                break;
            case BinaryPart binary:
                Collect(binary.Left, calls);
                Collect(binary.Right, calls);
                break;
        }
    }
}
