namespace Entente.Numerics;

/// <summary>How probabilities are put into bins before they are compared with what came out.</summary>
public enum BinRule
{
    /// <summary>One bin for each distinct probability: the parts add up to the Brier score exactly.</summary>
    EachValue,

    /// <summary>Ten bins of width 0.1, closed at the right except the first, which holds 0 as well; each probability is replaced by its bin's middle (the rule of R's verification package), and the parts add up to the Brier score of the middles.</summary>
    TenMiddles,

    /// <summary>Ten bins of width 0.1, closed at the left except the last, which holds 1 as well; each stands for the mean of its probabilities, and what varies inside a bin is not accounted for.</summary>
    TenMeans,
}

/// <summary>Murphy's (1973) parts of the Brier score: reliability - resolution + uncertainty.</summary>
/// <param name="Rule">How probabilities were put into bins.</param>
/// <param name="Brier">The Brier score (0 to 1) of the probabilities as the rule leaves them.</param>
/// <param name="Reliability">Mean squared distance of a bin's probability from its frequency; low is good.</param>
/// <param name="Resolution">Mean squared distance of a bin's frequency from the base rate; high is good.</param>
/// <param name="Uncertainty">Base rate times its complement: the Brier score of always saying the base rate.</param>
/// <param name="Bins">The bins that hold something, rising.</param>
public sealed record MurphyParts(BinRule Rule, double Brier, double Reliability, double Resolution, double Uncertainty, IReadOnlyList<CalibrationBin> Bins)
{
    /// <summary>1 - Brier / uncertainty: skill against the base rate in hindsight.</summary>
    public double Skill => BinaryScores.Skill(Brier, Uncertainty);

    /// <summary>Splits the score.</summary>
    /// <param name="p">Probabilities, 0 to 1.</param>
    /// <param name="happened">What came out, one for each.</param>
    /// <param name="rule">How to put them into bins.</param>
    /// <exception cref="ArgumentException">No forecasts, or not as many outcomes.</exception>
    public static MurphyParts Of(ReadOnlySpan<double> p, ReadOnlySpan<bool> happened, BinRule rule)
    {
        if (p.Length == 0 || p.Length != happened.Length)
            throw new ArgumentException("As many outcomes as probabilities were expected, one at least.", nameof(happened));
        var bins = new SortedDictionary<double, (int N, int Yes, double Sum)>();
        double brier = 0;
        var yes = 0;
        for (var i = 0; i < p.Length; i++)
        {
            var key = Key(p[i], rule);
            var bin = bins.GetValueOrDefault(key);
            bins[key] = (bin.N + 1, bin.Yes + (happened[i] ? 1 : 0), bin.Sum + p[i]);
            brier += BinaryScores.Brier(rule == BinRule.TenMiddles ? key : p[i], happened[i]);
            yes += happened[i] ? 1 : 0;
        }

        double n = p.Length, rate = yes / n, reliability = 0, resolution = 0;
        var list = new List<CalibrationBin>(bins.Count);
        foreach (var (key, bin) in bins)
        {
            var stated = rule == BinRule.TenMeans ? bin.Sum / bin.N : key;
            var frequency = (double)bin.Yes / bin.N;
            reliability += bin.N * (stated - frequency) * (stated - frequency);
            resolution += bin.N * (frequency - rate) * (frequency - rate);
            list.Add(new(stated, frequency, bin.N));
        }

        return new(rule, brier / n, reliability / n, resolution / n, rate * (1 - rate), list);
    }

    private static double Key(double p, BinRule rule) => rule switch
    {
        BinRule.EachValue => p,
        BinRule.TenMiddles => p == 0 ? 0.05 : ((Math.Ceiling(Math.Round(p * 10, 9)) * 2) - 1) / 20,
        _ => Math.Min(9, Math.Floor(Math.Round(p * 10, 9))) / 10,
    };
}

/// <summary>Forecasts of about one probability, and how often they came true.</summary>
/// <param name="Forecast">The probability that the bin stands for.</param>
/// <param name="Frequency">The share that came true.</param>
/// <param name="Count">How many forecasts.</param>
public readonly record struct CalibrationBin(double Forecast, double Frequency, int Count);
