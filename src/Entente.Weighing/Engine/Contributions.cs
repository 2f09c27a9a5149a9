namespace Entente.Weighing;

/// <summary>What each row adds to the ln likelihoods of its model, after grades and dependence; the rows sum to the model's scores exactly.</summary>
internal static class Contributions
{
    /// <summary>More tied items than this are not taken apart one by one.</summary>
    internal const int LongChain = 64;

    /// <summary>Row, hypothesis. Rows tied by <c>given:</c> share their unit's sum by the chain rule, in the order in which givens come first.</summary>
    internal static double[][] Of(QuestionModel model)
    {
        var factors = model.GroupFactors();
        var rows = new double[model.Rows.Length][];
        for (var u = 0; u < model.Units.Length; u++)
        {
            var unit = model.Units[u];
            var f = unit.Group < 0 ? 1 : factors[unit.Group];
            if (!unit.IsNetwork)
            {
                rows[unit.Rows[0]] = Scaled(model.LogOf(u), [], f);
                continue;
            }

            if (unit.Rows.Length > LongChain)
            {
                // The chain rule costs one elimination a row; in a long chain an equal share is enough for a picture.
                foreach (var row in unit.Rows)
                    rows[row] = Scaled(model.LogOf(u), [], f / unit.Rows.Length);
                continue;
            }

            var seen = new HashSet<int>();
            double[] before = new double[model.Hypotheses.Length];
            foreach (var row in unit.Rows)
            {
                seen.Add(row);
                var now = model.UnitLog(unit, seen.Contains);
                rows[row] = Scaled(now, before, f);
                before = now;
            }
        }

        return rows;
    }

    /// <summary>Decibels against the geometric mean of the named hypotheses.</summary>
    internal static double[] Decibels(double[] log)
    {
        double mean = 0;
        for (var h = 0; h < log.Length - 1; h++)
            mean += log[h];
        mean /= log.Length - 1;
        return Array.ConvertAll(log, x => 10 / Math.Log(10) * (x - mean));
    }

    private static double[] Scaled(ReadOnlySpan<double> log, double[] before, double factor)
    {
        var scaled = new double[log.Length];
        for (var h = 0; h < log.Length; h++)
            scaled[h] = factor * (log[h] - (before.Length > 0 ? before[h] : 0));
        return scaled;
    }
}
