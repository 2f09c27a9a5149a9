using Entente.Numerics;
using Entente.World;

namespace Entente.Structure.Lead;

/// <summary>Bands for impulse responses by bootstrap.</summary>
/// <param name="Low">The lower end, by step from 0.</param>
/// <param name="High">The upper end.</param>
/// <param name="Used">How many samples could be fitted.</param>
public sealed record BootstrapResponses(IReadOnlyList<Matrix> Low, IReadOnlyList<Matrix> High, int Used)
{
    /// <summary>Draws residuals in rows with replacement, builds series by the model, fits them anew (Runkle 1987); percentile bands.</summary>
    /// <param name="model">The model.</param>
    /// <param name="steps">The last step.</param>
    /// <param name="draws">How many samples.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="level">The level of the band.</param>
    public static BootstrapResponses Of(VectorAutoregression model, int steps, int draws, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (k, lags, rows) = (model.Names.Count, model.Lags, model.Rows);
        var random = new SeededRandom(seed);
        var samples = new List<IReadOnlyList<Matrix>>();
        var made = Enumerable.Range(0, k).Select(_ => new double[rows + lags]).ToArray();
        for (var b = 0; b < draws; b++)
        {
            Build(model, random, made);
            try
            {
                var again = VectorAutoregression.Fit(made, model.Names, lags);
                samples.Add(ImpulseResponses.Of(again, steps).Responses);
            }
            catch (InputException)
            {
                // A sample without variation says nothing about the response; Used tells how many are left.
            }
        }

        var (low, high) = (new List<Matrix>(), new List<Matrix>());
        var values = new double[samples.Count];
        for (var s = 0; s <= steps; s++)
        {
            var (lower, upper) = (new Matrix(k, k), new Matrix(k, k));
            for (var i = 0; i < k; i++)
            {
                for (var j = 0; j < k; j++)
                {
                    for (var b = 0; b < values.Length; b++)
                        values[b] = samples[b][s][i, j];
                    Array.Sort(values);
                    (lower[i, j], upper[i, j]) = (Quantile(values, (1 - level) / 2), Quantile(values, (1 + level) / 2));
                }
            }

            low.Add(lower);
            high.Add(upper);
        }

        return new BootstrapResponses(low, high, samples.Count);
    }

    private static void Build(VectorAutoregression model, SeededRandom random, double[][] made)
    {
        var (k, lags) = (model.Names.Count, model.Lags);
        for (var i = 0; i < k; i++)
            for (var l = 0; l < lags; l++)
                made[i][l] = model.Sample.Lagged[((lags - 1 - l) * k) + i][0];
        for (var t = lags; t < made[0].Length; t++)
        {
            var row = random.NextInt32(model.Rows);
            for (var i = 0; i < k; i++)
            {
                var b = model.Coefficients.Row(i);
                var value = b[k * lags] + model.Residuals[i][row];
                for (var l = 1; l <= lags; l++)
                    for (var j = 0; j < k; j++)
                        value += b[((l - 1) * k) + j] * made[j][t - l];
                made[i][t] = value;
            }
        }
    }

    private static double Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
            return double.NaN;
        var at = share * (sorted.Length - 1);
        var i = (int)at;
        return i + 1 < sorted.Length ? sorted[i] + ((at - i) * (sorted[i + 1] - sorted[i])) : sorted[i];
    }
}
