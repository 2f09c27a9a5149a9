using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>Makes the model of a question out of the case, one analyst's marks and the desk's answers.</summary>
internal sealed class ModelBuilder(Case @case, AnswerBook answers, DateOnly asOf, bool testimony)
{
    /// <summary>The same with the testimony switch as told.</summary>
    internal ModelBuilder With(bool otherTestimony) => new(@case, answers, asOf, otherTestimony);

    /// <summary>Why an item is not counted whoever marks it; null where it is.</summary>
    internal string? WhyNot(EvidenceItem item) =>
        item.Withdrawn is { } reason ? $"withdrawn: {reason}"
        : !item.KnownBy(asOf) ? $"not known by {CaseQueries.Day(asOf)}"
        : item.IsTestimony && !testimony ? "testimony: it restates a hypothesis"
        : null;

    /// <summary>The model with this analyst's marks and the given prior.</summary>
    internal QuestionModel Build(Question question, MarkFile marks, double[] prior, bool graded = true) =>
        new(question, [.. question.Hypotheses.Select(h => h.Id), CatchAll.Id], prior, Rows(question, marks), [.. @case.Groups.Select(g => g.Rho)], graded);

    private ModelRow[] Rows(Question question, MarkFile marks)
    {
        var byItem = marks.Rows.ToLookup(r => r.Item, StringComparer.Ordinal);
        var groups = @case.Groups.Select((g, i) => (g.Id, i)).ToDictionary(g => g.Id, g => g.i, StringComparer.Ordinal);
        var items = @case.Evidence.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var rows = new List<ModelRow>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in @case.Evidence)
            if (WhyNot(item) is null && Row(question, item, byItem[item.Id], groups, observed: true) is { } row)
            {
                index.Add(item.Id, rows.Count);
                rows.Add(row);
            }

        for (var i = 0; i < rows.Count; i++)
        {
            var parents = new int[rows[i].Item.Given.Length];
            for (var j = 0; j < parents.Length; j++)
            {
                var given = rows[i].Item.Given[j];
                if (!index.TryGetValue(given, out parents[j]))
                {
                    var item = items[given];
                    index.Add(given, parents[j] = rows.Count);
                    rows.Add(Row(question, item, byItem[given], groups, observed: WhyNot(item) is null) ?? Unmarked(question, item, groups, observed: WhyNot(item) is null));
                }
            }

            rows[i].Parents = parents;
        }

        return [.. rows];
    }

    private ModelRow Unmarked(Question question, EvidenceItem item, Dictionary<string, int> groups, bool observed)
    {
        var neutral = new double[question.Hypotheses.Length];
        Array.Fill(neutral, @case.Scale.Neutral);
        return Make(item, [.. Enumerable.Repeat(neutral, 1 << item.Given.Length)], groups, marked: false, observed, []);
    }

    private ModelRow? Row(Question question, EvidenceItem item, IEnumerable<MarkRow> marks, Dictionary<string, int> groups, bool observed)
    {
        var answer = item.Query is null ? null : answers.Number(CaseQueries.EvidenceId(item.Id));
        var rows = marks.Select(m => (Row: m, P: MarkNumbers.Of(m, question, @case.Scale, answer))).Where(m => m.P is not null).ToList();
        if (rows.Count == 0)
            return null;
        var table = new double[1 << item.Given.Length][];
        for (var combination = 0; combination < table.Length; combination++)
        {
            var fitting = rows.Where(m => m.Row.When.All(g => item.Given.IndexOf(g.Item) is var j && ((combination >> j) & 1) == (g.Holds ? 1 : 0))).ToList();
            table[combination] = fitting.Count == 0 ? Neutral(question) : fitting.MaxBy(m => m.Row.When.Length).P!;
        }

        var plain = rows.FirstOrDefault(m => m.Row.When.IsEmpty).Row ?? rows[0].Row;
        var cells = plain.Cells.ToDictionary(c => c.Key, c => c.Cell.Text, StringComparer.Ordinal);
        return Make(item, table, groups, marked: true, observed, [.. question.Hypotheses.Select(h => cells.GetValueOrDefault(h.Id))]);
    }

    private double[] Neutral(Question question) => [.. question.Hypotheses.Select(_ => @case.Scale.Neutral)];

    private ModelRow Make(EvidenceItem item, double[][] table, Dictionary<string, int> groups, bool marked, bool observed, ImmutableArray<string?> words) => new()
    {
        Item = item,
        Weight = item.Weight(@case.Grades),
        Group = item.Group is { } g && groups.TryGetValue(g, out var index) ? index : -1,
        P = table,
        Marked = marked,
        Observed = observed,
        Words = words,
    };
}
