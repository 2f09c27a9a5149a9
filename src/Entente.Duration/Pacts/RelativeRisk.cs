using Entente.Numerics;

namespace Entente.Duration.Pacts;

/// <summary>
/// Who ends first, given the year: a Poisson model with an effect for each year that is conditioned away, so that shocks which hit all
/// pacts alike do not enter the coefficients; with a ridge.
/// </summary>
internal sealed class RelativeRisk
{
    private readonly int[] _columns;
    private readonly double[] _mean;
    private readonly double[] _scale;
    private readonly double[] _beta;

    private RelativeRisk(int[] columns, double[] mean, double[] scale, double[] beta) => (_columns, _mean, _scale, _beta) = (columns, mean, scale, beta);

    // The effect of each column of the panel for one unit of it; 0 where the column is not of this set.
    public double[] Effects()
    {
        var effects = new double[PanelColumns.All.Length];
        for (var j = 0; j < _columns.Length; j++)
            effects[_columns[j]] = _beta[j] / _scale[j];
        return effects;
    }

    // The logarithm of the risk, kept within ±3.
    public double Log(double[] covariates)
    {
        double sum = 0;
        for (var j = 0; j < _columns.Length; j++)
            sum += (covariates[_columns[j]] - _mean[j]) / _scale[j] * _beta[j];
        return Math.Clamp(sum, -3, 3);
    }

    public static RelativeRisk Fit(IReadOnlyList<PanelRow> rows, IReadOnlyList<double[]> covariates, int count, int[] columns, int origin, double horizon, double halfLife, double ridge)
    {
        var p = columns.Length;
        var stride = (p + 3) / 4 * 4;
        var (mean, scale) = Standard(covariates, count, columns);
        var x = new double[(long)count * stride];
        var (ended, exposure, weight, group) = (new double[count], new double[count], new double[count], new int[count]);
        var groups = 0;
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < p; j++)
                x[(i * stride) + j] = (covariates[i][columns[j]] - mean[j]) / scale[j];
            var row = rows[i];
            var until = Math.Min(row.Year + horizon, origin);
            ended[i] = row.Pact.Ended && row.Pact.End <= until ? 1 : 0;
            exposure[i] = Math.Max(Math.Min(row.Pact.End, until) - row.Year, 1e-4);
            weight[i] = (double.IsInfinity(halfLife) ? 1 : Math.Pow(2, -(origin - row.Year) / halfLife)) / horizon;
            if (i == 0 || rows[i - 1].Year != row.Year)
                groups++;
            group[i] = groups - 1;
        }

        var beta = new double[stride];
        for (var iteration = 0; iteration < 30; iteration++)
        {
            var step = Step(x, stride, p, ended, exposure, weight, group, groups, beta, ridge);
            var most = step.Max(Math.Abs);
            for (var j = 0; j < p; j++)
                beta[j] += most > 1 ? step[j] / most : step[j];
            if (most < 1e-6)
                break;
        }

        return new RelativeRisk(columns, mean, scale, beta[..p]);
    }

    private static double[] Step(double[] x, int stride, int p, double[] ended, double[] exposure, double[] weight, int[] group, int groups, double[] beta, double ridge)
    {
        var n = ended.Length;
        var (risk, total, dead) = (new double[n], new double[groups], new double[groups]);
        var gradient = new double[stride];
        for (var i = 0; i < n; i++)
        {
            var row = x.AsSpan(i * stride, stride);
            risk[i] = exposure[i] * Math.Exp(Math.Min(CoxData.Dot(row, beta), 20));
            total[group[i]] += risk[i];
            if (ended[i] == 0)
                continue;
            dead[group[i]] += weight[i];
            CoxData.Add(gradient, row, weight[i]);
        }

        var means = new double[groups * stride];
        var second = new OuterSum(stride);
        for (var i = 0; i < n; i++)
        {
            var g = group[i];
            if (dead[g] == 0)
                continue;
            var row = x.AsSpan(i * stride, stride);
            var q = risk[i] / total[g];
            CoxData.Add(means.AsSpan(g * stride, stride), row, q);
            var next = second.Next();
            next.Clear();
            CoxData.Add(next, row, Math.Sqrt(dead[g] * q));
        }

        var centre = new OuterSum(stride);
        for (var g = 0; g < groups; g++)
        {
            if (dead[g] == 0)
                continue;
            var mean = means.AsSpan(g * stride, stride);
            CoxData.Add(gradient, mean, -dead[g]);
            var next = centre.Next();
            next.Clear();
            CoxData.Add(next, mean, Math.Sqrt(dead[g]));
        }

        var (all, off) = (second.Finish(), centre.Finish());
        var information = new Matrix(p, p);
        for (var a = 0; a < p; a++)
        {
            gradient[a] -= ridge * beta[a];
            for (var b = 0; b <= a; b++)
                information[a, b] = information[b, a] = all[(a * stride) + b] - off[(a * stride) + b] + (a == b ? ridge : 0);
        }

        return Cholesky.Factor(information).Solve(gradient.AsSpan(0, p));
    }

    public static (double[] Mean, double[] Scale) Standard(IReadOnlyList<double[]> covariates, int count, int[] columns)
    {
        var (mean, scale) = (new double[columns.Length], new double[columns.Length]);
        for (var j = 0; j < columns.Length; j++)
        {
            double sum = 0, squares = 0;
            for (var i = 0; i < count; i++)
                sum += covariates[i][columns[j]];
            mean[j] = sum / count;
            for (var i = 0; i < count; i++)
                squares += (covariates[i][columns[j]] - mean[j]) * (covariates[i][columns[j]] - mean[j]);
            var sd = Math.Sqrt(squares / Math.Max(1, count - 1));
            scale[j] = sd < 1e-6 ? 1 : sd;
        }

        return (mean, scale);
    }
}
