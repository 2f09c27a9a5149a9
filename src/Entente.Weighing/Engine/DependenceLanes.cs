using System.Runtime.Intrinsics;

namespace Entente.Weighing;

/// <summary><see cref="Dependence.Factor"/> of four groups of the same dependence at once, one a lane.</summary>
internal static class DependenceLanes
{
    /// <summary>The factors; 1 in a lane that says nothing.</summary>
    /// <param name="magnitudes">Of each unit, in each lane.</param>
    /// <param name="rho">Dependence, 0 to 1.</param>
    internal static Vector256<double> Factor(ReadOnlySpan<Vector256<double>> magnitudes, double rho)
    {
        var one = Vector256<double>.One;
        if (rho <= 0)
            return one;
        Vector256<double> sum = default, greatest = default;
        foreach (var m in magnitudes)
        {
            sum += m;
            greatest = Vector256.Max(greatest, m);
        }

        var says = Vector256.GreaterThan(greatest, Vector256<double>.Zero);
        var divisor = Vector256.ConditionalSelect(says, greatest, one);
        if (rho >= 1)
            return Vector256.ConditionalSelect(says, divisor / Vector256.ConditionalSelect(says, sum, one), one);
        var power = 1 / (1 - rho);
        Vector256<double> scaled = default;
        foreach (var m in magnitudes)
            scaled += Power(m / divisor, power);
        var root = Vector256.Exp((1 - rho) * Vector256.Log(Vector256.ConditionalSelect(says, scaled, one)));
        return Vector256.ConditionalSelect(says, divisor * root / Vector256.ConditionalSelect(says, sum, one), one);
    }

    /// <summary>As <see cref="Dependence"/> does it: whole and half powers by multiplication.</summary>
    private static Vector256<double> Power(Vector256<double> x, double power)
    {
        var twice = Math.Round(power * 2);
        if (twice > 40 || Math.Abs(twice - (power * 2)) > 1e-12)
        {
            var positive = Vector256.GreaterThan(x, Vector256<double>.Zero);
            return Vector256.ConditionalSelect(positive, Vector256.Exp(power * Vector256.Log(Vector256.ConditionalSelect(positive, x, Vector256<double>.One))), Vector256<double>.Zero);
        }

        var result = ((int)twice & 1) == 1 ? Vector256.Sqrt(x) : Vector256<double>.One;
        var factor = x;
        for (var n = (int)twice >> 1; n > 0; n >>= 1)
        {
            if ((n & 1) == 1)
                result *= factor;
            factor *= factor;
        }

        return result;
    }
}
