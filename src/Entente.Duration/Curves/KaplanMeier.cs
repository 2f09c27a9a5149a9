namespace Entente.Duration;

/// <summary>How the curve is built from the hazard.</summary>
public enum CurveKind
{
    /// <summary>The product limit (Kaplan and Meier 1958) with Greenwood's variance.</summary>
    KaplanMeier,

    /// <summary>exp(-H) with H of Nelson (1972) and Aalen (1978).</summary>
    NelsonAalen,

    /// <summary>exp(-H) with H of Fleming and Harrington (1984): tied endings as if one after the other.</summary>
    FlemingHarrington,
}

/// <summary>Survival curves without a model, with late entry and weights.</summary>
public static class KaplanMeier
{
    /// <summary>One curve.</summary>
    /// <param name="data">The spells; any cause counts as the end.</param>
    /// <param name="interval">The scale of the intervals.</param>
    /// <param name="level">Their level.</param>
    /// <param name="kind">How the curve is built.</param>
    /// <param name="name">The curve's name.</param>
    /// <exception cref="ArgumentException">There are no spells.</exception>
    public static SurvivalCurve Fit(SurvivalData data, IntervalKind interval = IntervalKind.LogLog, double level = 0.95, CurveKind kind = CurveKind.KaplanMeier, string name = "")
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
            throw new ArgumentException("There are no spells.", nameof(data));
        var z = ConfidenceInterval.HalfWidth(level);
        var table = RiskTable.Of(data);
        var curve = new SurvivalCurve(name, data.Count, table.Time.Length, interval, level);
        table.Time.CopyTo(curve.Time, 0);
        table.AtRisk.CopyTo(curve.AtRisk, 0);
        table.Censored.CopyTo(curve.Censored, 0);
        double survival = 1, greenwood = 0, hazard = 0, hazardVariance = 0;
        for (var i = 0; i < table.Time.Length; i++)
        {
            double n = table.AtRisk[i], d = table.Events[i];
            curve.Events[i] = d;
            if (d > 0)
            {
                survival *= (n - d) / n;
                greenwood += d / (n * (n - d));
                if (kind == CurveKind.FlemingHarrington)
                    Spread(n, d, table.EventRows[i], ref hazard, ref hazardVariance);
                else
                {
                    hazard += d / n;
                    hazardVariance += d / (n * n);
                }
            }

            curve.CumulativeHazard[i] = hazard;
            curve.HazardStdErr[i] = Math.Sqrt(hazardVariance);
            curve.Survival[i] = kind == CurveKind.KaplanMeier ? survival : Math.Exp(-hazard);
            curve.StdErr[i] = kind == CurveKind.KaplanMeier ? Math.Sqrt(greenwood) : curve.HazardStdErr[i];
            (curve.Lower[i], curve.Upper[i]) = ConfidenceInterval.About(curve.Survival[i], curve.StdErr[i], interval, z);
        }

        return curve;
    }

    /// <summary>A curve for each group.</summary>
    /// <param name="data">The spells.</param>
    /// <param name="group">For each spell the index of its group.</param>
    /// <param name="names">The groups' names; a group without spells gets no curve.</param>
    /// <inheritdoc cref="Fit(SurvivalData, IntervalKind, double, CurveKind, string)"/>
    public static IReadOnlyList<SurvivalCurve> FitEach(SurvivalData data, int[] group, IReadOnlyList<string> names, IntervalKind interval = IntervalKind.LogLog, double level = 0.95, CurveKind kind = CurveKind.KaplanMeier)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(names);
        var curves = new List<SurvivalCurve>();
        for (var g = 0; g < names.Count; g++)
        {
            var rows = Enumerable.Range(0, data.Count).Where(i => group[i] == g).ToArray();
            if (rows.Length > 0)
                curves.Add(Fit(data.Select(rows), interval, level, kind, names[g]));
        }

        return curves;
    }

    private static void Spread(double n, double d, int rows, ref double hazard, ref double variance)
    {
        for (var k = 0; k < rows; k++)
        {
            var left = n - (d * k / rows);
            hazard += d / rows / left;
            variance += d / rows / (left * left);
        }
    }
}
