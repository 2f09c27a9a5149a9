namespace Entente.Duration.Pacts;

/// <summary>A probability that a pact is still in force, and how far the simple models behind it lie apart.</summary>
/// <param name="P">The mean on the scale of log odds.</param>
/// <param name="Lowest">The lowest of the models.</param>
/// <param name="Highest">The highest.</param>
public readonly record struct PactChance(double P, double Lowest, double Highest);

/// <summary>One relative risk of the ensemble with its levels.</summary>
/// <param name="Effects">The log relative risk of one unit of each covariate, in the order of <see cref="PactModel.Covariates"/>; 0 where the covariate is not of this part's set.</param>
/// <param name="Rates">Endings a year at risk 1, for each half-life and strength of pooling, by class (0 consultation only, 1 defence or offence, 2 neutrality or non-aggression).</param>
public sealed record PactModelPart(double[] Effects, double[][] Rates);

/// <summary>
/// The ensemble as fitted with what was known at a moment, for windows of one length. Its numbers are all that a forecast needs: they can be
/// written down, and the table from which they were learnt need not be at hand.
/// </summary>
/// <param name="SeenTo">When observation stopped, as a calendar year.</param>
/// <param name="Horizon">Years ahead.</param>
/// <param name="Means">The mean of each covariate in the panel: what stands for one that is not known.</param>
/// <param name="Parts">The relative risks with their levels.</param>
/// <param name="Shock">The variance of the shock that all pacts share in a window of this length (mean 1), learnt from closed windows; NaN where it was not.</param>
public sealed record PactModel(double SeenTo, double Horizon, double[] Means, IReadOnlyList<PactModelPart> Parts, double Shock = double.NaN)
{
    // Odds beyond these would rule over a mean on the scale of log odds.
    internal const double Least = 0.002;

    /// <summary>The names of the covariates, in the order of every array of them.</summary>
    public static IReadOnlyList<string> Covariates => PanelColumns.All;

    /// <summary>The number of simple models.</summary>
    public int Members => Parts.Sum(p => p.Rates.Length);

    /// <summary>The chance that a pact is still in force <see cref="Horizon"/> years on.</summary>
    /// <param name="covariates">Its covariates; NaN for what is not known.</param>
    /// <param name="pactClass">Its class; -1 where it is not known: then the levels drawn from all classes together speak alone.</param>
    public PactChance Chance(double[] covariates, int pactClass)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        double sum = 0, lowest = 1, highest = 0;
        var count = 0;
        foreach (var part in Parts)
        {
            var risk = Math.Exp(LogRisk(part, covariates));
            foreach (var rates in part.Rates)
            {
                if (pactClass < 0 && (rates[0] != rates[1] || rates[1] != rates[2]))
                    continue;
                var p = Math.Clamp(Math.Exp(-Horizon * rates[Math.Max(0, pactClass)] * risk), Least, 1 - Least);
                sum += Math.Log(p / (1 - p));
                (lowest, highest) = (Math.Min(lowest, p), Math.Max(highest, p));
                count++;
            }
        }

        return new PactChance(1 / (1 + Math.Exp(-sum / count)), lowest, highest);
    }

    /// <summary>By what a covariate multiplies the rate of ending, beside its mean: the mean over the parts that use it; NaN where it is not known.</summary>
    public double Effect(int covariate, double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        var used = Parts.Where(p => p.Effects[covariate] != 0).ToArray();
        return used.Length == 0 ? 1 : Math.Exp(used.Average(p => p.Effects[covariate] * (value - Means[covariate])));
    }

    private double LogRisk(PactModelPart part, double[] covariates)
    {
        double sum = 0;
        for (var j = 0; j < covariates.Length; j++)
            if (!double.IsNaN(covariates[j]))
                sum += (covariates[j] - Means[j]) * part.Effects[j];
        return Math.Clamp(sum, -3, 3);
    }
}
