namespace Entente.Numerics;

/// <summary>Minimises a function without derivatives (Nelder and Mead 1965), for a few smooth parameters.</summary>
public static class NelderMead
{
    /// <summary>Searches from <paramref name="start"/>; deterministic.</summary>
    /// <param name="function">The function; it may return positive infinity outside its domain.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="tolerance">Stops when the values at the corners differ by less than this, relative.</param>
    /// <param name="maxEvaluations">Stops after so many evaluations.</param>
    /// <returns>The best point and its value.</returns>
    public static (double[] Point, double Value) Minimise(Func<double[], double> function, ReadOnlySpan<double> start, double tolerance = 1e-8, int maxEvaluations = 2000)
    {
        ArgumentNullException.ThrowIfNull(function);
        var n = start.Length;
        double largest = 0;
        foreach (var x in start)
            largest = Math.Max(largest, Math.Abs(x));
        var step = largest == 0 ? 0.1 : 0.1 * largest;
        var corners = new double[n + 1][];
        var values = new double[n + 1];
        for (var i = 0; i <= n; i++)
        {
            corners[i] = start.ToArray();
            if (i > 0)
                corners[i][i - 1] += step;
            values[i] = function(corners[i]);
        }

        var used = n + 1;
        while (used < maxEvaluations)
        {
            Array.Sort(values, corners);
            if (Math.Abs(values[n] - values[0]) <= tolerance * (Math.Abs(values[0]) + tolerance))
                break;
            var centre = new double[n];
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    centre[j] += corners[i][j] / n;
            var (reflected, atReflected) = Try(1);
            if (atReflected < values[0])
            {
                var (far, atFar) = Try(2);
                Replace(atFar < atReflected ? far : reflected, Math.Min(atFar, atReflected));
            }
            else if (atReflected < values[n - 1])
            {
                Replace(reflected, atReflected);
            }
            else
            {
                var outside = atReflected < values[n];
                var (near, atNear) = Try(outside ? 0.5 : -0.5);
                if (atNear < (outside ? atReflected : values[n]))
                {
                    Replace(near, atNear);
                }
                else
                {
                    for (var i = 1; i <= n; i++)
                    {
                        for (var j = 0; j < n; j++)
                            corners[i][j] = corners[0][j] + (0.5 * (corners[i][j] - corners[0][j]));
                        values[i] = function(corners[i]);
                    }

                    used += n;
                }
            }

            (double[] Point, double Value) Try(double factor)
            {
                var point = new double[n];
                for (var j = 0; j < n; j++)
                    point[j] = centre[j] + (factor * (centre[j] - corners[n][j]));
                used++;
                return (point, function(point));
            }

            void Replace(double[] point, double value) => (corners[n], values[n]) = (point, value);
        }

        Array.Sort(values, corners);
        return (corners[0], values[0]);
    }
}
