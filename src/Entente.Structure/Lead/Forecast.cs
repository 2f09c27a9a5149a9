using Entente.Numerics;

namespace Entente.Structure.Lead;

/// <summary>What a model foresees.</summary>
/// <param name="Mean">By step from 1, a value for each series.</param>
/// <param name="HalfWidth">By step from 1, half the width of the Gaussian interval; it leaves out that the coefficients are estimates.</param>
public sealed record Forecast(IReadOnlyList<double[]> Mean, IReadOnlyList<double[]> HalfWidth)
{
    /// <summary>Forecasts from the end of the sample (Lütkepohl 2005, section 2.2).</summary>
    public static Forecast Of(VectorAutoregression model, IReadOnlyList<double[]> series, int steps, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(model);
        var k = model.Names.Count;
        var past = Enumerable.Range(0, model.Lags).Select(l => series.Select(s => s[^(l + 1)]).ToArray()).ToList();
        var averages = ImpulseResponses.MovingAverage(model.Coefficients, model.Lags, steps);
        var variance = new double[k];
        var z = Normal.HalfWidth(level);
        var (means, widths) = (new List<double[]>(), new List<double[]>());
        for (var s = 0; s < steps; s++)
        {
            var mean = new double[k];
            for (var i = 0; i < k; i++)
            {
                mean[i] = model.Coefficients[i, k * model.Lags];
                for (var l = 0; l < model.Lags; l++)
                    for (var j = 0; j < k; j++)
                        mean[i] += model.Coefficients[i, (l * k) + j] * past[l][j];
                for (var a = 0; a < k; a++)
                    for (var b = 0; b < k; b++)
                        variance[i] += averages[s][i, a] * model.Covariance[a, b] * averages[s][i, b];
            }

            past.Insert(0, mean);
            means.Add(mean);
            widths.Add([.. variance.Select(v => z * Math.Sqrt(v))]);
        }

        return new Forecast(means, widths);
    }
}
