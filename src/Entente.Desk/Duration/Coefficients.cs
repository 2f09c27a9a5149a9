using Entente.Desk.Contracts;
using Entente.Duration;
using Entente.Numerics;

namespace Entente.Desk.Duration;

/// <summary>Coefficients as documents have them.</summary>
internal static class Coefficients
{
    public static IReadOnlyList<Coefficient> Of(IReadOnlyList<string> names, double[] values, Matrix variance, Matrix? naive, double level)
    {
        var z = Normal.HalfWidth(level);
        return
        [
            .. names.Select((name, j) =>
            {
                var value = values[j];
                if (double.IsNaN(value))
                    return new Coefficient(name, double.NaN, double.NaN, null, double.NaN, double.NaN, double.NaN, double.NaN);
                var used = Math.Sqrt(variance[j, j]);
                return new Coefficient(name, value, naive is null ? used : Math.Sqrt(naive[j, j]), naive is null ? null : used, value / used, Normal.TwoSided(value / used), value - (z * used), value + (z * used));
            }),
        ];
    }

    public static DurationTest? Of(ChiSquareTest test, string? name = null) => double.IsNaN(test.ChiSquare) ? null : new DurationTest(name, test.ChiSquare, test.DegreesOfFreedom, test.P);

    // The values of a step function at the times asked for.
    public static double[] At(double[] time, double[] values, IReadOnlyList<double>? times, double before) =>
        times is null ? values : [.. times.Select(t => Array.BinarySearch(time, t) is var at && (at >= 0 ? at : ~at - 1) is >= 0 and var step ? values[step] : before)];
}
