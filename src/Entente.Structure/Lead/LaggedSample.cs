namespace Entente.Structure.Lead;

/// <summary>
/// The rows of a regression on lags: every time at which all values now and at all lags are known. A gap in a series costs the
/// rows that would reach across it; nothing is filled in.
/// </summary>
internal sealed class LaggedSample
{
    private LaggedSample(int lags, int[] times, double[][] now, double[][] lagged) => (Lags, Times, Now, Lagged) = (lags, times, now, lagged);

    public int Lags { get; }

    /// <summary>The index of each row's time in the series.</summary>
    public int[] Times { get; }

    public int Rows => Times.Length;

    /// <summary>The values now, one array a series.</summary>
    public double[][] Now { get; }

    /// <summary>The lagged values: all series at lag 1, then all at lag 2, and so on.</summary>
    public double[][] Lagged { get; }

    /// <summary>Makes the rows.</summary>
    /// <param name="series">Series of equal length; NaN where a value is missing.</param>
    /// <param name="lags">How many lags.</param>
    /// <param name="first">The first time that may be a row, at least <paramref name="lags"/>: samples for the choice of lags begin together.</param>
    public static LaggedSample Of(IReadOnlyList<double[]> series, int lags, int first)
    {
        var length = series[0].Length;
        var times = new List<int>(Math.Max(0, length - first));
        var known = 0;
        for (var t = 0; t < length; t++)
        {
            var complete = true;
            foreach (var s in series)
                complete &= double.IsFinite(s[t]);
            known = complete ? known + 1 : 0;
            if (known > lags && t >= first)
                times.Add(t);
        }

        int[] at = [.. times];
        var lagged = new double[series.Count * lags][];
        for (var l = 1; l <= lags; l++)
            for (var k = 0; k < series.Count; k++)
                lagged[((l - 1) * series.Count) + k] = Take(series[k], at, l);
        return new LaggedSample(lags, at, [.. series.Select(s => Take(s, at, 0))], lagged);
    }

    private static double[] Take(double[] series, int[] at, int lag)
    {
        var values = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
            values[i] = series[at[i] - lag];
        return values;
    }
}
