using Entente.Numerics;

namespace Entente.Duration;

/// <summary>Residuals of a Cox model (Therneau and Grambsch 2000, chapters 4, 6 and 7). Rows are in the order of the frame.</summary>
public static class CoxResiduals
{
    /// <summary>Ended (1 or 0) less expected.</summary>
    public static double[] Martingale(CoxFit fit)
    {
        var expected = Expected(fit);
        for (var i = 0; i < fit.Rows; i++)
            expected[fit.Data.Order[i]] = (fit.Data.Event[i] ? 1 : 0) - expected[fit.Data.Order[i]];
        return expected;
    }

    /// <summary>The expected number of endings: risk times the baseline hazard lived through.</summary>
    public static double[] Expected(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var result = new double[fit.Rows];
        for (var g = 0; g < fit.Data.Groups; g++)
            for (var i = fit.Data.Group[g]; i < fit.Data.Group[g + 1]; i++)
                result[fit.Data.Order[i]] = fit.Pass.Risk[i] * fit.Pass.Lived(i, g);
        return result;
    }

    /// <summary>Martingale residuals made symmetric.</summary>
    public static double[] Deviance(CoxFit fit)
    {
        var residuals = Martingale(fit);
        for (var i = 0; i < fit.Rows; i++)
        {
            var row = fit.Data.Order[i];
            var m = residuals[row];
            var d = fit.Data.Event[i] ? 1 : 0;
            residuals[row] = Math.Sign(m) * Math.Sqrt(Math.Max(0, -2 * (m + (d == 0 ? 0 : Math.Log(d - m)))));
        }

        return residuals;
    }

    /// <summary>Each row's part in the score, unweighted; one row of the matrix for each row of the frame.</summary>
    public static Matrix Score(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Score(fit.Data, fit.Pass, fit.Ties);
    }

    /// <summary>About how much each row moves the coefficients.</summary>
    public static Matrix DfBeta(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return Score(fit).Times(fit.NaiveVariance ?? fit.Variance);
    }

    /// <summary>For each ending, in order of stratum and time, its covariates less the mean of those at risk.</summary>
    public static Matrix Schoenfeld(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var data = fit.Data;
        var means = CoxMeans.Of(data, fit.Pass, fit.Ties);
        var rows = new List<double[]>();
        var reader = data.Rows();
        foreach (var (i, g) in Endings(data))
        {
            var row = reader.Row(i).ToArray();
            for (var j = 0; j < row.Length; j++)
                row[j] -= means.Mean[g][j];
            rows.Add(row);
        }

        return Matrix.FromRows(rows);
    }

    /// <summary>The rows of the frame that ended, in the order of <see cref="Schoenfeld"/>.</summary>
    public static IReadOnlyList<int> EndedRows(CoxFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return [.. Endings(fit.Data).Select(e => fit.Data.Order[e.Row])];
    }

    /// <summary>Schoenfeld residuals scaled by the variance and set about the coefficients: their course over time is the coefficient's.</summary>
    public static Matrix ScaledSchoenfeld(CoxFit fit)
    {
        var scaled = Schoenfeld(fit).Times(fit.NaiveVariance ?? fit.Variance);
        for (var i = 0; i < scaled.Rows; i++)
            for (var j = 0; j < scaled.Columns; j++)
                scaled[i, j] = (scaled[i, j] * scaled.Rows) + fit.Coefficients[j];
        return scaled;
    }

    internal static Matrix RobustVariance(CoxData data, CoxPass pass, Matrix naive, int[]? cluster, int clusters, CoxTies ties)
    {
        var score = Score(data, pass, ties);
        var sums = new Matrix(cluster is null ? data.Count : clusters, data.Columns);
        for (var i = 0; i < data.Count; i++)
        {
            var row = data.Order[i];
            var from = score.Row(row);
            var to = sums.Row(cluster is null ? row : cluster[row]);
            var weight = data.WeightOf(i);
            for (var j = 0; j < to.Length; j++)
                to[j] += weight * from[j];
        }

        var middle = new Matrix(data.Columns, data.Columns);
        for (var i = 0; i < sums.Rows; i++)
        {
            var row = sums.Row(i);
            for (var a = 0; a < row.Length; a++)
                for (var b = 0; b <= a; b++)
                    middle[a, b] += row[a] * row[b];
        }

        for (var a = 0; a < middle.Rows; a++)
            for (var b = 0; b < a; b++)
                middle[b, a] = middle[a, b];
        return naive.Times(middle).Times(naive);
    }

    private static IEnumerable<(int Row, int Group)> Endings(CoxData data)
    {
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
            for (var g = data.Stratum[s + 1] - 1; g >= data.Stratum[s]; g--)
                foreach (var i in Enumerable.Range(data.Group[g], data.Group[g + 1] - data.Group[g]).Where(i => data.Event[i]).OrderBy(i => data.Order[i]))
                    yield return (i, g);
    }

    private static Matrix Score(CoxData data, CoxPass pass, CoxTies ties)
    {
        var means = CoxMeans.Of(data, pass, ties);
        var p = data.Columns;
        var result = new Matrix(data.Count, data.Columns);
        var cumulative = new double[data.Groups][];
        var none = new double[p];
        var rows = data.Rows();
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
        {
            var (from, to) = (data.Stratum[s], data.Stratum[s + 1]);
            var sum = none;
            for (var g = to - 1; g >= from; g--)
            {
                if (means.Drift[g] is { } drift)
                {
                    sum = (double[])sum.Clone();
                    CoxData.Add(sum, drift, 1);
                }

                cumulative[g] = sum;
            }

            for (var g = from; g < to; g++)
                for (var i = data.Group[g]; i < data.Group[g + 1]; i++)
                {
                    var x = rows.Row(i);
                    var risk = pass.Risk[i];
                    var lived = pass.Lived(i, g);
                    var start = data.EntryGroup is not null && data.EntryGroup[i] < to ? cumulative[data.EntryGroup[i]] : none;
                    var row = result.Row(data.Order[i]);
                    for (var j = 0; j < row.Length; j++)
                    {
                        var drift = cumulative[g][j] - start[j];
                        if (data.Event[i])
                            drift += means.DriftOfEnded[g][j] - means.Drift[g][j];
                        row[j] = (data.Event[i] ? x[j] - means.Mean[g][j] : 0) - (risk * ((x[j] * lived) - drift));
                    }
                }
        }

        return result;
    }
}
