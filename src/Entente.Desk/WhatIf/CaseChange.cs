using System.Collections.Immutable;
using System.Globalization;
using Entente.Weighing;
using Entente.World;

namespace Entente.Desk.WhatIf;

/// <summary>
/// Changes of a case's own inputs: <c>--set "mark(E07,A)=CC"</c> (with <c>analyst=NAME</c> for one alone), <c>--set "prior(A)=0.5"</c>, <c>--remove "item(E07)"</c>.
/// A copy is changed; the case's files stay as they are.
/// </summary>
internal static class CaseChange
{
    /// <summary>Whether this is a change of the case.</summary>
    internal static bool Knows(Change change) => change.Name is "mark" or "prior" or "item";

    /// <summary>Whether the change has a size, or is there or not.</summary>
    internal static bool Scales(Change change) => change.Name != "item";

    /// <summary>The case after a change at a strength: 0 leaves it, 1 is what was asked.</summary>
    /// <exception cref="InputException">The change names what the case does not have.</exception>
    internal static Case Apply(Case parsed, Change change, double strength, CaseWeighing before) => change.Name switch
    {
        _ when strength <= 0 => parsed,
        "item" => Without(parsed, change),
        "prior" => WithPrior(parsed, change, strength, before),
        _ => WithMark(parsed, change, strength),
    };

    /// <summary>In words, at a strength.</summary>
    internal static string At(Change change, double strength, Case parsed, CaseWeighing before) => change.Name switch
    {
        "prior" => $"prior({change.Arguments[0]}) {Text(PriorAt(change, strength, Question(parsed, change).Id, before))}",
        "mark" => $"mark({string.Join(',', change.Arguments)}) {Text(100 * strength)} % of the way to {change.Value} in decibels",
        _ => change.Words,
    };

    private static Case Without(Case parsed, Change change)
    {
        if (change.Kind != ChangeKind.Remove || change.Arguments.Length != 1)
            throw change.Fault("an item can be taken away: --remove \"item(E07)\"");
        if (parsed.FindEvidence(change.Arguments[0]) is null)
            throw change.Fault($"the case has no item '{change.Arguments[0]}'");
        return parsed with { Evidence = [.. parsed.Evidence.Select(e => e.Id == change.Arguments[0] ? e with { Withdrawn = "what if" } : e)] };
    }

    private static Case WithPrior(Case parsed, Change change, double strength, CaseWeighing before)
    {
        var question = Question(parsed, change);
        if (before.Questions.First(q => q.Id == question.Id).NotWeighed is { } why)
            throw change.Fault($"{question.Id} is not weighed: {why}");
        var priors = before.Questions.First(q => q.Id == question.Id).Hypotheses.ToDictionary(h => h.Id, h => h.Prior, StringComparer.Ordinal);
        var (id, wished) = (change.Arguments[0], PriorAt(change, strength, question.Id, before));
        var rest = (1 - wished) / (1 - priors[id]);
        var changed = question with
        {
            Hypotheses = [.. question.Hypotheses.Select(h => h with { Prior = new Prior(h.Id == id ? wished : priors[h.Id] * rest, null, 1, null, PriorKind.Judgment, change.Words, default) })],
            CatchAll = question.CatchAll! with { P = priors[CatchAll.Id] * rest },
        };
        var ids = question.Hypotheses.Select(h => h.Id).ToHashSet(StringComparer.Ordinal);

        // A prior that is set holds for everybody, or the pool would keep part of what each analyst brought.
        return parsed with
        {
            Questions = [.. parsed.Questions.Select(q => q.Id == question.Id ? changed : q)],
            Marks = [.. parsed.Marks.Select(m => m with { Priors = [.. m.Priors.Where(p => !ids.Contains(p.Key))] })],
        };
    }

    private static double PriorAt(Change change, double strength, string question, CaseWeighing before)
    {
        var now = before.Questions.First(q => q.Id == question).Hypotheses.First(h => h.Id == change.Arguments[0]).Prior;
        var number = change.Number();
        var wished = change.Operator switch { '*' => now * number, '/' => now / number, '+' => now + number, '-' or '−' => now - number, _ => number };
        return wished is > 0 and < 1
            ? Math.Clamp(now + (strength * (wished - now)), 1e-6, 1 - 1e-6)
            : throw change.Fault($"{Text(wished)} was found where a probability between 0 and 1 was expected");
    }

