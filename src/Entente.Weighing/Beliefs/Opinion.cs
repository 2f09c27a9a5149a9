namespace Entente.Weighing;

/// <summary>A binomial opinion of subjective logic (Jøsang 2016): belief, disbelief and uncertainty sum to 1; the base rate says what the uncertainty leans to. It stands beside the calculus of <see cref="Weigher"/>.</summary>
public readonly record struct Opinion
{
    /// <summary>Makes the opinion.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside 0 to 1, or the first three do not sum to 1 (within 1e-9).</exception>
    public Opinion(double belief, double disbelief, double uncertainty, double baseRate)
    {
        foreach (var x in new[] { belief, disbelief, uncertainty, baseRate })
            if (x is not (>= -1e-12 and <= 1 + 1e-12))
                throw new ArgumentOutOfRangeException(nameof(belief), "Belief, disbelief, uncertainty and base rate lie from 0 to 1.");
        if (Math.Abs(belief + disbelief + uncertainty - 1) > 1e-9)
            throw new ArgumentOutOfRangeException(nameof(uncertainty), "Belief, disbelief and uncertainty sum to 1.");
        (Belief, Disbelief, Uncertainty, BaseRate) = (belief, disbelief, uncertainty, baseRate);
    }

    /// <summary>0 to 1.</summary>
    public double Belief { get; }

    /// <summary>0 to 1.</summary>
    public double Disbelief { get; }

    /// <summary>0 to 1.</summary>
    public double Uncertainty { get; }

    /// <summary>0 to 1.</summary>
    public double BaseRate { get; }

    /// <summary>Belief plus the base rate's share of the uncertainty.</summary>
    public double Probability => Belief + (BaseRate * Uncertainty);

    /// <summary>Sources whose evidence is their own: as if it had all been collected by one (cumulative fusion, Jøsang 2016; of many at once, van der Heijden, Kopp and Kargl 2018, definition 4).</summary>
    /// <exception cref="ArgumentException">No opinions.</exception>
    public static Opinion Cumulative(ReadOnlySpan<Opinion> opinions)
    {
        var evidence = Evidence(opinions, _ => 1);
        return evidence.Dogmatic ?? FromEvidence(evidence.For, evidence.Against, evidence.BaseRate);
    }

    /// <summary>Sources that judge the same evidence: averages weighed by confidence, 1 - uncertainty (weighted fusion, the same, definition 8).</summary>
    /// <exception cref="ArgumentException">No opinions.</exception>
    public static Opinion Weighted(ReadOnlySpan<Opinion> opinions)
    {
        var evidence = Evidence(opinions, o => 1 - o.Uncertainty);
        return evidence.Dogmatic ?? (evidence.Weight == 0 ? opinions[0] : FromEvidence(evidence.For / evidence.Weight, evidence.Against / evidence.Weight, evidence.BaseRate));
    }

    /// <summary>What all believe is kept, and what they disagree on becomes uncertainty (consensus and compromise fusion, the same, section III.E).</summary>
    /// <exception cref="ArgumentException">No opinions.</exception>
    public static Opinion ConsensusAndCompromise(ReadOnlySpan<Opinion> opinions)
    {
        if (opinions.Length == 0)
            throw new ArgumentException("There is nothing to fuse.", nameof(opinions));
        double yes = 1, no = 1, uncertain = 1, baseRate = 0;
        foreach (var o in opinions)
            (yes, no, uncertain, baseRate) = (Math.Min(yes, o.Belief), Math.Min(no, o.Disbelief), uncertain * o.Uncertainty, baseRate + (o.BaseRate / opinions.Length));
        var compromise = Compromise(opinions, yes, no);
        var consensus = yes + no;
        var (x, notX, whole) = compromise;
        var normal = x + notX + whole > 0 ? (1 - consensus - uncertain) / (x + notX + whole) : 0;
        // Compromise on the whole frame says nothing about either side: it is uncertainty.
        return new(yes + (normal * x), no + (normal * notX), 1 - consensus - (normal * (x + notX)), baseRate);
    }

    /// <summary>What is left of each source's beliefs after the consensus: one source's residue where all others are uncertain, and the residues of all at once (the same, equation 9).</summary>
    private static (double X, double NotX, double Whole) Compromise(ReadOnlySpan<Opinion> opinions, double yes, double no)
    {
        double x = 0, notX = 0, allX = 1, allNot = 1, all = 1;
        for (var i = 0; i < opinions.Length; i++)
        {
            var others = 1.0;
            for (var j = 0; j < opinions.Length; j++)
                others *= j == i ? 1 : opinions[j].Uncertainty;
            var (b, d) = (opinions[i].Belief - yes, opinions[i].Disbelief - no);
            (x, notX) = (x + (b * others), notX + (d * others));
            (allX, allNot, all) = (allX * b, allNot * d, all * (b + d));
        }

        return (x + allX, notX + allNot, all - allX - allNot);
    }

    /// <summary>Evidence r = 2b/u and s = 2d/u of every source, weighed and summed; opinions without uncertainty outweigh all others and are averaged.</summary>
    private static (double For, double Against, double Weight, double BaseRate, Opinion? Dogmatic) Evidence(ReadOnlySpan<Opinion> opinions, Func<Opinion, double> weigh)
    {
        if (opinions.Length == 0)
            throw new ArgumentException("There is nothing to fuse.", nameof(opinions));
        double yes = 0, no = 0, weight = 0, baseRate = 0, certain = 0, certainYes = 0;
        foreach (var o in opinions)
        {
            baseRate += o.BaseRate / opinions.Length;
            if (o.Uncertainty <= 0)
            {
                (certain, certainYes) = (certain + 1, certainYes + o.Belief);
                continue;
            }

            var w = weigh(o);
            (yes, no, weight) = (yes + (w * 2 * o.Belief / o.Uncertainty), no + (w * 2 * o.Disbelief / o.Uncertainty), weight + w);
        }

        return (yes, no, weight, baseRate, certain > 0 ? new(certainYes / certain, 1 - (certainYes / certain), 0, baseRate) : null);
    }

    private static Opinion FromEvidence(double yes, double no, double baseRate) =>
        new(yes / (yes + no + 2), no / (yes + no + 2), 2 / (yes + no + 2), baseRate);
}
