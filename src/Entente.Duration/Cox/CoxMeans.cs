namespace Entente.Duration;

/// <summary>For each group with endings: the mean covariates of those at risk, and what residuals and curves sum up.</summary>
internal sealed class CoxMeans
{
    private CoxMeans(int groups)
    {
        (Mean, Drift, DriftOfEnded, Square) = (new double[groups][], new double[groups][], new double[groups][], new double[groups]);
    }

    // The mean over the tied endings of the risk-weighted mean.
    public double[][] Mean { get; }

    // Σ hazard · mean for those who stay.
    public double[][] Drift { get; }

    // The same for those who end here (Efron).
    public double[][] DriftOfEnded { get; }

    // Σ weight / s0²: the variance of the baseline hazard.
    public double[] Square { get; }

    public static CoxMeans Of(CoxData data, CoxPass pass, CoxTies ties)
    {
        var result = new CoxMeans(data.Groups);
        var p = data.Columns;
        var rows = data.Rows();
        double[] s1 = new double[p], e1 = new double[p];
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
        {
            double s0 = 0;
            Array.Clear(s1);
            var (first, last) = (data.Group[data.Stratum[s]], data.Group[data.Stratum[s + 1]]);
            var leave = first;
            for (var g = data.Stratum[s]; g < data.Stratum[s + 1]; g++)
            {
                if (data.Leaving is not null)
                    for (; leave < last && data.Entry![data.Leaving[leave]] >= data.TimeOf(g); leave++)
                    {
                        var left = data.Leaving[leave];
                        s0 -= data.WeightOf(left) * pass.Risk[left];
                        CoxData.Add(s1, rows.Row(left), -data.WeightOf(left) * pass.Risk[left]);
                    }

                double e0 = 0, dw = 0;
                var d = 0;
                Array.Clear(e1);
                for (var i = data.Group[g]; i < data.Group[g + 1]; i++)
                {
                    var r = data.WeightOf(i) * pass.Risk[i];
                    s0 += r;
                    var row = rows.Row(i);
                    CoxData.Add(s1, row, r);
                    if (!data.Event[i])
                        continue;
                    d++;
                    dw += data.WeightOf(i);
                    e0 += r;
                    CoxData.Add(e1, row, r);
                }

                if (d > 0)
                    result.Add(g, ties == CoxTies.Efron ? d : 1, ties == CoxTies.Efron ? dw / d : dw, s0, e0, s1, e1);
            }
        }

        return result;
    }

    private void Add(int g, int steps, double weight, double s0, double e0, double[] s1, double[] e1)
    {
        var (mean, drift, ended) = (new double[s1.Length], new double[s1.Length], new double[s1.Length]);
        for (var l = 0; l < steps; l++)
        {
            var f = (double)l / steps;
            var left = s0 - (f * e0);
            Square[g] += weight / (left * left);
            for (var j = 0; j < s1.Length; j++)
            {
                var m = (s1[j] - (f * e1[j])) / left;
                mean[j] += m / steps;
                drift[j] += weight / left * m;
                ended[j] += weight / left * (1 - f) * m;
            }
        }

        (Mean[g], Drift[g], DriftOfEnded[g]) = (mean, drift, ended);
    }
}
