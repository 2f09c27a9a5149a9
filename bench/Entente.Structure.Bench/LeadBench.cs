using Entente.Numerics;
using Entente.Structure.Lead;

namespace Entente.Structure.Bench;

internal static class LeadBench
{
    /// <summary>Directed tests between independent, overdispersed, autocorrelated counts; then the power at a stated effect.</summary>
    public static int FalseAlarms(int pairs, int length)
    {
        Console.WriteLine($"{pairs} directed tests, {length} periods; share that speak at the 5 % level");
        foreach (var (memory, size) in new[] { (0.5, 2.0), (0.8, 1.0), (0.9, 0.5) })
            foreach (var effect in new[] { 0.0, 0.35 })
                Console.WriteLine($"memory {memory}, dispersion {size}, effect {effect}: {Shares(effect == 0 ? pairs : Math.Max(200, pairs / 5), length, memory, size, effect)}");
        return 0;
    }

    private static string Shares(int pairs, int length, double memory, double size, double effect)
    {
        var speaks = new int[6][];
        for (var k = 0; k < speaks.Length; k++)
            speaks[k] = new int[pairs];
        Parallel.For(0, pairs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var random = SeededRandom.ForBlock(20, i);
            var (a, b) = Counts(random, length, memory, size, effect);
            var lags = LagChoice.Of([a, b], ["a", "b"], 1, 8);
            var naive = VectorAutoregression.Fit([a, b], ["a", "b"], lags.Bic);
            speaks[0][i] = Causality.Granger(naive, 0).P <= 0.05 ? 1 : 0;
            var longer = VectorAutoregression.Fit([a, b], ["a", "b"], lags.Aic);
            speaks[1][i] = Causality.Granger(longer, 0).P <= 0.05 ? 1 : 0;
            speaks[2][i] = Causality.GrangerRobust(longer, 0).P <= 0.05 ? 1 : 0;
            var verdict = LeadVerdict.Of(a, b, 8, (ulong)i);
            speaks[3][i] = verdict.Robust.P <= 0.05 ? 1 : 0;
            speaks[4][i] = verdict.Leads ? 1 : 0;
            speaks[5][i] = verdict.P <= 0.04 ? 1 : 0;
        });
        string[] names = ["naive (BIC)", "naive (AIC)", "HC3 on values", "HC3 on ranks, own lags", "headline", "headline at 4 %"];
        return string.Join(", ", names.Zip(speaks, (n, s) => $"{n} {100.0 * s.Sum() / pairs:F1}%"));
    }

    // Negative binomial counts whose log intensity is an autoregression; the effect adds the cause's last count, standardised, to it.
    private static (double[] A, double[] B) Counts(SeededRandom random, int length, double memory, double size, double effect)
    {
        var (a, b) = (new double[length], new double[length]);
        var (x, y) = (0.0, 0.0);
        for (var t = -50; t < length; t++)
        {
            var last = t > 0 ? Math.Log(1 + a[t - 1]) - 1 : 0;
            x = (memory * x) + (0.5 * random.NextNormal());
            y = (memory * y) + (0.5 * random.NextNormal()) + (effect * last);
            if (t < 0)
                continue;
            a[t] = NegativeBinomial(random, 3 * Math.Exp(x), size);
            b[t] = NegativeBinomial(random, 3 * Math.Exp(y), size);
        }

        return (a, b);
    }

    private static double NegativeBinomial(SeededRandom random, double mean, double size) =>
        Poisson(random, GammaDistribution.Quantile(Math.Clamp(random.NextDouble(), 1e-12, 1 - 1e-12), size, size / mean));

    private static double Poisson(SeededRandom random, double mean)
    {
        if (mean > 200)
            return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * random.NextNormal())));
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= random.NextDouble();
        return count;
    }
}
