namespace Entente.Duration;

/// <summary>The probabilities of having ended in each of several ways, over time.</summary>
public sealed class IncidenceCurve
{
    internal IncidenceCurve(string name, IReadOnlyList<string> causes, int records, RiskTable table)
    {
        (Name, Causes, Records) = (name, causes, records);
        (Time, AtRisk, Censored, Events) = (table.Time, table.AtRisk, table.Censored, table.ByCause);
        var steps = Time.Length;
        Remaining = new double[steps];
        RemainingStdErr = new double[steps];
        (Probability, StdErr, Lower, Upper) = (Columns(causes.Count, steps), Columns(causes.Count, steps), Columns(causes.Count, steps), Columns(causes.Count, steps));
    }

    /// <summary>The name of the group, empty for a single curve.</summary>
    public string Name { get; }

    /// <summary>The ways of ending; the first index of the arrays below.</summary>
    public IReadOnlyList<string> Causes { get; }

    /// <summary>The number of rows.</summary>
    public int Records { get; }

    /// <summary>The distinct exit times.</summary>
    public double[] Time { get; }

    /// <summary>Under observation just before each time.</summary>
    public double[] AtRisk { get; }

    /// <summary>Left unended at each time.</summary>
    public double[] Censored { get; }

    /// <summary>For each time, how many ended in each way.</summary>
    public double[][] Events { get; }

    /// <summary>The probability of not having ended.</summary>
    public double[] Remaining { get; }

    /// <summary>Its standard error.</summary>
    public double[] RemainingStdErr { get; }

    /// <summary>For each way of ending, its probability at each time.</summary>
    public double[][] Probability { get; }

    /// <summary>Standard errors.</summary>
    public double[][] StdErr { get; }

    /// <summary>Lower ends of the intervals; NaN where the probability is 0.</summary>
    public double[][] Lower { get; }

    /// <summary>Upper ends of the intervals; NaN where the probability is 0.</summary>
    public double[][] Upper { get; }

    /// <summary>The step that holds at <paramref name="time"/>; -1 before the first.</summary>
    public int StepAt(double time)
    {
        var at = Array.BinarySearch(Time, time);
        return at >= 0 ? at : ~at - 1;
    }

    private static double[][] Columns(int causes, int steps)
    {
        var result = new double[causes][];
        for (var k = 0; k < causes; k++)
            result[k] = new double[steps];
        return result;
    }
}

/// <summary>The estimator of Aalen and Johansen (1978) for several ways of ending, in time proportional to the number of rows.</summary>
/// <remarks>
/// The variance is the infinitesimal jackknife that R's <c>survfit</c> gives. At each time the influence of a row on the new hazard
/// sums to zero over the rows at risk, and their influence on what came before is the same for all, so that the products vanish and
/// the variance has a recursion of its own (no row's influence need be kept).
/// </remarks>
public static class AalenJohansen
{
    /// <summary>One curve.</summary>
    /// <param name="data">The spells.</param>
    /// <param name="causes">The names of causes 1, 2, …</param>
    /// <param name="interval">The scale of the intervals; R's default here is <see cref="IntervalKind.Log"/>.</param>
    /// <param name="level">Their level.</param>
    /// <param name="name">The curve's name.</param>
    /// <exception cref="ArgumentException">There are no spells, or more causes than names.</exception>
    public static IncidenceCurve Fit(SurvivalData data, IReadOnlyList<string> causes, IntervalKind interval = IntervalKind.Log, double level = 0.95, string name = "")
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(causes);
        if (data.Count == 0 || data.Causes > causes.Count)
            throw new ArgumentException(data.Count == 0 ? "There are no spells." : $"There are {data.Causes} causes, but {causes.Count} names.", nameof(data));
        var table = RiskTable.Of(data, byCause: true, causes.Count);
        var curve = new IncidenceCurve(name, causes, data.Count, table);
        var k = causes.Count;
        var z = ConfidenceInterval.HalfWidth(level);
        var p = new double[k + 1];
        p[0] = 1;

        // v[a, b]: the covariance of the probabilities of states a and b; state 0 has not ended.
        var v = new double[k + 1, k + 1];
        for (var i = 0; i < table.Time.Length; i++)
        {
            if (table.Events[i] > 0)
                Step(p, v, table.AtRisk[i], table.Events[i], table.ByCause[i]);
            curve.Remaining[i] = p[0];
            curve.RemainingStdErr[i] = Math.Sqrt(Math.Max(0, v[0, 0]));
            for (var c = 0; c < k; c++)
            {
                var error = Math.Sqrt(Math.Max(0, v[c + 1, c + 1]));
                curve.Probability[c][i] = p[c + 1];
                curve.StdErr[c][i] = error;
                (curve.Lower[c][i], curve.Upper[c][i]) = ConfidenceInterval.About(p[c + 1], error == 0 ? 0 : error / p[c + 1], interval, z);
            }
        }

        return curve;
    }

    /// <summary>A curve for each group.</summary>
    /// <inheritdoc cref="Fit(SurvivalData, IReadOnlyList{string}, IntervalKind, double, string)"/>
    public static IReadOnlyList<IncidenceCurve> FitEach(SurvivalData data, int[] group, IReadOnlyList<string> names, IReadOnlyList<string> causes, IntervalKind interval = IntervalKind.Log, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(names);
        var curves = new List<IncidenceCurve>();
        for (var g = 0; g < names.Count; g++)
        {
            var rows = Enumerable.Range(0, data.Count).Where(i => group[i] == g).ToArray();
            if (rows.Length > 0)
                curves.Add(Fit(data.Select(rows), causes, interval, level, names[g]));
        }

        return curves;
    }

    private static void Step(double[] p, double[,] v, double n, double dead, double[] by)
    {
        var k = by.Length;
        var stay = (n - dead) / n;

        // Covariances of what came before, carried through the matrix I + dH.
        for (var a = 1; a <= k; a++)
        {
            var h = by[a - 1] / n;
            if (h == 0)
                continue;
            for (var b = 0; b <= k; b++)
                if (b != a)
                    v[a, b] = v[b, a] = v[a, b] + (h * v[0, b]);
            v[a, a] += (2 * h * (v[0, a] - (h * v[0, 0]))) + (h * h * v[0, 0]);
        }

        for (var b = 1; b <= k; b++)
            v[0, b] = v[b, 0] = stay * v[0, b];
        v[0, 0] *= stay * stay;

        // The new hazards' own covariance.
        var scale = p[0] * p[0] / (n * n);
        for (var a = 0; a <= k; a++)
        {
            var da = a == 0 ? dead : by[a - 1];
            for (var b = 0; b <= k; b++)
            {
                var db = b == 0 ? dead : by[b - 1];
                var both = a == b ? da : a == 0 ? db : b == 0 ? da : 0;
                var sign = (a == 0) == (b == 0) ? 1 : -1;
                v[a, b] += sign * scale * (both - (da * db / n));
            }
        }

        for (var a = 1; a <= k; a++)
            p[a] += p[0] * by[a - 1] / n;
        p[0] *= stay;
    }
}
