namespace Entente.Numerics;

/// <summary>Sums whose result does not depend on how many threads there are, with compensation for rounding.</summary>
public static class Sums
{
    /// <summary>The sum in the order given, compensated (Neumaier 1974): the error does not grow with the number of terms.</summary>
    public static double Compensated(ReadOnlySpan<double> terms)
    {
        double sum = 0, rest = 0;
        foreach (var x in terms)
        {
            var t = sum + x;
            rest += Math.Abs(sum) >= Math.Abs(x) ? sum - t + x : x - t + sum;
            sum = t;
        }

        return sum + rest;
    }

    /// <summary>ln of the sum of exponentials, without overflow; negative infinity for no terms.</summary>
    public static double LogSumExp(ReadOnlySpan<double> terms)
    {
        var max = double.NegativeInfinity;
        foreach (var x in terms)
            max = Math.Max(max, x);
        if (double.IsNegativeInfinity(max))
            return max;
        double sum = 0;
        foreach (var x in terms)
            sum += Math.Exp(x - max);
        return max + Math.Log(sum);
    }
}
