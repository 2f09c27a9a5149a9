using Entente.Numerics;
using Entente.World;

namespace Entente.Duration;

/// <summary>How time enters the test of proportional hazards.</summary>
public enum TimeTransform
{
    /// <summary>1 less the Kaplan-Meier curve; the default.</summary>
    KaplanMeier,

    /// <summary>The rank of the time.</summary>
    Rank,

    /// <summary>The time.</summary>
    Identity,

    /// <summary>Its logarithm.</summary>
    Log,
}

/// <summary>The test that coefficients do not change over time: for each term and for all together.</summary>
/// <param name="Rows">The terms, then <c>GLOBAL</c>.</param>
/// <param name="Tests">Their tests.</param>
public sealed record ProportionalityTest(IReadOnlyList<string> Rows, IReadOnlyList<ChiSquareTest> Tests)
{
    /// <summary>The score test of Grambsch and Therneau (1994) as <c>cox.zph</c> of R's survival 3 computes it.</summary>
    /// <param name="fit">A fitted model, without frailty and not by exact ties.</param>
    /// <param name="transform">How time enters.</param>
    /// <param name="byTerm">Whether the columns of a factor are tested together.</param>
    /// <exception cref="InputException">A coefficient could not be estimated, or the model has none.</exception>
    public static ProportionalityTest Of(CoxFit fit, TimeTransform transform = TimeTransform.KaplanMeier, bool byTerm = true)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var p = fit.Coefficients.Length;
        if (p == 0 || fit.Coefficients.Any(double.IsNaN))
            throw new InputException(p == 0 ? "the model has no coefficients to test" : "a coefficient could not be estimated; drop its term and test again");
        if (fit.Ties == CoxTies.Exact)
            throw new InputException("the test of proportional hazards needs --ties efron or breslow");
        var data = fit.Data;
        var g = Transformed(fit, transform);
        double sum = 0;
        for (var k = 0; k < g.Length; k++)
            for (var i = data.Group[k]; i < data.Group[k + 1]; i++)
                if (data.Event[i])
                    sum += g[k];
        var centred = Array.ConvertAll(g, x => x - (sum / data.Events));
        var means = CoxMeans.Of(data, fit.Pass, fit.Ties);
        var score = new double[p];
        var rows = data.Rows();
        for (var k = 0; k < g.Length; k++)
            for (var i = data.Group[k]; i < data.Group[k + 1]; i++)
            {
                if (!data.Event[i])
                    continue;
                var row = rows.Row(i);
                for (var j = 0; j < p; j++)
                    score[j] += data.WeightOf(i) * centred[k] * (row[j] - means.Mean[k][j]);
            }

        // The sums need factors that are not negative: they are shifted, and the shift is taken out again.
        var low = centred.Min();
        var ones = Enumerable.Repeat(1.0, g.Length).ToArray();
        var i0 = fit.Pass.WeighedInformation(ones);
        var shifted = fit.Pass.WeighedInformation(Array.ConvertAll(centred, x => x - low));
        var i2 = fit.Pass.WeighedInformation(Array.ConvertAll(centred, x => x * x));
        var full = new Matrix(2 * p, 2 * p);
        for (var a = 0; a < p; a++)
            for (var b = 0; b < p; b++)
            {
                full[a, b] = i0[a, b];
                full[a, p + b] = full[p + a, b] = shifted[a, b] + (low * i0[a, b]);
                full[p + a, p + b] = i2[a, b];
            }

        var names = new List<string>();
        var tests = new List<ChiSquareTest>();
        var groups = byTerm
            ? Enumerable.Range(0, p).GroupBy(j => fit.Frame.TermOfColumn[j]).Select(t => (fit.Frame.TermNames[t.Key], t.ToArray()))
            : Enumerable.Range(0, p).Select(j => (fit.Names[j], new[] { j }));
        foreach (var (name, columns) in groups.Append(("GLOBAL", Enumerable.Range(0, p).ToArray())))
        {
            names.Add(name);
            tests.Add(Test(full, score, columns, p));
        }

        return new ProportionalityTest(names, tests);
    }

    private static ChiSquareTest Test(Matrix full, double[] score, int[] columns, int p)
    {
        int[] use = [.. Enumerable.Range(0, p), .. columns.Select(c => p + c)];
        var part = new Matrix(use.Length, use.Length);
        var u = new double[use.Length];
        for (var a = 0; a < use.Length; a++)
        {
            u[a] = use[a] < p ? 0 : score[use[a] - p];
            for (var b = 0; b < use.Length; b++)
                part[a, b] = full[use[a], use[b]];
        }

        return ChiSquareTest.Of(Matrix.Dot(u, Cholesky.Factor(part, 1e-13).Solve(u)), columns.Length);
    }

    private static double[] Transformed(CoxFit fit, TimeTransform transform)
    {
        var data = fit.Data;
        switch (transform)
        {
            case TimeTransform.Identity:
                return data.Times();
            case TimeTransform.Log:
                return Array.ConvertAll(data.Times(), Math.Log);
            case TimeTransform.Rank:
                var times = data.Times().SelectMany((t, g) => Enumerable.Repeat(t, data.Group[g + 1] - data.Group[g])).Order().ToArray();
                return Array.ConvertAll(data.Times(), t =>
                {
                    var first = Bound(times, t, false);
                    return (first + 1 + Bound(times, t, true)) / 2.0;
                });
            default:
                var curve = KaplanMeier.Fit(fit.Frame.Spells());
                return Array.ConvertAll(data.Times(), t =>
                {
                    var at = Bound(curve.Time, t, false) - 1;
                    return at < 0 ? 0 : 1 - curve.Survival[at];
                });
        }
    }

    // How many entries lie below t, or not above it.
    private static int Bound(double[] sorted, double t, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < t || (orEqual && sorted[middle] == t))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
