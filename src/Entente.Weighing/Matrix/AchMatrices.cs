using System.Collections.Immutable;

namespace Entente.Weighing;

/// <summary>The marks of a weighed question as a matrix of words.</summary>
internal static class AchMatrices
{
    /// <summary>The counted items, in the order of the case, with the marks of every analyst, and each item's weight.</summary>
    internal static (AchMatrix Matrix, double[] Weights) Of(QuestionWeigher q)
    {
        var rows = q.Models.Select(m => m.Model.Rows.Where(r => r.Marked && r.Observed).ToDictionary(r => r.Item.Id, StringComparer.Ordinal)).ToList();
        var items = q.Case.Evidence.Where(e => rows.Any(r => r.ContainsKey(e.Id))).ToList();
        var named = q.Question.Hypotheses.Length;
        var cells = items.Select(e => Enumerable.Range(0, named).Select(h => rows.Where(r => r.ContainsKey(e.Id)).Select(r => Word(r[e.Id], h, q.Case.Scale)).ToImmutableArray()).ToImmutableArray()).ToImmutableArray();
        return (new([.. q.Question.Hypotheses.Select(h => h.Id)], [.. items.Select(e => e.Id)], cells), [.. items.Select(e => e.Weight(q.Case.Grades))]);
    }

    /// <summary>The word as written; for a number, a range or decibels the word of the default scale that lies nearest.</summary>
    private static AchMark Word(ModelRow row, int hypothesis, Scale scale)
    {
        var written = hypothesis < row.Words.Length ? row.Words[hypothesis] : null;
        if (written is not null && AchMatrix.Mark(written) is { } mark)
            return mark;
        var p = row.P[^1][hypothesis];
        var best = (AchMark.Neutral, Distance: double.PositiveInfinity);
        foreach (var (word, value) in scale.Words.Select(w => (w.Word, w.Probability)))
            if (AchMatrix.Mark(word) is { } candidate && Math.Abs(value - p) < best.Distance)
                best = (candidate, Math.Abs(value - p));
        return best.Item1;
    }
}