    private static Question Question(Case parsed, Change change) =>
        change.Kind == ChangeKind.Set && change.Arguments.Length == 1
            ? parsed.Questions.FirstOrDefault(q => q.Hypotheses.Any(h => h.Id == change.Arguments[0])) ?? throw change.Fault($"the case has no hypothesis '{change.Arguments[0]}'; it has {string.Join(", ", parsed.Questions.SelectMany(q => q.Hypotheses).Select(h => h.Id))}")
            : throw change.Fault("a prior is set for one hypothesis: --set \"prior(A)=0.5\"");

    private static Case WithMark(Case parsed, Change change, double strength)
    {
        if (change.Kind != ChangeKind.Set || change.Arguments.Length != 2 || change.Operator != '=')
            throw change.Fault("a mark is set for an item and a hypothesis: --set \"mark(E07,A)=CC\"");
        var (item, hypothesis) = (change.Arguments[0], change.Arguments[1]);
        if (parsed.FindEvidence(item) is null)
            throw change.Fault($"the case has no item '{item}'");
        if (!parsed.Questions.Any(q => q.Hypotheses.Any(h => h.Id == hypothesis)))
            throw change.Fault($"the case has no hypothesis '{hypothesis}'; it has {string.Join(", ", parsed.Questions.SelectMany(q => q.Hypotheses).Select(h => h.Id))}");
        var analyst = change.Named.GetValueOrDefault("analyst");
        if (analyst is not null && parsed.Marks.All(m => m.Name != analyst))
            throw change.Fault($"there are no marks by '{analyst}'; known: {string.Join(", ", parsed.Marks.Select(m => m.Name))}");
        var wished = Cell(change, parsed.Scale);
        return parsed with { Marks = [.. parsed.Marks.Select(m => analyst is null || m.Name == analyst ? m with { Rows = Rows(m, item, hypothesis, wished, parsed.Scale, strength) } : m)] };
    }

    private static ImmutableArray<MarkRow> Rows(MarkFile marks, string item, string hypothesis, MarkCell wished, Scale scale, double strength)
    {
        if (!marks.Rows.Any(r => r.Item == item))
            return marks.Rows.Add(new MarkRow(item, [], [new MarkEntry(hypothesis, Toward(null, wished, scale, strength), default)], "what if", default));
        return [.. marks.Rows.Select(r =>
        {
            if (r.Item != item)
                return r;
            var at = r.Cells.ToList().FindIndex(c => c.Key == hypothesis);
            var cell = Toward(at < 0 ? null : r.Cells[at].Cell, wished, scale, strength);
            return r with { Cells = at < 0 ? r.Cells.Add(new MarkEntry(hypothesis, cell, default)) : r.Cells.SetItem(at, r.Cells[at] with { Cell = cell }) };
        })];
    }

    // Between two likelihoods the way goes in decibels, as weights of evidence add.
    private static MarkCell Toward(MarkCell? now, MarkCell wished, Scale scale, double strength)
    {
        if (strength == 1 || Likelihood(wished, scale) is not { } to)
            return wished;
        var from = now is null ? scale.Neutral : Likelihood(now, scale) ?? scale.Neutral;
        return from > 0 && to > 0 ? new NumberCell(Math.Clamp(from * Math.Pow(to / from, strength), 1e-6, 1)) : wished;
    }

    private static double? Likelihood(MarkCell cell, Scale scale) => cell switch
    {
        WordCell w => scale.Find(w.Word),
        NumberCell n => n.P,
        RangeCell r => (r.Low + r.High) / 2,
        DecibelCell d => scale.Neutral * Math.Pow(10, d.Decibels / 10),
        _ => null,
    };

    private static MarkCell Cell(Change change, Scale scale)
    {
        var text = change.Value;
        if (text == "NA")
            return new NotApplicableCell();
        if (scale.Find(text) is not null)
            return new WordCell(text);
        if (text.EndsWith("dB", StringComparison.Ordinal) && double.TryParse(text[..^2], NumberStyles.Float, CultureInfo.InvariantCulture, out var decibels) && Math.Abs(decibels) <= 200)
            return new DecibelCell(decibels);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p is >= 0 and <= 1
            ? new NumberCell(p)
            : throw change.Fault($"'{text}' is no mark; {string.Join(", ", scale.Words.Select(w => w.Word))}, NA, a probability or decibels such as +3 dB were expected");
    }

    private static string Text(double x) => x.ToString("G4", CultureInfo.InvariantCulture);
}
