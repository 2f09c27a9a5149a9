namespace Entente.Numerics;

/// <summary>Scores of a probability for something that happened or did not; for every one of them but the last two, low is good.</summary>
public static class BinaryScores
{
    /// <summary>Brier's score over the "yes" side alone, (p - o)^2, from 0 to 1; half of <see cref="BrierTwoSided"/>.</summary>
    public static double Brier(double p, bool happened) => Check(p) is var q && happened ? (1 - q) * (1 - q) : q * q;

    /// <summary>Brier's score as he defined it (Brier 1950), over both sides, from 0 to 2.</summary>
    public static double BrierTwoSided(double p, bool happened) => 2 * Brier(p, happened);

    /// <summary>-ln of the probability given to what came out; infinite for a certainty that failed.</summary>
    public static double Log(double p, bool happened) => 0.0 - Math.Log(happened ? Check(p) : 1 - Check(p));

    /// <summary>The spherical score of the probability given to what came out (Roby 1965), from 0 to 1; high is good.</summary>
    public static double Spherical(double p, bool happened)
    {
        var q = happened ? Check(p) : 1 - Check(p);
        return q / Math.Sqrt((q * q) + ((1 - q) * (1 - q)));
    }

    /// <summary>Metaculus's baseline score, 100 (1 + log2 of the probability given to what came out); 0 for a half, high is good.</summary>
    public static double Baseline(double p, bool happened) => 100 * (1 + Math.Log2(happened ? Check(p) : 1 - Check(p)));

    /// <summary>1 - score / reference: the share of the reference's score that was saved; 0 is no better, negative is worse. NaN where the reference is 0.</summary>
    public static double Skill(double score, double reference) => reference == 0 ? double.NaN : 1 - (score / reference);

    /// <summary>Metaculus's peer scores: 100 ln of one's probability for what came out over the geometric mean of the others'; they sum to 0 for two forecasters and more.</summary>
    /// <param name="forOutcome">Each forecaster's probability for what came out, over 0.</param>
    /// <exception cref="ArgumentException">Fewer than two forecasters.</exception>
    public static double[] Peer(ReadOnlySpan<double> forOutcome)
    {
        if (forOutcome.Length < 2)
            throw new ArgumentException("A peer score needs two forecasters at least.", nameof(forOutcome));
        double sum = 0;
        foreach (var p in forOutcome)
            sum += Math.Log(p);
        var scores = new double[forOutcome.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = 100 * (Math.Log(forOutcome[i]) - ((sum - Math.Log(forOutcome[i])) / (scores.Length - 1)));
        return scores;
    }

    private static double Check(double p) =>
        p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies from 0 to 1.");
}
