namespace Entente.Duration;

/// <summary>How many pairs a score orders rightly.</summary>
/// <param name="Value">(concordant + half of the ties in the score) / comparable.</param>
/// <param name="StdErr">Its standard error, by the infinitesimal jackknife; by cluster where there are clusters.</param>
/// <param name="Concordant">Pairs in which the higher score ends first.</param>
/// <param name="Discordant">Pairs in which it ends last.</param>
/// <param name="TiedScore">Pairs with equal scores.</param>
/// <param name="TiedTime">Pairs that end at one time.</param>
/// <param name="TiedBoth">Pairs that end at one time with equal scores.</param>
public sealed record ConcordanceResult(double Value, double StdErr, double Concordant, double Discordant, double TiedScore, double TiedTime, double TiedBoth);

/// <summary>How pairs are weighed over time.</summary>
public enum ConcordanceWeight
{
    /// <summary>Each pair once: Harrell 1982.</summary>
    Harrell,

    /// <summary>By the survival curve over the share at risk: Peto and Peto.</summary>
    Survival,

    /// <summary>By 1 over the squared censoring curve: Uno and others 2011; not with late entry.</summary>
    Uno,
}

/// <summary>Harrell's and Uno's concordance (Therneau and Watson 2017 for the variance).</summary>
public static class ConcordanceIndex
{
    /// <summary>The concordance of a Cox model's linear predictor, within its strata.</summary>
    public static ConcordanceResult Of(CoxFit fit, ConcordanceWeight weight = ConcordanceWeight.Harrell)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var data = fit.Data;
        return Of(data, fit.Pass.Risk, weight, fit.Frame.Cluster, fit.Frame.ClusterCount);
    }

    internal static ConcordanceResult Of(CoxData data, double[] score, ConcordanceWeight weight, int[]? cluster, int clusters)
    {
        var counts = new PairCounts(data, weight == ConcordanceWeight.Harrell && data.Weight is null);
        for (var s = 0; s + 1 < data.Stratum.Length; s++)
            counts.AddStratum(s, score, TimeWeights.Of(data, s, weight));
        var comparable = counts.Concordant + counts.Discordant + counts.TiedScore;
        var somers = (counts.Concordant - counts.Discordant) / comparable;
        var sums = cluster is null ? null : new double[clusters];
        double variance = 0;
        var i = 0;
        foreach (var all in counts.All())
        {
            var influence = data.WeightOf(i) * ((counts.Net(i) / comparable) - (somers / comparable * all));
            if (sums is null)
                variance += influence * influence;
            else
                sums[cluster![data.Order[i]]] += influence;
            i++;
        }

        if (sums is not null)
            variance = sums.Sum(x => x * x);
        return new ConcordanceResult((somers + 1) / 2, Math.Sqrt(variance) / 2, counts.Concordant, counts.Discordant, counts.TiedScore, counts.TiedTime, counts.TiedBoth);
    }
}
