using System.Collections.Frozen;
using Entente.Numerics;

namespace Entente.Weighing;

/// <summary>The densities by which a number of the record becomes a likelihood; only ratios between hypotheses matter.</summary>
internal static class LikelihoodFunctions
{
    internal static FrozenDictionary<string, int> Arity { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["normal"] = 2, ["lognormal"] = 2, ["beta"] = 2, ["uniform"] = 2, ["poisson"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string Signature(string name) => name switch
    {
        "normal" => "normal(mean, sd) with sd over 0",
        "lognormal" => "lognormal(meanlog, sdlog) with sdlog over 0",
        "beta" => "beta(a, b) with a and b over 0",
        "uniform" => "uniform(low, high) with low under high",
        _ => "poisson(rate) with a rate over 0",
    };

    internal static bool AreValid(FunctionCell cell) => cell.Name switch
    {
        "normal" or "lognormal" => cell.Arguments[1] > 0,
        "beta" => cell.Arguments[0] > 0 && cell.Arguments[1] > 0,
        "uniform" => cell.Arguments[0] < cell.Arguments[1],
        _ => cell.Arguments[0] > 0,
    };

    /// <summary>ln of the density (of the probability, for counts) at <paramref name="x"/>; negative infinity where it is 0.</summary>
    internal static double LogDensity(FunctionCell cell, double x)
    {
        var a = cell.Arguments;
        switch (cell.Name)
        {
            case "normal":
                return Normal((x - a[0]) / a[1]) - Math.Log(a[1]);
            case "lognormal":
                return x <= 0 ? double.NegativeInfinity : Normal((Math.Log(x) - a[0]) / a[1]) - Math.Log(a[1]) - Math.Log(x);
            case "beta":
                return x is < 0 or > 1 ? double.NegativeInfinity
                    : Times(a[0] - 1, Math.Log(x)) + Times(a[1] - 1, Math.Log(1 - x)) - SpecialFunctions.LogBeta(a[0], a[1]);
            case "uniform":
                return x < a[0] || x > a[1] ? double.NegativeInfinity : -Math.Log(a[1] - a[0]);
            default:
                return x < 0 || x != Math.Floor(x) ? double.NegativeInfinity : (x * Math.Log(a[0])) - a[0] - SpecialFunctions.LogGamma(x + 1);
        }
    }

    private static double Normal(double z) => (-0.5 * z * z) - (0.5 * Math.Log(2 * Math.PI));

    private static double Times(double factor, double log) => factor == 0 ? 0 : factor * log;
}
