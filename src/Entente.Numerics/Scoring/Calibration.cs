namespace Entente.Numerics;

/// <summary>Calibration curves with consistency bars (Bröcker and Smith 2007): where a bin's frequency would lie if every forecast were right.</summary>
public static class Calibration
{
    /// <summary>Ten bins of width 0.1, each with the bar that holds its frequency nine times in ten if the forecasts are calibrated.</summary>
    /// <param name="p">Probabilities, 0 to 1.</param>
    /// <param name="happened">What came out, one for each.</param>
    /// <remarks>The frequency of a bin is a sum of independent events with the probabilities stated (a Poisson binomial), computed exactly.</remarks>
    public static IReadOnlyList<ConsistencyBin> Curve(ReadOnlySpan<double> p, ReadOnlySpan<bool> happened)
    {
        var members = new List<double>[10];
        var yes = new int[10];
        for (var i = 0; i < p.Length; i++)
        {
            var b = Math.Clamp((int)Math.Floor(Math.Round(p[i] * 10, 9)), 0, 9);
            (members[b] ??= []).Add(p[i]);
            yes[b] += happened[i] ? 1 : 0;
        }

        var bins = new List<ConsistencyBin>();
        for (var b = 0; b < 10; b++)
            if (members[b] is { } inside)
            {
                var (low, high) = Bar(inside);
                bins.Add(new(inside.Average(), (double)yes[b] / inside.Count, low, high, inside.Count));
            }

        return bins;
    }

    private static (double Low, double High) Bar(List<double> p)
    {
        var mass = new double[p.Count + 1];
        mass[0] = 1;
        for (var i = 0; i < p.Count; i++)
            for (var k = i + 1; k >= 0; k--)
                mass[k] = (mass[k] * (1 - p[i])) + (k > 0 ? mass[k - 1] * p[i] : 0);
        double below = 0;
        int low = -1, high = p.Count;
        for (var k = 0; k <= p.Count; k++)
        {
            below += mass[k];
            if (low < 0 && below > 0.05)
                low = k;
            if (below >= 0.95)
            {
                high = k;
                break;
            }
        }

        return (Math.Max(0, low) / (double)p.Count, high / (double)p.Count);
    }
}

/// <summary>A bin of a calibration curve.</summary>
/// <param name="Forecast">The mean probability.</param>
/// <param name="Frequency">The share that came true.</param>
/// <param name="Low">The lower end of the consistency bar: 5th percentile.</param>
/// <param name="High">The upper end: 95th percentile.</param>
/// <param name="Count">How many forecasts.</param>
public readonly record struct ConsistencyBin(double Forecast, double Frequency, double Low, double High, int Count);
