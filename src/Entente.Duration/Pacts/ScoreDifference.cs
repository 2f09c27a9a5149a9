using Entente.Numerics;

namespace Entente.Duration.Pacts;

/// <summary>The Brier score less the baseline's, with an interval that draws whole origins again.</summary>
/// <param name="Difference">The difference; below 0 the model is better.</param>
/// <param name="Lower">The lower end of the 95 % bootstrap interval.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Won">Origins (or blocks of them) at which the model is better.</param>
/// <param name="Origins">Origins (or blocks) in all.</param>
public sealed record ScoreDifference(double Difference, double Lower, double Upper, int Won, int Origins)
{
    /// <summary>Compares.</summary>
    /// <param name="forecasts">The forecasts.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="blockYears">How many years of origins are drawn together: 1 for each origin by itself; more where windows of neighbouring origins overlap.</param>
    public static ScoreDifference Of(IReadOnlyList<PactForecast> forecasts, ulong seed, int draws = 4000, int blockYears = 1)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockYears, 1);
        var blocks = forecasts.GroupBy(f => (int)Math.Floor((double)f.Origin / blockYears)).OrderBy(g => g.Key)
            .Select(g => (Sum: g.Sum(f => ((f.P - f.Outcome) * (f.P - f.Outcome)) - ((f.Baseline - f.Outcome) * (f.Baseline - f.Outcome))), Count: g.Count())).ToArray();
        if (blocks.Length == 0)
            return new ScoreDifference(double.NaN, double.NaN, double.NaN, 0, 0);
        var random = new SeededRandom(seed);
        var values = new double[draws];
        for (var d = 0; d < draws; d++)
        {
            double sum = 0;
            var count = 0;
            for (var k = 0; k < blocks.Length; k++)
            {
                var b = blocks[random.NextInt32(blocks.Length)];
                sum += b.Sum;
                count += b.Count;
            }

            values[d] = sum / count;
        }

        Array.Sort(values);
        return new ScoreDifference(blocks.Sum(b => b.Sum) / blocks.Sum(b => b.Count), values[(int)(0.025 * draws)], values[(int)(0.975 * draws)], blocks.Count(b => b.Sum < 0), blocks.Length);
    }
}
