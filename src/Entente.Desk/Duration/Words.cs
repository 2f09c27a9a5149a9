using Entente.Duration;
using Entente.World;

namespace Entente.Desk.Duration;

/// <summary>The words by which the command line and the documents name choices of survival analysis.</summary>
public static class Words
{
    private static readonly (string Word, IntervalKind Value)[] Intervals =
        [("log-log", IntervalKind.LogLog), ("log", IntervalKind.Log), ("plain", IntervalKind.Plain), ("logit", IntervalKind.Logit), ("arcsin", IntervalKind.Arcsine)];

    private static readonly (string Word, AftDistribution Value)[] Distributions =
    [
        ("weibull", AftDistribution.Weibull), ("exponential", AftDistribution.Exponential), ("rayleigh", AftDistribution.Rayleigh), ("lognormal", AftDistribution.LogNormal),
        ("loglogistic", AftDistribution.LogLogistic), ("gaussian", AftDistribution.Gaussian), ("logistic", AftDistribution.Logistic), ("extreme", AftDistribution.Extreme),
    ];

    /// <summary>The word of a scale of intervals.</summary>
    public static string Of(IntervalKind kind) => Array.Find(Intervals, x => x.Value == kind).Word;

    /// <summary>The word of a distribution.</summary>
    public static string Of(AftDistribution distribution) => Array.Find(Distributions, x => x.Value == distribution).Word;

    /// <summary>The scale of intervals that a word names.</summary>
    /// <exception cref="InputException">The word is unknown.</exception>
    public static IntervalKind Interval(string word) => Find(Intervals, word, "--conf-type");

    /// <summary>The distribution that a word names.</summary>
    /// <exception cref="InputException">The word is unknown.</exception>
    public static AftDistribution Distribution(string word) => Find(Distributions, word, "--dist");

    private static T Find<T>((string Word, T Value)[] words, string word, string option)
    {
        foreach (var (text, value) in words)
            if (string.Equals(text, word, StringComparison.Ordinal))
                return value;
        throw new InputException($"{option}: '{word}' is not known; expected one of {string.Join(", ", words.Select(w => w.Word))}");
    }
}
