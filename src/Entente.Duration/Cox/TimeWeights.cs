namespace Entente.Duration;

/// <summary>The weight of each time in a concordance.</summary>
internal static class TimeWeights
{
    // One weight for each group of the stratum; null for 1.
    public static double[]? Of(CoxData data, int stratum, ConcordanceWeight weight)
    {
        if (weight == ConcordanceWeight.Harrell)
            return null;
        if (weight == ConcordanceWeight.Uno && data.Entry is not null)
            throw new ArgumentException("Uno's concordance is not defined with late entry.", nameof(weight));
        var (from, to) = (data.Stratum[stratum], data.Stratum[stratum + 1]);
        var result = new double[to - from];
        double total = 0, left = 0, survival = 1, censoring = 1;
        for (var i = data.Group[from]; i < data.Group[to]; i++)
            total += data.WeightOf(i);
        for (var g = to - 1; g >= from; g--)
        {
            var atRisk = total - left;
            if (data.Entry is not null)
                for (var i = data.Group[from]; i < data.Group[to]; i++)
                    if (data.Entry[i] >= data.TimeOf(g))
                        atRisk -= data.WeightOf(i);
            double dead = 0, lost = 0;
            for (var i = data.Group[g]; i < data.Group[g + 1]; i++)
                if (data.Event[i])
                    dead += data.WeightOf(i);
                else
                    lost += data.WeightOf(i);
            result[g - from] = weight == ConcordanceWeight.Survival ? total * survival / atRisk : 1 / (censoring * censoring);
            survival *= (atRisk - dead) / atRisk;

            // Endings come before censoring at one time, so those who ended are no longer at risk of it.
            if (lost > 0)
                censoring *= (atRisk - dead - lost) / (atRisk - dead);
            left += dead + lost;
        }

        return result;
    }
}
