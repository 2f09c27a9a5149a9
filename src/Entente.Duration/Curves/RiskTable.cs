namespace Entente.Duration;

/// <summary>For each distinct exit time: at risk just before it, ended (in all and by cause), censored; weighted.</summary>
internal sealed class RiskTable
{
    private RiskTable(int steps, int causes)
    {
        (Time, AtRisk, Events, Censored, EventRows) = (new double[steps], new double[steps], new double[steps], new double[steps], new int[steps]);
        ByCause = new double[steps][];
        for (var i = 0; i < steps; i++)
            ByCause[i] = new double[causes];
    }

    public double[] Time { get; }

    public double[] AtRisk { get; }

    public double[] Events { get; }

    public double[] Censored { get; }

    public int[] EventRows { get; }

    public double[][] ByCause { get; }

    public static RiskTable Of(SurvivalData data, bool byCause = false, int causes = 0)
    {
        var order = data.ByExit();
        var n = order.Length;
        var steps = 0;
        for (var i = 0; i < n; i++)
            if (i == 0 || data.Exit[order[i]] != data.Exit[order[i - 1]])
                steps++;
        var table = new RiskTable(steps, byCause ? Math.Max(causes, data.Causes) : 0);
        var entries = data.HasEntry ? data.ByEntry() : null;
        double entered = 0, left = 0;
        if (entries is null)
            for (var i = 0; i < n; i++)
                entered += data.WeightOf(i);
        var nextEntry = 0;
        var step = -1;
        for (var i = 0; i < n;)
        {
            step++;
            var time = table.Time[step] = data.Exit[order[i]];
            if (entries is not null)
                while (nextEntry < n && data.Entry![entries[nextEntry]] < time)
                    entered += data.WeightOf(entries[nextEntry++]);
            table.AtRisk[step] = entered - left;
            for (; i < n && data.Exit[order[i]] == time; i++)
            {
                var (weight, cause) = (data.WeightOf(order[i]), data.Cause[order[i]]);
                left += weight;
                if (cause == 0)
                {
                    table.Censored[step] += weight;
                    continue;
                }

                table.Events[step] += weight;
                table.EventRows[step]++;
                if (byCause)
                    table.ByCause[step][cause - 1] += weight;
            }
        }

        return table;
    }
}
