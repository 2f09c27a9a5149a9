namespace Entente.Structure.Lead;

/// <summary>Correction for looking many times.</summary>
public static class ManyTests
{
    /// <summary>Adjusted p values: those below a level hold false discoveries below that share on average (Benjamini and Hochberg 1995).</summary>
    /// <param name="p">The p values; NaN stays NaN and is not counted.</param>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        int[] order = [.. Enumerable.Range(0, p.Count).Where(i => !double.IsNaN(p[i])).OrderByDescending(i => p[i])];
        var adjusted = p.ToArray();
        var least = 1.0;
        for (var r = 0; r < order.Length; r++)
        {
            least = Math.Min(least, p[order[r]] * order.Length / (order.Length - r));
            adjusted[order[r]] = least;
        }

        return adjusted;
    }
}
