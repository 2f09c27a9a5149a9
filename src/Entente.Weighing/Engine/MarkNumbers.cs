namespace Entente.Weighing;

/// <summary>Turns the cells of a row into P(item | hypothesis) for the named hypotheses of a question.</summary>
internal static class MarkNumbers
{
    /// <summary>The numbers; null where the row says nothing about the question, or needs an answer of the record that there is none of.</summary>
    internal static double[]? Of(MarkRow row, Question question, Scale scale, double? answer) => Of(row.Cells, question, scale, answer);

    internal static double[]? Of(IEnumerable<MarkEntry> row, Question question, Scale scale, double? answer)
    {
        var cells = row.ToDictionary(c => c.Key, c => c.Cell, StringComparer.Ordinal);
        var ids = question.Hypotheses;
        var values = new double[ids.Length];
        Array.Fill(values, double.NaN);
        var any = false;
        for (var k = 0; k < ids.Length; k++)
        {
            if (!cells.TryGetValue(ids[k].Id, out var cell))
                continue;
            any = true;
            if (cell is FunctionCell && answer is null)
                return null;
            values[k] = cell switch
            {
                WordCell w => scale.Find(w.Word) ?? scale.Neutral,
                NumberCell n => n.P,
                RangeCell r => (r.Low + r.High) / 2,
                DecibelCell d => scale.Neutral * Math.Pow(10, d.Decibels / 10),
                FunctionCell f => LikelihoodFunctions.LogDensity(f, answer!.Value),
                _ => double.NaN,
            };
        }

        if (cells.Values.Any(c => c is FunctionCell) && any)
            Densities(values, ids, cells);
        any |= Ratios(values, question, cells, scale);
        return any ? Fill(values, scale) : null;
    }

    /// <summary>Densities become ratios to the greatest, which stands for the scale's likeliest word; only ratios matter.</summary>
    private static void Densities(double[] values, System.Collections.Immutable.ImmutableArray<Hypothesis> ids, Dictionary<string, MarkCell> cells)
    {
        var functions = Enumerable.Range(0, values.Length).Where(k => cells.TryGetValue(ids[k].Id, out var c) && c is FunctionCell).ToList();
        if (functions.Count == 0)
            return;
        var best = functions.Max(k => values[k]);
        foreach (var k in functions)
            values[k] = double.IsNegativeInfinity(best) ? 0.9 : 0.9 * Math.Exp(values[k] - best);
    }

    private static bool Ratios(double[] values, Question question, Dictionary<string, MarkCell> cells, Scale scale)
    {
        var any = false;
        foreach (var (key, cell) in cells)
        {
            if (cell is not DecibelCell { Decibels: var db } || MarkChecks.Ratio(key) is not { } sides)
                continue;
            var (a, b) = (Index(question, sides.Over), Index(question, sides.Under));
            if (a < 0 || b < 0)
                continue;
            any = true;
            if (double.IsNaN(values[b]))
            {
                values[a] = scale.Neutral * Math.Pow(10, db / 20);
                values[b] = scale.Neutral * Math.Pow(10, -db / 20);
            }
            else
            {
                values[a] = values[b] * Math.Pow(10, db / 10);
            }
        }

        if (any)
            for (var k = 0; k < values.Length; k++)
                if (double.IsNaN(values[k]))
                    values[k] = scale.Neutral;
        return any;
    }

    private static double[]? Fill(double[] values, Scale scale)
    {
        double sum = 0;
        var n = 0;
        foreach (var v in values)
            if (!double.IsNaN(v))
                (sum, n) = (sum + v, n + 1);
        if (n == 0)
            return null;
        for (var k = 0; k < values.Length; k++)
            values[k] = Math.Max(ModelRow.Floor, double.IsNaN(values[k]) ? sum / n : values[k]);
        return values;
    }

    private static int Index(Question question, string id)
    {
        for (var k = 0; k < question.Hypotheses.Length; k++)
            if (question.Hypotheses[k].Id == id)
                return k;
        return -1;
    }
}
