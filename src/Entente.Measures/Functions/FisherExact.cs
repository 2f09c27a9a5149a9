using Entente.Numerics;

namespace Entente.Measures.Functions;

/// <summary>Fisher's exact test of a table of two by two (Fisher 1922), two-sided by summing tables no likelier than the one seen.</summary>
internal static class FisherExact
{
    internal static double TwoSided(int a, int b, int c, int d)
    {
        int row = a + b, column = a + c, n = a + b + c + d;
        if (n == 0)
            return 1;
        var low = Math.Max(0, row + column - n);
        var high = Math.Min(row, column);
        var logs = new double[high - low + 1];
        for (var x = low; x <= high; x++)
            logs[x - low] = LogChoose(row, x) + LogChoose(n - row, column - x);
        var total = Sums.LogSumExp(logs);
        var seen = logs[a - low];
        var sum = 0.0;
        foreach (var l in logs)
            if (l <= seen + 1e-7)
                sum += Math.Exp(l - total);
        return Math.Min(1, sum);
    }

    private static double LogChoose(int n, int k)
    {
        double log = 0;
        for (var i = 1; i <= k; i++)
            log += Math.Log(n - k + i) - Math.Log(i);
        return log;
    }
}
